"""How much of a plan's limit is used, as words and a bar."""

import reflex as rx

from weimproovi.i18n import _
from weimproovi.schemas.recruiter import UsageLine


def usage_line(usage: rx.Var[UsageLine]) -> rx.Component:
    """One limit; the bar only repeats the words."""
    unlimited = usage.limit == _("Tanpa batas")
    numbers = rx.cond(unlimited, usage.used + ", " + _("tanpa batas"), usage.used + " " + _("dari") + " " + usage.limit)
    bar = rx.el.progress(value=usage.percent.to(str), max="100", aria_label=usage.label)
    return rx.el.div(
        rx.el.div(rx.el.span(usage.label), rx.el.span(numbers, class_name="wm-num wm-soft"), class_name="wm-between"),
        rx.cond(unlimited, rx.fragment(), bar),
        class_name="wm-usage",
    )
