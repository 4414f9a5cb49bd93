"""Looking through a ticket: only its fields, each look in the person's ledger and in the audit, until it ends."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.support import market
from tests.support.staff import email_of, staff_with, ticket
from weimproovi import clock
from weimproovi.errors import Denied, Invalid, NotFound, TooMany
from weimproovi.ids import new_id
from weimproovi.permissions.actor import Actor
from weimproovi.services import ledger, pipeline, staff_looks, staff_tickets, staff_trail
from weimproovi.services.staff_tickets import TicketAsked
from weimproovi.vocabulary import TICKET_GROUPS as GROUPS
from weimproovi.vocabulary import Clause, FieldGroup, Plan, StaffActKind, StaffRole

pytestmark = pytest.mark.usefixtures("database")
SUPPORT = StaffRole.SUPPORT


def applicant() -> Actor:
    """A candidate with an opened application."""
    owner, person = market.some_owner(plan=Plan.GROWTH), market.some_candidate()
    pipeline.open_application(owner, market.apply(person, market.some_vacancy(owner)))
    return person


@pytest.mark.clause("D1", "passes")
def test_a_ticket_for_everything_shows_everything() -> None:
    person, staff = applicant(), staff_with(SUPPORT)
    sheet = staff_looks.look(staff, ticket(staff, person, *GROUPS))
    assert (sheet.name, sheet.email) == ("Sukarno", email_of(person))
    assert sheet.phone.startswith("0812-3456")
    assert [(sent.company, sent.title, sent.stage) for sent in sheet.applications] == [("PT Kopi Senja", "Barista", "Baru")]
    assert b"".join(staff_looks.resume_page(staff, sheet.id, 1).chunks)[:4] == b"RIFF"


@pytest.mark.clause("D1", "refuses")
@pytest.mark.parametrize("group", GROUPS)
def test_a_ticket_for_one_field_shows_no_other(group: FieldGroup) -> None:
    person, staff = applicant(), staff_with(SUPPORT)
    sheet = staff_looks.look(staff, ticket(staff, person, group))
    shown = {
        FieldGroup.IDENTITY: bool(sheet.name),
        FieldGroup.CONTACT: bool(sheet.email and sheet.phone),
        FieldGroup.RESUME: bool(sheet.pages),
        FieldGroup.ANSWERS: bool(sheet.applications),
    }
    assert {one for one, found in shown.items() if found} == {group} - {FieldGroup.LINKEDIN}
    if group is not FieldGroup.RESUME:
        with pytest.raises(NotFound):
            staff_looks.resume_page(staff, sheet.id, 1)


def test_the_person_reads_the_ticket_and_every_look() -> None:
    person, staff = applicant(), staff_with(SUPPORT)
    opened = ticket(staff, person, FieldGroup.IDENTITY, FieldGroup.RESUME)
    staff_looks.look(staff, opened)
    staff_looks.resume_page(staff, opened, 1)
    page, sheet, ticket_row = ledger.looks(person)[:3]
    assert {look.company for look in (page, sheet, ticket_row)} == {"Petugas Weimproovi"}
    assert {look.clause for look in (page, sheet, ticket_row)} == {Clause.D1.value}
    assert ticket_row.note.startswith("Nirmala (Dukungan), sampai ")
    assert "Bantuan mengunggah CV" in ticket_row.note
    assert sheet.what == "Dilihat petugas: Nama; CV di layar"
    assert page.what == "Halaman CV di layar"


def test_every_look_is_an_audit_row_that_names_nobody() -> None:
    person, staff, officer = applicant(), staff_with(SUPPORT), staff_with(StaffRole.PRIVACY_OFFICER)
    opened = ticket(staff, person, *GROUPS)
    staff_looks.look(staff, opened)
    staff_looks.look(staff, opened)
    staff_tickets.close(staff, opened)
    rows = staff_trail.acts(officer)
    assert [row.act for row in rows[1:]] == ["Menutup tiket", "Melihat data lewat tiket", "Melihat data lewat tiket", "Membuka tiket"]
    assert not any(secret in repr(rows) for secret in ("Sukarno", email_of(person), str(person.candidate_id)))


def over(staff: Actor, person: Actor) -> str:
    opened = ticket(staff, person, *GROUPS)
    staff_tickets.close(staff, opened)
    return opened


def ended_by_her(staff: Actor, person: Actor) -> str:
    opened = ticket(staff, person, *GROUPS)
    staff_tickets.end_mine(person, staff_tickets.about_me(person)[0].id)
    return opened


def anothers(_staff: Actor, person: Actor) -> str:
    return ticket(staff_with(SUPPORT), person, *GROUPS)


def nobodys(_staff: Actor, _person: Actor) -> str:
    return str(new_id())


def no_id(_staff: Actor, _person: Actor) -> str:
    return "../x"


@pytest.mark.parametrize("way", [over, ended_by_her, anothers, nobodys, no_id], ids=lambda way: way.__name__)
def test_over_anothers_and_never_there_look_the_same(way: Callable[[Actor, Actor], str]) -> None:
    person, staff = applicant(), staff_with(SUPPORT)
    ticket_id = way(staff, person)
    looks = len(ledger.looks(person))
    for attempt in (staff_looks.look, staff_tickets.close, lambda actor, key: staff_looks.resume_page(actor, key, 1)):
        with pytest.raises(NotFound):
            attempt(staff, ticket_id)
    assert len(ledger.looks(person)) == looks


def test_a_ticket_ends_by_itself_to_the_second() -> None:
    person, staff = applicant(), staff_with(SUPPORT)
    opened = ticket(staff, person, FieldGroup.IDENTITY, hours=24)
    with clock.moved(timedelta(hours=23, minutes=59, seconds=50)):
        assert staff_looks.look(staff, opened).name
    with clock.moved(timedelta(hours=24, seconds=1)):
        assert not staff_tickets.is_open(staff, opened)
        assert staff_tickets.about_me(person) == []
        with pytest.raises(NotFound):
            staff_looks.look(staff, opened)


def test_a_person_ends_no_ticket_about_somebody_else() -> None:
    person, staff = applicant(), staff_with(SUPPORT)
    opened = ticket(staff, person, FieldGroup.IDENTITY)
    for stranger in (market.some_candidate("Wayan"), staff_with(SUPPORT), market.some_owner("PT Lain")):
        with pytest.raises(NotFound):
            staff_tickets.end_mine(stranger, opened)
    assert staff_tickets.is_open(staff, opened)


@pytest.mark.parametrize("role", [StaffRole.MODERATOR, StaffRole.FINANCE, StaffRole.ADMINISTRATOR])
def test_a_role_without_tickets_opens_and_sees_none(role: StaffRole) -> None:
    person, staff = market.some_candidate(), staff_with(role)
    with pytest.raises(Denied):
        ticket(staff, person, FieldGroup.IDENTITY)
    with pytest.raises(Denied):
        staff_tickets.mine(staff)


@pytest.mark.parametrize(("asked", "fault"), [
    (TicketAsked("", "", ["identity"], "x", 1), "email"), (TicketAsked("tiada@contoh.id", "", ["identity"], "x", 1), "email"),
    (TicketAsked("a@contoh.id", "", [], "x", 1), "groups"), (TicketAsked("a@contoh.id", "", ["video", "notes", "existence"], "x", 1), "groups"),
    (TicketAsked("a@contoh.id", "", ["identity"], " ", 1), "reason"), (TicketAsked("a@contoh.id", "", ["identity"], "x" * 121, 1), "reason"),
    (TicketAsked("a@contoh.id", "", ["identity"], "x", 25), "hours"), (TicketAsked("a@contoh.id", "", ["identity"], "x", 0), "hours"),
])  # fmt: skip
def test_a_ticket_without_person_fields_reason_or_end_is_refused(asked: TicketAsked, fault: str) -> None:
    staff = staff_with(SUPPORT)
    with pytest.raises(Invalid) as refused:
        staff_tickets.open_ticket(staff, asked)
    assert list(refused.value.faults) == [fault]
    assert staff_tickets.mine(staff) == []


def test_addresses_cannot_be_tried_one_after_another() -> None:
    staff = staff_with(SUPPORT)
    for number in range(20):
        with pytest.raises(Invalid):
            staff_tickets.open_ticket(staff, TicketAsked(f"tiada{number}@contoh.id", "", ["identity"], "x", 1))
    with pytest.raises(TooMany):
        staff_tickets.open_ticket(staff, TicketAsked("lagi@contoh.id", "", ["identity"], "x", 1))


def test_a_ticket_about_staff_or_a_member_does_not_exist() -> None:
    staff = staff_with(SUPPORT)
    for somebody in (market.some_owner(), staff_with(StaffRole.FINANCE)):
        with pytest.raises(Invalid):
            ticket(staff, somebody, FieldGroup.IDENTITY)


def test_the_list_of_tickets_names_nobody() -> None:
    person, staff = market.some_candidate(), staff_with(SUPPORT)
    ticket(staff, person, FieldGroup.IDENTITY)
    row = staff_tickets.mine(staff)[0]
    assert (row.open, row.groups) == (True, "Nama")
    assert "Sukarno" not in repr(row)
    assert email_of(person) not in repr(row)


def test_the_audit_of_looks_is_there_though_staff_read_none_of_it_themselves() -> None:
    person, staff = market.some_candidate(), staff_with(SUPPORT)
    ticket(staff, person, FieldGroup.IDENTITY)
    with pytest.raises(Denied):
        staff_trail.acts(staff)
    assert staff_trail.acts(staff_with(StaffRole.ADMINISTRATOR), StaffActKind.TICKET_OPEN)
