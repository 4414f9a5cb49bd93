"""The outbox: what was written to whom, how far it came, and, without a mail server, what it says."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.schemas.staff import OutboxMail
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.components.controls import icon_button, link_button, quiet, secondary
from weimproovi.workspace.components.feedback import empty_state, loaded, side_sheet
from weimproovi.workspace.components.frames import staff_frame
from weimproovi.workspace.components.layout import badge, line, lines, page_header, tab, tab_row
from weimproovi.workspace.components.native import site_link
from weimproovi.workspace.page import Page
from weimproovi.workspace.staff.mails_state import STATE_WORDS
from weimproovi.workspace.staff.mails_state import MailsState as State


def mails() -> rx.Component:
    """The mails of one state behind a row of tabs; the address says which."""
    samples = link_button(_("Contoh surat"), to=i18n.localized(routes.STAFF_MAIL_SAMPLES), look=secondary, size="2")
    rows = rx.cond(State.mails.length() > 0, listed(), nothing())
    return staff_frame(
        page_header(_("Surat keluar"), samples, secondary(_("Muat ulang"), on_click=State.load, size="2")),
        rx.el.div(tabs(), loaded(State.phase, rows, retry=State.load, failure=State.failure), class_name="wm-stack"),
        reading(),
        current=routes.STAFF_MAIL,
        narrow=True,
    )


def tabs() -> rx.Component:
    """Every state with its count."""
    path = i18n.localized(routes.STAFF_MAIL)
    named = {"": _("Semua surat"), **state_words()}
    entries = [
        tab(
            named[state],
            to=f"{path}?keadaan={word}" if word else path,
            current=State.shown == state,
            count=State.counts[state] if state else None,
        )
        for word, state in STATE_WORDS.items()
    ]
    return tab_row(_("Keadaan surat"), *entries)


def state_words() -> dict[str, str]:
    """How each state is called."""
    return {"waiting": _("Menunggu"), "sent": _("Terkirim"), "failed": _("Gagal"), "bounced": _("Tidak sampai")}


def listed() -> rx.Component:
    """One line above the rows says whether mails can be read here."""
    note = rx.cond(
        State.mails[0].readable,
        _("Server surat belum diatur, jadi surat dapat dibaca di sini. Setiap surat yang dibuka tercatat."),
        _("Isi surat hanya untuk penerimanya. Di sini tampil keadaannya."),
    )
    rows = lines(rx.foreach(State.mails, mail))
    return rx.el.div(rx.el.p(note, class_name="wm-soft wm-reading"), rows, class_name="wm-stack-small")


def nothing() -> rx.Component:
    """Why the list is empty."""
    first = empty_state(_("Belum ada surat"), _("Surat konfirmasi dan kabar lamaran tampil di sini."))
    filtered = empty_state(
        _("Belum ada surat dengan keadaan ini"),
        action=link_button(_("Lihat semua surat"), to=i18n.localized(routes.STAFF_MAIL), look=secondary, size="2"),
    )
    return rx.cond(State.shown == "", first, filtered)


def mail(row: rx.Var[OutboxMail]) -> rx.Component:
    """What it is, for whom and since when; why it waits or was given up."""
    known = rx.cond(row.address, row.address + " · ", "")
    again = rx.cond(row.again, rx.fragment(" ", _("Dicoba lagi {moment}", moment=row.again)))
    words = rx.el.div(
        rx.el.span(row.name, class_name="wm-strong wm-wrap"),
        rx.el.span(known, row.when, class_name="wm-meta wm-wrap"),
        rx.cond(row.failure, rx.el.p(row.failure, again, class_name="wm-soft wm-wrap wm-reading")),
        class_name="wm-stack-tight",
    )
    acts = rx.el.div(state_badge(row.state), _retry(row), _read(row), class_name="wm-row")
    return line(words, acts, key=row.id)


def state_badge(state: rx.Var[str]) -> rx.Component:
    """The state as a word; colour marks only what needs a look."""
    tones = {"waiting": "plain", "sent": "done", "failed": "fault", "bounced": "attention"}
    named = [(name, badge(words, tone=tones[name])) for name, words in state_words().items()]
    return rx.match(state, *named, rx.fragment())


def reading() -> rx.Component:
    """One mail as its reader gets it."""
    now = State.opened
    close = rx.dialog.close(icon_button("x", _("Tutup")))
    link = rx.el.p(site_link(_("Buka tautan di surat ini"), href=now.link))
    return side_sheet(
        rx.el.div(rx.el.h2(now.subject, lang=now.language, class_name="wm-wrap"), close, class_name="wm-sheet-head"),
        rx.el.div(rx.el.pre(now.text, lang=now.language, class_name="wm-letter"), link, class_name="wm-sheet-body"),
        opened=now.id != "",
        on_open_change=State.turn,
        title=_("Baca surat"),
    )


def _read(row: rx.Var[OutboxMail]) -> rx.Component:
    named = f"{_('Baca surat')}: " + row.name + " " + row.address
    return rx.cond(row.readable, quiet(_("Baca surat"), on_click=State.read(row.id), aria_label=named))


def _retry(row: rx.Var[OutboxMail]) -> rx.Component:
    again = quiet(_("Coba lagi"), on_click=State.retry(row.id), aria_label=f"{_('Coba lagi')}: " + row.name)
    return rx.cond(row.state == "failed", again)


PAGES = [
    Page(
        route=routes.STAFF_MAIL,
        title=lambda: _("Surat keluar"),
        build=mails,
        kinds=frozenset({ActorKind.STAFF}),
        on_load=(State.load,),
        live=State.load,
    )
]
