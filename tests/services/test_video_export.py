"""A candidate's copy of her data holds her interviews: the invitation, her takes, and the recordings as files."""

import io
import json
import zipfile

import pytest

from tests.support import interviews
from tests.support.market import PASSWORD, VISITOR
from weimproovi.services import exports, video_answers

pytestmark = pytest.mark.usefixtures("database")


@pytest.mark.clause("C3", "passes")
def test_the_copy_holds_every_take_and_the_recordings_that_are_kept() -> None:
    one = interviews.allowed()
    gone = interviews.checked(one)
    kept = interviews.checked(one)
    video_answers.write(one.person, one.application_id, 2, "Senin depan.")
    exports.ask(one.person, {"password": PASSWORD}, VISITOR)
    exports.sweep_exports()
    archive = zipfile.ZipFile(io.BytesIO(b"".join(exports.fetch(one.person, {"password": PASSWORD}, VISITOR).chunks)))
    interview = json.loads(archive.read("data.json"))["interviews"][0]
    assert (interview["company"], interview["words"]) == ("PT Kopi Senja", "Kami ingin mengenalmu.")
    assert [(take["way"], take["progress"], take["answer"]) for take in interview["takes"]] == [
        ("video", "removed", ""), ("video", "ready", ""), ("written", "ready", "Senin depan."),
    ]  # fmt: skip
    assert archive.read(f"wawancara/{kept}.webm").startswith(b"\x1a\x45\xdf\xa3")
    assert not [name for name in archive.namelist() if gone in name]
    assert "Senin depan." in archive.read("index.html").decode()
