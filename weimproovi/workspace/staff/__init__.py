"""Screens of staff. `PAGES` is the complete list."""

from weimproovi.workspace.page import Page
from weimproovi.workspace.staff import home, mails

PAGES: list[Page] = [*home.PAGES, *mails.PAGES]
