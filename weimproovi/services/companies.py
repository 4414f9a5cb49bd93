"""A company's home and card, for its members (C4). Only owners edit the card."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from sqlmodel import Session, col

from weimproovi import clock, db, i18n, routes
from weimproovi.errors import Invalid
from weimproovi.i18n import _, format, n_
from weimproovi.integrations.phone import to_e164
from weimproovi.models import Company, Vacancy
from weimproovi.permissions import scopes
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.recruiter import CompanyCard, Fault, Home, VacancyRow
from weimproovi.services import (
    check_requests,
    contact_words,
    copies,
    mail_company_words,
    overdue,
    review_turns,
    seats,
    standing,
    subscriptions,
    vacancy_rows,
)
from weimproovi.services.company_consents import consent_form, give_consent, publish_card, withdraw_consent
from weimproovi.services.sign_up_form import email_address, paragraphs, tidy
from weimproovi.vocabulary import Purpose, Stage, VacancyState

__all__ = ["card", "consent_form", "give_consent", "home", "save_card", "withdraw_consent"]

SOON = timedelta(days=7)
LONGEST = {"name": 120, "address": 300, "city": 80}
ABOUT_LONGEST = 2000


def home(actor: Actor) -> Home:
    """The first page: what needs attention, open vacancies, the plan."""
    with db.transaction(actor, Purpose.RECRUIT) as session:
        company = standing.company_of(session, actor)
        unfinished = col(Vacancy.state) != VacancyState.CLOSED
        vacancies = vacancy_rows.rows(session, actor, unfinished)
        return Home(
            company=company.name,
            checked=standing.checked_on(session, company.id) is not None,
            published=standing.published_card(session, company.id) is not None,
            attention=[*seats.of_home(session, actor), *_turn(session, actor), *_copies(session, actor), *_of_company(session, actor, company), *_of_vacancies(session, actor, vacancies)],
            vacancies=vacancies,
            plan=subscriptions.view(session, actor),
            check=check_requests.view_of(session, actor, company),
        )


def card(actor: Actor) -> CompanyCard:
    """The company's card as its members see it."""
    with db.transaction(actor, Purpose.ADMINISTER) as session:
        return _card(session, actor, standing.company_of(session, actor))


def save_card(actor: Actor, values: Mapping[str, str]) -> CompanyCard:
    """Keeps the card. While the consent lives, the public card and copies follow in the same transaction.

    Raises:
        Invalid: words per field. A checked company's name stays as it was checked.
    """
    with db.transaction(actor, Purpose.ADMINISTER) as session:
        standing.require_owner(actor)
        standing.lock_publishing(session, actor.company_id)
        company = standing.company_of(session, actor)
        for name, value in _read(values, company, checked=standing.checked_on(session, company.id) is not None).items():
            setattr(company, name, value)
        if standing.published_card(session, company.id) is not None:
            publish_card(session, company)
        standing.changed(session, company.id)
        return _card(session, actor, company)


def _read(values: Mapping[str, str], company: Company, *, checked: bool) -> dict[str, str]:
    faults: dict[str, str] = {}
    typed = {name: tidy(values.get(name, "")) for name in LONGEST}
    typed["about"] = paragraphs(values.get("about", ""))
    for name, longest in {**LONGEST, "about": ABOUT_LONGEST}.items():
        if len(typed[name]) > longest:
            faults[name] = _("Ringkas menjadi paling banyak {n} karakter.", n=format.number(longest))
    if len(typed["name"]) < 2:
        faults["name"] = _("Tulis nama perusahaan seperti pada aktanya.")
    elif not checked and contact_words.reaches_outside(typed["name"]):
        faults["name"] = contact_words.refused_words()
    elif checked and typed["name"] != company.name:
        faults["name"] = _("Nama ini sudah diperiksa dengan NIB. Tulis kepada kami bila nama perusahaan berubah.")
    typed |= _contact(values, faults)
    if faults:
        raise Invalid(faults)
    return typed


