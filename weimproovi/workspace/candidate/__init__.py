"""Screens of the candidate. `PAGES` is the complete list."""

from weimproovi.workspace.candidate import (
    application,
    applications,
    home,
    notices,
    privacy,
    profile,
    requests,
    resumes,
    security,
)
from weimproovi.workspace.page import Page

PAGES: list[Page] = [
    *home.PAGES,
    *profile.PAGES,
    *resumes.PAGES,
    *applications.PAGES,
    *application.PAGES,
    *notices.PAGES,
    *privacy.PAGES,
    *requests.PAGES,
    *security.PAGES,
]
