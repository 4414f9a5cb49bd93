"""Perusahaan: the company card, and the one written consent to show it (S5)."""

import reflex as rx

from weimproovi import routes
from weimproovi.i18n import _
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.components.controls import danger, primary, secondary
from weimproovi.workspace.components.feedback import confirm_dialog, loaded
from weimproovi.workspace.components.fields import error_summary, text_area, text_field
from weimproovi.workspace.components.frames import recruiter_frame
from weimproovi.workspace.components.layout import badge, callout, fact_list, page_header, panel, section
from weimproovi.workspace.components.native import receipt_link
from weimproovi.workspace.page import Page
from weimproovi.workspace.recruiter.company_state import CompanyState as State
from weimproovi.workspace.recruiter.identity import identity
from weimproovi.workspace.recruiter.identity_state import IdentityState


def company() -> rx.Component:
    """The card first, then the consent that lets it be seen."""
    content = rx.el.div(identity(), card(), consent(), class_name="wm-stack-wide")
    return recruiter_frame(
        page_header(_("Kartu perusahaan"), lead=State.card.name),
        loaded(State.phase, content, retry=State.load, failure=State.failure),
        current=routes.COMPANY_CARD,
        narrow=True,
    )


def card() -> rx.Component:
    """A form for who may edit it, facts for the others."""
    checked = rx.cond(
        State.card.checked,
        badge(State.card.checked, tone="done"),
        rx.cond(
            State.card.refused,
            badge(_("Belum lulus pemeriksaan"), tone="fault"),
            badge(_("Belum diperiksa"), tone="attention"),
        ),
    )
    card = rx.cond(State.card.can_edit, card_form(), card_facts())
    return section(_("Isi kartu"), card, aside=checked)


def card_form() -> rx.Component:
    """What job seekers see of the company."""
    now, faults = State.card, State.faults
    about = _("Apa yang dikerjakan, sejak kapan, dan seberapa besar.")
    return rx.el.form(
        error_summary(faults),
        panel(
            text_field("name", _("Nama perusahaan"), fault=faults["name"], default_value=now.name, **kept("name")),
            text_field(
                "address", _("Alamat kantor"), fault=faults["address"], default_value=now.address, **kept("address")
            ),
            text_field("city", _("Kota"), fault=faults["city"], default_value=now.city, **kept("city")),
            rx.el.div(*_contact(), class_name="wm-fields"),
            text_area(
                "about",
                _("Tentang perusahaan"),
                hint=about,
                fault=faults["about"],
                default_value=now.about,
                **kept("about"),
            ),
            look="wm-stack",
        ),
        rx.el.div(primary(_("Simpan kartu"), type="submit"), class_name="wm-actions"),
        on_submit=State.save,
        no_validate=True,
        class_name="wm-stack",
    )


def kept(name: str) -> dict[str, dict[str, str]]:
    """Typed text outlives a session that ends before it is saved."""
    return {"custom_attrs": {"data-draft": name}}


def card_facts() -> rx.Component:
    """The card as its readers see it."""
    now = State.card
    return panel(
        fact_list(
            (_("Nama perusahaan"), now.name),
            (_("Alamat kantor"), now.address),
            (_("Kota"), now.city),
            (_("E-mail rekrutmen"), now.contact_email),
            (_("Telepon kantor"), now.contact_phone),
            (_("Tentang perusahaan"), rx.el.span(now.about, class_name="wm-pre")),
        )
    )


def consent() -> rx.Component:
    """What is agreed to, word for word: which fields, to whom, how it ends."""
    now = State.consent
    text = panel(
        rx.el.p(now.text, lang="id", class_name="wm-pre wm-reading"),
        fact_list(
            (_("Yang ditampilkan"), _bullets(now.fields)),
            (_("Siapa yang melihat"), _bullets(now.recipients)),
            (_("Berapa lama"), _("Sampai Anda mencabutnya.")),
            (_("Versi"), now.version),
        ),
        look="wm-stack",
    )
    given = rx.el.div(
        callout(rx.el.p(now.receipt), rx.cond(State.card.can_edit, receipt_link(now.receipt_url)), tone="done", icon="check"),
        rx.cond(State.card.can_edit, withdrawal()),
        class_name="wm-stack",
    )
    ask = rx.cond(
        State.card.can_edit,
        signature(),
        rx.el.p(_("Hanya pemilik yang dapat memberi persetujuan ini."), class_name="wm-soft"),
    )
    return section(_("Persetujuan menampilkan kartu"), text, rx.cond(now.given, given, ask), id="persetujuan")


def signature() -> rx.Component:
    """The owner's typed name makes it a written consent; nothing is filled in beforehand."""
    return rx.el.form(
        text_field(
            "typed_name",
            _("Ketik nama lengkap Anda sebagai tanda setuju"),
            hint=_("Waktu, nama, dan versi teks ini dicatat sebagai bukti."),
            fault=State.unsigned,
            auto_complete="off",
        ),
        rx.el.div(secondary(_("Setujui dan tampilkan kartu"), type="submit"), class_name="wm-actions"),
        on_submit=State.give,
        no_validate=True,
        class_name="wm-stack",
    )


def withdrawal() -> rx.Component:
    """As easy as giving it; the consequence in one sentence."""
    words = _(
        "Kartu dan lowongan Anda berhenti tampil kepada pencari kerja saat itu juga; lamaran yang sudah masuk tetap ada."
    )
    return rx.el.div(
        rx.el.p(words, class_name="wm-soft wm-reading"),
        confirm_dialog(
            danger(_("Cabut persetujuan")), title=_("Cabut persetujuan ini?"), words=words, confirm=_("Cabut persetujuan"),
            on_confirm=State.withdraw,
        ),
        class_name="wm-stack-small",
        align_items="flex-start",
    )  # fmt: skip


def _contact() -> tuple[rx.Component, rx.Component]:
    mail = {"fault": State.faults["contact_email"], "default_value": State.card.contact_email, "type": "email", **kept("contact_email")}
    phone = {"fault": State.faults["contact_phone"], "default_value": State.card.contact_phone, "type": "tel", **kept("contact_phone")}
    return (
        text_field("contact_email", _("E-mail rekrutmen"), **mail),
        text_field("contact_phone", _("Telepon kantor"), optional=True, **phone),
    )


def _bullets(words: rx.Var[list[str]]) -> rx.Component:
    return rx.el.ul(rx.foreach(words, lambda line: rx.el.li(line)))


PAGES = [
    Page(
        route=routes.COMPANY_CARD,
        title=lambda: _("Kartu perusahaan"),
        build=company,
        kinds=frozenset({ActorKind.MEMBER}),
        on_load=(State.load, IdentityState.load),
        live=IdentityState.reload,
    )
]
