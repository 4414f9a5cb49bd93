"""The outbox as staff see it: who may look, what is shown with and without a mail server, and the trace that a look leaves."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from tests.support import market
from tests.support.postman import Postman, open_post_office, sending_to
from weimproovi import clock, db
from weimproovi.errors import Denied, NotFound
from weimproovi.models import Mail, StaffAct
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import mail_samples, mail_sending, mail_words, outbox
from weimproovi.vocabulary import ActorKind, MailKind, MailPurpose, Purpose, StaffActKind, StaffRole

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def postman() -> Iterator[Postman]:
    with open_post_office() as (keeper, url), sending_to(url):
        yield keeper


def support() -> Actor:
    return market.some_staff(StaffRole.SUPPORT)


def acts(kind: StaffActKind) -> int:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return len(session.execute(select(StaffAct).where(col(StaffAct.act) == kind)).all())


def give_up() -> str:
    """The newest mail was refused for good; its id."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        newest = session.execute(select(col(Mail.id)).order_by(col(Mail.id).desc()).limit(1)).scalar_one()
        session.execute(update(Mail).where(col(Mail.id) == newest).values(failed_at=clock.now(), failure="550", attempts=1))
    return str(newest)


def test_only_staff_with_a_role_for_it_see_mails() -> None:
    for somebody in (market.some_candidate(), market.some_owner(), Actor(ActorKind.STAFF), market.some_staff(StaffRole.FINANCE)):
        for look in (outbox.mails, outbox.counts):
            with pytest.raises(Denied):
                look(somebody)
        with pytest.raises(Denied):
            mail_samples.samples(somebody, "id")


def test_without_a_mail_server_a_mail_is_read_and_the_look_is_written_down() -> None:
    market.some_candidate()
    staff = support()
    row = outbox.mails(staff)[0]
    assert row.address.endswith("@example.com")
    read = outbox.read(staff, UUID(row.id))
    assert "/konfirmasi/" in read.link
    assert read.link in read.text
    assert acts(StaffActKind.MAIL_READ) == 1


def test_with_a_mail_server_words_and_addresses_are_for_their_readers(postman: Postman) -> None:
    market.some_candidate()
    staff = support()
    row = outbox.mails(staff)[0]
    assert (row.address, row.readable) == ("", False)
    with pytest.raises(Denied):
        outbox.read(staff, UUID(row.id))
    assert acts(StaffActKind.MAIL_READ) == 0


def test_a_sent_mail_keeps_neither_address_nor_link(postman: Postman) -> None:
    market.some_candidate()
    mail_sending.sweep_mail()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        kept = session.execute(select(Mail)).scalars().one()
    assert (kept.address, kept.values) == ("", {})
    assert outbox.mails(support())[0].state == "sent"


def test_mails_are_counted_and_chosen_by_their_state() -> None:
    market.some_candidate()
    market.some_candidate()
    give_up()
    staff = support()
    assert outbox.counts(staff) == {"waiting": 1, "sent": 0, "failed": 1, "bounced": 0}
    assert [row.state for row in outbox.mails(staff, "failed")] == ["failed"]
    assert "550" in outbox.mails(staff, "failed")[0].failure


def test_a_mail_that_was_given_up_is_tried_again_by_staff(postman: Postman) -> None:
    market.some_candidate()
    mail_id, staff = give_up(), support()
    assert mail_sending.sweep_mail().rows == 0
    outbox.retry(staff, UUID(mail_id))
    mail_sending.sweep_mail()
    assert len(postman.mails) == 1
    assert acts(StaffActKind.MAIL_RETRY) == 1
    with pytest.raises(NotFound):
        outbox.retry(staff, UUID(mail_id))


@pytest.mark.clause("U3", "passes")
def test_every_kind_has_one_purpose_and_is_queued_with_it() -> None:
    person = market.some_candidate()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        for kind in MailKind:
            outbox.queue(session, kind, account_id=person.account_id, path="/")
        rows = session.execute(select(Mail.purpose)).scalars().all()
    assert set(rows) == {MailPurpose.SERVICE_NOTICE}
    assert set(mail_words.PURPOSES) == set(MailKind) == set(mail_words.WORDS)


@pytest.mark.clause("U3", "refuses")
@pytest.mark.parametrize("purpose", [None, MailPurpose.MARKETING, "newsletter"])
def test_a_kind_without_a_purpose_that_was_agreed_to_is_neither_queued_nor_sent(
    purpose: object, postman: Postman, monkeypatch: pytest.MonkeyPatch
) -> None:
    market.some_candidate()
    monkeypatch.setitem(mail_words.PURPOSES, MailKind.CONFIRM_EMAIL, purpose)
    with pytest.raises(Denied), db.transaction(SYSTEM, Purpose.OPERATE) as session:
        outbox.queue(session, MailKind.CONFIRM_EMAIL, address="sukarno@example.com", path="/")
    mail_sending.sweep_mail()
    assert postman.mails == []
    assert [row.state for row in outbox.mails(support())] == ["failed"]
