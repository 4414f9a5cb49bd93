"""After signing in a person comes back to this site and to no other."""

import pytest

from weimproovi.site.return_path import safe_path, with_return

FOREIGN = [
    "https://jahat.example/", "//jahat.example", "/\\jahat.example", "\\\\jahat.example", "javascript:alert(1)", "/\t/jahat.example",
    "lowongan", "", "/" + "a" * 600, "/\n/jahat.example",
]


@pytest.mark.parametrize("wanted", FOREIGN)
def test_an_address_elsewhere_is_forgotten(wanted: str) -> None:
    assert safe_path(wanted) == ""


@pytest.mark.parametrize("wanted", ["/lowongan/barista-bandung/lamar", "/en/akun?tab=aktif", "/lowongan?kata=kopi%20susu"])
def test_a_path_of_this_site_is_kept(wanted: str) -> None:
    assert safe_path(wanted) == wanted


def test_the_path_travels_through_the_sign_in_link() -> None:
    assert with_return("/masuk", "/lowongan/a/lamar") == "/masuk?lanjut=/lowongan/a/lamar"
