"""A CV made from a form ("Buat CV dari isian"): what is typed is kept as a draft, and becomes a resume version like any upload (C2)."""

import re
from dataclasses import asdict
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.errors import DocumentRefused, Invalid
from weimproovi.i18n import _, words
from weimproovi.integrations import rate_limits, resume_pdf
from weimproovi.integrations.documents import CleanDocument, inspect_again
from weimproovi.integrations.resume_pdf import Chapter, ResumeForm
from weimproovi.models import ResumeDraft
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.candidate import Profile, ResumeVersion
from weimproovi.schemas.resume_form import ResumeRow, TypedResume
from weimproovi.services import candidates, resumes
from weimproovi.services.candidates import require_candidate
from weimproovi.services.sign_up_form import paragraphs, tidy
from weimproovi.vocabulary import Purpose

MOST_ROWS = {"experience": 8, "education": 4}
LINE, WORDS = 120, 1500  # characters
MOST_SKILLS = 30


def draft(actor: Actor) -> TypedResume:
    """What she has typed so far. Raises NotFound for anybody who is not a candidate."""
    with db.transaction(actor, Purpose.SELF) as session:
        require_candidate(session, actor)
        row = _row(session, actor)
        return typed_from(row.content) if row else TypedResume()


def save(actor: Actor, typed: TypedResume) -> TypedResume:
    """Keeps what is typed, whatever it is; gives it back as it is kept."""
    kept = _trimmed(typed)
    with db.transaction(actor, Purpose.SELF) as session:
        person = require_candidate(session, actor)
        row = _row(session, actor) or ResumeDraft(candidate_id=person.id)
        row.content, row.saved_at = asdict(kept), clock.now()
        session.add(row)
    return kept


def make(actor: Actor, typed: TypedResume) -> ResumeVersion:
    """Keeps what is typed and makes the newest version of it.

    Raises:
        Invalid: with words per field; what was typed is kept all the same. TooMany.
    """
    kept = save(actor, typed)
    _refuse_gaps(kept)
    rate_limits.spend(resumes.UPLOAD_RATE, "resume", str(actor.account_id))
    profile = candidates.profile(actor)
    made = resumes.keep(actor, _document(profile, kept), f"CV {profile.full_name}.pdf")
    with db.transaction(actor, Purpose.SELF) as session:
        row = _row(session, actor)
        if row:
            row.resume_id = resumes.require_resume(session, actor, made.id).id
    resumes.set_headline(actor, made.id, kept.headline)
    return made


def typed_from(content: dict[str, Any]) -> TypedResume:
    """A kept draft as it was typed."""
    rows = {name: [ResumeRow(**one) for one in content.get(name, [])] for name in MOST_ROWS}
    return TypedResume(content.get("headline", ""), content.get("summary", ""), content.get("skills", ""), **rows)


def _row(session: Session, actor: Actor) -> ResumeDraft | None:
    own = select(ResumeDraft).where(col(ResumeDraft.candidate_id) == actor.candidate_id)
    found: ResumeDraft | None = session.execute(own).scalars().first()
    return found


def _trimmed(typed: TypedResume) -> TypedResume:
    """Without rows beyond the limit, control characters or endless words; empty rows stay where she is still typing."""
    return TypedResume(
        tidy(typed.headline)[:LINE],
        paragraphs(typed.summary)[:WORDS],
        paragraphs(typed.skills)[:WORDS],
        [_trimmed_row(row) for row in typed.experience[: MOST_ROWS["experience"]]],
        [_trimmed_row(row) for row in typed.education[: MOST_ROWS["education"]]],
    )


def _trimmed_row(row: ResumeRow) -> ResumeRow:
    return ResumeRow(tidy(row.title)[:LINE], tidy(row.place)[:LINE], tidy(row.period)[:40], paragraphs(row.words)[:WORDS])


def _refuse_gaps(typed: TypedResume) -> None:
    faults = {}
    if not typed.headline:
        faults["headline"] = _("Tulis pekerjaan yang kamu cari atau kuasai, misalnya Barista.")
    for name in MOST_ROWS:
        for place, row in enumerate(getattr(typed, name)):
            if not row.title and any((row.place, row.period, row.words)):
                faults[f"{name}-{place}-title"] = _("Tulis nama pekerjaan atau pendidikan di baris ini.")
    if not any((_filled(typed.experience), _filled(typed.education), typed.skills, typed.summary)):
        faults.setdefault("experience-0-title", _("Isi paling sedikit satu pengalaman, pendidikan, atau keahlian."))
    if faults:
        raise Invalid(faults)


def _document(profile: Profile, typed: TypedResume) -> CleanDocument:
    """Drawn by us, and yet looked through like any upload: what she typed may be sensitive too."""
    try:
        return inspect_again(resumes.pieces(resume_pdf.render(_form(profile, typed))))
    except DocumentRefused as refused:
        raise Invalid({"": words.document_problem(refused.problem)}) from None


def _form(profile: Profile, typed: TypedResume) -> ResumeForm:
    return ResumeForm(
        profile.full_name,
        typed.headline,
        profile.email,
        profile.phone,
        profile.linkedin_url,
        typed.summary,
        tuple(map(_chapter, _filled(typed.experience))),
        tuple(map(_chapter, _filled(typed.education))),
        tuple(tidy(skill) for skill in re.split(r"[,;\n]", typed.skills) if skill.strip())[:MOST_SKILLS],
    )


def _filled(rows: list[ResumeRow]) -> list[ResumeRow]:
    return [row for row in rows if row.title]


def _chapter(row: ResumeRow) -> Chapter:
    lines = tuple(line.strip(" -•*") for line in row.words.splitlines() if line.strip(" -•*"))
    return Chapter(row.title, row.place, row.period, lines)
