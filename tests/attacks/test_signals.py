"""What an open page hears is an answer, too: a company that nobody has checked is not told by a silent reload that somebody applied (S3)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import psycopg
import pytest

from tests.support.browsing import consented
from tests.support.market import some_owner
from tests.support.town import applied, canary, posted, resume_of
from weimproovi import clock, db
from weimproovi.permissions.actor import Actor
from weimproovi.services import applications, company_consents, pausing, retention

pytestmark = [pytest.mark.usefixtures("database")]


@contextmanager
def heard_by(owner: Actor) -> Iterator[list[str]]:
    """What the pages of a company hear of meanwhile."""
    found: list[str] = []
    address = db.addresses().listen.replace("postgresql+psycopg://", "postgresql://", 1)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"LISTEN {db.CHANNEL}")
        yield found
        found += [one.payload for one in connection.notifies(timeout=0.3) if f"company:{owner.company_id}" in one.payload]


def sent_to(owner: Actor) -> tuple[Actor, str]:
    """Somebody who applied, and her application; the company's card, and its vacancies with it, are gone from the public since."""
    victim = canary()
    sent = applied(victim, posted(owner, "Barista"), resume_of(victim))
    company_consents.withdraw_consent(owner)
    return victim, sent


@pytest.mark.clause("S3", "refuses")
def test_an_unchecked_company_whose_vacancy_shows_no_more_hears_of_nobody_who_applied() -> None:
    owner = consented(some_owner("PT Kopi Senja", checked=False))
    victim, sent = sent_to(owner)
    with heard_by(owner) as heard:
        pausing.pause(victim)
        pausing.resume(victim)
        applications.withdraw(victim, sent)
        with clock.moved(timedelta(days=400)):
            assert retention.sweep_retention().rows
    assert heard == []


@pytest.mark.clause("S3", "passes")
def test_a_checked_company_hears_that_an_application_changed_whether_its_vacancy_shows_or_not() -> None:
    owner = consented(some_owner("PT Kopi Senja"))
    victim, sent = sent_to(owner)
    for act in (lambda: pausing.pause(victim), lambda: pausing.resume(victim), lambda: applications.withdraw(victim, sent)):
        with heard_by(owner) as heard:
            act()
        assert heard
