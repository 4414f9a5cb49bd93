"""Addresses of staff screens that name one thing, and reading them. A service decides what an id from an address is worth."""

import reflex as rx

from weimproovi import i18n, routes

ONE_TICKET = f"{routes.STAFF_TICKETS}/[ticket_id]"
ONE_REQUEST = f"{routes.STAFF_REQUESTS}/[request_id]"


def last_part(state: rx.State) -> str:
    """The id at the end of the address."""
    return state.router.url.path.rstrip("/").rpartition("/")[2]


def ticket_path(ticket_id: str) -> str:
    """The page of one ticket, in the current language."""
    return i18n.localized(f"{routes.STAFF_TICKETS}/{ticket_id}")
