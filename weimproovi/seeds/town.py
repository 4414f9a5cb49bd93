"""Who lives in the demo market while it is being filled: actors and ids by the keys of the tables."""

from dataclasses import dataclass, field
from datetime import timedelta

from weimproovi import clock
from weimproovi.permissions.actor import Actor
from weimproovi.seeds.forms import SeedPerson, SeedVacancy


@dataclass
class Town:
    """Filled step by step; `slugs` and `vacancy_ids` by vacancy key, `resumes` and `people` by a candidate's mail."""

    members: dict[str, list[Actor]] = field(default_factory=dict)  # by company key, the owner first
    people: dict[str, Actor] = field(default_factory=dict)
    vacancy_ids: dict[str, str] = field(default_factory=dict)
    slugs: dict[str, str] = field(default_factory=dict)
    questions: dict[str, list[str]] = field(default_factory=dict)  # ids by vacancy key, in the table's order
    resumes: dict[str, str] = field(default_factory=dict)  # the newest version's id
    applications: dict[tuple[str, str], str] = field(default_factory=dict)  # by mail and vacancy key

    def owner(self, company: str) -> Actor:
        return self.members[company][0]

    def recruiter(self, vacancy: SeedVacancy) -> Actor:
        """Who works on a vacancy: the company's first recruiter, else its owner."""
        return self.members[vacancy.company][:2][-1]

    def lives_here(self, person: SeedPerson) -> Actor:
        return self.people[person.mail]


def days_ago(days: float) -> timedelta:
    """How far the clock must move to stand so many days back."""
    return -timedelta(days=days)


def at_work(days: float) -> timedelta:
    """Like `days_ago`, moved into the working hours of its day in Jakarta (9 to 17); the order of moments stays. Today stays as it is."""
    moment = clock.now() + days_ago(days)
    local = moment.astimezone(clock.WIB)
    if local.date() == clock.today():
        return days_ago(days)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(hours=9) + (local - midnight) / 3 - clock.now()
