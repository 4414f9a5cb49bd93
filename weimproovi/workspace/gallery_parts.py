"""What the gallery shows: each function sets out the components of one kind, with sample words."""

import reflex as rx
from reflex.experimental.client_state import ClientStateVar

from weimproovi.i18n import _
from weimproovi.schemas.candidate import TimelineEntry
from weimproovi.workspace.components.controls import copy_button, danger, final, icon_button, primary, quiet, secondary
from weimproovi.workspace.components.feedback import (
    act_dialog,
    confirm_dialog,
    empty_state,
    error_state,
    side_sheet,
    skeleton_rows,
)
from weimproovi.workspace.components.fields import (
    checkbox_row,
    error_summary,
    radio_field,
    radio_row,
    rupiah_input,
    select_field,
    text_area,
    text_field,
)
from weimproovi.workspace.components.frame import connection_words, toast_look
from weimproovi.workspace.components.layout import (
    avatar,
    badge,
    callout,
    fact_list,
    line,
    lines,
    link_line,
    locked_row,
    panel,
    section,
    stat,
    tab,
    tab_row,
    timeline,
    timeline_entry,
)
from weimproovi.workspace.components.ledger import meeting
from weimproovi.workspace.session import SessionState

LONG_NAME = "Raden Ajeng Kusumawardhani Notonegoro"
SHORT_NAME = "Sukarno"
TONES = ("plain", "attention", "done", "note", "fault")


def buttons() -> rx.Component:
    """Each look, at rest and off, and the small ones of rows."""
    looks = [
        primary(_("Simpan"), type="button"),
        secondary(_("Batal"), type="button"),
        danger(_("Tarik lamaran"), type="button"),
        final(_("Tarik lamaran"), type="button"),
        quiet(_("Pindahkan"), type="button"),
        icon_button("ellipsis", _("Tindakan lain")),
        copy_button("0812-3456-7890", name=_("Salin nomor HP")),
    ]
    resting = [look(_("Simpan"), type="button", disabled=True) for look in (primary, secondary)]
    return rx.el.div(rx.el.div(*looks, class_name="wm-row"), rx.el.div(*resting, class_name="wm-row"), class_name="wm-stack")


def fields() -> rx.Component:
    """Each kind of field, empty and filled."""
    degrees = [("", _("Pilih pendidikan")), ("smk", "SMA/SMK"), ("s1", "D4/S1")]
    return panel(
        rx.el.div(
            text_field("g-name", _("Nama lengkap"), default_value=LONG_NAME),
            text_field("g-phone", _("Nomor HP"), hint=_("Misalnya 0812-3456-7890."), type="tel", optional=True),
            rupiah_input("g-pay", _("Gaji terendah"), default_value="8.000.000"),
            select_field("g-degree", _("Pendidikan"), degrees, default_value="s1"),
            class_name="wm-fields",
        ),
        text_area("g-about", _("Tentang perusahaan"), hint=_("Yang dibaca pelamar di halaman perusahaan.")),
        radio_field(
            "g-kind", _("Tempat kerja"), radio_row("g-kind", "site", _("Di tempat"), default_checked=True), radio_row("g-kind", "home", _("Remote"))
        ),
        checkbox_row("g-whatsapp", _("Nomor ini aktif di WhatsApp")),
        look="wm-form",
    )


def mended_form() -> rx.Component:
    """The summary on top and the fault at the field; what was typed stays."""
    told = _("Masukkan nomor HP, misalnya 0812-3456-7890.")
    summary = error_summary(rx.Var.create({"g-wrong": told}))
    return rx.el.div(summary, panel(text_field("g-wrong", _("Nomor HP"), fault=told, default_value="12")), class_name="wm-stack")


def list_states() -> list[rx.Component]:
    """What a list says while it has nothing to show: six states, each with the next step."""
    retry = SessionState.hush
    first = empty_state(
        _("Belum ada lamaran yang berjalan"), _("Setiap lamaran yang kamu kirim tampil di sini beserta tahapnya."), quiet(_("Cari lowongan"), type="button")
    )
    filtered = empty_state(
        _("Tidak ada yang cocok"), _("Saringan: Jawa Barat, kontrak."), quiet(_("Hapus saringan"), type="button")
    )
    locked = lines(
        rx.el.div(locked_row(_("Nomor HP"), _("Tersedia di paket Tumbuh."), quiet(_("Lihat paket"), type="button")), class_name="wm-line"),
        rx.el.div(locked_row(_("CV"), _("Perusahaan Anda sedang diperiksa.")), class_name="wm-line"),
    )
    return [
        section(_("Daftar: sedang dimuat"), rx.el.div(skeleton_rows(3), class_name="wm-sample")),
        section(_("Daftar: kosong, belum ada apa pun"), first),
        section(_("Daftar: kosong karena saringan"), filtered),
        section(_("Daftar: gagal dimuat"), error_state(None, retry=retry)),
        section(_("Daftar: terkunci"), locked),
        section(_("Daftar: koneksi terputus"), rx.el.div(connection_words(), class_name="wm-connection-bar wm-in-place")),
    ]


