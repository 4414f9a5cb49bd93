"""Pages about the second factor. They work without JavaScript; codes may be pasted and carry spaces."""

from collections.abc import Sequence
from dataclasses import dataclass

from htpy import Node, Renderable, a, button, code, div, form, h1, h2, input, li, ol, p
from markupsafe import Markup

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.schemas.security import NewFactor
from weimproovi.site.components.forms import Form, error_summary, password_field, text_field
from weimproovi.site.page import Page
from weimproovi.site.return_path import with_return
from weimproovi.site.sign_in import fault_title, return_field

RECOVERS = "pemulihan"


@dataclass(frozen=True, slots=True)
class Proof:
    """What password and code are asked for: heading, consequence, the button's words, the form's address; `asks_code` where there is one."""

    heading: str
    words: str
    verb: str
    action: str
    asks_code: bool = True


def code_page(state: Form, wanted: str, *, demo: str | None) -> Page:
    """After the password: the app's code, or a recovery code."""
    recovers = state.value("cara") == RECOVERS
    heading = _("Kode pemulihan") if recovers else _("Kode masuk")
    other = with_return(routes.SECOND_FACTOR, wanted)
    return Page(
        title=fault_title(state, heading),
        body=div(".stack")[
            h1[heading],
            error_summary(state),
            form(".stack", method="post", action=i18n.localized(routes.SECOND_FACTOR), novalidate=True)[
                return_field(wanted),
                recovery_field(state) if recovers else code_field(state),
                demo_notice(demo),
                div(".actions")[button(".button.solid.wide", type="submit")[_("Masuk")]],
            ],
            p[
                a(href=other)[_("Pakai kode aplikasi")]
                if recovers
                else a(href=f"{other}{'&' if '?' in other else '?'}cara={RECOVERS}")[_("Aplikasi tidak ada? Pakai kode pemulihan")]
            ],
            sign_out_line(),
        ],
        width="narrow",
        bare=True,
    )


def code_field(state: Form) -> Renderable:
    return text_field(
        state, "code", _("Kode 6 angka"), hint=_("Buka aplikasi autentikator dan isi kode untuk Weimproovi."),
        inputmode="numeric", autocomplete="one-time-code", maxlength="20", required=True,
    )


def any_code_field(state: Form) -> Renderable:
    """For whoever may have lost her app: no keyboard of digits alone."""
    return text_field(
        state, "code", _("Kode aplikasi atau kode pemulihan"), hint=_("6 angka dari aplikasi autentikator, atau satu kode pemulihan."),
        autocomplete="one-time-code", autocapitalize="none", spellcheck="false", maxlength="40", required=True,
    )


def recovery_field(state: Form) -> Node:
    field = text_field(
        state, "code", _("Salah satu kode pemulihan"), hint=_("Kode yang disimpan saat verifikasi dipasang. Setiap kode berlaku sekali."),
        autocomplete="off", autocapitalize="none", spellcheck="false", maxlength="40", required=True,
    )
    return [input(type="hidden", name="cara", value=RECOVERS), field]


def demo_notice(demo: str | None) -> Node:
    """Only the demonstration says its codes."""
    return div(".notice.warn")[p[_("Pasar contoh: kode sekarang {code}", code=f"{demo[:3]} {demo[3:]}")]] if demo else None


def sign_out_line() -> Renderable:
    return form(method="post", action=i18n.localized(routes.SIGN_OUT))[button(".button", type="submit")[_("Keluar")]]


def new_factor_page(state: Form, found: NewFactor, wanted: str, *, must: bool) -> Page:
    """The three steps of setting it up."""
    heading = _("Pasang verifikasi dua langkah")
    return Page(
        title=fault_title(state, heading),
        body=div(".stack")[
            h1[heading],
            error_summary(state),
            p[_("Akun ini membuka informasi orang lain. Karena itu, selain sandi, diperlukan kode dari ponsel.")] if must else None,
            app_step(),
            key_step(found),
            first_code_step(state, wanted),
            sign_out_line() if must else None,
        ],
        width="narrow",
        bare=True,
    )


def app_step() -> Renderable:
    return div(".stack.tight")[
        h2[_("1. Buka aplikasi autentikator")],
        p[_("Belum punya? Pasang salah satu di ponsel, misalnya Google Authenticator, Aegis, atau 2FAS. Aplikasi ini tidak memerlukan internet.")],
    ]