def _contact(values: Mapping[str, str], faults: dict[str, str]) -> dict[str, str]:
    email, phone = values.get("contact_email", "").strip(), values.get("contact_phone", "").strip()
    found: dict[str, str] = {}
    read = {
        "contact_email": email_address(email, found) if email else "",
        "contact_phone": (to_e164(phone) or "") if phone else "",
    }
    if found:
        faults["contact_email"] = found["email"]
    if phone and not read["contact_phone"]:
        faults["contact_phone"] = _("Masukkan nomor telepon, misalnya 021-2000-0011 atau 0812-3456-7890.")
    return read


def _card(session: Session, actor: Actor, company: Company) -> CompanyCard:
    return CompanyCard(
        name=company.name,
        slug=company.slug,
        address=company.address,
        city=company.city,
        contact_email=company.contact_email,
        contact_phone=format.phone(company.contact_phone),
        about=company.about,
        checked=standing.checked_words(standing.checked_on(session, company.id)),
        published=standing.published_card(session, company.id) is not None,
        can_edit=actor.owner,
        refused=standing.refused_words(session, company.id),
    )


def _of_company(session: Session, actor: Actor, company: Company) -> Iterator[Fault]:
    """What the company itself still needs, for its owner."""
    card_path, check = i18n.localized(routes.COMPANY_CARD), check_requests.view_of(session, actor, company)
    if check.state == "unasked":
        yield Fault(f"{card_path}#pemeriksaan", check.words)
    if actor.owner and not (company.address and company.city):
        yield Fault(card_path, _("Lengkapi alamat dan kota di kartu perusahaan."))
    elif actor.owner and standing.published_card(session, company.id) is None:
        yield Fault(card_path, _("Beri persetujuan tertulis agar nama perusahaan tampil."))


def _turn(session: Session, actor: Actor) -> Iterator[Fault]:
    """Videos that wait for this member."""
    waiting = review_turns.total(session, actor)
    if waiting.count:
        yield Fault(i18n.localized(routes.REVIEWS), mail_company_words.turn_words(str(waiting.count), str(waiting.minutes)))


def _copies(session: Session, actor: Actor) -> Iterator[Fault]:
    """Downloaded CVs that this member should see deleted."""
    if actor.role in standing.WRITERS and (waiting := copies.how_many(session, actor)):
        words = n_("1 salinan CV perlu dihapus", "{n} salinan CV perlu dihapus", waiting)
        yield Fault(i18n.localized(routes.COPIES), words)


def _of_vacancies(session: Session, actor: Actor, vacancies: list[VacancyRow]) -> Iterator[Fault]:
    if not vacancies and actor.role in standing.WRITERS:
        yield Fault(i18n.localized(routes.NEW_VACANCY), _("Tulis lowongan pertama Anda."))
    for row in vacancies:
        if row.fresh:
            yield Fault(
                f"{row.path}?tahap={Stage.NEW}",
                n_("1 lamaran baru: {title}", "{n} lamaran baru: {title}", row.fresh, title=row.title),
            )
    for near in overdue.soon(session, actor):
        yield Fault(vacancy_rows.path_of(near.vacancy_id), overdue.soon_words(near))
    for row in vacancies:
        if row.paused:
            yield Fault(f"{row.path}/ubah", f"{row.title}: {row.paused}")
    yield from _closing(session, actor)


def _closing(session: Session, actor: Actor) -> Iterator[Fault]:
    """Published vacancies whose last day is near or past."""
    last_days = scopes.vacancies_worked_on_by(actor).where(
        col(Vacancy.state) == VacancyState.PUBLISHED,
        col(Vacancy.closes_on) <= clock.today() + SOON,
    )
    for vacancy in session.execute(last_days.order_by(col(Vacancy.closes_on))).scalars():
        last = vacancy.closes_on or clock.today()
        day, path = format.day_month(last), f"{vacancy_rows.path_of(vacancy.id)}/ubah"
        if last < clock.today():
            yield Fault(path, overdue.past_closing_words(vacancy))
        else:
            yield Fault(path, _("{title}: ditutup {day}", title=vacancy.title, day=day))
