"""Screens of staff. `PAGES` is the complete list."""

from weimproovi.workspace.page import Page
from weimproovi.workspace.staff import companies, home, mails, payments, security

PAGES: list[Page] = [*home.PAGES, *companies.PAGES, *mails.PAGES, *payments.PAGES, *security.PAGES]
