"""The command `screenshots`: what it says is missing, and how its pictures are named. Which pages it knows is proved where the demo market is filled."""

import pytest

from weimproovi import commands_screenshots
from weimproovi.screenshots import camera

APPLICATION = "0199f1c2-7a4b-7c3e-9f00-1234567890ab"


def test_what_is_missing_is_said_with_what_to_install() -> None:
    told = " ".join(commands_screenshots.faults(None, playwright=False))
    assert "requirements-dev.txt" in told
    assert "apt-get install chromium" in told
    assert commands_screenshots.faults("/usr/bin/chromium", playwright=True) == []


@pytest.mark.parametrize("arguments", [[], ["out", "--language"], ["out", "--language", "fr"], ["out", "--colour", "red"]])
def test_whoever_asks_wrongly_is_told_how(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert commands_screenshots.screenshots(arguments) == 2
    assert "python3 -m weimproovi screenshots OUT" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "beranda"),
        ("/lowongan/barista-kota-bandung-pjc8p/lamar", "lowongan-slug-lamar"),
        (f"/rekruter/lamaran/{APPLICATION}", "rekruter-lamaran-satu"),
        (f"/rekruter/lowongan/{APPLICATION}?tahap=baru&lamaran={APPLICATION}", "rekruter-lowongan-satu-tahap-baru-lamaran-satu"),
        (f"/wawancara/{APPLICATION}/pertanyaan/2", "wawancara-application_id-pertanyaan-2"),
        ("/atur-sandi/" + "x" * 43, "atur-sandi-token"),
    ],
)
def test_a_picture_is_named_after_its_address_and_the_same_in_every_market(path: str, name: str) -> None:
    assert camera.name_of(path) == name
