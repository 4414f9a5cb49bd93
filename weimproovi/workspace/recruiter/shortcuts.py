"""Keys of the pipeline, in a sheet that `?` and a button open. `pipeline.js` does what they say; everything also has a button."""

import reflex as rx

from weimproovi.i18n import _
from weimproovi.workspace.components.controls import quiet, secondary


def shortcuts() -> rx.Component:
    """A small button and the list it opens; keys are off while somebody types."""
    keys = [
        ("j", _("Pelamar berikutnya")),
        ("k", _("Pelamar sebelumnya")),
        ("Enter", _("Buka pelamar")),
        ("m", _("Pindahkan ke tahap lain")),
        ("Esc", _("Tutup lembar pelamar")),
        ("?", _("Tampilkan pintasan ini")),
    ]
    lines = [part for key, words in keys for part in (rx.el.kbd(key), rx.el.span(words))]
    opens = {"popoverTarget": "pintasan"}
    return rx.fragment(
        rx.el.div(quiet(_("Pintasan papan ketik"), type="button", custom_attrs=opens), class_name="wm-keyhint"),
        rx.el.div(
            rx.el.h2(_("Pintasan papan ketik")),
            rx.el.div(*lines, class_name="wm-keys"),
            secondary(_("Tutup"), type="button", custom_attrs=opens),
            id="pintasan",
            custom_attrs={"popover": "auto"},
            class_name="wm-float wm-shortcuts",
        ),
    )
