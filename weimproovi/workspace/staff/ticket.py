"""One ticket: what it opens of one person, until its end. Each time this page is opened is a look that the person reads."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.i18n.staff_words import ticket_group
from weimproovi.schemas.staff import TicketApplication
from weimproovi.vocabulary import ActorKind, FieldGroup
from weimproovi.workspace.components.controls import danger, link_button, secondary
from weimproovi.workspace.components.feedback import FAILED, READY, confirm_dialog, empty_state, skeleton_rows
from weimproovi.workspace.components.frames import staff_frame
from weimproovi.workspace.components.layout import line, lines, page_header, section
from weimproovi.workspace.page import Page
from weimproovi.workspace.staff.paths import ONE_TICKET
from weimproovi.workspace.staff.ticket_state import TicketState as State


def ticket() -> rx.Component:
    """The opened fields, and nothing of the others."""
    now = State.sheet
    back = link_button(_("Semua tiket"), to=i18n.localized(routes.STAFF_TICKETS), look=secondary)
    gone = empty_state(_("Tiket ini tidak terbuka"), _("Waktunya lewat, atau tiket sudah ditutup."), back)
    content = rx.el.div(
        rx.el.p(rx.icon("eye", size=16), rx.el.span(_("Anda melihat ini karena: {reason}. Kandidat membaca catatannya.", reason=now.reason)), class_name="wm-access"),
        facts(), applications(), resume(), class_name="wm-stack-wide",
    )  # fmt: skip
    lead = rx.cond(State.phase == READY, _("Terbuka sampai {moment}", moment=now.until), "")
    return staff_frame(
        page_header(_("Tiket"), rx.cond(State.phase == READY, closing()), lead=lead, trail=[(_("Tiket"), i18n.localized(routes.STAFF_TICKETS))]),
        rx.match(State.phase, (READY, content), (FAILED, gone), skeleton_rows(4)),
        current=routes.STAFF_TICKETS,
        narrow=True,
    )


def facts() -> rx.Component:
    """One line for each opened group that is a value."""
    now, person = State.sheet, [
        (FieldGroup.IDENTITY, _("Nama"), State.sheet.name),
        (FieldGroup.CONTACT, _("E-mail"), State.sheet.email),
        (FieldGroup.CONTACT, _("Nomor HP"), State.sheet.phone),
        (FieldGroup.LINKEDIN, _("LinkedIn"), State.sheet.linkedin),
    ]
    rows = [
        rx.cond(
            now.groups.contains(group.value),
            rx.fragment(rx.el.dt(label), rx.el.dd(rx.cond(value, value, _("Belum diisi")), class_name="wm-wrap")),
        )
        for group, label, value in person
    ]
    return rx.cond(State.has_facts, section(_("Tentang kandidat"), rx.el.dl(*rows, class_name="wm-facts")))


def applications() -> rx.Component:
    """Where the person applied, and how far it is."""
    none = rx.el.p(_("Belum ada lamaran."), class_name="wm-soft")
    rows = lines(rx.foreach(State.sheet.applications, application))
    some = rx.cond(State.sheet.applications.length() > 0, rows, none)
    return rx.cond(State.sheet.groups.contains(FieldGroup.ANSWERS.value), section(_("Lamaran yang dikirim"), some))


def application(row: rx.Var[TicketApplication]) -> rx.Component:
    """One application in words."""
    words = rx.el.div(
        rx.el.span(row.title, class_name="wm-strong wm-wrap"),
        rx.el.span(row.company, class_name="wm-soft wm-wrap"),
        rx.el.span(row.stage, " · ", row.sent, class_name="wm-meta"),
        class_name="wm-stack-tight",
    )
    return line(words)


def resume() -> rx.Component:
    """The newest resume as pictures; each one is decided on and recorded anew."""
    pages = State.sheet.pages
    pictures = rx.el.div(
        rx.foreach(pages, lambda url, number: rx.el.img(src=url, alt=_("CV, halaman") + " " + (number + 1).to(str), loading="lazy")),
        class_name="wm-pages",
    )
    none = rx.el.p(_("Belum ada CV."), class_name="wm-soft")
    some = rx.cond(pages.length() > 0, pictures, none)
    return rx.cond(State.sheet.groups.contains(FieldGroup.RESUME.value), section(ticket_group(FieldGroup.RESUME), some))


def closing() -> rx.Component:
    """Ends the ticket before its time."""
    return confirm_dialog(
        danger(_("Tutup tiket"), size="2"),
        title=_("Tutup tiket ini?"),
        words=_("Data kandidat tertutup lagi saat ini juga. Bila masih perlu, buka tiket baru."),
        confirm=_("Tutup tiket"),
        on_confirm=State.close,
    )


PAGES = [
    Page(
        route=ONE_TICKET,
        title=lambda: _("Tiket"),
        build=ticket,
        kinds=frozenset({ActorKind.STAFF}),
        on_load=(State.load,),
        live=State.check,
    )
]
