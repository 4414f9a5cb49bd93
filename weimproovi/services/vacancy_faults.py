"""What keeps a vacancy from being published: the five required things of C6, and what the company still needs (S3, S5, S6)."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import exists, func, select
from sqlmodel import Session, col

from weimproovi import clock
from weimproovi.i18n import _, format, n_, words
from weimproovi.models import Company, CompanyMember, Vacancy, VacancyPause, VacancyQuestion
from weimproovi.permissions.actor import Actor
from weimproovi.permissions.plans import PLANS, next_plan
from weimproovi.schemas.recruiter import Fault
from weimproovi.services import contact_words, placements, standing
from weimproovi.services.role_words import fault_in_role
from weimproovi.services.withheld_names import names_company
from weimproovi.vocabulary import RUNNING_STATES, PauseReason, Plan, QuestionKind, VacancyState, Workplace

FARTHEST = timedelta(days=90)
ROLES = ("department", "reports_to", "level")


def of_content(session: Session, vacancy: Vacancy, questions: Sequence[VacancyQuestion]) -> list[Fault]:
    """What is missing or wrong in the vacancy itself, in the order of its form."""
    members = (
        session.execute(select(col(CompanyMember.name)).where(col(CompanyMember.company_id) == vacancy.company_id))
        .scalars()
        .all()
    )
    company = session.get_one(Company, vacancy.company_id)
    return [
        *_position(vacancy, company),
        *_placement(vacancy),
        *_salary(vacancy),
        *_employment(vacancy),
        *_structure(vacancy, members),
        *_duties(vacancy),
        *_closing(vacancy),
        *_questions(questions),
        *_contacts(session, company, vacancy, questions),
    ]


def of_company(session: Session, actor: Actor, vacancy: Vacancy) -> list[Fault]:
    """What the company needs first: a consent unless the vacancy withholds the name; more while nobody has checked the company (S3)."""
    if refused := standing.refused_words(session, vacancy.company_id):
        return [Fault("company", refused)]
    if vacancy.confidential and standing.checked_on(session, vacancy.company_id) is None:
        return [Fault("confidential", _("Nama perusahaan dapat dirahasiakan setelah identitasnya diperiksa."))]
    if not vacancy.confidential and standing.published_card(session, vacancy.company_id) is None:
        return [
            Fault(
                "consent",
                _(
                    "Nama perusahaan belum boleh ditampilkan. Beri persetujuan di kartu perusahaan, atau pilih Rahasiakan nama."
                )
                if actor.owner
                else _(
                    "Nama perusahaan belum boleh ditampilkan. Minta persetujuan pemilik perusahaan, atau pilih Rahasiakan nama."
                ),
            )
        ]
    return []


def _contacts(
    session: Session, company: Company, vacancy: Vacancy, questions: Sequence[VacancyQuestion]
) -> list[Fault]:
    """Until it is checked, a company reaches people through their applications alone."""
    if standing.checked_on(session, company.id) is not None:
        return []
    return list(contact_words.faults(company, vacancy, questions))


def of_plan(session: Session, actor: Actor, vacancy: Vacancy) -> list[Fault]:
    """The plan's limit of published vacancies. Call under `standing.lock_publishing` when it decides."""
    plan = standing.plan_of(session, actor)
    limit = PLANS[plan].published_vacancies
    if vacancy.state in RUNNING_STATES or published_count(session, actor) < limit:
        return []
    return [Fault("plan", f"{_limit_words(plan, limit)} {_way_out(plan)}")]


def published_count(session: Session, actor: Actor) -> int:
    """Vacancies that take a place of the plan: published ones, and paused ones unless the plan itself paused them."""
    by_plan = exists().where(
        col(VacancyPause.vacancy_id) == col(Vacancy.id),
        col(VacancyPause.reason) == PauseReason.PLAN,
        col(VacancyPause.ended_at).is_(None),
    )
    taken = (col(Vacancy.company_id) == actor.company_id, col(Vacancy.state).in_(RUNNING_STATES), ~by_plan)
    return int(session.execute(select(func.count()).select_from(Vacancy).where(*taken)).scalar_one())


