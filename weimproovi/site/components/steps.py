"""Progress through a journey of a few steps."""

from htpy import Renderable, div, i, p, span

from weimproovi.i18n import _


def progress(place: int, total: int) -> Renderable:
    """ "Langkah 2 dari 3", in words and as a line."""
    return div(".progress")[
        p[_("Langkah {place} dari {total}", place=place, total=total)],
        span(".track", aria_hidden="true")[(i(class_={"done": number <= place}) for number in range(1, total + 1))],
    ]
