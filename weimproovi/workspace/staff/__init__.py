"""Screens of the staff. `PAGES` is the complete list."""

from weimproovi.workspace.staff import home
from weimproovi.workspace.page import Page

PAGES: list[Page] = [*home.PAGES]
