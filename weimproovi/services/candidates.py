"""A candidate's own profile (C1), and what her resume's text offers for it. Nothing is filled in silently."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlmodel import Session, col

from weimproovi import db
from weimproovi.errors import Invalid, NotFound
from weimproovi.i18n import _, format
from weimproovi.integrations.resume_text import suggest
from weimproovi.models import Account, Candidate, Resume, ResumeText
from weimproovi.permissions import scopes
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.candidate import Profile, ResumeSuggestion
from weimproovi.services import ids
from weimproovi.services.sign_up_form import person_name, phone_number, tidy
from weimproovi.vocabulary import Purpose


def profile(actor: Actor) -> Profile:
    """The candidate as she sees herself."""
    with db.transaction(actor, Purpose.SELF) as session:
        return _profile(session, require_candidate(session, actor))


def save_profile(actor: Actor, values: Mapping[str, str]) -> Profile:
    """Changes name, phone or LinkedIn; fields that are not given stay.

    Raises:
        Invalid: with words per field; nothing is changed.
    """
    faults: dict[str, str] = {}
    with db.transaction(actor, Purpose.SELF) as session:
        person = require_candidate(session, actor)
        if "full_name" in values:
            person.full_name = person_name(values["full_name"], "full_name", faults)
        if "phone" in values:
            person.phone = phone_number(values["phone"], faults)
        if "linkedin_url" in values:
            person.linkedin_url = linkedin_address(values["linkedin_url"], faults)
        if faults:
            raise Invalid(faults)
        db.notify(session, kind="changed", topic=f"candidate:{person.id}")
        return _profile(session, person)


def suggestions(actor: Actor, resume_id: str) -> list[ResumeSuggestion]:
    """What the resume's text offers that the profile does not have."""
    with db.transaction(actor, Purpose.SELF) as session:
        person, row = require_candidate(session, actor), _resume(session, actor, resume_id)
        return [one for one in _offers(session, person, row) if one.found and one.found != one.now]


def accept_suggestions(actor: Actor, resume_id: str, fields: list[str]) -> Profile:
    """Takes over the ticked suggestions; the e-mail is only ever changed by its own confirmation."""
    chosen = {one.field: one.found for one in suggestions(actor, resume_id) if one.field in fields}
    if headline := chosen.pop("headline", None):
        with db.transaction(actor, Purpose.SELF) as session:
            _resume(session, actor, resume_id).headline = tidy(headline)[:120]
    chosen.pop("email", None)
    return save_profile(actor, chosen)


def linkedin_address(typed: str, faults: dict[str, str]) -> str | None:
    """An https address on linkedin.com, or None where it is left empty (C1: optional, never fetched)."""
    address = typed.strip()
    if not address:
        return None
    parts = urlsplit(address if "//" in address else f"https://{address}")
    host = (parts.hostname or "").removeprefix("www.")
    if (
        parts.scheme not in {"https", "http"}
        or not (host == "linkedin.com" or host.endswith(".linkedin.com"))
        or len(address) > 200
    ):
        faults["linkedin_url"] = _(
            "Masukkan alamat LinkedIn, misalnya https://www.linkedin.com/in/nama, atau kosongkan."
        )
        return None
    return parts._replace(scheme="https", query="", fragment="").geturl()


def require_candidate(session: Session, actor: Actor, *, hold: bool = False) -> Candidate:
    """The actor's own person; `hold` keeps it from changing before this transaction ends. Raises NotFound for anybody who is not a candidate."""
    own = scopes.own_profile(actor)
    person: Candidate | None = session.execute(own.with_for_update(read=True) if hold else own).scalars().first()
    if person is None:
        raise NotFound
    return person


def _profile(session: Session, person: Candidate) -> Profile:
    account = session.get_one(Account, person.account_id)
    return Profile(
        full_name=person.full_name,
        first_word=format.first_word(person.full_name),
        email=account.email,
        email_confirmed=account.email_confirmed_at is not None,
        phone=format.phone(person.phone),
        linkedin_url=person.linkedin_url or "",
    )


def _offers(session: Session, person: Candidate, row: Resume) -> list[ResumeSuggestion]:
    text = session.execute(select(col(ResumeText.text)).where(col(ResumeText.resume_id) == row.id)).scalar() or ""
    found, own = suggest(text), _profile(session, person)
    phone = format.phone(found.phone) if found.phone else ""
    return [
        ResumeSuggestion("phone", _("Nomor HP"), own.phone, phone),
        ResumeSuggestion("linkedin_url", _("LinkedIn (opsional)"), own.linkedin_url, found.linkedin or ""),
        ResumeSuggestion("headline", _("Baris singkat di bawah namamu"), row.headline or "", found.headline or ""),
        ResumeSuggestion("email", _("E-mail"), own.email, (found.email or "").casefold()),
    ]


def _resume(session: Session, actor: Actor, resume_id: str) -> Resume:
    row: Resume | None = (
        session.execute(
            select(Resume).where(
                col(Resume.id) == ids.parse(resume_id),
                col(Resume.candidate_id) == actor.candidate_id,
                col(Resume.removed_at).is_(None),
            )
        )
        .scalars()
        .first()
    )
    if row is None:
        raise NotFound
    return row
