"""Screens of the recruiter. `PAGES` is the complete list."""

from weimproovi.workspace.page import Page
from weimproovi.workspace.recruiter import (
    company,
    copies,
    editor,
    history,
    home,
    new_vacancy,
    pipeline,
    plan,
    security,
    sheet,
    spread,
    team,
    vacancies,
)

_SCREENS = (home, company, vacancies, new_vacancy, editor, pipeline, spread, sheet, team, plan, history, copies, security)
PAGES: list[Page] = [page for screen in _SCREENS for page in screen.PAGES]
