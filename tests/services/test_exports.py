"""Download my data: whole, her own alone, once, behind proof of identity."""

import hashlib
import io
import json
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import jsonschema
import pytest
from sqlalchemy import Engine, select, text

from tests.support.market import PASSWORD, VISITOR
from tests.support.town import CANARIES, IN_RESUME, NAME, WRITTEN, Town, town
from weimproovi import clock, db
from weimproovi.errors import Invalid, NotFound
from weimproovi.integrations.storage_keys import store
from weimproovi.models import DataExport, FileRemoval, Mail
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import consents, disclosed_files, exports, pipeline, reports
from weimproovi.settings import settings
from weimproovi.vocabulary import ConsentScope, ExportState, MailKind, Purpose

PROOF = {"password": PASSWORD}


@pytest.fixture
def lived_in(database: Engine) -> Town:
    everybody = town()
    pipeline.sheet(everybody.owner, everybody.application_id)
    b"".join(disclosed_files.resume_file(everybody.owner, everybody.application_id).chunks)
    return everybody


def made(person: Actor) -> None:
    """The copy was asked for and is ready."""
    exports.ask(person, PROOF, VISITOR)
    assert exports.sweep_exports().rows == 1


def archive(person: Actor) -> ZipFile:
    made(person)
    return ZipFile(io.BytesIO(b"".join(exports.fetch(person, PROOF, VISITOR).chunks)))


