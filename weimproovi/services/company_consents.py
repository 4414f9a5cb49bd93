"""The one written consent for the company card (S5): what was shown, who typed it, and its end. Owners only."""

import hashlib
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlmodel import Session, col

from weimproovi import db
from weimproovi.errors import Invalid
from weimproovi.i18n import _, format, language
from weimproovi.integrations import journal
from weimproovi.models import Company, CompanyMember, ConsentEvent, PublishedCompany
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.recruiter import ConsentForm
from weimproovi.services import consent_views, listing_copies, standing
from weimproovi.vocabulary import LIVE_CONSENTS, ConsentPurpose, ConsentScope, ConsentState, JournalKind, Purpose

VERSION = "2026-11-22"
COVERS = frozenset({VERSION})  # versions whose consents still cover what is shown, and to whom (N2)
FIELDS = ["name", "address", "city", "about"]
RECIPIENTS = ["candidates", "visitors", "search engines", "feeds"]
REQUIRED = ("name", "address", "city")


def consent_form(actor: Actor) -> ConsentForm:
    """The text with what it names, and the receipt once it is given."""
    with db.transaction(actor, Purpose.ADMINISTER) as session:
        standing.require_owner(actor)
        return _form(session, standing.company_of(session, actor))


def give_consent(actor: Actor, typed_name: str, version: str) -> ConsentForm:
    """An owner types her name: the card is public from this transaction on.

    Raises:
        Invalid: the name typed is not hers ("typed_name"), the card is incomplete, or the text has changed since it was shown ("").
    """
    with db.transaction(actor, Purpose.ADMINISTER) as session:
        standing.require_owner(actor)
        standing.lock_publishing(session, actor.company_id)
        company = standing.company_of(session, actor)
        _refuse_incomplete(company)
        member = standing.member_of(session, actor)
        _refuse_unsigned(member.name, typed_name, version)
        if standing.published_card(session, company.id) is None:
            session.add(_given(member, company, " ".join(typed_name.split())))
            publish_card(session, company)
        return _form(session, company)


def withdraw_consent(actor: Actor) -> ConsentForm:
    """Ends the consent: in this transaction the card goes, and every published vacancy withholds the name."""
    with db.transaction(actor, Purpose.ADMINISTER) as session:
        standing.require_owner(actor)
        standing.lock_publishing(session, actor.company_id)
        company = standing.company_of(session, actor)
        given = _latest(session, company)
        if given is not None and given.state in LIVE_CONSENTS:
            member = standing.member_of(session, actor)
            _end_consent(session, company, _withdrawn(given, member.account_id, member.name))
            journal.append(JournalKind.CONSENT_WITHDRAWN, company.id)
        return _form(session, company)


def repeat_withdrawal(session: Session, company: Company, at: datetime) -> bool:
    """Ends again a consent that was withdrawn at this moment, after a restore; one that was given later stays. Whether it did."""
    standing.lock_publishing(session, company.id)
    given = _latest(session, company)
    if given is None or given.state not in LIVE_CONSENTS or given.created_at > at:
        return False
    _end_consent(session, company, _withdrawn(given, given.account_id, given.typed_name, method="restored"))
    return True


def uncovered(session: Session) -> list[UUID]:
    """Companies that are shown by a consent whose text no longer covers it."""
    old = select(col(ConsentEvent.company_id)).where(
        col(ConsentEvent.scope) == ConsentScope.COMPANY_CARD,
        col(ConsentEvent.state).in_(LIVE_CONSENTS),
        col(ConsentEvent.text_version).not_in(COVERS),
        col(ConsentEvent.company_id).in_(select(col(PublishedCompany.company_id))),
    )
    return list(session.execute(old.distinct()).scalars())


def invalidate(session: Session, company_id: UUID) -> bool:
    """Ends a consent whose text no longer covers what is shown; an owner reads the new one and decides. Whether it did."""
    standing.lock_publishing(session, company_id)
    company = session.get_one(Company, company_id)
    given = _latest(session, company)
    if given is None or _is_live(given) or given.state not in LIVE_CONSENTS:
        return False
    ended = _repeated(given, given.account_id, given.typed_name)
    _end_consent(session, company, ConsentEvent(**ended, state=ConsentState.INVALIDATED, method="new_text"))
    return True


def publish_card(session: Session, company: Company) -> None:
    """Writes the public card as the company now is, and every public copy that names it. Call under `standing.lock_publishing`."""
    card = standing.published_card(session, company.id) or PublishedCompany(
        company_id=company.id,
        name="",
        slug=company.slug,
        address="",
        city="",
        about="",
    )
    card.name, card.address, card.city, card.about = company.name, company.address, company.city, company.about
    card.checked_on = standing.checked_on(session, company.id)
    session.add(card)
    listing_copies.refresh_all(session, company)
    standing.changed(session, company.id)


