"""Where the account is signed in, its second factor, its password, its language."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.components.frames import candidate_frame
from weimproovi.workspace.components.layout import page_header
from weimproovi.workspace.components.security import security_sections
from weimproovi.workspace.page import Page
from weimproovi.workspace.security_state import SecurityState as State


def security() -> rx.Component:
    """Sign-ins, second factor, password, language."""
    header = page_header(_("Keamanan"), trail=[(_("Akun"), i18n.localized(routes.ACCOUNT))])
    return candidate_frame(header, security_sections(), current=routes.ACCOUNT)


PAGES = [
    Page(
        route=routes.MY_SESSIONS,
        title=lambda: _("Keamanan"),
        build=security,
        kinds=frozenset({ActorKind.CANDIDATE}),
        on_load=(State.load,),
        live=State.load,
    )
]
