"""What a page is made of: header, sections, panels, callouts, facts, tabs."""

import reflex as rx

from weimproovi.i18n import _
from weimproovi.workspace.components.controls import Words, page_link

Trail = list[tuple[Words, Words]]


def page_header(title: Words, *actions: rx.Component, lead: Words = "", trail: Trail | None = None) -> rx.Component:
    """The page's one h1, what it is for, where it stands, and its actions. `trail` is (words, path) from the top."""
    words = rx.el.div(
        *([breadcrumb(trail)] if trail else []),
        rx.el.h1(title, id="judul", tab_index=-1),
        *([rx.el.p(lead, class_name="wm-soft wm-reading")] if not isinstance(lead, str) or lead else []),
        class_name="wm-pageheader-words",
    )
    buttons = [rx.el.div(*actions, class_name="wm-row")] if actions else []
    return rx.el.header(words, *buttons, class_name="wm-pageheader")


def breadcrumb(trail: Trail) -> rx.Component:
    """Where this page stands; a step without words is left out."""
    steps = [rx.cond(words, rx.el.li(page_link(words, to=path))) for words, path in trail]
    return rx.el.nav(rx.el.ol(*steps, class_name="wm-trail"), aria_label=_("Letak halaman"))


def section(title: Words, *content: rx.Component, aside: rx.Component | None = None, **props: object) -> rx.Component:
    """A part of a page under its own heading; `aside` stands at the right of the heading. `id=` lets a link lead here."""
    head = rx.el.div(rx.el.h2(title), *([aside] if aside else []), class_name="wm-section-head")
    return rx.el.section(head, *content, class_name="wm-section", **props)


def panel(*content: rx.Component, look: str = "", **props: object) -> rx.Component:
    """A sheet of paper with a hairline, never inside another. `look` arranges its content ("wm-stack", "wm-fields")."""
    return rx.el.div(*content, class_name=f"wm-panel {look}".strip(), **props)


def lines(*rows: rx.Component, **props: object) -> rx.Component:
    """A sheet of rows parted by hairlines; give it `line`s or a foreach of them."""
    return rx.el.div(*rows, class_name="wm-panel wm-panel-flush wm-lines", **props)


def line(*content: rx.Component, **props: object) -> rx.Component:
    """One row of `lines`: words at the left, actions at the right."""
    return rx.el.div(*content, class_name="wm-line", **props)


def link_line(*content: rx.Component, to: Words, **props: object) -> rx.Component:
    """One row of `lines` that is a link as a whole."""
    return page_link(*content, rx.icon("chevron-right", size=16), to=to, class_name="wm-line", **props)


def callout(*content: rx.Component | Words, tone: str = "plain", icon: str = "circle-alert") -> rx.Component:
    """Something to know before going on. `tone`: "plain", "attention", "fault" or "done"."""
    words = rx.el.div(*content, class_name="wm-stack-small")
    return rx.el.div(rx.icon(icon, size=18), words, class_name="wm-callout", custom_attrs={"data-tone": tone})


def badge(words: Words, *, tone: Words = "plain") -> rx.Component:
    """A short word about a row. `tone`: "plain", "attention", "done", "note" or "fault"; the word says it too."""
    return rx.el.span(words, class_name="wm-badge", custom_attrs={"data-tone": tone})


def fact_list(*facts: tuple[Words, rx.Component | Words]) -> rx.Component:
    """Labels and their values."""
    return rx.el.dl(
        *[part for label, value in facts for part in (rx.el.dt(label), rx.el.dd(value))], class_name="wm-facts"
    )


def stat(label: Words, value: Words) -> rx.Component:
    """One number and what it counts."""
    return rx.el.div(rx.el.strong(value), rx.el.span(label, class_name="wm-soft"), class_name="wm-stat")


def timeline(entries: rx.Var[list], entry: object) -> rx.Component:
    """What happened, newest first. `entry` gives a `timeline_entry` for each."""
    return rx.el.ol(rx.foreach(entries, entry), class_name="wm-timeline")


def timeline_entry(when: Words, words: Words, *, exact: Words = "", message: Words = "") -> rx.Component:
    """One happening; `exact` is its full time, shown on pointing and read out."""
    return rx.el.li(
        rx.el.p(words, class_name="wm-strong"),
        rx.el.p(when, title=exact, class_name="wm-meta"),
        rx.cond(message, rx.el.blockquote(message)),
    )


def locked_row(label: Words, words: Words, action: rx.Component | None = None) -> rx.Component:
    """A closed part: what it is and which gate closes it. Its value is nowhere in the page."""
    text = rx.el.div(
        rx.el.span(label, class_name="wm-strong"),
        rx.el.span(words, class_name="wm-soft"),
        *([action] if action else []),
        class_name="wm-stack-tight",
    )
    return rx.el.div(rx.icon("lock", size=16), text, class_name="wm-locked")


def tab_row(name: Words, *tabs: rx.Component) -> rx.Component:
    """Tabs with counts; each a `tab`, or a foreach of them."""
    return rx.el.nav(*tabs, aria_label=name, class_name="wm-tabs")


def tab(words: Words, *, to: Words, current: bool | rx.Var[bool], count: rx.Var[int] | None = None) -> rx.Component:
    """One tab, a link, so that the address says which one is open."""
    number = [rx.el.span(count, class_name="wm-count")] if count is not None else []
    return page_link(
        rx.el.span(words), *number, to=to, custom_attrs={"aria-current": rx.cond(current, "page", "false")}
    )


def avatar(name: rx.Var[str]) -> rx.Component:
    """The first letter of a name."""
    return rx.el.span(name[0].upper(), aria_hidden="true", class_name="wm-avatar")
