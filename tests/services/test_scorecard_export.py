"""A candidate's copy of her data holds what companies' people thought of her, and not who they are (UU PDP arts. 7, 32; U8)."""

import io
import json
import zipfile

import pytest
from sqlalchemy import select

from tests.support.market import PASSWORD, VISITOR, some_candidate
from tests.support.scoring import NOTE, card, reviewed, sent
from weimproovi import db
from weimproovi.models import Scorecard, ScorecardDraft, ScorecardSending
from weimproovi.services import exports, scorecards
from weimproovi.vocabulary import Purpose

pytestmark = pytest.mark.usefixtures("database")


@pytest.mark.clause("S3", "passes")
@pytest.mark.clause("U8", "refuses")
def test_the_copy_holds_every_card_and_draft_without_a_name() -> None:
    one = reviewed()
    sent(one.reviewer, one, 4, 0, 2)
    scorecards.send(one.reviewer, one.application_id, card(5, 0, 2, advice="stop", version=1, note="Keliru sebelumnya."))
    scorecards.save_draft(one.owner, one.application_id, card(3, None, None, advice="", note="Belum selesai."))
    exports.ask(one.person, {"password": PASSWORD}, VISITOR)
    exports.sweep_exports()
    archive = zipfile.ZipFile(io.BytesIO(b"".join(exports.fetch(one.person, {"password": PASSWORD}, VISITOR).chunks)))
    held = json.loads(archive.read("data.json"))["scorecards"]
    assert [(copy["version"], copy["advice"], copy["note"], bool(copy["sent_at"])) for copy in held] == [
        (1, "go_on", NOTE, True), (2, "stop", "Keliru sebelumnya.", True), (0, "", "Belum selesai.", False),
    ]  # fmt: skip
    assert [step["step"] for step in held[0]["given"]] == [4, 0, 2]
    assert (held[0]["company"], held[0]["vacancy"], held[0]["given"][0]["attribute"]) == ("PT Kopi Senja", "Barista", "Memahami tugasnya")
    page = archive.read("index.html").decode()
    assert all(words in page for words in (NOTE, "Belum selesai.", "Tidak terlihat", "Tidak disarankan", "Penilaian perusahaan tentangmu"))
    assert not [name for name in ("Bima", "Wati") if name in json.dumps(held)]


@pytest.mark.clause("S1", "refuses")
def test_another_candidate_reads_none_of_it() -> None:
    one, other = reviewed(), some_candidate("Ayu")
    sent(one.reviewer, one)
    scorecards.save_draft(one.owner, one.application_id, card())
    for table in (Scorecard, ScorecardDraft, ScorecardSending):
        with db.transaction(other, Purpose.SELF) as session:
            assert session.execute(select(table)).all() == []
        with db.transaction(one.person, Purpose.SELF) as session:
            assert len(session.execute(select(table)).all()) == 1
