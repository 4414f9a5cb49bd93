"""Every byte that leaves, during everybody's journey through everything: each word reached those who may read it, and nobody else."""

import pytest

from tests.canaries import oracle, registry
from tests.canaries.fuzz import EVENTS, fuzz
from tests.canaries.journey import Journey, templates, viewers
from tests.canaries.outside import NOBODY
from tests.canaries.served import FILES, PUBLIC, SERVED, kinds_served
from weimproovi.services import notifications
from weimproovi.vocabulary import MailKind, NoticeKind

pytestmark = pytest.mark.slow


@pytest.mark.clause("S3", "refuses")
@pytest.mark.clause("S5", "refuses")
@pytest.mark.clause("U8", "refuses")
def test_no_word_reached_whom_the_policy_does_not_name(journey: Journey) -> None:
    assert strayed(journey) == ""


def strayed(journey: Journey) -> str:
    """Each word that came to somebody whom it is not for, and where."""
    hits = journey.recorder.hits.items()
    return "\n".join(f"{word} reached {who} at {sorted(places)}" for (word, who), places in hits if not oracle.may(who, word))


@pytest.mark.clause("S3", "passes")
@pytest.mark.clause("U8", "passes")
def test_every_word_reached_those_it_is_for(journey: Journey) -> None:
    missing = sorted(f"{word} did not reach {who}" for word, who in oracle.must() - set(journey.recorder.hits))
    assert missing == [], "\n".join(missing)


@pytest.mark.clause("D1", "refuses")
@pytest.mark.parametrize("channel", NOBODY)
def test_what_everybody_at_the_machine_could_read_was_listened_to_and_says_nothing(journey: Journey, channel: str) -> None:
    assert journey.recorder.places[channel]
    assert journey.recorder.received(channel) == set()


def test_every_route_is_read_by_everybody_and_serves_only_whom_it_is_for(journey: Journey) -> None:
    asked = {(template, viewer) for method, template, viewer in journey.statuses if method == "GET"}
    assert {(template, viewer) for template in templates("GET") for viewer in viewers(journey.world)} - asked == set()
    served = kinds_served(journey)
    wrong = [f"{template} served {sorted(kinds - SERVED[template])}" for template, kinds in served.items() if template in SERVED and kinds - SERVED[template]]
    idle = [f"{template} served nobody" for template in FILES if not served[template]]
    assert [*wrong, *idle] == []


@pytest.mark.clause("S1", "passes")
@pytest.mark.clause("S1", "refuses")
@pytest.mark.parametrize("template", ["/berkas/persetujuan/{consent_id}", "/berkas/akses/{row_id}/bukti"])
def test_a_receipt_and_a_proof_name_a_company_to_their_person_and_to_nobody_else(journey: Journey, template: str) -> None:
    told = {who for (word, who), places in journey.recorder.hits.items() if word == "samar.company" and f"GET {template}" in places}
    assert told == {"farida"}
    assert {viewer for (_method, asked, viewer), statuses in journey.statuses.items() if asked == template and 200 in statuses} <= {"farida", "senja"}


def test_every_route_is_for_everybody_or_names_whom_it_is_for() -> None:
    assert sorted(set(templates("GET")) ^ (PUBLIC | set(SERVED))) == []


def test_every_kind_of_mail_is_listened_to(journey: Journey) -> None:
    assert registry.unheard(MailKind, {kind.value for kind in journey.kinds_mailed}) == []


@pytest.mark.parametrize("kind", NoticeKind)
def test_a_notice_says_nothing_but_what_it_was_given(kind: NoticeKind) -> None:
    given = {"company": "PT Kenari", "title": "Pawang", "day": "hari itu", "number": "P-4711", "stage": "offer", "reason": "experience", "by": "company"}
    other = {**given, "name": "Amara Kenariwati", "phone": "0813-7700-4701", "message": "Kabar untuk amara"}
    assert notifications.sentence(kind, other) == notifications.sentence(kind, given)


def test_every_sweep_and_every_command_is_listened_to() -> None:
    assert (registry.unheard_sweeps(), registry.unheard_commands()) == ([], [])


def test_no_schema_leaves_by_a_way_that_nobody_listens_to() -> None:
    assert sorted(kind.__name__ for kind in registry.schema_classes() - registry.reached_schemas()) == []


@pytest.mark.timeout(3_600)
@pytest.mark.clause("S3", "refuses")
def test_random_events_give_nobody_more(journey: Journey) -> None:
    logged = len(journey.server.log())
    assert fuzz(journey) >= EVENTS * 0.9
    assert strayed(journey) == ""
    assert [line for line in journey.server.log()[logged:].splitlines() if "[error" in line] == []
