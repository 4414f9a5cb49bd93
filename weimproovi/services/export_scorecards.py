"""What companies' people thought of her, in a candidate's copy of her data: every card, drafts among them, without the name of who wrote it (UU PDP arts. 7, 32, 33; U8)."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from weimproovi.i18n import score_words
from weimproovi.models import Company, Scorecard, ScorecardDraft, Vacancy
from weimproovi.permissions.actor import Actor
from weimproovi.schemas import export


def scorecards(session: Session, actor: Actor) -> list[export.ScorecardCopy]:
    """Every sent version, oldest first, then what is not sent yet."""
    sent = [_copy(card, company, title, sent_at=card.created_at, version=card.version) for card, company, title in _of(session, Scorecard, actor)]
    drafts = [_copy(draft, company, title, saved_at=draft.saved_at) for draft, company, title in _of(session, ScorecardDraft, actor)]
    return [*sent, *drafts]


def _of(session: Session, table: Any, actor: Actor) -> Iterable[Any]:
    named = select(table, col(Company.name), col(Vacancy.title)).join(Company, col(Company.id) == table.company_id)
    mine = named.join(Vacancy, col(Vacancy.id) == table.vacancy_id).where(table.candidate_id == actor.candidate_id)
    return session.execute(mine.order_by(table.id))


def _copy(card: Scorecard | ScorecardDraft, company: str, title: str, **when: Any) -> export.ScorecardCopy:
    steps = _steps(card.attributes, card.steps)
    return export.ScorecardCopy(company=company, vacancy=title, given=steps, advice=card.advice.value if card.advice else "", note=card.note, **when)


def _steps(attributes: Sequence[str], steps: Sequence[int | None]) -> list[export.AttributeCopy]:
    return [export.AttributeCopy(score_words.attribute(kept), step) for kept, step in zip(attributes, steps, strict=True)]
