"""How much of a plan's limit is used, as words and a bar."""

import reflex as rx

from weimproovi.i18n import _
from weimproovi.schemas.recruiter import UsageLine


def usage_line(usage: rx.Var[UsageLine]) -> rx.Component:
    """One limit; the bar only repeats the words."""
    numbers = rx.el.span(usage.used, " ", _("dari"), " ", usage.limit, class_name="wm-num wm-soft")
    bar = rx.el.progress(value=usage.percent.to(str), max="100", aria_label=usage.label)
    return rx.el.div(
        rx.el.div(rx.el.span(usage.label), numbers, class_name="wm-between"),
        bar,
        class_name="wm-usage",
    )
