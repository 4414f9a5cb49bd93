"""One privacy request: what was asked, its answer, and a ticket where the answer needs a look."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.components.controls import primary
from weimproovi.workspace.components.feedback import loaded
from weimproovi.workspace.components.fields import error_summary, text_area
from weimproovi.workspace.components.frames import staff_frame
from weimproovi.workspace.components.layout import badge, fact_list, page_header, section
from weimproovi.workspace.page import Page
from weimproovi.workspace.staff.paths import ONE_REQUEST
from weimproovi.workspace.staff.request_state import RequestState as State
from weimproovi.workspace.staff.ticket_form import ticket_form


def request() -> rx.Component:
    """The request, then its answer or the form for it."""
    now = State.shown
    trail = [(_("Permintaan privasi"), i18n.localized(routes.STAFF_REQUESTS))]
    answered = section(_("Jawaban kami"), rx.el.p(now.answer, class_name="wm-pre wm-reading"), rx.el.p(now.answered, class_name="wm-meta"))
    content = rx.el.div(asked(), rx.cond(now.answered, answered, answering()), class_name="wm-stack-wide")
    return staff_frame(
        page_header(rx.cond(now.number, now.number, _("Permintaan privasi")), trail=trail),
        loaded(State.phase, content, retry=State.load, failure=State.failure),
        current=routes.STAFF_REQUESTS,
        narrow=True,
    )


def asked() -> rx.Component:
    """What the candidate wrote, and by when she was promised an answer."""
    now = State.shown
    late = rx.cond(now.late, badge(_("Lewat batas"), tone="fault"))
    return section(
        now.kind,
        rx.el.p(now.words, class_name="wm-pre wm-reading wm-wrap"),
        fact_list((_("Diajukan"), now.asked), (_("Batas"), rx.el.span(now.due, " ", late))),
    )


def answering() -> rx.Component:
    """The answer; beside it the ticket, because who asks stays closed without one."""
    form = rx.el.form(
        error_summary(State.faults),
        text_area(
            "answer", _("Jawaban Anda"), hint=_("Dikirim lewat surat dan tampil di halaman permintaan kandidat."),
            fault=State.faults["answer"], rows="6", custom_attrs={"data-draft": "answer"},
        ),
        rx.el.div(primary(_("Kirim jawaban"), type="submit"), class_name="wm-actions"),
        on_submit=State.answer, no_validate=True, class_name="wm-stack",
    )  # fmt: skip
    ticket = rx.el.details(
        rx.el.summary(_("Perlu melihat datanya? Buka tiket")),
        ticket_form(State.shown.id, main=False),
        class_name="wm-details",
    )
    return rx.fragment(section(_("Jawab"), form), ticket)


PAGES = [
    Page(
        route=ONE_REQUEST,
        title=lambda: _("Permintaan privasi"),
        build=request,
        kinds=frozenset({ActorKind.STAFF}),
        on_load=(State.load,),
        live=State.load,
    )
]
