"""Lowongan baru: what will be asked and what the plan allows, before the first word is written."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.components.controls import primary
from weimproovi.workspace.components.feedback import loaded
from weimproovi.workspace.components.frames import recruiter_frame
from weimproovi.workspace.components.layout import line, lines, page_header, panel, section
from weimproovi.workspace.page import Page
from weimproovi.workspace.recruiter.advert import paste
from weimproovi.workspace.recruiter.new_vacancy_state import NewVacancyState as State
from weimproovi.workspace.recruiter.usage import usage_line


def new_vacancy() -> rx.Component:
    """One button that begins a draft."""
    use = panel(rx.foreach(State.usage, usage_line), look="wm-fields")
    return recruiter_frame(
        page_header(
            _("Lowongan baru"),
            primary(_("Mulai menulis"), on_click=State.begin),
            lead=rx.Var.create(_("Draf tersimpan sendiri. Tidak ada yang tayang sebelum Anda menayangkannya.")),
            trail=[(_("Lowongan"), i18n.localized(routes.RECRUITER_VACANCIES))],
        ),
        paste(),
        section(_("Lima hal yang wajib ada"), lines(*[line(rx.el.span(words)) for words in five()])),
        section(_("Pemakaian paket"), loaded(State.phase, use, retry=State.load, rows=2, failure=State.failure)),
        current=routes.RECRUITER_VACANCIES,
        narrow=True,
    )


def five() -> list[str]:
    """What every vacancy must say before it is published (C6)."""
    return [
        _("Nama posisi"),
        _("Penempatan: kota dan provinsi, di tempat kerja, hybrid, atau remote"),
        _("Gaji: satu angka atau rentang, selalu terlihat"),
        _("Status karyawan"),
        _("Struktur organisasi: bagian dan atasan langsung, sebagai jabatan tanpa nama orang"),
    ]


PAGES = [
    Page(
        route=routes.NEW_VACANCY,
        title=lambda: _("Lowongan baru"),
        build=new_vacancy,
        kinds=frozenset({ActorKind.MEMBER}),
        on_load=(State.load,),
    )
]
