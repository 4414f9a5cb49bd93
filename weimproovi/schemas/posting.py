"""A vacancy as machines read it: the same facts as on its page, as codes and numbers instead of words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PostingFacts:
    """Moments and days in ISO 8601; salary in whole units of the currency (ISO 4217); enums as their values of the vocabulary."""

    posted_on: str
    changed_at: str
    closes_at: str  # the last second of the closing date
    city: str
    province: str
    workplace: str
    employment_status: str
    salary_min: int
    salary_max: int | None
    currency: str
    salary_period: str
    education: str
    experience_years: int
    occupation: str  # unit group of ISCO-08, which KBJI 2014 shares; "" where the title names none
