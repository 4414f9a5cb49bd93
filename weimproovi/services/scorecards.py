"""Scorecards of an application, for every kind of review: a draft that survives, a card that is sent, others' cards once one's own is there.

A sent card is never changed. Who thinks otherwise later sends a new version; the earlier one stays readable beside it (decision 33).
"""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.errors import Invalid
from weimproovi.i18n import _, format, score_words, words
from weimproovi.models import Application, Candidate, Scorecard, ScorecardDraft, ScorecardSending, Vacancy
from weimproovi.permissions import disclosures, facts
from weimproovi.permissions.actor import Actor
from weimproovi.permissions.decide import Decision
from weimproovi.schemas.scorecards import CardForm, Scores
from weimproovi.services import ids, pipeline, scorecard_views, standing, vacancy_attributes
from weimproovi.services.applications import about
from weimproovi.vocabulary import Advice, DisclosureKind, FieldGroup, Purpose, Step

LONGEST_NOTE, MOST_VERSIONS = 2000, 20


def scores(actor: Actor, application_id: str) -> Scores:
    """The member's own card, and everybody's once hers is sent. A look, recorded as one of a list.

    Raises:
        NotFound: the application is not there for this member.
    """
    with db.transaction(actor, Purpose.RECRUIT) as session:
        application = pipeline.require_application(session, actor, ids.parse(application_id))
        decision = facts.decision_about(session, actor, Purpose.RECRUIT, application.id)
        page = _page(session, actor, application, decision)
        shown = {FieldGroup.IDENTITY} & decision.open or ({FieldGroup.EXISTENCE} if page.cards else set())
        disclosures.record(session, actor, DisclosureKind.LIST, [disclosures.Seen(application.candidate_id, application.id, frozenset(shown))])
        return page


def save_draft(actor: Actor, application_id: str, form: CardForm) -> None:
    """Keeps what is filled in, complete or not; nobody else reads it. Raises Invalid, Denied, NotFound."""
    with db.transaction(actor, Purpose.RECRUIT) as session:
        application = _opened(session, actor, application_id)
        _refuse(session, actor, application, form)
        draft = _draft(session, actor, application.id) or ScorecardDraft(**about(application), member_id=ids.present(actor.member_id), attributes=form.marks, steps=[])
        draft.steps, draft.advice = list(form.steps), Advice(form.advice) if form.advice else None
        draft.note, draft.saved_at = form.note.strip(), clock.now()
        session.add(draft)


def send(actor: Actor, application_id: str, form: CardForm) -> None:
    """Sends the card, or a new version of it: what others sent opens to its author. The same card sent twice is one.

    Raises:
        Invalid: by field; "" for the whole, as where another window was quicker. Denied, NotFound.
    """
    with db.transaction(actor, Purpose.RECRUIT) as session:
        application = _opened(session, actor, application_id)
        newest, draft = _newest(session, actor, application.id), _draft(session, actor, application.id)
        if newest is not None and _values(newest) == _values(form):
            _discard(session, draft)
            return
        _refuse(session, actor, application, form)
        _refuse_incomplete(form)
        card = Scorecard(**about(application), member_id=ids.present(actor.member_id), version=form.version + 1, attributes=form.marks)
        card.steps, card.advice, card.note = [step or 0 for step in form.steps], Advice(form.advice), form.note.strip()
        session.add(card)
        if newest is None:
            session.add(ScorecardSending(**about(application), member_id=card.member_id))
        _discard(session, draft)
        session.flush()
        standing.changed(session, application.company_id)


def _discard(session: Session, draft: ScorecardDraft | None) -> None:
    if draft is not None:
        session.delete(draft)


def _opened(session: Session, actor: Actor, application_id: str) -> Application:
    """The application, while its person may be named: opened, not withdrawn, within its period. One writer of a card at a time."""
    application = pipeline.require_application(session, actor, ids.parse(application_id))
    facts.require(facts.decision_about(session, actor, Purpose.RECRUIT, application.id), FieldGroup.IDENTITY, application.id)
    db.advisory_lock(session, f"scorecard:{application.id}:{actor.member_id}")
    return application


