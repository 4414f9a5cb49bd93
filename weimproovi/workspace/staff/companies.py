"""Pemeriksaan perusahaan: staff compare a company with the register of NIBs and decide (S3)."""

import reflex as rx

from weimproovi import routes
from weimproovi.i18n import _
from weimproovi.schemas.staff import CompanyToCheck, DecidedCompany
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.components.controls import primary, quiet, secondary
from weimproovi.workspace.components.feedback import empty_state, loaded
from weimproovi.workspace.components.fields import error_summary, radio_field, radio_row, text_area, text_field
from weimproovi.workspace.components.frames import staff_frame
from weimproovi.workspace.components.layout import badge, fact_list, lines, page_header, section
from weimproovi.workspace.page import Page
from weimproovi.workspace.staff.companies_state import CompanyChecksState as State


def companies() -> rx.Component:
    """Who waits, the longest wait first, then the decisions."""
    content = rx.el.div(queue(), decisions(), class_name="wm-stack-wide")
    return staff_frame(
        page_header(
            _("Pemeriksaan perusahaan"),
            lead=_("Cocokkan nama dan alamat dengan NIB di oss.go.id. Lamaran baru terbuka bagi perusahaan yang lulus."),
        ),
        loaded(State.phase, content, retry=State.load, rows=4, failure=State.failure),
        current=routes.STAFF_COMPANIES,
        narrow=True,
    )


def queue() -> rx.Component:
    """Companies without a decision."""
    none = empty_state(_("Tidak ada yang menunggu"), _("Perusahaan yang baru mendaftar tampil di sini."))
    rows = lines(rx.foreach(State.waiting, waiting_company))
    count = rx.el.span(State.waiting.length(), class_name="wm-count")
    return section(_("Menunggu pemeriksaan"), rx.cond(State.waiting.length() > 0, rows, none), aside=count)


def waiting_company(row: rx.Var[CompanyToCheck]) -> rx.Component:
    """What the company says about itself, and the form once it is chosen."""
    open_form = quiet(_("Periksa"), on_click=State.choose(row.id), aria_label=_("Periksa") + ": " + row.name)
    return rx.el.article(
        rx.el.div(
            rx.el.h3(row.name, class_name="wm-wrap"),
            rx.cond(State.chosen == row.id, rx.fragment(), open_form),
            class_name="wm-between",
        ),
        company_facts(row),
        rx.cond(State.chosen == row.id, decision_form(row, "")),
        key=row.id,
        class_name="wm-check wm-stack",
    )


def decisions() -> rx.Component:
    """The latest decision about each company; it can be decided anew."""
    rows = section(_("Sudah diputuskan"), lines(rx.foreach(State.decided, decided_company)))
    return rx.cond(State.decided.length() > 0, rows)


def decided_company(row: rx.Var[DecidedCompany]) -> rx.Component:
    """One line; with its facts and the form when it is opened again."""
    company, verdict = row.company, _verdict(row)
    again = quiet(
        _("Periksa lagi"), on_click=State.choose(company.id), aria_label=_("Periksa lagi") + ": " + company.name
    )
    head = rx.el.div(
        rx.el.h3(company.name, class_name="wm-wrap"),
        rx.el.span(
            rx.cond(row.nib, rx.fragment(_("NIB"), " ", row.nib, " · ")),
            row.decided_by, " · ", row.decided, class_name="wm-meta wm-wrap",
        ),
        rx.cond(row.words, rx.el.p(row.words, class_name="wm-soft wm-wrap wm-reading")),
        class_name="wm-stack-tight",
    )  # fmt: skip
    acts = rx.el.div(verdict, rx.cond(State.chosen == company.id, rx.fragment(), again), class_name="wm-row")
    opened = rx.fragment(company_facts(company), decision_form(company, row.nib))
    return rx.el.article(
        rx.el.div(head, acts, class_name="wm-between"),
        rx.cond(State.chosen == company.id, opened),
        key=company.id,
        class_name="wm-check wm-stack",
    )


def company_facts(row: rx.Var[CompanyToCheck]) -> rx.Component:
    """For comparing; what is missing says so."""
    unconfirmed = rx.cond(row.confirmed, rx.fragment(), badge(_("E-mail belum dikonfirmasi"), tone="attention"))
    return fact_list(
        (_("Alamat kantor"), _or_missing(row.address)),
        (_("Kota"), _or_missing(row.city)),
        (_("E-mail rekrutmen"), _or_missing(row.email)),
        (_("Telepon kantor"), _or_missing(row.phone)),
        (_("Pemilik akun"), rx.el.span(_or_missing(row.owner), unconfirmed, class_name="wm-row")),
        (_("Terdaftar"), row.since),
    )


def decision_form(row: rx.Var[CompanyToCheck], nib: str | rx.Var[str]) -> rx.Component:
    """Number, verdict, words. It carries the name that was compared, because its owner may still change it."""
    faults = State.faults
    return rx.el.form(
        error_summary(faults),
        rx.el.input(type="hidden", name="company_id", value=row.id),
        rx.el.input(type="hidden", name="name", value=row.name),
        text_field(
            "nib", _("NIB"), hint=_("13 angka, seperti di oss.go.id. Boleh kosong bila tidak lulus."), fault=faults["nib"],
            default_value=nib, auto_focus=True, input_mode="numeric", auto_complete="off", max_width="288px",
        ),
        radio_field(
            "passed", _("Keputusan"), radio_row("passed", "passed", _("Lulus")), radio_row("passed", "failed", _("Tidak lulus")),
            fault=faults["passed"],
        ),
        text_area(
            "words", _("Alasan"), hint=_("Wajib bila tidak lulus: perusahaan membacanya dan tahu apa yang perlu diperbaiki."),
            fault=faults["words"], rows="3", custom_attrs={"data-draft": "words-" + row.id},
        ),
        rx.el.div(
            primary(_("Simpan keputusan"), type="submit"), secondary(_("Batal"), type="button", on_click=State.put_away),
            class_name="wm-actions",
        ),
        key=row.id, on_submit=State.decide, no_validate=True, class_name="wm-stack",
    )  # fmt: skip


def _verdict(row: rx.Var[DecidedCompany]) -> rx.Component:
    return rx.cond(row.passed, badge(_("Lulus"), tone="done"), badge(_("Tidak lulus"), tone="fault"))


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
