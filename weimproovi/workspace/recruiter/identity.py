"""Pemeriksaan identitas: the part of the company card where an owner asks to be checked and reads the promise (S3)."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.schemas.recruiter import Paper
from weimproovi.workspace.components.controls import danger, secondary
from weimproovi.workspace.components.feedback import READY, confirm_dialog
from weimproovi.workspace.components.fields import file_input, text_field
from weimproovi.workspace.components.layout import callout, line, lines, panel, section
from weimproovi.workspace.components.native import native_form
from weimproovi.workspace.recruiter.identity_state import IdentityState as State

ACCEPTED = ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"


def identity() -> rx.Component:
    """Nothing once the company is checked: the mark on its card says it."""
    now = State.check
    content = rx.el.div(standing(), rx.cond(now.can_ask, asking()), rx.cond(now.room > 0, upload()), class_name="wm-stack")
    part = section(_("Pemeriksaan identitas"), content, id="pemeriksaan")
    return rx.cond((State.phase == READY) & (now.state != "passed"), part)


def standing() -> rx.Component:
    """The promise stays until it is kept; when it is late, that is said too."""
    now = State.check
    return rx.match(
        now.state,
        ("waiting", callout(now.words, tone="attention", icon="clock")),
        ("late", callout(now.words, tone="fault", icon="clock")),
        ("failed", callout(now.words, tone="fault")),
        callout(now.words),
    )


def asking() -> rx.Component:
    """The number; while it is being checked it may still be corrected."""
    now = State.check
    open_request = (now.state == "waiting") | (now.state == "late")
    field = text_field(
        "nib", _("Nomor Induk Berusaha (NIB)"), hint=_("13 angka, seperti di oss.go.id."), fault=State.fault,
        default_value=now.nib, input_mode="numeric", auto_complete="off", custom_attrs={"data-draft": "nib"},
    )  # fmt: skip
    send = rx.cond(
        open_request, secondary(_("Perbaiki NIB"), type="submit"), secondary(_("Kirim untuk diperiksa"), type="submit")
    )
    return rx.el.form(
        panel(field, look="wm-stack"),
        rx.el.div(send, class_name="wm-actions"),
        on_submit=State.ask,
        no_validate=True,
        class_name="wm-stack",
    )


def upload() -> rx.Component:
    """Papers that help to compare; the browser posts each file itself."""
    there = rx.cond(State.check.papers.length() > 0, lines(rx.foreach(State.check.papers, paper)))
    hint = _("Misalnya NIB atau akta. PDF, JPEG, atau PNG, paling besar 5 MB, paling banyak 3 berkas.")
    form = native_form(
        rx.el.label(_("Tambah berkas"), rx.el.span(" ", _("(opsional)"), class_name="wm-optional"), html_for="surat", class_name="wm-label"),
        rx.el.span(hint, id="surat-hint", class_name="wm-hint"),
        file_input("surat", required=True, accept=ACCEPTED),
        secondary(_("Unggah berkas"), type="submit"),
        action=i18n.localized(routes.UPLOAD_PAPER),
        custom_attrs={"encType": "multipart/form-data"},
        class_name="wm-stack-small",
    )
    gone = _("Hanya pemeriksa yang membacanya. Berkas dihapus begitu kami memutuskan.")
    return rx.el.div(there, panel(form), rx.el.p(gone, class_name="wm-soft"), class_name="wm-stack-small")


def paper(row: rx.Var[Paper]) -> rx.Component:
    """One paper, and taking it back."""
    words = rx.el.div(
        rx.el.span(row.file_name, class_name="wm-strong wm-wrap"),
        rx.el.span(row.facts, class_name="wm-meta"),
        class_name="wm-stack-tight",
    )
    removal = confirm_dialog(
        danger(_("Hapus"), size="2"),
        title=_("Hapus berkas ini?"),
        words=_("Pemeriksa tidak lagi dapat membacanya."),
        confirm=_("Hapus berkas"),
        on_confirm=State.remove(row.id),
    )
    return line(words, removal, key=row.id)
