"""What the plan page says beside plan and use: what is near, what is locked, what stays, and what asking for a plan leads to (S6)."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.i18n import _, format, n_, words
from weimproovi.models import CompanyMember, Opening, Subscription
from weimproovi.permissions.actor import Actor
from weimproovi.permissions.plans import PLANS, UNLIMITED, Entitlement
from weimproovi.schemas.billing import Billing, PlanChange
from weimproovi.services import invoices, periods, plan_limits, seats, standing, taxes
from weimproovi.vocabulary import Plan, Purpose, VacancyState


def billing(actor: Actor) -> Billing:
    """The company's billing; sums and choices are for owners alone."""
    with db.transaction(actor, Purpose.ADMINISTER) as session:
        fall, vacancies = plan_limits.choice(session, actor.company_id)
        offered = actor.owner and bool(vacancies)
        return Billing(
            owner=actor.owner,
            owners=_owners(session, actor.company_id),
            notices=[*_clock_notices(session, actor.company_id), *_locks(session, actor)],
            limit=fall.limit if offered else 0,
            choice=plan_limits.limit_words(fall) if offered else "",
            vacancies=vacancies if offered else [],
            invoices=invoices.mine(session, actor) if actor.owner else [],
        )


def change(actor: Actor, plan: str, months: int) -> PlanChange:
    """What asking for a plan leads to, before anything is asked.

    Raises:
        Invalid: "plan" or "months". Denied: not an owner.
    """
    standing.require_owner(actor)
    wanted = invoices.offered(plan, months)
    price = PLANS[wanted].price * months
    tax = taxes.ppn(price, clock.today())
    with db.transaction(actor, Purpose.ADMINISTER) as session:
        current, span = (
            periods.running(session, actor.company_id),
            periods.planned(session, actor.company_id, wanted, months),
        )
        titles = [vacancy.title for vacancy in plan_limits.ranked(session, actor.company_id)]
    limit = PLANS[wanted].published_vacancies
    return PlanChange(
        plan=wanted.value,
        name=words.plan(wanted),
        months=months,
        begins=_begins(span),
        lines=list(_consequences(current, wanted, span)),
        stays=titles[:limit] if len(titles) > limit else [],
        pauses=titles[limit:],
        net=format.rupiah(price),
        tax_words=_("PPN {rate} dari {base}", rate=format.percent(tax.rate), base=format.rupiah(tax.base)),
        tax=format.rupiah(tax.tax),
        total=format.rupiah(price + tax.tax),
    )


def _owners(session: Session, company_id: UUID | None) -> str:
    """The names of those who decide about the plan."""
    held = select(col(CompanyMember.name)).where(*standing.owners_of(company_id))
    return ", ".join(session.execute(held.order_by(col(CompanyMember.id))).scalars())


def _clock_notices(session: Session, company_id: UUID | None) -> Iterator[str]:
    """What the clock brings: grace, and what has been paid for next."""
    current = periods.running(session, company_id)
    if current is not None and current.paid_until is not None and current.paid_until < clock.now() and current.ends_at:
        yield _(
            "Masa paket {plan} habis {day}. Sampai {last} semuanya tetap berjalan, sesudah itu paket Gratis berlaku.",
            plan=words.plan(current.plan),
            day=format.date_long(format.jakarta_date(current.paid_until)),
            last=format.date_long(format.jakarta_date(current.ends_at)),
        )
    for period in periods.waiting(session, company_id):
        if period.paid_until is not None:
            yield _(
                "Sudah dibayar: paket {plan} dari {first} sampai {last}.",
                plan=words.plan(period.plan),
                first=format.date_long(format.jakarta_date(period.starts_at)),
                last=format.date_long(format.jakarta_date(period.paid_until)),
            )


def _locks(session: Session, actor: Actor) -> Iterator[str]:
    """What is locked because it is more than the plan holds, and what opens it."""
    plan = standing.plan_of(session, actor)
    terms = PLANS[plan]
    paused = [one for one in plan_limits.ranked(session, actor.company_id) if one.state is VacancyState.PAUSED]
    if paused:
        yield n_(
            "1 lowongan dijeda karena paket memuat {limit} lowongan tayang. Naik paket, atau ganti yang tayang, untuk menayangkannya lagi.",
            "{n} lowongan dijeda karena paket memuat {limit} lowongan tayang. Naik paket, atau ganti yang tayang, untuk menayangkannya lagi.",
            len(paused),
            limit=format.number(terms.published_vacancies),
        )
    if locked := _locked_openings(session, actor, terms):
        yield n_(
            "1 lamaran yang dibuka terkunci karena paket memuat {limit} per lowongan. Yang paling dulu dibuka tetap terbuka; naik paket membuka sisanya.",
            "{n} lamaran yang dibuka terkunci karena paket memuat {limit} per lowongan. Yang paling dulu dibuka tetap terbuka; naik paket membuka sisanya.",
            locked,
            limit=format.number(terms.openings_per_vacancy),
        )
    yield from seats.of_team(session, actor)


def _locked_openings(session: Session, actor: Actor, terms: Entitlement) -> int:
    if terms.openings_per_vacancy >= UNLIMITED:
        return 0
    beyond = (col(Opening.company_id) == actor.company_id, col(Opening.ordinal) > terms.openings_per_vacancy)
    return int(session.execute(select(func.count()).select_from(Opening).where(*beyond)).scalar_one())


def _begins(span: periods.Span) -> str:
    last = format.date_long(format.jakarta_date(span.paid_until))
    if span.at_once:
        return _("Mulai saat transfer kami konfirmasi. Bila hari ini, berlaku sampai {last}.", last=last)
    first = format.date_long(format.jakarta_date(span.starts_at))
    return _("Mulai {first}, sesudah masa yang sudah dibayar, dan berlaku sampai {last}.", first=first, last=last)


def _consequences(current: Subscription | None, wanted: Plan, span: periods.Span) -> Iterator[str]:
    terms, had = PLANS[wanted], PLANS[current.plan if current else Plan.FREE]
    if current is not None and span.at_once:
        yield _("Paket {plan} berakhir saat itu juga; sisa harinya tidak dikembalikan.", plan=words.plan(current.plan))
    if terms.price < had.price:
        yield _(
            "Lamaran yang dibuka di atas {n} per lowongan terkunci; yang paling dulu dibuka tetap terbuka.",
            n=format.number(terms.openings_per_vacancy),
        )
        yield _(
            "Semua anggota tetap; kursi di atas {n} perekrut terkunci, pemilik dan yang paling dulu bergabung tetap bekerja.",
            n=format.number(terms.seats),
        )
    yield _("Bila tidak diperpanjang: 7 hari masa tenggang, lalu paket Gratis. Tidak ada yang dihapus.")
