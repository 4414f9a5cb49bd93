"""Rows of the access ledger: the mark's two circles meet where somebody saw, and stay apart where somebody was refused."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.schemas.candidate import Look, Visit
from weimproovi.workspace.components.native import site_link


def visit_row(visit: rx.Var[Visit]) -> rx.Component:
    """Who, for what, on which promise and which day; then each look with its role, time and count."""
    ground = site_link(_("Janji {clause}", clause=visit.clause), href=i18n.localized(routes.POLICY))
    vacancy = rx.cond(visit.vacancy, rx.el.span(visit.vacancy))
    head = rx.el.div(
        rx.el.h3(rx.cond(visit.company, visit.company, _("Akun di luar perusahaan"))),
        rx.el.p(visit.day, class_name="wm-visit-day"),
        rx.el.p(rx.el.span(visit.purpose), vacancy, ground, class_name="wm-visit-facts"),
        class_name="wm-visit-head",
    )
    return rx.el.li(
        rx.cond(visit.refused, meeting(together=False), meeting(together=True)),
        rx.el.div(head, rx.el.ul(rx.foreach(visit.looks, look_line), class_name="wm-looks")),
        class_name="wm-visit",
    )


def look_line(look: rx.Var[Look]) -> rx.Component:
    """One look: what, by which role, when, how often, and its proof once it is sealed. A refused one says why."""
    refused = rx.el.span(look.what, ". ", rx.el.strong(_("Ditolak:")), " ", look.reason, ".")
    when = rx.el.span(
        rx.cond(look.role, rx.el.span(look.role)),
        rx.el.span(look.time, title=look.when_exact),
        rx.cond(look.times, rx.el.span(look.times)),
        rx.cond(look.first, rx.el.span(look.first)),
        rx.cond(look.proof, rx.el.span(_proof(look))),
        class_name="wm-look-when",
    )
    note = rx.cond(look.note, rx.el.span(look.note, class_name="wm-soft wm-wrap"))
    what = rx.el.div(rx.cond(look.refused, refused, rx.el.span(look.what)), note, class_name="wm-stack-tight")
    return rx.el.li(rx.cond(look.again, rx.el.span(), what), when, custom_attrs={"data-again": rx.cond(look.again, "true", "false")})


def _proof(look: rx.Var[Look]) -> rx.Component:
    """A download; whoever only hears the page is told of what."""
    what = rx.el.span(": ", look.what, ", ", look.when_exact, class_name="wm-hidden")
    return site_link(_("Bukti"), what, href=look.proof)


def meeting(*, together: bool) -> rx.Component:
    """The two circles: candidate and company."""
    places = ("9", "15") if together else ("6", "19")
    circles = [rx.el.svg.circle(cx=x, cy="8", r="5.5") for x in places]
    return rx.el.svg(
        *circles,
        view_box="0 0 25 16",
        class_name="wm-meeting",
        aria_hidden="true",
        custom_attrs={"data-together": str(together).lower()},
    )
