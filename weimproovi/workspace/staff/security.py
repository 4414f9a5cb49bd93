"""Where the account is signed in, its second factor, its password, its language."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.components.frames import staff_frame
from weimproovi.workspace.components.layout import page_header
from weimproovi.workspace.components.security import security_sections
from weimproovi.workspace.page import Page
from weimproovi.workspace.security_state import SecurityState as State


def security() -> rx.Component:
    """Sign-ins, second factor, password, language."""
    header = page_header(_("Keamanan"), trail=[(_("Beranda"), i18n.localized(routes.STAFF))])
    return staff_frame(header, security_sections(), current=routes.STAFF, narrow=True)


PAGES = [
    Page(
        route=routes.STAFF_SECURITY,
        title=lambda: _("Keamanan"),
        build=security,
        kinds=frozenset({ActorKind.STAFF}),
        on_load=(State.load,),
        live=State.load,
    )
]
