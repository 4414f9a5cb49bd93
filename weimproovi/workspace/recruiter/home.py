"""The recruiter's first screen."""

import reflex as rx

from weimproovi import routes
from weimproovi.i18n import _
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.recruiter.home_state import RecruiterHomeState
from weimproovi.workspace.page import Page
from weimproovi.workspace.session import SessionState


def home() -> rx.Component:
    """Greets the person by name."""
    return rx.el.main(
        rx.heading(_("Beranda"), as_="h1", size="6"),
        rx.text(_("Halo, "), SessionState.name),
        rx.text(RecruiterHomeState.loaded_at, id="loaded-at"),
    )


PAGES = [
    Page(
        route=routes.RECRUITER,
        title=lambda: _("Beranda"),
        build=home,
        kinds=frozenset({ActorKind.MEMBER}),
        on_load=(RecruiterHomeState.load,),
        live=RecruiterHomeState.load,
    )
]
