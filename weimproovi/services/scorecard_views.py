"""Sent scorecards as their readers see them: every card, and over the newest of each reviewer the average, the spread and what was recommended."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import Select, select
from sqlmodel import Session, col

from weimproovi import clock
from weimproovi.i18n import _, format, n_, score_words
from weimproovi.models import CompanyMember, Scorecard
from weimproovi.permissions.actor import Actor
from weimproovi.permissions.resources import ResourceFacts, decide_resource
from weimproovi.schemas.scorecards import Average, Card, CardLine, Scores
from weimproovi.vocabulary import Advice, FieldGroup, Purpose, Resource, Step


@dataclass(frozen=True, slots=True)
class _Sent:
    """A card with the name of its reviewer; `counts`: no later version of hers is there."""

    card: Scorecard
    by: str
    counts: bool


def with_cards(session: Session, actor: Actor, page: Scores, application_id: UUID) -> Scores:
    """The page with every card that the member may read now."""
    found = _read(session, actor, application_id)
    counting = [one.card for one in found if one.counts]
    mine = [card for card in counting if card.member_id == actor.member_id]
    if not mine:
        return page
    return replace(
        page,
        sent=True,
        form=replace(page.form, version=mine[0].version),
        summary=n_("{n} penilaian", "{n} penilaian", len(counting)),
        advice=_advice(counting),
        averages=_averages(counting),
        cards=[_card(one, mine=one.card.member_id == actor.member_id) for one in found],
    )


def _read(session: Session, actor: Actor, application_id: UUID) -> list[_Sent]:
    """The cards that the rule opens to the member, the newest first; row security asks the same again."""
    rows = list(session.execute(_sent(application_id)))
    has_sent = any(card.member_id == actor.member_id for card, _name in rows)
    open_to_her = [(card, name) for card, name in rows if _is_open(actor, card, has_sent=has_sent)]
    newest = {card.member_id: max(one.version for one, _name in open_to_her if one.member_id == card.member_id) for card, _name in open_to_her}
    return [_Sent(card, name, card.version == newest[card.member_id]) for card, name in open_to_her]


def _is_open(actor: Actor, card: Scorecard, *, has_sent: bool) -> bool:
    """Her own at all times, a colleague's once hers is sent; that she may know of the application was asked before."""
    facts = ResourceFacts(actor.kind.value, Purpose.RECRUIT.value, clock.now(), written=card.member_id == actor.member_id, compared=has_sent)
    return decide_resource(Resource.SCORECARD, facts).allows(FieldGroup.EXISTENCE)


def _sent(application_id: UUID) -> Select[Scorecard, str]:
    named = select(Scorecard, col(CompanyMember.name)).join(CompanyMember, col(CompanyMember.id) == col(Scorecard.member_id))
    return named.where(col(Scorecard.application_id) == application_id).order_by(col(Scorecard.id).desc())


def _card(one: _Sent, *, mine: bool) -> Card:
    return Card(
        by=one.by,
        sent=format.moment_exact(one.card.created_at),
        advice=score_words.advice(one.card.advice),
        note=one.card.note,
        lines=[CardLine(score_words.attribute(kept), score_words.step(Step(step))) for kept, step in _steps(one.card)],
        mine=mine,
        version=one.card.version,
        earlier=not one.counts,
    )


def _advice(cards: Iterable[Scorecard]) -> list[str]:
    """ "2 Lanjutkan", in the order of the form; what nobody chose is left out."""
    counted = Counter(card.advice for card in cards)
    return [f"{counted[one]} {score_words.advice(one)}" for one in Advice if counted[one]]


def _averages(cards: Iterable[Scorecard]) -> list[Average]:
    """By attribute as it was asked, in the order of the oldest card; what nobody saw has no figure."""
    given: dict[str, list[Step]] = {}
    for card in sorted(cards, key=lambda one: one.id):
        for kept, step in _steps(card):
            given.setdefault(kept, []).extend([Step(step)] if step else [])
    return [_average(kept, steps) for kept, steps in given.items()]


def _average(kept: str, steps: list[Step]) -> Average:
    if not steps:
        return Average(score_words.attribute(kept))
    lowest, highest = score_words.step(min(steps)), score_words.step(max(steps))
    spread = lowest if lowest == highest else _("{lowest} sampai {highest}", lowest=lowest, highest=highest)
    return Average(score_words.attribute(kept), format.tenths(sum(steps) / len(steps)), spread, len(steps))


def _steps(card: Scorecard) -> Iterable[tuple[str, int]]:
    return zip(card.attributes, card.steps, strict=True)
