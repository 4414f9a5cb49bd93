"""A row of the access ledger: the mark's two circles meet where somebody saw, and stay apart where somebody was refused."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.schemas.candidate import Look
from weimproovi.workspace.components.native import site_link


def look_row(look: rx.Var[Look]) -> rx.Component:
    """Who, what, for what, on which promise, when and how often."""
    who = rx.el.p(
        rx.el.strong(rx.cond(look.company, look.company, _("Akun di luar perusahaan"))),
        rx.cond(look.role, rx.el.span(" · ", look.role, class_name="wm-soft")),
    )
    refused = rx.el.p(look.what, ". ", rx.el.strong(_("Ditolak")), ": ", look.reason, ".")
    facts = rx.el.dl(
        _fact(_("Untuk"), look.purpose + rx.cond(look.vacancy, " · " + look.vacancy, "")),
        rx.el.div(rx.el.dt(_("Dasar")), rx.el.dd(_clause(look))),
        class_name="wm-look-facts",
    )
    when = rx.el.p(rx.el.span(look.when), rx.el.span(look.when_exact), rx.cond(look.times, rx.el.span(look.times)), class_name="wm-look-when")
    return rx.el.li(
        rx.cond(look.refused, meeting(together=False), meeting(together=True)),
        rx.el.div(who, rx.cond(look.refused, refused, rx.el.p(look.what)), facts, class_name="wm-stack-tight"),
        when,
        class_name="wm-look",
        custom_attrs={"data-refused": rx.cond(look.refused, "true", "false")},
    )


def meeting(*, together: bool) -> rx.Component:
    """The two circles: candidate and company."""
    places = ("9", "15") if together else ("6", "19")
    circles = [rx.el.svg.circle(cx=x, cy="8", r="5.5") for x in places]
    return rx.el.svg(*circles, view_box="0 0 25 16", class_name="wm-meeting", aria_hidden="true", custom_attrs={"data-together": str(together).lower()})


def _fact(label: str, value: rx.Var[str]) -> rx.Component:
    return rx.el.div(rx.el.dt(label), rx.el.dd(value))


def _clause(look: rx.Var[Look]) -> rx.Component:
    return site_link(_("Janji {clause}", clause=look.clause), href=i18n.localized(routes.POLICY) + "#" + look.clause)
