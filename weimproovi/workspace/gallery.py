"""The gallery: every component of the workspace in every state, for whoever judges how they look. A production build has no such page."""

import reflex as rx

from weimproovi import routes
from weimproovi.i18n import _
from weimproovi.settings import settings
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.components.frames import candidate_frame, recruiter_frame
from weimproovi.workspace.components.layout import page_header, section
from weimproovi.workspace.gallery_parts import (
    buttons,
    dialogs,
    fields,
    happenings,
    list_states,
    mended_form,
    rows,
    words_about,
)
from weimproovi.workspace.page import Page

ROUTE = "/_gallery"
DENSE_ROUTE = "/_gallery/rekruter"


def pages() -> list[Page]:
    """The gallery in both densities; nothing in production."""
    if settings().env == "production":
        return []
    return [
        Page(route=ROUTE, title=lambda: _("Galeri komponen"), build=roomy, kinds=frozenset({ActorKind.CANDIDATE})),
        Page(route=DENSE_ROUTE, title=lambda: _("Galeri komponen"), build=dense, kinds=frozenset({ActorKind.MEMBER})),
    ]


def roomy() -> rx.Component:
    """As candidates see it: 16 px, one column, targets of 44 px."""
    return candidate_frame(*everything(), current=routes.ACCOUNT)


def dense() -> rx.Component:
    """As recruiters and staff see it: 14 px, rows of 40 px."""
    return recruiter_frame(*everything(), current=routes.RECRUITER)


def everything() -> list[rx.Component]:
    """Header, then one section for each kind of component."""
    return [
        page_header(_("Galeri komponen"), lead=_("Setiap komponen dalam setiap keadaan."), trail=[(_("Beranda"), "/")]),
        section(_("Tombol"), buttons()),
        section(_("Isian"), fields()),
        section(_("Isian yang perlu diperbaiki"), mended_form()),
        *list_states(),
        section(_("Baris dan fakta"), rows()),
        section(_("Tanda dan pemberitahuan"), words_about()),
        section(_("Riwayat"), happenings()),
        section(_("Dialog"), dialogs()),
    ]