def rows() -> rx.Component:
    """Lines, facts, tabs and numbers, with a long name and a name of one word."""
    people = [
        line(rx.el.div(avatar(rx.Var.create(name)), rx.el.span(name, class_name="wm-strong wm-wrap"), class_name="wm-row"), badge(_("Wawancara")))
        for name in (LONG_NAME, SHORT_NAME)
    ]
    tabs = [tab(_("Baru"), to="#", current=True, count=rx.Var.create(12)), tab(_("Ditinjau"), to="#", current=False, count=rx.Var.create(3))]
    numbers = rx.el.div(stat(_("lamaran baru"), "12"), stat(_("lowongan tayang"), "4"), class_name="wm-row-wide")
    return rx.el.div(
        tab_row(_("Tahap"), *tabs),
        lines(*people, link_line(rx.el.span(_("Lihat semua lowongan")), to="#")),
        panel(fact_list((_("Gaji"), "Rp8.000.000 – Rp12.000.000"), (_("Penempatan"), "Kota Yogyakarta, DI Yogyakarta"))),
        panel(numbers),
        class_name="wm-stack",
    )


def words_about() -> rx.Component:
    """Badges and callouts in every tone, the toast in both."""
    badges = [badge(_("Menunggu"), tone=tone) for tone in TONES]
    callouts = [callout(_("Perusahaan sedang diperiksa"), tone=tone) for tone in TONES if tone != "note"]
    toasts = [toast_look(_("Dipindahkan ke Wawancara."), tone, on_close=SessionState.hush) for tone in ("done", "fault")]
    return rx.el.div(
        rx.el.div(*badges, class_name="wm-row"), *callouts, *(rx.el.div(toast, class_name="wm-in-place") for toast in toasts), class_name="wm-stack"
    )


def happenings() -> rx.Component:
    """A timeline, and the two circles that stand for a look."""
    entries = rx.Var.create([
        TimelineEntry(_("2 hari lalu"), "22 Nov 2026 14.30 WIB", _("Wawancara"), _("Kami menunggumu hari Kamis pukul 10.00.")),
        TimelineEntry(_("5 hari lalu"), "19 Nov 2026 09.05 WIB", _("Terkirim")),
    ])
    told = timeline(entries, lambda entry: timeline_entry(entry.when, entry.words, exact=entry.when_exact, message=entry.message))
    return rx.el.div(told, rx.el.div(meeting(together=True), meeting(together=False), class_name="wm-row"), class_name="wm-stack")


def dialogs() -> rx.Component:
    """Opened by their buttons; which is open is known to the browser alone."""
    ending = confirm_dialog(
        danger(_("Tarik lamaran"), type="button"), title=_("Tarik lamaran"),
        words=_("Perusahaan itu langsung tidak bisa membukanya lagi."), confirm=_("Tarik lamaran"), on_confirm=SessionState.hush,
    )  # fmt: skip
    asking, beside = (ClientStateVar.create(name, default=False) for name in ("gallery_act", "gallery_sheet"))
    act = act_dialog(
        text_field("g-act", _("Nama lengkap")), act=primary(_("Simpan"), type="button", on_click=asking.set_value(False)),
        opened=asking.value, on_open_change=lambda opened: asking.set_value(opened), title=[_("Undang anggota")], words=_("Setiap komponen dalam setiap keadaan."),
    )  # fmt: skip
    sheet = side_sheet(
        rx.el.div(rx.el.h2(LONG_NAME, class_name="wm-wrap"), rx.dialog.close(icon_button("x", _("Tutup"))), class_name="wm-sheet-head"),
        rx.el.div(fact_list((_("Kota"), "Kota Bandung")), class_name="wm-sheet-body"),
        opened=beside.value, on_open_change=lambda opened: beside.set_value(opened), title=LONG_NAME,
    )  # fmt: skip
    openers = [secondary(words, type="button", on_click=state.set_value(True)) for words, state in ((_("Undang anggota"), asking), (_("Lihat lamaran"), beside))]
    return rx.el.div(ending, *openers, act, sheet, class_name="wm-row")
