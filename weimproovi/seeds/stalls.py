"""The demo market's vacancies, written, assigned and published through the services, so that every rule holds."""

from datetime import timedelta

from sqlalchemy import select
from sqlmodel import col

from weimproovi import clock, db
from weimproovi.models import VacancyQuestion
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.recruiter import QuestionForm, VacancyForm
from weimproovi.seeds.forms import SeedVacancy
from weimproovi.seeds.questions import QUESTIONS
from weimproovi.seeds.town import Town, at_work
from weimproovi.seeds.vacancies import VACANCIES
from weimproovi.services import members, vacancies
from weimproovi.vocabulary import MemberRole, Purpose, QuestionKind
from weimproovi.vocabulary.regions import PROVINCE_OF

OLDEST, NEWEST = 44, 1  # days ago that vacancies were published
OPEN_FOR = (38, 85)  # days from publication to closing, at least and at most


def open_all(town: Town) -> None:
    """Writes every vacancy; the first of the table are not the newest, so that trades mix on the list."""
    for position, seed in enumerate(VACANCIES):
        owner = town.owner(seed.company)
        with clock.moved(at_work(published_days_ago(seed))):
            town.vacancy_ids[seed.key] = vacancies.save(owner, _form(owner, seed, position)).id
            _assign(town, owner, seed)
            if seed.state != "draft":
                vacancies.publish(owner, town.vacancy_ids[seed.key])
    for company in town.members:
        by_id = {row.id: row.slug for row in vacancies.rows(town.owner(company))}
        town.slugs |= {key: by_id[known] for key, known in town.vacancy_ids.items() if known in by_id}
    town.questions = _questions(town)


def published_days_ago(seed: SeedVacancy) -> float:
    """Spread over six weeks, an hour of the working day each; always the same for the same key. Drafts were begun yesterday."""
    position = [vacancy.key for vacancy in VACANCIES].index(seed.key)
    day = NEWEST if seed.state == "draft" else NEWEST + (position * 17 + 29) % (OLDEST - NEWEST)
    return day + (position * 7 % 9) / 24


def _form(owner: Actor, seed: SeedVacancy, position: int) -> VacancyForm:
    closes = clock.today() + timedelta(days=OPEN_FOR[0] + position * 13 % (OPEN_FOR[1] - OPEN_FOR[0]))
    real_today = clock.today() + timedelta(days=published_days_ago(seed) // 1)
    return VacancyForm(
        id=vacancies.new(owner).id,
        title=seed.title,
        city=seed.city,
        province=PROVINCE_OF[seed.city],
        workplace=seed.workplace.value,
        salary_min=str(seed.pay[0] * 1000),
        salary_max=str(seed.pay[1] * 1000),
        salary_period=seed.period.value,
        salary_basis=seed.basis.value,
        employment_status=seed.status.value,
        outsourcing=seed.outsourcing,
        department=seed.department,
        reports_to=seed.reports_to,
        team_size=str(seed.team),
        level=seed.level,
        openings_needed=str(seed.needed),
        minimum_education=seed.education.value,
        experience_years=str(seed.years),
        duties=seed.duties,
        qualifications=seed.qualifications,
        closes_on=max(closes, real_today + timedelta(days=6)).isoformat(),
        confidential=seed.confidential,
        reviewers_see_resume=seed.key == "barista",
        questions=[_question(key) for key in seed.questions],
    )


def _question(key: str) -> QuestionForm:
    seed = QUESTIONS[key]
    kind = QuestionKind.CHOICE if seed.options else QuestionKind.TEXT
    return QuestionForm(kind=kind.value, text=seed.text, options="\n".join(seed.options))


def _questions(town: Town) -> dict[str, list[str]]:
    keys = {vacancy_id: key for key, vacancy_id in town.vacancy_ids.items()}
    found: dict[str, list[str]] = {key: [] for key in town.vacancy_ids}
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        for row in session.execute(select(VacancyQuestion).order_by(col(VacancyQuestion.position))).scalars():
            found[keys[str(row.vacancy_id)]].append(str(row.id))
    return found


def _assign(town: Town, owner: Actor, seed: SeedVacancy) -> None:
    """Everybody but the owner works on the company's vacancies; the second recruiter on every other one only."""
    for position, member in enumerate(town.members[seed.company]):
        spared = position == 2 and member.role is MemberRole.RECRUITER and len(seed.key) % 2
        if position and not spared:
            members.assign(owner, town.vacancy_ids[seed.key], str(member.member_id), on=True)
