"""What a search of vacancies can be narrowed to, in steps."""

from enum import StrEnum

SALARY_STEPS = (3_000_000, 5_000_000, 8_000_000, 12_000_000, 20_000_000)  # whole rupiah per month
FRESH_DAYS = (1, 3, 7)


class ExperienceBand(StrEnum):
    """Years of experience that a vacancy asks for."""

    NONE = "0"
    SOME = "1-2"
    MORE = "3-5"
    MUCH = "6"


class SearchOrder(StrEnum):
    NEWEST = "newest"
    RELEVANCE = "relevance"


def experience_band(years: int) -> ExperienceBand:
    if years >= 6:
        return ExperienceBand.MUCH
    if years >= 3:
        return ExperienceBand.MORE
    return ExperienceBand.SOME if years >= 1 else ExperienceBand.NONE
