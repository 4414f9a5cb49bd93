"""The fields with which somebody proves once more who she is, before something grave. `services.proofs` reads them."""

from htpy import Fragment, fragment

from weimproovi.i18n import _
from weimproovi.site.components.forms import Form, password_field, text_field


def proof_fields(state: Form, *, coded: bool) -> Fragment:
    """Password, and the code where the account has a second factor."""
    return fragment[
        password_field(state, "password", _("Sandi"), autocomplete="current-password"),
        text_field(
            state, "code", _("Kode dari aplikasi autentikator"), hint=_("6 angka, atau satu kode pemulihan."),
            autocomplete="one-time-code", maxlength="20",
        )
        if coded
        else None,
    ]