def _limit_words(plan: Plan, limit: int) -> str:
    return n_(
        "Paket {plan} memuat 1 lowongan tayang.",
        "Paket {plan} memuat {n} lowongan tayang.",
        limit,
        plan=words.plan(plan),
    )


def _way_out(plan: Plan) -> str:
    larger = next_plan(plan)
    if larger is None:
        return _("Tutup satu lowongan lebih dulu.")
    return _("Tutup satu lowongan, atau pilih paket {plan}.", plan=words.plan(larger))


def _position(vacancy: Vacancy, company: Company) -> Iterator[Fault]:
    if not vacancy.title:
        yield Fault("title", _("Tulis nama posisi."))
    elif vacancy.confidential and names_company(vacancy.title, company.name):
        yield Fault("title", _("Nama perusahaan dirahasiakan, jadi jangan tulis di nama posisi."))


def _placement(vacancy: Vacancy) -> Iterator[Fault]:
    remote = vacancy.workplace is Workplace.REMOTE
    if not vacancy.city and not remote:
        yield Fault("city", _("Tulis kota atau kabupaten penempatan, atau pilih remote."))
    if not vacancy.province and (vacancy.city or not remote):
        yield Fault("province", _("Pilih provinsi penempatan."))
    # What is already before the public keeps its place; another one is looked at when it is saved.
    elif vacancy.state is VacancyState.DRAFT and (unknown := placements.fault(vacancy.city, vacancy.province)):
        yield Fault(*unknown)


def _salary(vacancy: Vacancy) -> Iterator[Fault]:
    if vacancy.salary_min is None:
        yield Fault("salary_min", _("Tulis gaji paling rendah. Gaji selalu terlihat oleh pelamar."))
    elif vacancy.salary_max is not None and vacancy.salary_max < vacancy.salary_min:
        yield Fault("salary_max", _("Gaji tertinggi lebih kecil dari gaji terendah."))
    elif vacancy.salary_max is not None and vacancy.salary_max > 2 * vacancy.salary_min:
        yield Fault(
            "salary_max",
            _("Gaji tertinggi paling banyak dua kali gaji terendah: {pay}.", pay=format.rupiah(2 * vacancy.salary_min)),
        )


def _employment(vacancy: Vacancy) -> Iterator[Fault]:
    if vacancy.employment_status is None:
        yield Fault("employment_status", _("Pilih status karyawan."))


def _structure(vacancy: Vacancy, members: Sequence[str]) -> Iterator[Fault]:
    if not vacancy.department:
        yield Fault("department", _("Tulis bagian atau departemen dalam struktur organisasi."))
    if not vacancy.reports_to:
        yield Fault("reports_to", _("Tulis peran atasan langsung, misalnya Manajer operasional."))
    for field in ROLES:
        if fault := fault_in_role(getattr(vacancy, field), members):
            yield Fault(field, fault)


def _duties(vacancy: Vacancy) -> Iterator[Fault]:
    if not vacancy.duties:
        yield Fault("duties", _("Tulis tugas pekerjaan ini."))


def _closing(vacancy: Vacancy) -> Iterator[Fault]:
    today = clock.today()
    if vacancy.closes_on is None:
        yield Fault("closes_on", _("Pilih tanggal penutupan."))
    elif not today < vacancy.closes_on <= today + FARTHEST:
        yield Fault(
            "closes_on",
            _(
                "Pilih tanggal penutupan dari besok sampai {last}.",
                last=format.date_long(today + FARTHEST),
            ),
        )


def _questions(questions: Sequence[Any]) -> Iterator[Fault]:
    for number, asked in enumerate(questions, 1):
        if not asked.text:
            yield Fault("questions", _("Pertanyaan {number} masih kosong. Isi atau hapus.", number=number))
        elif asked.kind is QuestionKind.CHOICE and len(asked.options) < 2:
            yield Fault("questions", _("Pertanyaan {number} memerlukan sedikitnya dua pilihan jawaban.", number=number))
