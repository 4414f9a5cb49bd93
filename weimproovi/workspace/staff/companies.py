"""Pemeriksaan perusahaan: staff compare a company with the register of NIBs and decide (S3)."""

import reflex as rx

from weimproovi import routes
from weimproovi.i18n import _
from weimproovi.schemas.staff import CompanyToCheck, DecidedCompany
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.components.controls import icon_button, primary, quiet
from weimproovi.workspace.components.feedback import empty_state, loaded, side_sheet
from weimproovi.workspace.components.fields import error_summary, radio_field, radio_row, text_area, text_field
from weimproovi.workspace.components.frames import staff_frame
from weimproovi.workspace.components.layout import badge, callout, fact_list, line, lines, page_header, section
from weimproovi.workspace.components.native import site_link
from weimproovi.workspace.page import Page
from weimproovi.workspace.staff.companies_state import CompanyChecksState as State


def companies() -> rx.Component:
    """Who waits, the longest wait first, then the decisions; the sheet in which one company is compared."""
    content = rx.el.div(queue(), decisions(), class_name="wm-stack-wide")
    return staff_frame(
        page_header(
            _("Pemeriksaan perusahaan"),
            lead=_("Cocokkan nama dan alamat dengan NIB di oss.go.id. Lamaran baru terbuka bagi perusahaan yang lulus."),
        ),
        loaded(State.phase, content, retry=State.load, rows=4, failure=State.failure),
        comparing(),
        current=routes.STAFF_COMPANIES,
        narrow=True,
    )


def queue() -> rx.Component:
    """Companies that ask, the earliest promise first."""
    none = empty_state(_("Tidak ada yang menunggu"), _("Perusahaan yang mengirim NIB tampil di sini."))
    rows = lines(rx.foreach(State.waiting, waiting_company))
    count = rx.el.span(State.waiting.length(), class_name="wm-count")
    return section(_("Menunggu pemeriksaan"), rx.cond(State.waiting.length() > 0, rows, none), aside=count)


def waiting_company(row: rx.Var[CompanyToCheck]) -> rx.Component:
    """Who waits, and until when an answer is promised."""
    words = rx.el.div(
        rx.el.span(row.name, class_name="wm-strong wm-wrap"),
        rx.el.span(rx.cond(row.city, row.city + " · ", ""), row.promise, class_name="wm-meta wm-wrap"),
        class_name="wm-stack-tight",
    )
    marks = (
        rx.cond(row.late, badge(_("Terlambat"), tone="fault")),
        rx.cond(row.same.length() > 0, badge(_("Mirip perusahaan lain"), tone="attention")),
    )
    return line(words, rx.el.div(*marks, _unconfirmed(row), _check(_("Periksa"), row), class_name="wm-row"), key=row.id)


def decisions() -> rx.Component:
    """The latest decision about each company; it can be decided anew."""
    rows = section(_("Sudah diputuskan"), lines(rx.foreach(State.decided, decided_company)))
    return rx.cond(State.decided.length() > 0, rows)


def decided_company(row: rx.Var[DecidedCompany]) -> rx.Component:
    """What was decided, by whom and when; the reason where it did not pass."""
    facts = rx.el.span(
        rx.cond(row.nib, rx.fragment(_("NIB"), " ", row.nib, " · ")), row.decided_by, " · ", row.decided,
        class_name="wm-meta wm-wrap",
    )  # fmt: skip
    words = rx.el.div(
        rx.el.span(row.company.name, class_name="wm-strong wm-wrap"),
        facts,
        rx.cond(row.words, rx.el.p(row.words, class_name="wm-soft wm-wrap wm-reading")),
        class_name="wm-stack-tight",
    )
    verdict = rx.cond(row.passed, badge(_("Lulus"), tone="done"), badge(_("Tidak lulus"), tone="fault"))
    acts = rx.el.div(verdict, _check(_("Periksa lagi"), row.company), class_name="wm-row")
    return line(words, acts, key=row.company.id)


