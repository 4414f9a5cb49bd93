"""Tim: who belongs to the company, what each role sees, invitations."""

import reflex as rx

from weimproovi import routes
from weimproovi.i18n import _, words
from weimproovi.schemas.recruiter import MemberRow
from weimproovi.vocabulary import ActorKind, MemberRole
from weimproovi.workspace.components.controls import danger, primary
from weimproovi.workspace.components.feedback import confirm_dialog, loaded
from weimproovi.workspace.components.fields import error_summary, select_field, text_field
from weimproovi.workspace.components.frames import recruiter_frame
from weimproovi.workspace.components.layout import badge, line, lines, page_header, panel, section
from weimproovi.workspace.page import Page
from weimproovi.workspace.recruiter.roles import roles_table
from weimproovi.workspace.recruiter.team_state import TeamState as State


def team() -> rx.Component:
    """Members, then the invitation, then what each role sees."""
    people = section(
        _("Anggota tim"),
        loaded(State.phase, lines(rx.foreach(State.rows, member)), retry=State.load, rows=3, failure=State.failure),
    )
    return recruiter_frame(
        page_header(_("Tim")),
        people,
        rx.cond(State.owner, invitation()),
        section(_("Yang dilihat tiap peran"), roles_table()),
        current=routes.TEAM,
        narrow=True,
    )


def member(row: rx.Var[MemberRow]) -> rx.Component:
    """One person or one invitation that waits."""
    name = rx.el.div(
        rx.el.span(row.name, class_name="wm-strong wm-wrap"),
        rx.el.span(row.email, class_name="wm-soft wm-wrap"),
        rx.cond(row.locked, rx.el.span(row.locked, class_name="wm-soft wm-wrap")),
        class_name="wm-stack-tight",
    )
    role = rx.el.span(row.role_words, rx.el.span(" · ", row.since, class_name="wm-soft"))
    acts = rx.el.div(
        role,
        rx.cond(row.waiting, badge(_("Menunggu"), tone="attention")),
        rx.cond(row.locked, badge(_("Kursi terkunci"), tone="attention")),
        rx.cond(row.removable, _parting(row)),
        class_name="wm-row-wide",
    )
    return line(name, acts, key=row.id)


def invitation() -> rx.Component:
    """One address at a time."""
    faults = State.faults
    roles = [
        ("", _("Pilih peran")),
        *((role.value, words.role(role)) for role in MemberRole if role is not MemberRole.OWNER),
    ]
    fields = rx.el.div(
        text_field(
            "name", _("Nama lengkap"), fault=faults["name"], auto_complete="off", custom_attrs={"data-draft": "name"}
        ),
        text_field(
            "email",
            _("E-mail kantor"),
            fault=faults["email"],
            type="email",
            auto_complete="off",
            custom_attrs={"data-draft": "email"},
        ),
        select_field("role", _("Peran"), roles, fault=faults["role"], default_value=""),
        class_name="wm-fields",
    )
    form = rx.el.form(
        error_summary(faults),
        panel(fields),
        rx.el.div(primary(_("Kirim undangan"), type="submit"), class_name="wm-actions"),
        key=State.sent.to(str),
        on_submit=State.invite,
        no_validate=True,
        class_name="wm-stack",
    )
    return section(_("Undang anggota"), form)


def _parting(row: rx.Var[MemberRow]) -> rx.Component:
    return rx.cond(
        row.waiting,
        _dialog(_("Batalkan undangan"), row, _("Tautan undangan ini berhenti berlaku."), State.cancel(row.id)),
        _dialog(
            _("Keluarkan dari tim"),
            row,
            _("Orang ini langsung kehilangan akses ke semua lowongan dan pelamar."),
            State.remove(row.id),
        ),
    )


def _dialog(act: str, row: rx.Var[MemberRow], consequence: str, event: object) -> rx.Component:
    button = danger(act, size="2", aria_label=f"{act}: " + row.name)
    return confirm_dialog(button, title=f"{act}: " + row.name, words=consequence, confirm=act, on_confirm=event)


PAGES = [
    Page(
        route=routes.TEAM,
        title=lambda: _("Tim"),
        build=team,
        kinds=frozenset({ActorKind.MEMBER}),
        on_load=(State.load,),
        live=State.load,
    )
]
