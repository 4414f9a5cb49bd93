"""What a company's plan includes and how much of it is used (S6). Read at the moment of asking."""

from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col

from weimproovi import db
from weimproovi.i18n import _, format, n_, words
from weimproovi.models import CompanyMember, Invitation, Opening, Vacancy
from weimproovi.permissions import lapses, scopes
from weimproovi.permissions.actor import Actor
from weimproovi.permissions.plans import PLANS, PLANS_BY_PRICE, UNLIMITED, Entitlement
from weimproovi.schemas.public import PlanCard
from weimproovi.schemas.recruiter import PlanView, UsageLine
from weimproovi.services import nameless_lines, periods, standing, video_units
from weimproovi.services.vacancy_faults import published_count
from weimproovi.vocabulary import FieldGroup, MemberRole, Plan, Purpose


def plan_view(actor: Actor) -> PlanView:
    """The company's plan now, with its use."""
    with db.transaction(actor, Purpose.ADMINISTER) as session:
        return view(session, actor)


def view(session: Session, actor: Actor) -> PlanView:
    """As `plan_view`, inside the caller's transaction."""
    plan = standing.plan_of(session, actor)
    return PlanView(
        code=plan.value,
        name=words.plan(plan),
        price=price_words(PLANS[plan].price),
        until=_until(session, actor),
        usage=_usage(session, actor, PLANS[plan]),
    )


def plan_cards() -> tuple[PlanCard, ...]:
    """The plans for the public page, cheapest first."""
    suits = {
        Plan.FREE: _("Cocok untuk satu lowongan pada satu waktu."),
        Plan.GROWTH: _("Cocok untuk tim kecil yang merekrut tiap bulan."),
        Plan.BUSINESS: _("Cocok untuk perusahaan dengan banyak cabang."),
    }
    return tuple(
        PlanCard(plan.value, words.plan(plan), price_words(PLANS[plan].price), suits[plan], _lines(PLANS[plan]))
        for plan in PLANS_BY_PRICE
    )


def price_words(price: int) -> str:
    """ "Rp499.000 / bulan, belum termasuk PPN" """
    return (
        _("{price} / bulan, belum termasuk PPN", price=format.rupiah(price)) if price else _("Rp0, tanpa batas waktu")
    )


def seats_taken(session: Session, actor: Actor) -> int:
    """Members and open invitations that take a seat; reviewers take none."""
    invited = (
        col(Invitation.company_id) == actor.company_id,
        col(Invitation.accepted_at).is_(None),
        col(Invitation.cancelled_at).is_(None),
        col(Invitation.role) != MemberRole.REVIEWER,
    )
    waiting = select(func.count()).select_from(Invitation).where(*invited)
    return seated(session, actor.company_id) + int(session.execute(waiting).scalar_one())


def seated(session: Session, company_id: UUID | None) -> int:
    """Members who take a seat."""
    members = (
        col(CompanyMember.company_id) == company_id,
        col(CompanyMember.removed_at).is_(None),
        col(CompanyMember.role) != MemberRole.REVIEWER,
    )
    return int(session.execute(select(func.count()).select_from(CompanyMember).where(*members)).scalar_one())


def _until(session: Session, actor: Actor) -> str:
    """The last day that is paid for; empty for the free plan and for a period without an end."""
    current = periods.running(session, actor.company_id)
    lapses.note(current.ends_at if current else None)
    moment = current and (current.paid_until or current.ends_at)
    return _("Berlaku sampai {day}", day=format.date_long(format.jakarta_date(moment))) if moment else ""


def _usage(session: Session, actor: Actor, terms: Entitlement) -> list[UsageLine]:
    lines = [
        _line(_("Lowongan tayang"), published_count(session, actor), terms.published_vacancies),
        _line(_("Anggota yang merekrut"), seats_taken(session, actor), terms.seats),
    ]
    if terms.videos_per_month:
        videos = video_units.used(session, actor.company_id)
        lines.append(_line(_("Wawancara video bulan ini"), videos, terms.videos_per_month))
    title, opened = _most_opened(session, actor)
    return (
        [*lines, _line(_("Lamaran dibuka: {title}", title=title), opened, terms.openings_per_vacancy)]
        if title
        else lines
    )


def _line(label: str, used: int, limit: int) -> UsageLine:
    unlimited = limit >= UNLIMITED
    return UsageLine(
        label=label,
        used=format.number(used),
        limit=_("Tanpa batas") if unlimited else format.number(limit),
        percent=0 if unlimited else min(100, used * 100 // limit),
    )


def _most_opened(session: Session, actor: Actor) -> tuple[str, int]:
    """The vacancy in which most applications were opened, of those the member works on; openings of destroyed ones stay spent."""
    mine = scopes.vacancies_worked_on_by(actor).with_only_columns(col(Vacancy.id)).subquery()
    spent = func.count(col(Opening.id)) + nameless_lines.spent(col(Vacancy.id))
    opened = (
        select(col(Vacancy.title), spent)
        .outerjoin(Opening, col(Opening.vacancy_id) == col(Vacancy.id))
        .where(col(Vacancy.id).in_(select(mine)))
        .group_by(col(Vacancy.id))
        .having(spent > 0)
        .order_by(spent.desc(), col(Vacancy.id).desc())
        .limit(1)
    )
    found = session.execute(opened).first()
    return (found[0], found[1]) if found else ("", 0)


def _lines(terms: Entitlement) -> tuple[str, ...]:
    """What a plan includes, in the words of those who pay."""
    lines = [
        n_("1 lowongan tayang", "{n} lowongan tayang", terms.published_vacancies),
        _("Semua lamaran dapat dibuka")
        if terms.openings_per_vacancy >= UNLIMITED
        else _("{n} lamaran dibuka per lowongan, Anda yang memilih", n=terms.openings_per_vacancy),
        n_("1 perekrut, penilai gratis", "{n} perekrut, penilai gratis", terms.seats),
        _("Nama, CV di layar, kontak, dan LinkedIn dari lamaran yang dibuka"),
    ]
    if FieldGroup.RESUME_FILE in terms.groups:
        lines.append(_("Unduh CV, ekspor, dan tanda kontak terkonfirmasi"))
    lines.append(_("Semua fitur privasi"))
    return tuple(lines)
