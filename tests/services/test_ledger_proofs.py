"""A candidate takes the proof of a look, and checks it with nothing but the file."""

import io
import json
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.services.test_exports import archive
from tests.services.test_ledger_sealing import look, recruiter_and
from tests.support.market import some_candidate
from tests.support.rows import HOUR
from tests.support.town import town
from weimproovi import clock, commands_ledger
from weimproovi.clock import WIB
from weimproovi.errors import LedgerBroken, NotFound
from weimproovi.permissions import merkle
from weimproovi.permissions.actor import ANONYMOUS, SYSTEM, Actor
from weimproovi.permissions.disclosures import Seen
from weimproovi.services import disclosed_files, ledger, ledger_proof_check, ledger_proofs, ledger_sealing, pipeline
from weimproovi.services.ids import present
from weimproovi.vocabulary import ActorKind, FieldGroup

pytestmark = [pytest.mark.usefixtures("database", "own_heads")]


def person(seen: Seen) -> Actor:
    return Actor(ActorKind.CANDIDATE, candidate_id=seen.candidate_id)


def looked_at(people: int = 3, times: int = 4) -> tuple[Actor, list[Actor]]:
    """Candidates whom a recruiter saw so often in one list, sealed and signed; and the recruiter."""
    owner, seen = recruiter_and(people)
    look(owner, seen, times)
    ledger_sealing.sweep_ledger()
    return owner, [person(one) for one in seen]


def taken(actor: Actor) -> bytes:
    """The proof of the newest look that she reads."""
    row_id = ledger.looks(actor)[0].proof.split("/")[3]
    return b"".join(ledger_proofs.proof(actor, row_id).chunks)


def document(actor: Actor) -> dict[str, Any]:
    return dict(json.loads(taken(actor)))


@pytest.mark.clause("D1", "passes")
def test_every_look_of_a_line_is_proven_in_one_file() -> None:
    _owner, people = looked_at(times=4)
    checked = ledger_proof_check.check(taken(people[1]))
    assert len(checked.looks) == 4
    assert {one["company_name"] for one in checked.looks} == {ledger.looks(people[1])[0].company}
    assert checked.known is None


def test_a_line_says_its_first_and_last_moment_and_how_often() -> None:
    owner, seen = recruiter_and(1)
    with clock.moved(-timedelta(minutes=1)):
        look(owner, seen)
    look(owner, seen)
    line = ledger.looks(person(seen[0]))[0]
    assert (line.times, line.first[:8], line.proof) == ("2 kali", "pertama ", "")


@pytest.mark.clause("S3", "refuses")
def test_a_proof_says_nothing_of_the_others_in_the_list_and_not_which_account_looked() -> None:
    owner, people = looked_at()
    proof, others = taken(people[0]), [one["subject_id"] for other in people[1:] for one in ledger_proof_check.check(taken(other)).looks]
    assert str(owner.account_id).encode() not in proof
    assert not [one for one in (*others, *(str(other.candidate_id) for other in people)) if one.encode() in proof]
    assert len({look["viewer"] for look in ledger_proof_check.check(proof).looks}) == 4


@pytest.mark.clause("S3", "refuses")
def test_nobody_takes_the_proof_of_anothers_look() -> None:
    owner, (first, second, _third) = looked_at()
    row_id = ledger.looks(first)[0].proof.split("/")[3]
    for somebody in (second, owner, ANONYMOUS, SYSTEM, some_candidate()):
        with pytest.raises(NotFound):
            ledger_proofs.proof(somebody, row_id)
    for nonsense in ("", "x", "\x00", str(first.candidate_id)):
        with pytest.raises(NotFound):
            ledger_proofs.proof(first, nonsense)


def test_before_the_head_is_signed_there_is_no_proof_and_after_it_there_is() -> None:
    owner, people = looked_at(people=1, times=1)
    look(owner, [Seen(present(people[0].candidate_id), None, frozenset({FieldGroup.CONTACT}))])
    ledger_sealing.sweep_ledger()
    assert [bool(line.proof) for line in ledger.looks(people[0])] == [False, True]
    with clock.moved(HOUR):
        ledger_sealing.sweep_ledger()
    assert all(line.proof for line in ledger.looks(people[0]))


