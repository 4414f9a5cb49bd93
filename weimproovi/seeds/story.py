"""What happened in the demo market: people apply, companies open, read, move and end, some people take their application back.

Every happening goes through the services at its own time, in the order of time, so that every rule holds and the ledger is true.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from random import Random

from sqlalchemy import update
from sqlmodel import col

from weimproovi import clock, db
from weimproovi.errors import Denied
from weimproovi.models import Mail, Notification
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.seeds.companies import COMPANIES
from weimproovi.seeds.forms import SeedPerson, SeedQuestion, SeedVacancy
from weimproovi.seeds.people import PEOPLE
from weimproovi.seeds.questions import QUESTIONS
from weimproovi.seeds.stalls import published_days_ago
from weimproovi.seeds.town import Town, at_work, days_ago
from weimproovi.seeds.vacancies import VACANCIES
from weimproovi.services import applications, disclosed_files, pipeline, saved_vacancies, vacancies
from weimproovi.vocabulary import Purpose, Stage

VACANCY = {seed.key: seed for seed in VACANCIES}
CHECKED = {company.key for company in COMPANIES if company.nib}
STEPS = {
    "waiting": (),
    "opened": ("open",),
    "in_review": ("open", Stage.IN_REVIEW),
    "interview": ("open", Stage.INTERVIEW),
    "offer": ("open", Stage.INTERVIEW, Stage.OFFER),
    "hired": ("open", Stage.INTERVIEW, Stage.OFFER, Stage.HIRED),
    "not_suitable": ("open", "end"),
    "withdrawn": ("open", Stage.IN_REVIEW, "withdraw"),
}
FATES = (
    *["waiting"] * 9,
    *["opened"] * 3,
    *["in_review"] * 4,
    *["interview"] * 3,
    "offer",
    "hired",
    *["not_suitable"] * 3,
    "withdrawn",
)
STRANGERS = {("sukarno", "barista"): "niaga", ("kusumawardhani", "manajer-produk"): "kargo"}  # who tried without right
CLOSING_DAYS_AGO = 1.5
READ_DAYS_AGO = 2.0
SAVES, KEPT_IN_MIND = "sukarno", 2


@dataclass(frozen=True)
class Happening:
    """Something that somebody did so many days ago."""

    days_ago: float
    act: Callable[[], object]


def tell(town: Town) -> None:
    """Lets everything happen, oldest first; at the end the mails count as sent and the older notices as read."""
    chance = Random("weimproovi")
    happenings = [step for person in PEOPLE for step in _applications(town, person, chance)]
    happenings += [*_closings(town), *_savings(town)]
    for happening in sorted(happenings, key=lambda happening: -happening.days_ago):
        with clock.moved(at_work(happening.days_ago)):
            happening.act()
    _settle_post()


def _applications(town: Town, person: SeedPerson, chance: Random) -> Iterator[Happening]:
    for key in person.wants.split():
        seed = VACANCY[key]
        if seed.state == "draft":
            continue
        fate = person.fates.get(key) or (
            chance.choice(FATES) if seed.company in CHECKED and person.confirmed else "waiting"
        )
        sent = published_days_ago(seed) * chance.uniform(0.45, 0.95)
        if seed.state == "closed":
            sent = max(sent, CLOSING_DAYS_AGO + 1)
        yield Happening(sent, partial(_apply, town, person, seed, chance.random()))
        yield from _fate(town, person, seed, (sent, fate, chance))
        if stranger := STRANGERS.get((person.mail, key)):
            yield Happening(sent * 0.4, partial(_look_without_right, town.owner(stranger), town, person, seed))


def _fate(town: Town, person: SeedPerson, seed: SeedVacancy, drawn: tuple[float, str, Random]) -> Iterator[Happening]:
    """The steps of one application, each a part of the time that is left, the last not long ago."""
    sent, fate, chance = drawn
    moment = sent
    steps = STEPS[fate]
    for position, step in enumerate(steps):
        moment -= (moment - 0.05) / (len(steps) - position + 1) * chance.uniform(0.6, 1.3)
        yield Happening(moment, partial(_step, town, person, seed, step))
        if step == "withdraw":
            yield Happening(moment * 0.9, partial(_look_without_right, town.recruiter(seed), town, person, seed))


def _apply(town: Town, person: SeedPerson, seed: SeedVacancy, salt: float) -> None:
    actor, slug = town.lives_here(person), town.slugs[seed.key]
    asked = zip(town.questions[seed.key], seed.questions, strict=True)
    answers = {question_id: _answer(QUESTIONS[key], salt) for question_id, key in asked}
    applications.save_draft(actor, slug, town.resumes[person.mail], answers)
    town.applications[person.mail, seed.key] = applications.send(actor, slug).id


def _answer(seed: SeedQuestion, salt: float) -> str:
    choices = seed.options or seed.answers
    return choices[int(salt * 997) % len(choices)]


def _step(town: Town, person: SeedPerson, seed: SeedVacancy, step: str | Stage) -> None:
    recruiter, application_id = town.recruiter(seed), town.applications[person.mail, seed.key]
    if isinstance(step, Stage):
        pipeline.move(recruiter, application_id, step)
    elif step == "open":
        pipeline.open_application(recruiter, application_id)
        _read(town, person, seed)
    elif step == "end":
        reason = pipeline.end_reasons()[0].field
        message = pipeline.end_message(reason, person.name, seed.title)
        pipeline.end(recruiter, application_id, reason, message)
    else:
        applications.withdraw(town.lives_here(person), application_id)


def _read(town: Town, person: SeedPerson, seed: SeedVacancy) -> None:
    """The sheet; of every other person the first page of the CV too, and of some a colleague's look."""
    recruiter, application_id = town.recruiter(seed), town.applications[person.mail, seed.key]
    colleague, draw = town.members[seed.company][-1], len(person.name)
    pipeline.sheet(recruiter, application_id)
    if draw % 2:
        for _chunk in disclosed_files.resume_page(recruiter, application_id, 1).chunks:
            pass
    if draw % 4 == 3 and colleague is not recruiter:
        pipeline.sheet(colleague, application_id)


