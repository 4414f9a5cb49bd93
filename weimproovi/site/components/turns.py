"""What a reviewer sees after a card of hers was sent, and how the next page knows of it: by the application's id in its address, which names nobody."""

from uuid import UUID

from htpy import Node, a, p
from starlette.requests import Request

from weimproovi import i18n, routes
from weimproovi.i18n import _

SENT = "terkirim"


def after(path: str, application_id: str) -> str:
    """An address that says whose card was sent before."""
    return f"{path}?{SENT}={application_id}"


def sent_before(request: Request) -> str:
    """The application whose card was just sent; nothing where the address names none."""
    try:
        return str(UUID(request.query_params.get(SENT, "")))
    except ValueError:
        return ""


def sent_box(application_id: str) -> Node:
    """That it was sent, and the way back to it."""
    if not application_id:
        return None
    address = i18n.localized(routes.SCORES.format(application_id=application_id))
    return p(".notice", role="status")[_("Penilaian terkirim."), " ", a(href=address)[_("Lihat atau ubah")]]
