"""Where the account is signed in, its second factor, its password, its language."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.components.controls import secondary
from weimproovi.workspace.components.frames import recruiter_frame
from weimproovi.workspace.components.layout import page_header, section
from weimproovi.workspace.components.native import site_link
from weimproovi.workspace.components.security import security_sections
from weimproovi.workspace.page import Page
from weimproovi.workspace.security_state import SecurityState as State


def security() -> rx.Component:
    """Sign-ins, second factor, password, language."""
    header = page_header(_("Keamanan"), trail=[(_("Beranda"), i18n.localized(routes.RECRUITER))])
    return recruiter_frame(header, security_sections(), leaving(), current=routes.RECRUITER, narrow=True)


def leaving() -> rx.Component:
    """The way out is a page of the site: it asks for the password and ends every session."""
    words = _("Keluar dari tim ini, atau tutup perusahaan. Akibatnya tertulis sebelum Anda memutuskan.")
    way = secondary(site_link(_("Keluar dari Weimproovi"), href=i18n.localized(routes.LEAVE_COMPANY)), as_child=True)
    return section(_("Berhenti memakai Weimproovi"), rx.el.p(words, class_name="wm-soft"), rx.el.div(way, class_name="wm-row"))


PAGES = [
    Page(
        route=routes.RECRUITER_SECURITY,
        title=lambda: _("Keamanan"),
        build=security,
        kinds=frozenset({ActorKind.MEMBER}),
        on_load=(State.load,),
        live=State.load,
    )
]
