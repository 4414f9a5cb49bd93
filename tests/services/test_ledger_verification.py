"""Whoever owns the database may change what he likes: `verify` finds it and names the first broken row. Everything here is done by the owner role."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Engine

from tests.services.test_ledger_sealing import look, recruiter_and
from weimproovi import clock, commands_ledger, db
from weimproovi.errors import LedgerBroken
from weimproovi.integrations import heads, signing
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import destruction, ledger_sealing
from weimproovi.services.ledger_verification import verify
from weimproovi.vocabulary import CertificateKind, Purpose

pytestmark = [pytest.mark.usefixtures("database", "own_heads"), pytest.mark.clause("D1", "refuses")]
LOOKS = 11
ROW = "(SELECT person_row_id FROM ledger_leaf WHERE position = {})"
LOOK = "(SELECT disclosure_id FROM disclosure_person WHERE id = (SELECT person_row_id FROM ledger_leaf WHERE position = {}))"


def sealed(looks: int = LOOKS) -> str:
    """So many looks of one person each, sealed, signed in the middle and at the end; the candidate's id."""
    owner, seen = recruiter_and(1)
    for hours, times in ((0, looks // 2), (2, looks - looks // 2)):
        with clock.moved(timedelta(hours=hours)):
            look(owner, seen, times)
            ledger_sealing.sweep_ledger()
    return str(seen[0].candidate_id)


def at(place: int) -> Callable[[str], str]:
    """A statement about the row, or the look, at a position."""
    return lambda words: words.replace("$row", ROW.format(place)).replace("$look", LOOK.format(place))


CHANGES = {
    "company_name": "UPDATE disclosure SET company_name = 'PT Bersih' WHERE id = $look",
    "at": "UPDATE disclosure SET at = at - interval '1 microsecond' WHERE id = $look",
    "day": "UPDATE disclosure SET day = day - 1 WHERE id = $look",
    "kind": "UPDATE disclosure SET kind = 'page' WHERE id = $look",
    "viewer": "UPDATE disclosure SET viewer_account_id = gen_random_uuid() WHERE id = $look",
    "viewer_kind": "UPDATE disclosure SET viewer_kind = 'staff' WHERE id = $look",
    "company": "UPDATE disclosure SET company_id = NULL WHERE id = $look",
    "role": "UPDATE disclosure SET role = NULL WHERE id = $look",
    "purpose": "UPDATE disclosure SET purpose = 'operate' WHERE id = $look",
    "clause": "UPDATE disclosure SET clause = 'S6' WHERE id = $look",
    "reason": "UPDATE disclosure SET reason = 'paused' WHERE id = $look",
    "note": "UPDATE disclosure SET note = 'x' WHERE id = $look",
    "subject": "UPDATE disclosure_person SET subject_id = gen_random_uuid() WHERE id = $row",
    "seen by": "UPDATE disclosure_person SET company_id = NULL WHERE id = $row",
    "application": "UPDATE disclosure_person SET application_id = NULL WHERE id = $row",
    "groups": "UPDATE disclosure_person SET groups = ARRAY['answers'] WHERE id = $row",
    "hash": "UPDATE ledger_leaf SET hash = decode('00', 'hex') WHERE person_row_id = $row",
}


@pytest.fixture
def owner(database: Engine) -> Engine:
    sealed()
    assert verify().rows == LOOKS
    return database


def found() -> str:
    with pytest.raises(LedgerBroken) as broken:
        verify()
    return str(broken.value)


def test_each_changed_column_is_found_and_the_first_row_is_named(owner: Engine) -> None:
    for name, change in CHANGES.items():
        with owner.connect() as connection:
            key = connection.exec_driver_sql("SELECT person_row_id FROM ledger_leaf WHERE position = 3").scalar_one()
        back_up(owner)
        for place in (7, 3):
            run(owner, at(place)(change))
        assert f"Row {key} of " in (said := found()), name
        assert "position 3, was changed after it was sealed" in said, name
        put_back(owner)
    assert verify().rows == LOOKS


LEDGER = ("disclosure", "disclosure_person", "ledger_leaf")


def back_up(owner: Engine) -> None:
    run(owner, *(f"CREATE TABLE kept_{name} AS TABLE {name}" for name in LEDGER))


def put_back(owner: Engine) -> None:
    emptied, filled = (f"DELETE FROM {name}" for name in reversed(LEDGER)), (f"INSERT INTO {name} SELECT * FROM kept_{name}" for name in LEDGER)
    past_the_trigger(owner, *emptied, *filled, *(f"DROP TABLE kept_{name}" for name in LEDGER))


def past_the_trigger(owner: Engine, *statements: str) -> None:
    run(owner, "ALTER TABLE disclosure DISABLE TRIGGER waits_for_the_seal", *statements, "ALTER TABLE disclosure ENABLE TRIGGER waits_for_the_seal")


def run(owner: Engine, *statements: str) -> None:
    with owner.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


TAMPERING: dict[str, tuple[tuple[str, ...], str]] = {
    "a person's row removed": ((at(4)("DELETE FROM disclosure_person WHERE id = $row"),), "position 4, is missing: it was removed"),
    "a leaf removed": (("DELETE FROM ledger_leaf WHERE position = 4",), "Position 4 is missing from the log"),
    "two leaves swapped": (
        ("UPDATE ledger_leaf SET position = -1 WHERE position = 2", "UPDATE ledger_leaf SET position = 2 WHERE position = 7",
         "UPDATE ledger_leaf SET position = 7 WHERE position = -1"), "Positions 2 to 3 do not hold what was sealed there"),
    "a person added to a sealed look": (
        (f"INSERT INTO disclosure_person (id, disclosure_id, subject_id, groups) SELECT gen_random_uuid(), {LOOK.format(4)}, gen_random_uuid(), ARRAY['identity']",),
        "was inserted beside the log"),
    "the last leaf cut off": (
        ("DELETE FROM ledger_leaf WHERE position = 10", f"DELETE FROM ledger_node WHERE (position + 1) * 2 ^ level > {LOOKS - 1}"), "10 rows, but a head signed"),
    "the tail cut off": (
        ("DELETE FROM ledger_leaf WHERE position >= 5", "DELETE FROM ledger_node WHERE (position + 1) * 2 ^ level > 5", "DELETE FROM ledger_head WHERE size > 5"),
        "The log ends at 5 rows, but a head signed on"),
    "everything cut off": (("TRUNCATE ledger_leaf, ledger_node, ledger_head",), "The log ends at 0 rows"),
    "a head with another root": (("UPDATE ledger_head SET root = decode(repeat('00', 32), 'hex') WHERE size = 5",), "The head of size 5 of"),
    "a head of a later moment": (("UPDATE ledger_head SET at = at + interval '1 day' WHERE size = 5",), "in the database, is forged"),
    "a node with another hash": (("UPDATE ledger_node SET hash = decode('00', 'hex') WHERE (level, position) = (2, 1)",), "Positions 4 to 7 do not hold what was sealed there"),
}  # fmt: skip


@pytest.mark.parametrize("name", TAMPERING)
def test_tampering_is_found_and_named(owner: Engine, name: str) -> None:
    statements, words = TAMPERING[name]
    run(owner, *statements)
    assert words in found()


def test_a_look_that_was_removed_before_it_was_sealed_is_found(owner: Engine) -> None:
    recruiter, seen = recruiter_and(1)
    look(recruiter, seen, times=2)
    newest = "(SELECT max(disclosure_id::text)::uuid FROM ledger_waiting)"
    run(owner, f"DELETE FROM disclosure_person WHERE disclosure_id = {newest}", f"DELETE FROM disclosure WHERE id = {newest}")
    assert ledger_sealing.sweep_ledger().rows == 1
    assert "it was removed before it was sealed" in found()


def test_a_look_that_was_inserted_past_the_trigger_is_found(owner: Engine) -> None:
    past_the_trigger(
        owner,
        f"CREATE TEMPORARY TABLE made ON COMMIT DROP AS SELECT * FROM disclosure WHERE id = {LOOK.format(0)}",
        "UPDATE made SET id = gen_random_uuid()",
        "INSERT INTO disclosure SELECT * FROM made",
        "INSERT INTO disclosure_person (id, disclosure_id, subject_id, groups) SELECT gen_random_uuid(), id, gen_random_uuid(), ARRAY['identity'] FROM made",
    )
    assert "was inserted beside the log" in found()


def test_a_row_changed_together_with_its_leaf_and_every_node_above_is_found_by_the_head(owner: Engine) -> None:
    with owner.begin() as connection:
        connection.exec_driver_sql(at(2)("UPDATE disclosure SET company_name = 'PT Bersih' WHERE id = $look"))
        for table in ("ledger_leaf", "ledger_node"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
        connection.exec_driver_sql("INSERT INTO ledger_waiting SELECT id FROM disclosure")
    ledger_sealing.sweep_ledger()
    assert "The log is not what was signed on" in (said := found())
    assert "at size 5: between positions 0 and 4" in said


def test_a_head_signed_by_another_key_is_forged(owner: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as thief:
        thief.setattr(signing, "ledger_key", lambda: b"x" * 32)
        other = signing.sign(5, b"r" * 32, clock.now())
    with owner.begin() as connection:
        connection.exec_driver_sql("UPDATE ledger_head SET root = %s, at = %s, public_key = %s, signature = %s WHERE size = 5",
                                   (other.root, other.at, other.public_key, other.signature))  # fmt: skip
    assert "its signature is not ours" in found()


@pytest.mark.clause("D1", "passes")
def test_a_key_that_signed_before_still_counts_when_it_is_named(owner: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    former = signing.public_key_in_use()
    monkeypatch.setattr(signing, "ledger_key", lambda: b"n" * 32)
    assert "is forged" in found()
    monkeypatch.setattr(signing, "former_ledger_keys", lambda: (former,))
    assert verify().rows == LOOKS


@pytest.mark.clause("D1", "passes")
def test_a_person_who_is_erased_leaves_a_log_that_verifies(database: Engine) -> None:
    candidate = UUID(sealed())
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert destruction.erase(session, candidate, CertificateKind.ACCOUNT_ERASED)
    assert verify().rows == LOOKS
    with database.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM pseudonym").scalar() == 0


@pytest.mark.clause("D1", "passes")
def test_an_older_backup_is_told_as_that_and_the_log_goes_on_when_restore_said_so(owner: Engine) -> None:
    run(owner, *TAMPERING["the tail cut off"][0], "DELETE FROM disclosure_person WHERE id NOT IN (SELECT person_row_id FROM ledger_leaf)",
        "DELETE FROM disclosure WHERE id NOT IN (SELECT disclosure_id FROM disclosure_person)")  # fmt: skip
    assert "an older backup that was not put back by `restore`" in found()
    assert ledger_sealing.resume() == LOOKS - 5
    assert [head.size for head in verify().resumed] == [5]
    recruiter, seen = recruiter_and(1)
    look(recruiter, seen, times=20)
    with clock.moved(timedelta(hours=9)):
        ledger_sealing.sweep_ledger()
    assert verify().signed == 25
    assert ledger_sealing.resume() == 0


def test_a_forged_word_of_a_restore_excuses_nothing(owner: Engine, own_heads: Path) -> None:
    run(owner, *TAMPERING["the tail cut off"][0])
    words = signing.as_words(next(heads.kept())) | {"state": "resumed"}
    with (own_heads / heads.FILE).open("a") as file:
        file.write(f"\n{json.dumps(words)}\n")
    assert "is forged" in found()


def test_the_word_of_a_restore_that_is_said_again_later_excuses_nothing(owner: Engine, own_heads: Path) -> None:
    words = json.dumps(signing.as_words(signing.sign(5, next(heads.kept()).root, clock.now(), resumed=True)))
    kept = (own_heads / heads.FILE).read_text().splitlines()
    (own_heads / heads.FILE).write_text("\n".join([kept[0], words, *kept[1:], words, ""]))
    run(owner, *TAMPERING["the tail cut off"][0], "DELETE FROM ledger_head WHERE size > 5")
    assert "were cut off" in found()


@pytest.mark.clause("D1", "passes")
def test_a_torn_line_among_the_kept_heads_spoils_itself_alone(owner: Engine, own_heads: Path) -> None:
    with (own_heads / heads.FILE).open("a") as file:
        file.write('\n{"size": 9, "ro')
    assert verify().heads == 2


def test_the_command_says_what_holds_and_ends_with_1_where_it_does_not(owner: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands_ledger.verify([]) == 0
    assert capsys.readouterr().out.startswith("11 rows, sealed to ")
    run(owner, "DELETE FROM ledger_leaf WHERE position = 4")
    assert commands_ledger.verify([]) == 1
    assert capsys.readouterr().out.startswith("BROKEN: Position 4 is missing from the log: the next leaf is Row ")
