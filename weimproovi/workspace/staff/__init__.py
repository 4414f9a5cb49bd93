"""Screens of staff. `PAGES` is the complete list."""

from weimproovi.workspace.page import Page
from weimproovi.workspace.staff import (
    audit,
    companies,
    home,
    mail_samples,
    mails,
    payments,
    people,
    reports,
    request,
    requests,
    security,
    sweeps,
    ticket,
    tickets,
)

PAGES: list[Page] = [
    *home.PAGES,
    *companies.PAGES,
    *reports.PAGES,
    *requests.PAGES,
    *request.PAGES,
    *tickets.PAGES,
    *ticket.PAGES,
    *payments.PAGES,
    *mails.PAGES,
    *mail_samples.PAGES,
    *sweeps.PAGES,
    *people.PAGES,
    *audit.PAGES,
    *security.PAGES,
]
