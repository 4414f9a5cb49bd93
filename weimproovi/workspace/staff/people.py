"""Petugas: the operator's people, their roles, inviting and ending. For administrators."""

import reflex as rx

from weimproovi import routes
from weimproovi.i18n import _
from weimproovi.i18n.staff_words import role_includes, staff_role
from weimproovi.schemas.staff import StaffPerson
from weimproovi.vocabulary import ActorKind, StaffRole
from weimproovi.workspace.components.controls import danger, icon_button, primary, quiet
from weimproovi.workspace.components.feedback import confirm_dialog, loaded, side_sheet
from weimproovi.workspace.components.fields import checkbox_row, error_summary, fault_line, text_field
from weimproovi.workspace.components.frames import staff_frame
from weimproovi.workspace.components.layout import badge, line, lines, page_header
from weimproovi.workspace.page import Page
from weimproovi.workspace.staff.people_state import PeopleState as State


def people() -> rx.Component:
    """Everybody, and the sheet in which one is invited or changed."""
    invite = rx.cond(State.phase == "ready", primary(_("Undang petugas"), on_click=State.invite, size="2"))
    return staff_frame(
        page_header(_("Petugas"), invite, lead=_("Peran bertambah: seseorang boleh melakukan semua yang termuat dalam peran-perannya.")),
        loaded(State.phase, lines(rx.foreach(State.rows, person)), retry=State.load, failure=State.failure, rows=4),
        editing(),
        current=routes.STAFF_PEOPLE,
        narrow=True,
    )


def person(row: rx.Var[StaffPerson]) -> rx.Component:
    """Name, address, roles; nobody changes her own."""
    words = rx.el.div(
        rx.el.span(row.name, class_name="wm-strong wm-wrap"),
        rx.el.span(row.email, class_name="wm-soft wm-wrap"),
        rx.el.span(row.role_words, " · ", _("sejak {day}", day=row.since), class_name="wm-meta wm-wrap"),
        class_name="wm-stack-tight",
    )
    change = quiet(_("Ubah peran"), on_click=State.choose(row.id), aria_label=_("Ubah peran {name}", name=row.name))
    again = quiet(_("Kirim ulang undangan"), on_click=State.send_again(row.id), aria_label=_("Kirim ulang undangan {name}", name=row.name))
    acts = rx.el.div(
        rx.cond(row.waiting, badge(_("Undangan menunggu"), tone="attention")),
        rx.cond(row.waiting, again),
        rx.cond(row.own, badge(_("Anda")), change),
        rx.cond(row.own | row.waiting, rx.fragment(), losing(row)),
        ending(row),
        class_name="wm-row",
    )
    return line(words, acts, key=row.id)


def losing(row: rx.Var[StaffPerson]) -> rx.Component:
    """Somebody lost her phone; asks whether it is really she who asks."""
    act = _("Atur ulang kode masuk")
    return confirm_dialog(
        quiet(act, aria_label=f"{act}: " + row.name),
        title=f"{act}: " + row.name,
        words=_("Pastikan dulu, lewat telepon atau bertemu langsung, bahwa orang ini sendiri yang meminta. Semua perangkatnya keluar."),
        confirm=act,
        on_confirm=State.reset_code(row.id),
    )


def ending(row: rx.Var[StaffPerson]) -> rx.Component:
    """Asks before somebody's service ends."""
    act = _("Akhiri tugas")
    return confirm_dialog(
        danger(act, size="2", aria_label=f"{act}: " + row.name),
        title=f"{act}: " + row.name,
        words=_("Orang ini langsung keluar dari semua perangkat, dan tiketnya tertutup."),
        confirm=act,
        on_confirm=State.end(row.id),
    )


def editing() -> rx.Component:
    """One form for inviting and for changing roles."""
    now = State.edited
    title = rx.cond(now.id, _("Peran {name}", name=now.name), _("Undang petugas"))
    close = rx.dialog.close(icon_button("x", _("Tutup")))
    return side_sheet(
        rx.el.div(rx.el.h2(title, class_name="wm-wrap"), close, class_name="wm-sheet-head"),
        rx.el.div(form(now), class_name="wm-sheet-body"),
        opened=State.opened,
        on_open_change=State.turn,
        title=title,
    )


def form(now: rx.Var[StaffPerson]) -> rx.Component:
    """Name and address where it is an invitation; then the roles."""
    faults = State.faults
    who = rx.fragment(
        text_field("name", _("Nama lengkap"), fault=faults["name"], auto_complete="off", custom_attrs={"data-draft": "staff-name"}),
        text_field(
            "email", _("E-mail kantor"), hint=_("Petugas memakai alamat tersendiri, bukan alamat akun kandidat atau perusahaan."),
            fault=faults["email"], type="email", auto_complete="off", custom_attrs={"data-draft": "staff-email"},
        ),
    )  # fmt: skip
    send = rx.cond(now.id, primary(_("Simpan peran"), type="submit"), primary(_("Kirim undangan"), type="submit"))
    return rx.el.form(
        error_summary(faults),
        rx.el.input(type="hidden", name="account_id", value=now.id),
        rx.cond(now.id, rx.fragment(), who),
        roles_field(now),
        rx.el.div(send, class_name="wm-actions"),
        key=now.id, on_submit=State.save, no_validate=True, class_name="wm-stack",
    )  # fmt: skip


def roles_field(now: rx.Var[StaffPerson]) -> rx.Component:
    """Each role with what it includes."""
    rows = [
        checkbox_row(role.value, staff_role(role), hint=role_includes(role), default_checked=now.roles.contains(role.value))
        for role in StaffRole
    ]
    return rx.el.fieldset(
        rx.el.legend(_("Peran"), class_name="wm-label"),
        fault_line("roles", State.faults["roles"]),
        rx.el.div(*rows, class_name="wm-choices"),
        id="roles",
        class_name="wm-field",
    )


PAGES = [
    Page(
        route=routes.STAFF_PEOPLE,
        title=lambda: _("Petugas"),
        build=people,
        kinds=frozenset({ActorKind.STAFF}),
        on_load=(State.load,),
        live=State.load,
    )
]