def consent_text(company: str) -> str:
    """What an owner agrees to, in her language."""
    return _(
        "Atas nama {company}, saya setuju PT Ahli Karya Improovi Teknologi menampilkan nama, alamat, kota, dan uraian perusahaan di "
        "Weimproovi kepada kandidat, pengunjung situs, mesin pencari, dan umpan lowongan. Persetujuan ini berlaku sampai dicabut. "
        "Setiap lowongan boleh tetap merahasiakan nama perusahaan. Persetujuan dapat dicabut kapan saja di halaman ini: saat itu juga "
        "kartu perusahaan tidak lagi tampil, dan nama perusahaan dirahasiakan pada semua lowongan yang tayang.",
        company=company,
    )


def _end_consent(session: Session, company: Company, withdrawn: ConsentEvent) -> None:
    """The end of a consent as rows, inside the caller's transaction, under `standing.lock_publishing`."""
    session.add(withdrawn)
    session.execute(delete(PublishedCompany).where(col(PublishedCompany.company_id) == company.id))
    listing_copies.refresh_all(session, company)
    standing.changed(session, company.id)
    session.flush()


def _form(session: Session, company: Company) -> ConsentForm:
    event = _latest(session, company)
    given = event is not None and _is_live(event)
    return ConsentForm(
        given=given,
        text=event.text_shown if event and given else consent_text(company.name),
        fields=[_("Nama perusahaan"), _("Alamat"), _("Kota"), _("Tentang perusahaan")],
        recipients=[_("Kandidat"), _("Pengunjung situs"), _("Mesin pencari"), _("Umpan lowongan")],
        version=event.text_version if event and given else VERSION,
        receipt=_receipt(event) if event else "",
        receipt_url=consent_views.receipt_url(event) if event else "",
    )


def _receipt(event: ConsentEvent) -> str:
    """Who typed it and when, with the first digits of the text's SHA-256."""
    values = {
        "name": event.typed_name,
        "moment": format.moment_exact(event.created_at),
        "digits": event.text_sha256[:12],
    }
    if event.state in LIVE_CONSENTS:
        return _("Persetujuan diketik oleh {name}, {moment}. Sidik teks {digits}.", **values)
    if event.state is ConsentState.INVALIDATED:
        return _("Teks persetujuan berubah, jadi persetujuan sebelumnya berakhir {moment}. Sidik teks {digits}.", **values)
    return _("Persetujuan dicabut oleh {name}, {moment}. Sidik teks {digits}.", **values)


def _latest(session: Session, company: Company) -> ConsentEvent | None:
    events = select(ConsentEvent).where(
        col(ConsentEvent.company_id) == company.id,
        col(ConsentEvent.scope) == ConsentScope.COMPANY_CARD,
        col(ConsentEvent.purpose) == ConsentPurpose.PUBLISHING,
    )
    return session.execute(events.order_by(col(ConsentEvent.id).desc()).limit(1)).scalars().first()


def _is_live(event: ConsentEvent) -> bool:
    return event.state in LIVE_CONSENTS and event.text_version in COVERS


def _refuse_incomplete(company: Company) -> None:
    missing = [name for name in REQUIRED if not getattr(company, name)]
    if missing:
        raise Invalid(dict.fromkeys(missing, _("Lengkapi kartu perusahaan dulu: nama, alamat, dan kota.")))


def _refuse_unsigned(name: str, typed: str, version: str) -> None:
    if version != VERSION:
        raise Invalid({"": _("Teks persetujuan sudah berubah. Baca lagi, lalu ketik nama Anda.")})
    if " ".join(typed.split()).casefold() != " ".join(name.split()).casefold():
        raise Invalid({"typed_name": _("Ketik nama Anda seperti di akun ini: {name}.", name=name)})


def _given(member: CompanyMember, company: Company, typed_name: str) -> ConsentEvent:
    text = consent_text(company.name)
    return ConsentEvent(
        company_id=company.id,
        account_id=member.account_id,
        scope=ConsentScope.COMPANY_CARD,
        state=ConsentState.GIVEN,
        purpose=ConsentPurpose.PUBLISHING,
        typed_name=typed_name,
        text_shown=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        text_version=VERSION,
        language=language(),
        method="typed_name",
        fields=FIELDS,
        recipients=RECIPIENTS,
    )


def _withdrawn(given: ConsentEvent, account_id: UUID, name: str, *, method: str = "button") -> ConsentEvent:
    return ConsentEvent(**_repeated(given, account_id, name), state=ConsentState.WITHDRAWN, method=method)


def _repeated(given: ConsentEvent, account_id: UUID, name: str) -> dict[str, Any]:
    """The very text that was agreed to, for the event that ends it."""
    kept = given.model_dump(
        include={
            "company_id",
            "scope",
            "purpose",
            "text_shown",
            "text_sha256",
            "text_version",
            "language",
            "fields",
            "recipients",
        }
    )
    return {**kept, "account_id": account_id, "typed_name": name}