def key_step(found: NewFactor) -> Renderable:
    """The same secret three ways: the app of this telephone, a picture for another one, and letters to type."""
    return div(".stack.tight")[
        h2[_("2. Masukkan kunci ke aplikasi")],
        p[a(".button", href=found.address)[_("Buka di aplikasi ponsel ini")]],
        p[_("Atau pindai kode QR ini dengan ponsel:")],
        div(".qr-paper", role="img", aria_label=_("Kode QR untuk aplikasi autentikator. Kunci yang sama tertulis di bawahnya."))[
            Markup(found.picture)  # noqa: S704  drawn by ourselves
        ],
        p[_("Atau ketik kunci ini:")],
        p[code(".key")[found.secret]],
    ]


def first_code_step(state: Form, wanted: str) -> Renderable:
    return div(".stack.tight")[
        h2[_("3. Isi kode yang tampil di aplikasi")],
        form(".stack", method="post", action=i18n.localized(routes.NEW_SECOND_FACTOR), novalidate=True)[
            return_field(wanted),
            code_field(state),
            div(".actions")[button(".button.solid.wide", type="submit")[_("Nyalakan")]],
        ],
    ]


def recovery_codes_page(codes: Sequence[str], onward: str) -> Page:
    """The codes for the day the telephone is gone. Shown once."""
    return Page(
        title=_("Simpan kode pemulihan"),
        body=div(".stack")[
            div(".notice.good", role="status")[p[_("Verifikasi dua langkah menyala.")]],
            h1[_("Simpan kode pemulihan")],
            p[_("Kalau ponsel hilang, kode ini satu-satunya cara masuk sendiri. Setiap kode berlaku sekali. Halaman ini hanya tampil sekali.")],
            ol("#codes.codes")[(li[code[one]] for one in codes)],
            p(".row")[
                button(".button", type="button", hidden=True, data_copies="codes", data_done=_("Tersalin"), data_failed=_("Belum tersalin. Salin sendiri."))[_("Salin")],
                button(".button", type="button", hidden=True, data_prints=True)[_("Cetak")],
            ],
            p(".small.soft")[_("Catat di kertas atau simpan di pengelola sandi, jangan di ponsel yang sama.")],
            p[a(".button.solid.wide", href=onward)[_("Saya sudah menyimpannya")]],
        ],
        width="narrow",
        bare=True,
    )


def proof_page(state: Form, proof: Proof, wanted: str, *, demo: str | None) -> Page:
    """Password and, where there is one, a code, before something changes."""
    return Page(
        title=fault_title(state, proof.heading),
        body=div(".stack")[
            h1[proof.heading],
            error_summary(state),
            p[proof.words],
            form(".stack", method="post", action=i18n.localized(proof.action), novalidate=True)[
                return_field(wanted),
                password_field(state, "password", _("Sandi"), autocomplete="current-password"),
                [any_code_field(state), demo_notice(demo)] if proof.asks_code else None,
                div(".actions")[button(".button.solid.wide", type="submit")[proof.verb]],
            ],
        ],
        width="narrow",
    )


def new_factor_proof(*, on: bool) -> Proof:
    words = _("Masukkan sandi sekali lagi, agar kami tahu pemilik akun sendiri yang meminta.")
    if on:
        more = _("Aplikasi yang lama berlaku sampai yang baru menyala.")
        return Proof(_("Ganti aplikasi autentikator"), f"{words} {more}", _("Lanjut"), routes.NEW_SECOND_FACTOR)
    return Proof(_("Pasang verifikasi dua langkah"), words, _("Lanjut"), routes.NEW_SECOND_FACTOR, asks_code=False)


def recovery_proof() -> Proof:
    words = _("Sepuluh kode baru dibuat. Kode pemulihan yang lama tidak berlaku lagi.")
    return Proof(_("Buat kode pemulihan baru"), words, _("Buat kode baru"), routes.RECOVERY_CODES)


def off_proof() -> Proof:
    words = _("Setelah dimatikan, sandi saja cukup untuk masuk ke akun ini.")
    return Proof(_("Matikan verifikasi dua langkah"), words, _("Matikan"), routes.SECOND_FACTOR_OFF)
