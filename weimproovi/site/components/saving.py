"""Saving a vacancy: a button on cards and on the vacancy, and what stands there instead once one has applied.

The buttons belong to one form at the end of the document (`save_form`), because cards may stand inside the form of the search.
"""

from htpy import Node, Renderable, a, button, form, input, span

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.site.components.icons import icon
from weimproovi.site.marks import marks

FORM = "simpan"


def save_form(address: str) -> Renderable:
    """The form of every save button on a page; `address` is where to come back to."""
    return form(id=FORM, method="post", action=i18n.localized(routes.SAVED))[input(type="hidden", name="lanjut", value=address)]


def save_mark(slug: str, title: str) -> Node:
    """"Simpan", "Tersimpan", or the day of one's application. Nothing for companies and staff."""
    known = marks()
    if known is None:
        return None
    if day := known.applied_on(slug):
        return a(".applied", href=i18n.localized(routes.MY_APPLICATIONS))[icon("check"), _("Sudah dilamar {day}", day=day)]
    saved = slug in known.saved
    return button(class_={"save": True, "saved": saved}, form=FORM, name="hapus" if saved else "simpan", value=slug)[
        icon("saved" if saved else "save"), _("Tersimpan") if saved else _("Simpan"), span(".unseen")[_(". Hapus {title} dari daftar", title=title) if saved else f" {title}"]
    ]


def applied_day(slug: str) -> str:
    """The day on which the reader applied, as she reads it; empty where she did not."""
    known = marks()
    return known.applied_on(slug) if known else ""
