"""Screens of the candidate. `PAGES` is the complete list."""

from weimproovi.workspace.candidate import home
from weimproovi.workspace.page import Page

PAGES: list[Page] = [*home.PAGES]
