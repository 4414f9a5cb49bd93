"""Permintaan: what a candidate asks us about her data, with a number, a promise and the answer (K1)."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.i18n.staff_words import privacy_request
from weimproovi.schemas.candidate import MyRequest
from weimproovi.vocabulary import CONTACT, ActorKind, PrivacyRequestKind
from weimproovi.workspace.candidate.requests_state import RequestsState as State
from weimproovi.workspace.components.controls import primary
from weimproovi.workspace.components.feedback import loaded
from weimproovi.workspace.components.fields import error_summary, radio_field, radio_row, text_area
from weimproovi.workspace.components.frames import candidate_frame
from weimproovi.workspace.components.layout import badge, fact_list, page_header, panel, section
from weimproovi.workspace.components.native import site_link
from weimproovi.workspace.page import Page


def requests() -> rx.Component:
    """The form, then every request with where it stands."""
    trail = [(_("Akun"), i18n.localized(routes.ACCOUNT)), (_("Pusat privasi"), i18n.localized(routes.MY_PRIVACY))]
    made = section(_("Permintaanmu"), rx.el.div(rx.foreach(State.rows, request), class_name="wm-stack"))
    content = rx.el.div(rx.cond(State.rows.length() > 0, made), asking(), class_name="wm-stack-wide")
    return candidate_frame(
        page_header(_("Permintaan tentang datamu"), lead=_("Kami menjawab dalam 3×24 jam. Jawabannya tampil di sini dan dikirim ke e-mailmu."), trail=trail),
        loaded(State.phase, content, retry=State.load, failure=State.failure),
        current=routes.ACCOUNT,
    )


def request(row: rx.Var[MyRequest]) -> rx.Component:
    """One request: number, what was asked, the exact promise or the answer."""
    state = rx.cond(row.answered, badge(_("Dijawab"), tone="done"), badge(_("Menunggu jawaban"), tone="attention"))
    answer = rx.el.div(
        rx.el.h4(_("Jawaban kami")),
        rx.el.p(row.answer, class_name="wm-pre wm-reading wm-wrap"),
        rx.el.p(row.answered, class_name="wm-meta"),
        class_name="wm-stack-tight",
    )
    promise = fact_list((_("Diajukan"), row.asked), (_("Dijawab paling lambat"), row.due))
    return panel(
        rx.el.div(rx.el.h3(row.number), state, class_name="wm-between"),
        rx.el.p(row.kind, class_name="wm-strong"),
        rx.el.p(row.words, class_name="wm-pre wm-reading wm-wrap"),
        promise,
        rx.cond(row.answered, answer),
        look="wm-stack-small",
        key=row.id,
    )


def asking() -> rx.Component:
    """What she asks, in her words; and the address for whoever would rather write."""
    faults = State.faults
    kinds = [radio_row("kind", kind.value, privacy_request(kind)) for kind in PrivacyRequestKind]
    form = rx.el.form(
        error_summary(faults),
        radio_field("kind", _("Apa yang kamu minta?"), *kinds, fault=faults["kind"]),
        text_area(
            "words", _("Ceritakan permintaanmu"), hint=_("Jangan tulis NIK atau sandi. Kami tidak memerlukannya."), fault=faults["words"],
            max_length=2000, custom_attrs={"data-draft": "request"},
        ),
        rx.el.div(primary(_("Kirim permintaan"), type="submit"), class_name="wm-actions"),
        key=State.sent.to(str), on_submit=State.ask, no_validate=True, class_name="wm-stack",
    )  # fmt: skip
    address = rx.el.p(_("Kamu juga bisa menulis ke"), " ", site_link(CONTACT, href=f"mailto:{CONTACT}"), ".", class_name="wm-soft")
    return section(_("Ajukan permintaan"), form, address)


PAGES = [
    Page(
        route=routes.MY_REQUESTS,
        title=lambda: _("Permintaan tentang datamu"),
        build=requests,
        kinds=frozenset({ActorKind.CANDIDATE}),
        on_load=(State.load,),
        live=State.load,
    )
]
