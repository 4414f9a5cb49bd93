"""Every mail that can be sent, with invented values, in both languages and both forms."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.components.feedback import loaded
from weimproovi.workspace.components.frames import staff_frame
from weimproovi.workspace.components.layout import fact_list, page_header, section
from weimproovi.workspace.page import Page
from weimproovi.workspace.staff.mail_samples_state import MailSamplesState as State


def samples() -> rx.Component:
    """A choice of kind and language, then the mail."""
    lead = _("Semua surat yang dapat dikirim, dengan isian karangan. Tujuan tiap surat hanya satu.")
    trail = [(_("Surat keluar"), i18n.localized(routes.STAFF_MAIL))]
    return staff_frame(
        page_header(_("Contoh surat"), lead=lead, trail=trail),
        loaded(
            State.phase,
            rx.el.div(choices(), chosen(), class_name="wm-stack-wide"),
            retry=State.load,
            failure=State.failure,
        ),
        current=routes.STAFF_MAIL,
        narrow=True,
    )


def choices() -> rx.Component:
    """Which mail, in which language."""
    options = rx.foreach(State.samples, lambda sample: rx.el.option(sample.name, value=sample.kind))
    kind = rx.el.div(
        rx.el.label(_("Jenis surat"), html_for="kind", class_name="wm-label"),
        rx.el.select(options, id="kind", value=State.chosen.kind, on_change=State.choose, class_name="wm-input"),
        class_name="wm-field",
    )
    named = {"id": "Bahasa Indonesia", "en": "English"}
    languages = [
        rx.el.button(
            words,
            type="button",
            on_click=State.speak(code),
            lang=code,
            custom_attrs={"aria-current": rx.cond(State.language == code, "true", "false")},
        )
        for code, words in named.items()
    ]
    return rx.el.div(
        kind,
        rx.el.div(*languages, role="group", aria_label=_("Bahasa surat"), class_name="wm-tabs"),
        class_name="wm-stack",
    )


def chosen() -> rx.Component:
    """The mail as a reader sees it, and its plain text."""
    now = State.chosen
    facts = fact_list(
        (_("Perihal"), rx.el.span(now.subject, lang=State.language)),
        (_("Tujuan surat"), now.purpose),
    )
    paper = rx.el.iframe(src_doc=now.html, title=_("Tampilan surat"), sandbox="", class_name="wm-paper")
    text = rx.el.pre(now.text, lang=State.language, tab_index=0, class_name="wm-letter wm-panel")
    return rx.el.div(facts, section(_("Tampilan"), paper), section(_("Teks"), text), class_name="wm-stack-wide")


PAGES = [
    Page(
        route=routes.STAFF_MAIL_SAMPLES,
        title=lambda: _("Contoh surat"),
        build=samples,
        kinds=frozenset({ActorKind.STAFF}),
        on_load=(State.load,),
    )
]