@pytest.mark.parametrize("change", [
    lambda proof: proof["looks"][0].update(look=proof["looks"][0]["look"].replace("PT", "CV")),
    lambda proof: proof["looks"][0].update(position=proof["looks"][0]["position"] + 1),
    lambda proof: proof["looks"][0].update(position=-1),
    lambda proof: proof["looks"][0]["audit_path"].pop(),
    lambda proof: proof["looks"][0].update(audit_path="xyz"),
    lambda proof: proof["looks"][0].pop("look"),
    lambda proof: proof.update(looks=[]),
    lambda proof: proof["head"].update(size=proof["head"]["size"] + 1),
    lambda proof: proof["head"].update(root="00" * 32),
    lambda proof: proof["head"].update(public_key="00" * 32),
    lambda proof: proof["head"].update(at="tomorrow"),
    lambda proof: proof.update(head=[]),
    lambda proof: proof["looks"].append(7),
    lambda proof: proof["looks"][0].update(position=float("inf")),
])  # fmt: skip
def test_a_changed_proof_does_not_hold(change: Any) -> None:
    proof = document(looked_at(times=1)[1][1])
    change(proof)
    with pytest.raises(LedgerBroken):
        ledger_proof_check.check(json.dumps(proof).encode())


@pytest.mark.parametrize("words", [{"heads": 5}, {"public_keys": None}, {"heads": {"size": 1}}, {"heads": [5]}])
def test_heads_of_another_shape_are_said_to_be_none(words: dict[str, Any]) -> None:
    _owner, people = looked_at(times=1)
    public = json.loads(ledger_proofs.heads(today=True)) | words
    with pytest.raises(LedgerBroken):
        ledger_proof_check.check(taken(people[0]), json.dumps(public).encode())


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b"[" * 100_000, b'{"looks": 1}'])
def test_what_is_no_proof_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(LedgerBroken):
        ledger_proof_check.check(content)


def test_the_public_heads_name_the_key_and_nobody() -> None:
    _owner, people = looked_at()
    public = ledger_proofs.heads(today=True)
    assert ledger_proof_check.check(taken(people[0]), public).known is True
    assert set(json.loads(public)) == {"format", "issuer", "public_keys", "heads", "older"}


def test_heads_that_contradict_a_proof_are_found() -> None:
    _owner, people = looked_at()
    public = json.loads(ledger_proofs.heads(today=True))
    with pytest.raises(LedgerBroken, match="not among the keys"):
        ledger_proof_check.check(taken(people[0]), json.dumps(public | {"public_keys": []}).encode())
    assert ledger_proof_check.check(taken(people[0]), json.dumps(public | {"heads": []}).encode()).known is False


def sizes(public: bytes) -> list[int]:
    return [one["size"] for one in json.loads(public)["heads"]]


def looked_at_for_two_days() -> bytes:
    """Sizes 3 and 5 at noon and two hours later, 7 at the next noon; the proof that somebody took at the first noon."""
    with clock.moved(to_noon()):
        _owner, people = looked_at(people=3, times=1)
        proof = taken(people[0])
    for later, times in ((2 * HOUR, 2), (24 * HOUR, 2)):
        with clock.moved(to_noon() + later):
            stranger, seen = recruiter_and(1)
            look(stranger, seen, times=times)
            ledger_sealing.sweep_ledger()
    return proof


def to_noon() -> timedelta:
    """From now to the next noon in Jakarta: a day of these tests does not end in the middle."""
    noon = datetime.combine(clock.today() + timedelta(days=1), time(12), WIB)
    return noon - clock.now()