def comparing() -> rx.Component:
    """One company: what it says about itself, and the decision."""
    now = State.opened
    close = rx.dialog.close(icon_button("x", _("Tutup")))
    return side_sheet(
        rx.el.div(rx.el.h2(now.name, class_name="wm-wrap"), close, class_name="wm-sheet-head"),
        rx.el.div(
            rx.cond(now.same.length() > 0, callout(rx.el.ul(rx.foreach(now.same, rx.el.li)), tone="attention")),
            company_facts(now),
            rx.cond(now.papers.length() > 0, papers(now)),
            decision_form(now),
            class_name="wm-sheet-body",
        ),
        opened=now.id != "",
        on_open_change=State.turn,
        title=_("Periksa") + ": " + now.name,
    )


def company_facts(row: rx.Var[CompanyToCheck]) -> rx.Component:
    """For comparing; what is missing says so."""
    return fact_list(
        (_("NIB yang ditulis"), _or_missing(row.nib)),
        (_("Alamat kantor"), _or_missing(row.address)),
        (_("Kota"), _or_missing(row.city)),
        (_("E-mail rekrutmen"), _or_missing(row.email)),
        (_("Telepon kantor"), _or_missing(row.phone)),
        (_("Pemilik akun"), rx.el.span(_or_missing(row.owner), _unconfirmed(row), class_name="wm-row")),
        (_("Terdaftar"), row.since),
    )


def papers(row: rx.Var[CompanyToCheck]) -> rx.Component:
    """What the company sent; each opening is noted, and all of it goes at the decision."""
    links = rx.foreach(row.papers, lambda one: rx.el.li(site_link(one.words, href=one.path, target="_blank")))
    return rx.el.div(
        rx.el.h3(_("Berkas dari perusahaan")),
        rx.el.ul(links),
        rx.el.p(_("Setiap kali dibuka, dicatat. Semua berkas dihapus saat keputusan disimpan."), class_name="wm-soft"),
        class_name="wm-stack-small",
    )


def decision_form(row: rx.Var[CompanyToCheck]) -> rx.Component:
    """Number, verdict, words. It carries the name that was compared, because its owner may still change it."""
    faults = State.faults
    return rx.el.form(
        error_summary(faults),
        rx.el.input(type="hidden", name="company_id", value=row.id),
        rx.el.input(type="hidden", name="name", value=row.name),
        text_field(
            "nib", _("NIB"), hint=_("13 angka, seperti di oss.go.id. Boleh kosong bila tidak lulus."), fault=faults["nib"],
            default_value=State.nib, input_mode="numeric", auto_complete="off",
        ),
        radio_field(
            "passed", _("Keputusan"), radio_row("passed", "passed", _("Lulus")), radio_row("passed", "failed", _("Tidak lulus")),
            fault=faults["passed"],
        ),
        text_area(
            "words", _("Alasan"), hint=_("Wajib bila tidak lulus: perusahaan membacanya dan tahu apa yang perlu diperbaiki."),
            fault=faults["words"], rows="3", custom_attrs={"data-draft": "words-" + row.id},
        ),
        rx.el.div(primary(_("Simpan keputusan"), type="submit"), class_name="wm-actions"),
        key=row.id, on_submit=State.decide, no_validate=True, class_name="wm-stack",
    )  # fmt: skip


def _check(words: str, row: rx.Var[CompanyToCheck]) -> rx.Component:
    return quiet(words, on_click=State.choose(row.id), aria_label=f"{words}: " + row.name)


def _unconfirmed(row: rx.Var[CompanyToCheck]) -> rx.Component:
    return rx.cond(row.confirmed, rx.fragment(), badge(_("E-mail belum dikonfirmasi"), tone="attention"))


def _or_missing(value: rx.Var[str]) -> rx.Component:
    return rx.cond(value, rx.el.span(value), rx.el.span(_("Belum diisi"), class_name="wm-soft"))


PAGES = [
    Page(
        route=routes.STAFF_COMPANIES,
        title=lambda: _("Pemeriksaan perusahaan"),
        build=companies,
        kinds=frozenset({ActorKind.STAFF}),
        on_load=(State.load,),
        live=State.load,
    )
]
