"""The candidate's profile: four facts, each with who sees it."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.candidate.profile_state import ProfileState as State
from weimproovi.workspace.components.controls import primary, quiet, secondary
from weimproovi.workspace.components.feedback import loaded
from weimproovi.workspace.components.fields import text_field
from weimproovi.workspace.components.frames import candidate_frame
from weimproovi.workspace.components.layout import lines, page_header
from weimproovi.workspace.components.mail_return import returned_mail
from weimproovi.workspace.mail_return_state import MailReturnState
from weimproovi.workspace.page import Page


def profile() -> rx.Component:
    """Read first; each section opens for writing on its own."""
    lead = _(
        "Hanya empat hal ini yang kami minta. Perusahaan melihatnya setelah kamu melamar dan mereka membuka lamaranmu."
    )
    return candidate_frame(
        page_header(_("Profil"), lead=lead, trail=[(_("Akun"), i18n.localized(routes.ACCOUNT))]),
        returned_mail(),
        loaded(State.phase, sections(), retry=State.load, failure=State.failure, rows=4),
        current=routes.ACCOUNT,
    )


def sections() -> rx.Component:
    """The four facts of a profile."""
    now = State.profile
    on_opening = _("Dilihat perusahaan setelah membuka lamaranmu.")
    return lines(
        _section(
            "full_name",
            _("Nama lengkap"),
            now.full_name,
            sees=on_opening,
            hint=_("Seperti biasa kamu menulisnya; satu kata pun boleh."),
            auto_complete="name",
        ),
        _email(),
        _section(
            "phone",
            _("Nomor HP"),
            now.phone,
            sees=on_opening,
            hint=_("Misalnya 0812-3456-7890."),
            type="tel",
            auto_complete="tel",
        ),
        _section(
            "linkedin_url",
            _("LinkedIn"),
            now.linkedin_url,
            sees=_("Dilihat perusahaan setelah membuka lamaranmu. Melamar tanpa LinkedIn sama saja."),
            hint=_("Alamat lengkap, misalnya https://www.linkedin.com/in/nama."),
            optional=True,
            type="url",
            auto_complete="url",
        ),
    )


def _section(
    name: str, label: str, value: rx.Var[str], *, sees: str, hint: str, optional: bool = False, **props: object
) -> rx.Component:
    mark = [rx.el.span(" ", _("(opsional)"), class_name="wm-optional")] if optional else []
    shown = rx.el.div(
        rx.el.span(label, *mark, class_name="wm-meta"),
        rx.el.span(rx.cond(value, value, _("Belum diisi")), class_name="wm-value"),
        rx.el.span(sees, class_name="wm-meta"),
        class_name="wm-stack-tight",
    )
    change = quiet(_("Ubah"), aria_label=_("Ubah {what}", what=label.lower()), on_click=State.write(name))
    field = text_field(
        "value",
        label,
        hint=hint,
        fault=State.fault,
        optional=optional,
        default_value=value,
        custom_attrs={"data-draft": name},
        auto_focus=True,
        **props,
    )
    buttons = rx.el.div(
        primary(_("Simpan"), type="submit"),
        secondary(_("Batal"), type="button", on_click=State.leave),
        class_name="wm-row",
    )
    form = rx.el.form(field, buttons, on_submit=State.save, no_validate=True, class_name="wm-stack wm-line-form")
    return rx.cond(
        State.writing == name,
        rx.el.div(form, class_name="wm-line"),
        rx.el.div(shown, change, class_name="wm-line wm-line-straight"),
    )


def _email() -> rx.Component:
    confirmed = rx.cond(
        State.profile.email_confirmed, _("Sudah dikonfirmasi."), _("Belum dikonfirmasi: buka tautan yang kami kirim.")
    )
    shown = rx.el.div(
        rx.el.span(_("E-mail"), class_name="wm-meta"),
        rx.el.span(State.profile.email, class_name="wm-value"),
        rx.el.span(
            confirmed,
            " ",
            _("Dipakai untuk masuk, dan dilihat perusahaan setelah membuka lamaranmu."),
            class_name="wm-meta",
        ),
        class_name="wm-stack-tight",
    )
    return rx.el.div(shown, class_name="wm-line")


PAGES = [
    Page(
        route=routes.PROFILE,
        title=lambda: _("Profil"),
        build=profile,
        kinds=frozenset({ActorKind.CANDIDATE}),
        on_load=(State.load, MailReturnState.load),
        live=State.load,
    )
]
