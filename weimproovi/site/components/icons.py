"""Drawings: the mark and the few line icons. Paths are ours, on a 24-unit grid."""

from functools import cache

from htpy import circle, path, svg
from markupsafe import Markup

from weimproovi.site.components.flat import flat

SHAPES = {
    "briefcase": "M4 8h16v11H4zM9 8V5h6v3M4 13h16",
    "search": "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l4.5 4.5",
    "send": "M20.5 3.5L3.5 9.5l7 4 4 7zM20.5 3.5l-10 10",
    "check": "M5 12.5l4.5 4.5L19 7.5",
    "alert": "M12 4.5L21 19.5H3zM12 10v4.5M12 17v.01",
    "file": "M7 3.5h7l4 4v13H7zM14 3.5v4h4M10 12h5M10 15.5h5",
    "shield": "M12 3.5l7 2.5v5.5c0 4.2-2.8 7.2-7 9-4.2-1.8-7-4.8-7-9V6zM9 12l2.2 2.2L15.2 10",
    "user": "M12 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM5 20c.6-3.6 3.4-5.5 7-5.5s6.4 1.9 7 5.5",
    "eye": "M3 12c2-3.9 5.2-6 9-6s7 2.1 9 6c-2 3.9-5.2 6-9 6s-7-2.1-9-6zM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
    "clock": "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.5V12l3 2",
    "back": "M9 7L4 12l5 5M4 12h11a5 5 0 0 1 0 10",
    "building": "M5 20.5V4.5h9v16M14 9.5h5v11M3 20.5h18M8 8.5h3M8 12h3M8 15.5h3",
    "next": "M9 5.5l6.5 6.5L9 18.5",
    "close": "M6 6l12 12M18 6L6 18",
    "enter": "M13 4.5h6v15h-6M4 12h11M11 8l4 4-4 4",
    "save": "M7 4h10v16l-5-4-5 4z",
    "saved": "M7 4h10v16l-5-4-5 4zM9.5 9l2 2 3.5-3.5",
    "bell": "M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5l1.5 2H5zM10 20.5h4",
}


@cache
def icon(name: str) -> Markup:
    """A line icon without a name of its own: the words beside it speak."""
    return flat(svg(".icon", viewBox="0 0 24 24", aria_hidden="true")[path(d=SHAPES[name])])


@cache
def double_o() -> Markup:
    """The two circles of the name, as letters."""
    drawing = svg(viewBox="0 0 34 20", aria_hidden="true")[
        path(d="M17 3.860a10 10 0 0 1 0 12.280a10 10 0 0 1 0-12.280z", fill="var(--sun)"),
        circle(cx="10", cy="10", r="8", fill="none", stroke="currentColor", stroke_width="4"),
        circle(cx="24", cy="10", r="8", fill="none", stroke="var(--brand-text)", stroke_width="4"),
    ]
    return flat(drawing)


@cache
def pair() -> Markup:
    """Candidate and company meeting: the drawing of hero, empty places and endings."""
    drawing = svg(".pair", viewBox="0 0 72 48", aria_hidden="true")[
        circle(cx="26", cy="24", r="22", fill="var(--brand-soft)", stroke="var(--brand-line)"),
        circle(cx="46", cy="24", r="22", fill="var(--sun-wash)", stroke="var(--warn-line)"),
    ]
    return flat(drawing)
