"""Screens of the recruiter. `PAGES` is the complete list."""

from weimproovi.workspace.recruiter import home
from weimproovi.workspace.page import Page

PAGES: list[Page] = [*home.PAGES]
