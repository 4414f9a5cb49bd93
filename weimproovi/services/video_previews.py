"""A kit as a candidate would meet it, for who writes it: nothing of it is stored and nobody is invited."""

from datetime import timedelta

from sqlmodel import Session

from weimproovi import clock, db
from weimproovi.errors import NotFound
from weimproovi.i18n import _, n_, zones
from weimproovi.models import Company, Vacancy
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.interviews import MyInterview, MyQuestion
from weimproovi.services import ids, pipeline, standing, video_kits
from weimproovi.vocabulary import AnswerKind, Purpose, TimeZone

EXAMPLE = timedelta(days=7)  # a deadline to look at


def preview(actor: Actor, vacancy_id: str) -> MyInterview:
    """The saved kit as an open interview. Raises NotFound: another company's, no kit yet, or a member who may not write it. Denied."""
    with db.transaction(actor, Purpose.RECRUIT) as session:
        standing.require_writer(actor)
        vacancy = pipeline.require_vacancy(session, actor, ids.parse(vacancy_id))
        questions = video_kits.snapshot(session, vacancy.id)
        if not questions:
            raise NotFound
        return _shown(session, actor, vacancy, [_question(number, one) for number, one in enumerate(questions)])


def _shown(session: Session, actor: Actor, vacancy: Vacancy, questions: list[MyQuestion]) -> MyInterview:
    seconds = sum(one.answer_seconds for one in questions)
    return MyInterview(
        application_id="",
        company=session.get_one(Company, vacancy.company_id).name,
        title=vacancy.title,
        message=_("Pesan Anda tampil di sini."),
        invited_by=standing.member_of(session, actor).name,
        deadline=zones.exact(clock.now() + EXAMPLE, TimeZone.WIB),
        open=True,
        over="",
        may_record=True,
        declined=False,
        choice="undecided",
        unwatched="",
        length=n_("{n} pertanyaan, paling lama {minutes} menit", "{n} pertanyaan, paling lama {minutes} menit", len(questions), minutes=-(-seconds // 60)),
        questions=questions,
    )


def _question(number: int, asked: dict[str, object]) -> MyQuestion:
    ways = [kind.value for kind in AnswerKind if asked[kind.value]]
    whole = {name: int(str(asked[name])) for name in ("think_seconds", "answer_seconds", "retakes")}
    return MyQuestion(number, str(asked["text"]), whole["think_seconds"], whole["answer_seconds"], whole["retakes"] + 1, ways)
