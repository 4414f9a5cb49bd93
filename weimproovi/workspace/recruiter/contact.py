"""How to reach an applicant, where contact is open: copy, call, WhatsApp, LinkedIn."""

import reflex as rx

from weimproovi.i18n import _
from weimproovi.workspace.components.controls import copy_button
from weimproovi.workspace.components.layout import badge, section
from weimproovi.workspace.components.native import site_link
from weimproovi.workspace.recruiter.sheet_state import SheetState as State


def contact() -> rx.Component:
    """Each line only when its value is open; a closed one stands among the locks."""
    now = State.sheet
    mail = rx.cond(
        now.email,
        _line(_("E-mail"), site_link(now.email, href="mailto:" + now.email), copy_button(now.email, name=_("Salin e-mail"))),
    )
    whatsapp = rx.cond(
        now.whatsapp_link, site_link(_("Buka WhatsApp"), href=now.whatsapp_link, target="_blank", rel="noreferrer")
    )
    phone = rx.cond(
        now.phone,
        _line(
            _("Nomor HP"), site_link(now.phone, href=now.phone_link), copy_button(now.phone, name=_("Salin nomor HP")), whatsapp
        ),
    )
    linkedin = rx.cond(
        now.linkedin_url,
        _line(_("LinkedIn"), site_link(now.linkedin_url, href=now.linkedin_url, target="_blank", rel="noreferrer")),
    )
    verified = rx.cond(now.verified, badge(now.verified, tone="done"), rx.fragment())
    some = (now.email != "") | (now.phone != "") | (now.linkedin_url != "")
    return rx.cond(some, section(_("Kontak"), rx.el.dl(mail, phone, linkedin, class_name="wm-facts"), aside=verified))


def _line(label: str, *parts: rx.Component) -> rx.Component:
    return rx.fragment(rx.el.dt(label), rx.el.dd(*parts, class_name="wm-row wm-wrap"))