def test_a_stranger_reads_one_head_a_day_once_the_day_is_over() -> None:
    looked_at_for_two_days()
    listed = []
    for days in (0, 1, 2):
        with clock.moved(to_noon() + days * 24 * HOUR + 3 * HOUR):
            listed.append((sizes(ledger_proofs.heads()), sizes(ledger_proofs.heads(today=True))))
    assert listed == [([], [7]), ([5], [7, 5]), ([7, 5], [7, 5])]  # on the first day this test has written the last already
    with clock.moved(to_noon() + 50 * HOUR):
        assert sizes(ledger_proofs.heads(before="7")) == [5]


def test_a_proof_of_any_hour_is_vouched_for_by_the_head_of_its_day() -> None:
    proof = looked_at_for_two_days()
    with clock.moved(to_noon() + 50 * HOUR):
        plain, asked = ledger_proofs.heads(), json.loads(ledger_proofs.heads(since="3"))
    assert ledger_proof_check.check(proof, plain).known is False
    assert ledger_proof_check.check(proof, json.dumps(asked).encode()).known is True
    for wrong in ({"path": []}, {"path": asked["consistency"]["path"][:-1]}, {"to": 6}, {"to": None}, {"path": ["x"]}):
        with pytest.raises(LedgerBroken):
            ledger_proof_check.check(proof, json.dumps(asked | {"consistency": asked["consistency"] | wrong}).encode())
    assert ledger_proof_check.check(proof, json.dumps(asked | {"consistency": {"from": 4}}).encode()).known is False


def test_a_witness_can_tell_that_the_newest_head_begins_with_an_older_one() -> None:
    looked_at_for_two_days()
    with clock.moved(to_noon() + 50 * HOUR):
        public = json.loads(ledger_proofs.heads(since="5"))
    newest, oldest = ((one["size"], bytes.fromhex(one["root"])) for one in public["heads"])
    assert oldest[0] == 5
    assert merkle.is_consistent(oldest, newest, [bytes.fromhex(one) for one in public["consistency"]["path"]])


def test_no_size_tells_whether_a_head_was_signed_at_it() -> None:
    """Asking for one size after another would else give back the hours that the list keeps to itself."""
    looked_at_for_two_days()
    with clock.moved(to_noon() + 26 * HOUR):
        assert [json.loads(ledger_proofs.heads(since=str(size)))["consistency"]["to"] for size in range(1, 6)] == [5] * 5
        for hidden in ("6", "7"):
            with pytest.raises(NotFound):
                ledger_proofs.heads(since=hidden)


@pytest.mark.parametrize("words", ["x", "-1", "0", "4711", "9" * 30, "\x00", "٣"])
def test_a_size_that_no_head_reaches_is_not_found(words: str) -> None:
    looked_at()
    with pytest.raises(NotFound):
        ledger_proofs.heads(since=words, today=True)


def test_the_command_checks_a_proof_offline(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _owner, people = looked_at(times=2)
    proof, public, forged = tmp_path / "bukti.json", tmp_path / "jejak.json", tmp_path / "palsu.json"
    proof.write_bytes(taken(people[0]))
    public.write_bytes(ledger_proofs.heads(today=True))
    forged.write_bytes(proof.read_bytes().replace(b"list", b"page"))
    assert [commands_ledger.verify([str(one)]) for one in (proof, forged, tmp_path / "tiada.json")] == [0, 1, 1]
    assert commands_ledger.verify([str(proof), str(public)]) == 0
    said = capsys.readouterr().out
    assert "2 looks stand in the log of 6 rows" in said
    assert "The file of heads names this very head" in said


def test_the_copy_of_her_data_carries_the_proof_of_every_look() -> None:
    everybody = town()
    pipeline.sheet(everybody.owner, everybody.application_id)
    b"".join(disclosed_files.resume_file(everybody.owner, everybody.application_id).chunks)
    ledger_sealing.sweep_ledger()
    whole: ZipFile = archive(everybody.victim)
    proven = ledger_proof_check.check(whole.read("bukti-akses.json")).looks
    read = json.loads(io.BytesIO(whole.read("data.json")).read())["ledger"]
    assert sorted(one["kind"] for one in proven) == sorted(one["kind"] for one in read)