def token() -> str:
    """What the newest mail's link carries."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        query = select(Mail).where(Mail.kind == MailKind.EXPORT_READY).order_by(Mail.id.desc())  # type: ignore[attr-defined]
        return str(session.execute(query).scalars().first().values["path"]).rpartition("/")[2]


def test_the_archive_holds_a_page_data_their_schema_and_every_resume(lived_in: Town) -> None:
    names = archive(lived_in.victim).namelist()
    assert names[:3] == ["index.html", "data.json", "schema.json"]
    assert [name for name in names if name.startswith("cv/")] == ["cv/versi-1-cv.pdf"]


def test_the_data_keeps_to_their_schema(lived_in: Town) -> None:
    whole = archive(lived_in.victim)
    jsonschema.validate(json.loads(whole.read("data.json")), json.loads(whole.read("schema.json")))


def test_everything_she_gave_is_in_it(lived_in: Town) -> None:
    whole = archive(lived_in.victim)
    written = whole.read("data.json").decode()
    page = whole.read("index.html").decode()
    for words in (NAME, "+6281377774711", "kenari4711@contoh.id", WRITTEN, IN_RESUME):
        assert words in written
        assert words in page


def test_the_file_is_the_one_that_is_stored(lived_in: Town) -> None:
    data = json.loads((whole := archive(lived_in.victim)).read("data.json"))
    assert hashlib.sha256(whole.read(data["resumes"][0]["file"])).hexdigest() == data["resumes"][0]["sha256"]


def test_every_row_of_the_ledger_is_in_it(lived_in: Town, database: Engine) -> None:
    looks = json.loads(archive(lived_in.victim).read("data.json"))["ledger"]
    with database.connect() as owner:
        rows = owner.execute(text("SELECT count(*) FROM disclosure_person")).scalar_one()
    assert len(looks) == rows
    assert {"list", "sheet", "file"} & {look["kind"] for look in looks}


def test_a_report_that_she_wrote_is_in_it(lived_in: Town) -> None:
    typed = {"kind": "other", "words": "Kantornya kosong sejak lama."}
    reports.report(lived_in.victim, lived_in.other_vacancy.slug, typed=typed, visitor=VISITOR)
    told = json.loads(archive(lived_in.victim).read("data.json"))["reports"]
    assert [(one["vacancy"], one["words"]) for one in told] == [("Kasir", "Kantornya kosong sejak lama.")]


def test_her_consents_are_in_it_with_their_receipts(lived_in: Town) -> None:
    said = consents.ask(lived_in.victim, ConsentScope.VIDEO_SHARE, lived_in.application_id)
    consents.give(lived_in.victim, ConsentScope.VIDEO_SHARE, lived_in.application_id, shown=said.sha256, agreed=True)
    whole = archive(lived_in.victim)
    data = json.loads(whole.read("data.json"))
    jsonschema.validate(data, json.loads(whole.read("schema.json")))
    asked, given = data["consents"]
    assert (asked["state"], given["state"], given["recipient"], given["vacancy"]) == ("ConsentRequested", "ConsentGiven", "PT Kopi Senja", "Barista")
    for one in (asked, given):
        notice = json.loads(whole.read(one["receipt"]))["dpv:hasRecordOfActivity"]["dpv:hasNotice"]
        assert (notice["dct:description"], notice["dct:identifier"]) == (one["words"], one["sha256"])
    assert "PT Kopi Senja" in whole.read("index.html").decode()


def test_nobody_elses_words_are_in_it(lived_in: Town) -> None:
    whole = archive(lived_in.bystander)
    everything = b"".join(whole.read(name) for name in whole.namelist()).decode("latin-1")
    assert not [words for words in CANARIES if words in everything]


@pytest.mark.parametrize("typed", [{}, {"password": ""}, {"password": "salah sekali"}], ids=["nothing", "empty", "wrong"])
def test_without_the_password_nothing_is_asked_or_fetched(lived_in: Town, typed: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        exports.ask(lived_in.victim, typed, VISITOR)
    made(lived_in.victim)
    with pytest.raises(Invalid):
        exports.fetch(lived_in.victim, typed, VISITOR, token())
    exports.fetch(lived_in.victim, PROOF, VISITOR, token())  # the wrong try did not use it up


def test_the_link_of_somebody_else_is_not_there(lived_in: Town) -> None:
    made(lived_in.victim)
    made(lived_in.bystander)
    for person in (lived_in.victim, lived_in.owner, lived_in.staff):
        with pytest.raises(NotFound):
            exports.fetch(person, PROOF, VISITOR, token())  # the bystander's


def test_a_link_serves_once(lived_in: Town) -> None:
    made(lived_in.victim)
    used = token()
    exports.fetch(lived_in.victim, PROOF, VISITOR, used)
    for again in (used, None):
        with pytest.raises(NotFound):
            exports.fetch(lived_in.victim, PROOF, VISITOR, again)


def test_a_link_ends_after_three_days(lived_in: Town) -> None:
    made(lived_in.victim)
    with clock.moved(timedelta(days=3)), pytest.raises(NotFound):
        exports.fetch(lived_in.victim, PROOF, VISITOR, token())
    with clock.moved(timedelta(days=2, hours=23)):
        exports.fetch(lived_in.victim, PROOF, VISITOR, token())


def test_an_old_copy_is_cleared_with_its_file(lived_in: Town) -> None:
    made(lived_in.victim)
    with clock.moved(timedelta(days=4)):
        assert exports.sweep_exports().rows == 1
        assert exports.sweep_exports().rows == 0
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert session.execute(select(DataExport)).first() is None
        assert session.execute(select(FileRemoval)).first() is not None


def test_asking_twice_makes_one(lived_in: Town) -> None:
    exports.ask(lived_in.victim, PROOF, VISITOR)
    exports.ask(lived_in.victim, PROOF, VISITOR)
    assert exports.sweep_exports().rows == 1
    assert exports.sweep_exports().rows == 0


def test_a_copy_that_cannot_be_made_says_so_and_can_be_asked_again(lived_in: Town) -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        name = session.execute(text("SELECT stored_name FROM resume WHERE candidate_id = :one"), {"one": lived_in.victim.candidate_id}).scalar_one()
    kept = next(Path(settings().data_dir / "files").rglob(name))
    content = kept.read_bytes()
    store().delete(name)
    made(lived_in.victim)
    assert exports.status(lived_in.victim).state == ExportState.FAILED
    kept.write_bytes(content)
    made(lived_in.victim)
    assert exports.status(lived_in.victim).state == ExportState.READY


def test_a_company_has_no_such_copy(lived_in: Town) -> None:
    with pytest.raises(NotFound):
        exports.ask(lived_in.owner, PROOF, VISITOR)


def test_the_archive_is_made_without_a_file_in_the_clear(lived_in: Town) -> None:
    made(lived_in.victim)
    for path in (settings().data_dir / "files").rglob("*"):
        assert not path.is_file() or NAME.encode() not in path.read_bytes()


def test_the_page_speaks_her_language(lived_in: Town) -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(text("UPDATE account SET language = 'en' WHERE id = :one"), {"one": lived_in.victim.account_id})
    page = archive(lived_in.victim).read("index.html").decode()
    assert '<html lang="en">' in page
    assert "Who looked at your data" in page or "who looked" in page.lower()