def _closings(town: Town) -> Iterator[Happening]:
    words = "Terima kasih sudah melamar. Posisi ini sudah terisi, jadi lowongannya kami tutup."
    for seed in VACANCIES:
        if seed.state == "closed":
            owner = town.owner(seed.company)
            yield Happening(CLOSING_DAYS_AGO, partial(vacancies.close, owner, town.vacancy_ids[seed.key], words))


def _savings(town: Town) -> Iterator[Happening]:
    """The person whom the demo signs in keeps a few vacancies in mind."""
    person = next(person for person in PEOPLE if person.mail == SAVES)
    shown = [seed for seed in VACANCIES if seed.state == "published" and seed.company in CHECKED and published_days_ago(seed) > READ_DAYS_AGO]
    for seed in [seed for seed in shown if seed.key not in person.wants.split()][:KEPT_IN_MIND]:
        yield Happening(READ_DAYS_AGO / 4, partial(saved_vacancies.save, town.lives_here(person), town.slugs[seed.key]))


def _look_without_right(viewer: Actor, town: Town, person: SeedPerson, seed: SeedVacancy) -> None:
    """A company that she never applied to, or one whose page still stood open when she took her application back."""
    with suppress(Denied):
        pipeline.sheet(viewer, town.applications[person.mail, seed.key])


def _settle_post() -> None:
    """Nothing of the past goes out by mail; notices of more than two days ago were read."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(update(Mail).values(sent_at=col(Mail.due_at)))
        read = clock.now() + days_ago(READ_DAYS_AGO)
        session.execute(
            update(Notification).where(col(Notification.created_at) < read).values(read_at=col(Notification.created_at))
        )