def _refuse(session: Session, actor: Actor, application: Application, form: CardForm) -> None:
    """What no card may be: of other attributes than were asked, of an old version, too long."""
    newest, draft = _newest(session, actor, application.id), _draft(session, actor, application.id)
    if form.version != (newest.version if newest else 0):
        raise Invalid({"": _("Penilaian Anda sudah terkirim dari jendela lain. Periksa yang terkirim, lalu ubah bila perlu.")})
    if form.version >= MOST_VERSIONS:
        raise Invalid({"": _("Penilaian ini sudah diubah 20 kali dan tidak dapat diubah lagi.")})
    if form.marks != _asked(session, application, newest, draft) or len(form.steps) != len(form.marks):
        raise Invalid({"": _("Kriteria lowongan ini baru saja berubah. Periksa lagi penilaian Anda.")})
    if form.advice and form.advice not in set(Advice):
        raise Invalid({"advice": _("Pilih rekomendasi.")})
    if not {step for step in form.steps if step is not None} <= set(Step):
        raise Invalid({"": _("Pilih langkah dari daftar.")})
    if len(form.note.strip()) > LONGEST_NOTE:
        raise Invalid({"note": _("Catatan paling panjang 2.000 karakter.")})


def _refuse_incomplete(form: CardForm) -> None:
    asked = [(f"step-{place}", score_words.attribute(mark)) for place, mark in enumerate(form.marks, 1)]
    missing = (name for name, step in zip(asked, form.steps, strict=True) if step is None)
    faults = {field: _("{attribute}: pilih satu, juga bila tidak terlihat.", attribute=words) for field, words in missing}
    if not faults and not any(form.steps):
        faults["step-1"] = _("Nilai paling sedikit satu kriteria.")
    if not form.advice:
        faults["advice"] = _("Pilih rekomendasi.")
    if faults:
        raise Invalid(faults)


def _page(session: Session, actor: Actor, application: Application, decision: Decision) -> Scores:
    draft, newest = _draft(session, actor, application.id), _newest(session, actor, application.id)
    named, vacancy = decision.allows(FieldGroup.IDENTITY), session.get_one(Vacancy, application.vacancy_id)
    form = _form(draft or newest, _asked(session, application, newest, draft))
    page = Scores(
        application_id=str(application.id),
        vacancy_id=str(vacancy.id),
        title=vacancy.title,
        name=session.get_one(Candidate, application.candidate_id).full_name if named else _("Pelamar nomor {number}", number=application.number),
        form=form,
        attributes=[score_words.attribute(kept) for kept in form.marks],
        closed="" if named else words.reason_for_company(decision.why_not(FieldGroup.IDENTITY).reason),
        saved=_("Draf tersimpan {time}", time=format.moment_exact(draft.saved_at)) if draft else "",
    )
    return scorecard_views.with_cards(session, actor, page, application.id)


def _form(filled: ScorecardDraft | Scorecard | None, marks: list[str]) -> CardForm:
    return CardForm(marks, list(filled.steps), filled.advice or "", filled.note) if filled else CardForm(marks, [None] * len(marks))


def _asked(session: Session, application: Application, newest: Scorecard | None, draft: ScorecardDraft | None) -> list[str]:
    """The attributes of this card: as they were when it was begun, or sent; else the vacancy's."""
    begun = draft or newest
    return list(begun.attributes) if begun else vacancy_attributes.asked(session, session.get_one(Vacancy, application.vacancy_id))


def _newest(session: Session, actor: Actor, application_id: UUID) -> Scorecard | None:
    mine = select(Scorecard).where(col(Scorecard.application_id) == application_id, col(Scorecard.member_id) == actor.member_id)
    return session.execute(mine.order_by(col(Scorecard.version).desc()).limit(1)).scalars().first()


def _draft(session: Session, actor: Actor, application_id: UUID) -> ScorecardDraft | None:
    mine = select(ScorecardDraft).where(col(ScorecardDraft.application_id) == application_id, col(ScorecardDraft.member_id) == actor.member_id)
    return session.execute(mine).scalars().first()


def _values(card: Scorecard | CardForm) -> tuple[object, ...]:
    return list(card.attributes if isinstance(card, Scorecard) else card.marks), list(card.steps), str(card.advice), card.note.strip()
