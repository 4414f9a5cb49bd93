"""The interview kit of a vacancy: an ordered list of questions, and how each may be answered. Written by who writes the vacancy."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.errors import Invalid
from weimproovi.i18n import _, format, n_, words
from weimproovi.models import InterviewKit, KitQuestion, Vacancy
from weimproovi.permissions.actor import Actor
from weimproovi.permissions.plans import PLANS
from weimproovi.schemas.interviews import KitForm, KitQuestionForm
from weimproovi.services import ids, pipeline, standing, video_units
from weimproovi.services.sign_up_form import tidy
from weimproovi.vocabulary import Plan, Purpose, VacancyState

MOST_QUESTIONS, LONGEST_TEXT = 10, 300
MOST_THINKING, LEAST_ANSWER, MOST_ANSWER, MOST_RETAKES = 300, 15, 300, 3
WAYS = ("video", "audio", "written")
FIELDS = {"text", "think_seconds", "answer_seconds", "retakes", *WAYS}


def kit(actor: Actor, vacancy_id: str | UUID) -> KitForm:
    """The kit of a vacancy that the member works on, as it was last written. Raises NotFound."""
    with db.transaction(actor, Purpose.RECRUIT) as session:
        return _form(session, actor, pipeline.require_vacancy(session, actor, ids.parse(vacancy_id)))


def save(actor: Actor, vacancy_id: str | UUID, questions: Sequence[KitQuestionForm]) -> KitForm:
    """Keeps the questions in this order. Who was invited before keeps hers.

    Raises:
        Invalid: by "1.text", "2.ways" and so on; "" for the whole, as where the plan has no videos. Denied, NotFound.
    """
    with db.transaction(actor, Purpose.RECRUIT) as session:
        standing.require_writer(actor)
        standing.require_seat(session)
        vacancy = pipeline.require_vacancy(session, actor, ids.parse(vacancy_id))
        _refuse(session, actor, vacancy, questions)
        db.advisory_lock(session, f"kit:{vacancy.id}")
        found = _kit(session, vacancy.id) or InterviewKit(vacancy_id=vacancy.id, company_id=vacancy.company_id)
        found.saved_at = clock.now()
        session.add(found)
        session.flush()
        session.execute(delete(KitQuestion).where(col(KitQuestion.kit_id) == found.id))
        place: dict[str, Any] = {"kit_id": found.id, "vacancy_id": vacancy.id, "company_id": vacancy.company_id}
        session.add_all(KitQuestion(**place, position=position, **_values(one)) for position, one in enumerate(questions, 1))
        session.flush()
        return _form(session, actor, vacancy)


def snapshot(session: Session, vacancy_id: UUID) -> list[dict[str, Any]]:
    """The questions as an invitation keeps them; none while no kit was written."""
    return [one.model_dump(include=FIELDS) for one in _questions(session, vacancy_id)]


def plan_lock(plan: Plan) -> str:
    """Why a plan invites nobody; nothing where it does."""
    return "" if PLANS[plan].videos_per_month else _("Paket {plan} tidak memuat wawancara video.", plan=words.plan(plan))


def _form(session: Session, actor: Actor, vacancy: Vacancy) -> KitForm:
    found, plan = _questions(session, vacancy.id), standing.plan_of(session, actor)
    written = _kit(session, vacancy.id)
    seconds = sum(one.answer_seconds for one in found)
    limit = PLANS[plan].videos_per_month
    used = video_units.used(session, vacancy.company_id)
    return KitForm(
        vacancy_id=str(vacancy.id),
        title=vacancy.title,
        questions=[KitQuestionForm(**one.model_dump(include=FIELDS)) for one in found],
        saved=_("Tersimpan {time}", time=format.moment_exact(written.saved_at)) if written else "",
        minutes=n_("paling lama {n} menit", "paling lama {n} menit", -(-seconds // 60)) if found else "",
        plan_lock=plan_lock(plan),
        units=_("{used} dari {limit} wawancara bulan ini terpakai", used=format.number(used), limit=format.number(limit)) if limit else "",
        may_write=actor.role in standing.WRITERS,
        may_invite=actor.role in standing.INVITERS,
    )


def _refuse(session: Session, actor: Actor, vacancy: Vacancy, questions: Sequence[KitQuestionForm]) -> None:
    if lock := plan_lock(standing.plan_of(session, actor)):
        raise Invalid({"": lock})
    if vacancy.state is VacancyState.CLOSED:
        raise Invalid({"": _("Lowongan ini sudah ditutup dan tidak dapat diubah.")})
    if not 1 <= len(questions) <= MOST_QUESTIONS:
        raise Invalid({"": _("Tulis 1 sampai 10 pertanyaan.")})
    faults: dict[str, str] = {}
    for number, one in enumerate(questions, 1):
        faults |= {f"{number}.{field}": said for field, said in _faults(one).items()}
    if faults:
        raise Invalid(faults)


def _faults(one: KitQuestionForm) -> dict[str, str]:
    faults = {}
    if not 0 < len(tidy(one.text)) <= LONGEST_TEXT:
        faults["text"] = _("Tulis pertanyaannya, paling panjang 300 karakter.")
    if not 0 <= one.think_seconds <= MOST_THINKING:
        faults["think_seconds"] = _("Waktu berpikir 0 sampai 300 detik.")
    if not LEAST_ANSWER <= one.answer_seconds <= MOST_ANSWER:
        faults["answer_seconds"] = _("Waktu menjawab 15 sampai 300 detik.")
    if not 0 <= one.retakes <= MOST_RETAKES:
        faults["retakes"] = _("Rekam ulang 0 sampai 3 kali.")
    if not any(getattr(one, way) for way in WAYS):
        faults["ways"] = _("Pilih paling sedikit satu cara menjawab.")
    return faults


def _values(one: KitQuestionForm) -> dict[str, Any]:
    return {name: getattr(one, name) for name in FIELDS} | {"text": tidy(one.text)}


def _kit(session: Session, vacancy_id: UUID) -> InterviewKit | None:
    return session.execute(select(InterviewKit).where(col(InterviewKit.vacancy_id) == vacancy_id)).scalars().first()


def _questions(session: Session, vacancy_id: UUID) -> list[KitQuestion]:
    asked = select(KitQuestion).where(col(KitQuestion.vacancy_id) == vacancy_id)
    return list(session.execute(asked.order_by(col(KitQuestion.position))).scalars())
