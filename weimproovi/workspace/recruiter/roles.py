"""What each role of a company can see and do, as a plain table with words."""

import reflex as rx

from weimproovi.i18n import _, words
from weimproovi.vocabulary import MemberRole


def roles_table() -> rx.Component:
    """Rows are things, columns are roles; cells are words, not ticks."""
    head = rx.el.tr(
        rx.el.th(rx.el.span(_("Hal"), class_name="wm-hidden"), scope="col"),
        *[rx.el.th(words.role(role), scope="col") for role in MemberRole],
    )
    rows = [rx.el.tr(rx.el.th(name, scope="row"), *_cells(cells)) for name, cells in _rows()]
    return rx.el.div(
        rx.el.table(rx.el.thead(head), rx.el.tbody(*rows), class_name="wm-table"),
        class_name="wm-panel wm-panel-flush wm-tablebox",
    )


def _cells(cells: tuple[str, ...]) -> list[rx.Component]:
    return [
        rx.el.td(cell, custom_attrs={"data-label": words.role(role)})
        for role, cell in zip(MemberRole, cells, strict=True)
    ]


def _rows() -> list[tuple[str, tuple[str, ...]]]:
    yes, no, assigned, all_of_them = _("Ya"), _("Tidak"), _("Yang ditugaskan"), _("Semua")
    allowed = _("Bila pemilik mengizinkan pada lowongan itu")
    return [
        (_("Lowongan dan pelamarnya"), (all_of_them, assigned, assigned, assigned)),
        (_("Nama dan jawaban"), (yes, yes, yes, yes)),
        (_("Kontak dan CV"), (yes, yes, yes, allowed)),
        (_("Membuka, memindahkan, mengakhiri lamaran"), (yes, yes, yes, no)),
        (_("Anggota, persetujuan, paket"), (yes, no, no, no)),
    ]
