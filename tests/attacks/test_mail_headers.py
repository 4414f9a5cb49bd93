"""Addresses and titles that a mail header would read as something else: nobody else gets a mail, and no mail holds up the others."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from tests.services.test_reports import MONEY, report, shown
from tests.support import market
from tests.support.postman import Postman, open_post_office, sending_to
from weimproovi import db
from weimproovi.errors import Invalid, TooMany
from weimproovi.ids import new_id
from weimproovi.integrations import mail, rate_limits
from weimproovi.models import Account, Mail
from weimproovi.permissions.actor import ANONYMOUS, SYSTEM
from weimproovi.services import mail_sending, reports
from weimproovi.vocabulary import Purpose

pytestmark = pytest.mark.usefixtures("database")
BREAK, OTHER, NOTHING = "=?utf-8?q?a=0ab?=@contoh.id", "=?utf-8?q?victim=40bank.id=2c?=@contoh.id", "=?x?q?=00?=@contoh.id"


@pytest.fixture(autouse=True)
def no_attempts_yet() -> None:
    rate_limits._limiter.cache_clear()


@pytest.fixture
def postman() -> Iterator[Postman]:
    with open_post_office() as (keeper, url), sending_to(url):
        yield keeper


@pytest.mark.parametrize("address", [BREAK, OTHER, NOTHING])
def test_an_address_that_reads_as_another_one_is_refused_at_the_form(address: str) -> None:
    with pytest.raises(Invalid) as refused:
        reports.report(ANONYMOUS, shown().slug, typed={**MONEY, "email": address}, visitor=market.VISITOR)
    assert set(refused.value.faults) == {"email"}


@pytest.mark.parametrize("address", [BREAK, OTHER, NOTHING, "kenari\u00fc@contoh.id"])
def test_one_that_is_there_already_holds_up_no_other_mail(postman: Postman, address: str) -> None:
    first, second = market.some_candidate(), market.some_candidate()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(update(Account).where(col(Account.id) == first.account_id).values(email=address))
        theirs = session.get_one(Account, second.account_id).email
    mail_sending.sweep_mail()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        left = session.execute(select(Mail).where(col(Mail.sent_at).is_(None), col(Mail.failed_at).is_(None))).all()
    assert left == []
    assert {str(one["To"]) for one in postman.mails} == {theirs}


@pytest.mark.parametrize("title", ["=?utf-8?q?=0D=0ABcc:_x@contoh.id?=", "Barista\u2028Bcc: x@contoh.id"])
def test_a_title_adds_no_line_to_the_headers(title: str) -> None:
    moment = market.clock.now()
    sent = mail.compose(new_id(), "budi@contoh.id", title, text="Halo", html="<p>Halo</p>", moment=moment).as_bytes()
    assert b"\nBcc" not in sent.partition(b"\r\n\r\n")[0]


def test_nobody_floods_a_strangers_address_with_reports_from_many_networks() -> None:
    vacancy, theirs = shown(), "orang.lain@contoh.id"
    for network in range(5):
        report(ANONYMOUS, vacancy, network, email=theirs)
    with pytest.raises(TooMany):
        report(ANONYMOUS, vacancy, 6, email=theirs)
