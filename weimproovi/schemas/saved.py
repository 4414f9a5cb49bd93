"""What a candidate keeps in mind, and what she has done with a vacancy, as she alone sees it."""

from dataclasses import dataclass

from weimproovi.schemas.public import ListingCard


@dataclass(frozen=True, slots=True)
class VacancyMarks:
    """Beside public vacancies: which of them she saved, and on which day she applied ("20 Nov")."""

    saved: frozenset[str] = frozenset()  # slugs
    applied: tuple[tuple[str, str], ...] = ()  # slug and day

    def applied_on(self, slug: str) -> str:
        return dict(self.applied).get(slug, "")


@dataclass(frozen=True, slots=True)
class SavedList:
    """Saved vacancies that can be applied to today, newest saved first; `gone` counts those that cannot any more."""

    cards: tuple[ListingCard, ...] = ()
    gone: int = 0
