"""Screens of staff. `PAGES` is the complete list."""

from weimproovi.workspace.page import Page
from weimproovi.workspace.staff import companies, home, mail_samples, mails, payments, security, sweeps

PAGES: list[Page] = [*home.PAGES, *companies.PAGES, *mails.PAGES, *mail_samples.PAGES, *sweeps.PAGES, *payments.PAGES, *security.PAGES]
