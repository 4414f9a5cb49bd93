"""The plan as its company reads it: read at the moment of asking, with its use."""

from datetime import timedelta

import pytest

from tests.support import market, publishing
from weimproovi import clock, db
from weimproovi.i18n import speaking
from weimproovi.models import Subscription
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import pipeline, subscriptions
from weimproovi.vocabulary import Plan, Purpose

pytestmark = pytest.mark.usefixtures("database")


def test_a_company_without_a_subscription_is_on_the_free_plan() -> None:
    view = subscriptions.plan_view(market.some_owner())
    assert (view.code, view.name, view.until) == ("free", "Gratis", "")


def test_use_is_counted_against_the_plan() -> None:
    owner = market.some_owner(plan=Plan.GROWTH)
    publishing.consent(owner)
    form = publishing.published(owner, questions=[])
    application = market.apply(market.some_candidate(), publishing.listed(owner, form))
    pipeline.open_application(owner, application)
    view = subscriptions.plan_view(owner)
    assert [(line.label, line.used, line.limit, line.percent) for line in view.usage] == [
        ("Lowongan tayang", "1", "10", 10),
        ("Anggota yang merekrut", "1", "5", 20),
        ("Wawancara video bulan ini", "0", "50", 0),
        ("Lamaran dibuka: Barista", "1", "300", 0),
    ]
    assert view.price == "Rp499.000 / bulan, belum termasuk PPN"


def test_a_period_ends_by_the_clock() -> None:
    owner = market.some_owner()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert owner.company_id is not None
        session.add(
            Subscription(company_id=owner.company_id, plan=Plan.BUSINESS, ends_at=clock.now() + timedelta(days=3))
        )
    view = subscriptions.plan_view(owner)
    assert (view.code, view.until.startswith("Berlaku sampai ")) == ("business", True)
    with clock.moved(timedelta(days=4)):
        assert subscriptions.plan_view(owner).code == "free"


def test_the_plans_page_lists_three_plans_in_both_languages() -> None:
    assert [card.name for card in subscriptions.plan_cards()] == ["Gratis", "Tumbuh", "Bisnis"]
    with speaking("en"):
        cards = subscriptions.plan_cards()
    assert [card.name for card in cards] == ["Free", "Growth", "Business"]
    assert all("Every privacy feature" in card.lines for card in cards)
