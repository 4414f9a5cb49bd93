"""What candidates ask about their data: the promise of three times 24 hours, the answer, and who may read it (K1, UU PDP)."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from tests.support import market
from tests.support.staff import staff_with, ticket
from weimproovi import clock, db
from weimproovi.errors import Denied, Invalid, NotFound, TooMany
from weimproovi.i18n import speaking
from weimproovi.models import Mail, PrivacyRequest
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import notifications, privacy_requests, staff_looks, staff_tickets, staff_trail
from weimproovi.services.staff_tickets import TicketAsked
from weimproovi.vocabulary import FieldGroup, MailKind, PrivacyRequestKind, Purpose, StaffActKind, StaffRole

pytestmark = pytest.mark.usefixtures("database")
WORDS = "Mohon perbaiki nama perusahaan lama di CV saya."


def asked(person: Actor, words: str = WORDS) -> str:
    return privacy_requests.ask(person, "correction", words)


def stored(number: str) -> PrivacyRequest:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return session.execute(select(PrivacyRequest).where(col(PrivacyRequest.number) == number)).scalars().one()


def mailed(kind: MailKind) -> list[dict[str, str]]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return [dict(values) for values in session.execute(select(col(Mail.values)).where(col(Mail.kind) == kind)).scalars()]


@pytest.mark.clause("K1", "passes")
def test_a_request_has_a_number_and_is_due_after_exactly_72_hours() -> None:
    person = market.some_candidate()
    row = stored(number := asked(person))
    assert number.startswith(f"P-{clock.today().year}-")
    assert abs(row.due_at - row.created_at - timedelta(hours=72)) < timedelta(seconds=1)
    assert mailed(MailKind.REQUEST_RECEIVED)[0]["number"] == number
    assert mailed(MailKind.REQUEST_RECEIVED)[0]["due"] == row.due_at.isoformat()  # said in the reader's language when it is sent


def test_the_promise_is_shown_to_the_minute_by_the_clock_of_jakarta() -> None:
    person = market.some_candidate()
    row = stored(asked(person))
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.merge(row).due_at = datetime(2026, 11, 25, 16, 59, 59, tzinfo=UTC)
    assert privacy_requests.mine(person)[0].due == "25 Nov 2026 23.59 WIB"
    with speaking("en"):
        assert privacy_requests.mine(person)[0].due == "25 Nov 2026 23:59 WIB"


@pytest.mark.clause("K1", "passes")
def test_the_answer_reaches_the_person_in_three_ways() -> None:
    person, officer = market.some_candidate(), staff_with(StaffRole.PRIVACY_OFFICER)
    number = asked(person)
    privacy_requests.answer(officer, stored(number).id, "Sudah kami perbaiki.")
    mine = privacy_requests.mine(person)[0]
    assert (mine.answer, bool(mine.answered)) == ("Sudah kami perbaiki.", True)
    assert mailed(MailKind.REQUEST_ANSWERED)[0]["answer"] == "Sudah kami perbaiki."
    assert any(number in notice.words for notice in notifications.inbox(person))
    assert staff_trail.acts(officer, StaffActKind.REQUEST_ANSWER)[0].words == number


def test_a_request_is_answered_once() -> None:
    first, second = staff_with(StaffRole.PRIVACY_OFFICER), staff_with(StaffRole.PRIVACY_OFFICER)
    request_id = stored(asked(market.some_candidate())).id
    privacy_requests.answer(first, request_id, "Sudah.")
    with pytest.raises(Invalid):
        privacy_requests.answer(second, request_id, "Belum.")
    assert privacy_requests.answered(first)[0].answer == "Sudah."


@pytest.mark.parametrize("moved", [timedelta(hours=71, minutes=59), timedelta(hours=72, seconds=2)])
def test_a_request_is_late_after_its_promise_and_not_before(moved: timedelta) -> None:
    officer = staff_with(StaffRole.PRIVACY_OFFICER)
    asked(market.some_candidate())
    with clock.moved(moved):
        assert privacy_requests.waiting(officer)[0].late is (moved > timedelta(hours=72))


@pytest.mark.clause("K1", "refuses")
@pytest.mark.parametrize("role", [role for role in StaffRole if role is not StaffRole.PRIVACY_OFFICER])
def test_no_other_role_reads_or_answers_requests(role: StaffRole) -> None:
    staff, request_id = staff_with(role), stored(asked(market.some_candidate())).id
    for attempt in (
        lambda: privacy_requests.waiting(staff), lambda: privacy_requests.answered(staff), lambda: privacy_requests.one(staff, request_id),
        lambda: privacy_requests.answer(staff, request_id, "x"),
        lambda: staff_tickets.open_ticket(staff, TicketAsked("", str(request_id), ["identity"], "x", 1)),
    ):  # fmt: skip
        with pytest.raises(Denied):
            attempt()


def test_staff_read_no_name_in_a_request_until_a_ticket_is_opened_from_it() -> None:
    person, officer = market.some_candidate("Kusumawardhani"), staff_with(StaffRole.PRIVACY_OFFICER)
    request_id = str(stored(asked(person)).id)
    assert "Kusumawardhani" not in repr(privacy_requests.one(officer, request_id))
    opened = staff_tickets.open_ticket(officer, TicketAsked("", request_id, ["identity"], "Permintaannya", 1))
    assert staff_looks.look(officer, opened).name == "Kusumawardhani"


def test_nobody_else_sees_my_requests() -> None:
    asked(market.some_candidate())
    assert privacy_requests.mine(market.some_candidate("Wayan")) == []


@pytest.mark.parametrize(("kind", "words", "fault"), [("", WORDS, "kind"), ("erasure", WORDS, "kind"), ("question", " \n ", "words"), ("question", "x" * 2001, "words")])
def test_what_is_missing_is_said_and_nothing_is_kept(kind: str, words: str, fault: str) -> None:
    person = market.some_candidate()
    with pytest.raises(Invalid) as refused:
        privacy_requests.ask(person, kind, words)
    assert set(refused.value.faults) == {fault}
    assert privacy_requests.mine(person) == []


def test_every_kind_may_be_asked_and_the_eleventh_of_a_day_waits() -> None:
    person = market.some_candidate()
    for kind in [*PrivacyRequestKind, *PrivacyRequestKind]:
        privacy_requests.ask(person, kind.value, WORDS)
    assert len({row.number for row in privacy_requests.mine(person)}) == 10
    with pytest.raises(TooMany):
        asked(person)


def test_members_and_staff_have_no_requests_of_their_own() -> None:
    for actor in (market.some_owner(), staff_with(StaffRole.PRIVACY_OFFICER)):
        with pytest.raises(NotFound):
            asked(actor)


def test_a_ticket_from_a_request_serves_its_person_alone() -> None:
    person, other, officer = market.some_candidate("Sukarno"), market.some_candidate("Wayan"), staff_with(StaffRole.PRIVACY_OFFICER)
    asked(person)
    opened = ticket(officer, other, FieldGroup.IDENTITY)
    assert staff_looks.look(officer, opened).name == "Wayan"
