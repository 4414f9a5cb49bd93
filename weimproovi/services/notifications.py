"""Notices on screen. Written in the transaction of their cause; words are made when they are read."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import ColumnElement, insert, or_, select, update
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.i18n import _, format, localized
from weimproovi.i18n.words import stage_for_candidate
from weimproovi.ids import new_id
from weimproovi.models import Application, Notification
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.candidate import Notice
from weimproovi.services import ending_words, listing_copies, standing
from weimproovi.vocabulary import NoticeKind, Purpose, Stage

SHOWN = 100


def tell_candidate(session: Session, candidate_id: UUID, kind: NoticeKind, path: str, **values: str) -> None:
    """A notice for a candidate, inside the caller's transaction."""
    session.execute(
        insert(Notification).values(
            id=new_id(),
            created_at=clock.now(),
            candidate_id=candidate_id,
            kind=kind,
            values=values,
            path=path,
        )
    )
    db.notify(session, kind="changed", topic=f"candidate:{candidate_id}")


def tell_company(session: Session, application: Application) -> None:
    """Open pages of the company read again. Not while it is being checked: even a silent reload would tell that somebody applied (S3)."""
    if not _is_being_checked(session, application):
        db.notify(session, kind="changed", topic=f"company:{application.company_id}")


def _is_being_checked(session: Session, application: Application) -> bool:
    """As the public copy says; where there is none any more, as staff decided, in a transaction of its own: a candidate reads no decision of staff."""
    link_only = listing_copies.is_link_only(session, application.vacancy_id)
    if link_only is not None:
        return link_only
    with db.transaction(SYSTEM, Purpose.OPERATE) as apart:
        return standing.checked_on(apart, application.company_id) is None


def inbox(actor: Actor) -> list[Notice]:
    """The actor's newest notices."""
    with db.transaction(actor, Purpose.SELF) as session:
        rows = session.execute(
            select(Notification).where(addressed_to(actor)).order_by(col(Notification.id).desc()).limit(SHOWN)
        ).scalars()
        return [
            Notice(
                str(row.id),
                sentence(row.kind, row.values),
                format.ago(row.created_at),
                localized(row.path) if row.path else "",
                row.read_at is None,
            )
            for row in rows
        ]


def mark_read(actor: Actor) -> None:
    """All of the actor's notices are read."""
    with db.transaction(actor, Purpose.SELF) as session:
        session.execute(
            update(Notification).where(addressed_to(actor), col(Notification.read_at).is_(None)).values(read_at=clock.now())
        )


def addressed_to(actor: Actor) -> ColumnElement[bool]:
    """Notices for this actor."""
    account = col(Notification.account_id) == actor.account_id
    if actor.candidate_id is None:
        return account
    return or_(account, col(Notification.candidate_id) == actor.candidate_id)


def sentence(kind: NoticeKind, values: Mapping[str, str]) -> str:
    """What a notice says, in the current language."""
    company, title = values.get("company", ""), values.get("title", "")
    match kind:
        case NoticeKind.APPLICATION_SENT:
            return _("Lamaranmu untuk {title} terkirim ke {company}.", title=title, company=company)
        case NoticeKind.APPLICATION_OPENED:
            return _("{company} membuka lamaranmu untuk {title}.", title=title, company=company)
        case NoticeKind.STAGE_CHANGED:
            stage = stage_for_candidate(Stage(values["stage"]))
            return _(
                "Lamaranmu untuk {title} di {company} sekarang: {stage}.", title=title, company=company, stage=stage
            )
        case NoticeKind.APPLICATION_WITHDRAWN:
            return _("Kamu menarik lamaranmu untuk {title}.", title=title)
        case NoticeKind.APPLICATION_RECEIVED:
            return _("Lamaran baru untuk {title}.", title=title)
        case NoticeKind.APPLICATION_ENDED:
            return ending_words.told(values)
        case _:
            return _more(kind, company, title, values)


def _more(kind: NoticeKind, company: str, title: str, values: Mapping[str, str]) -> str:
    match kind:
        case NoticeKind.INTERVIEW_INVITED | NoticeKind.INTERVIEW_CHANGED | NoticeKind.INTERVIEW_REMINDER:
            return _interview(kind, company, title, values.get("deadline", ""))
        case NoticeKind.VIDEO_REFUSED:
            return _("Satu rekaman wawancaramu untuk {title} tidak bisa dipakai. Buka untuk merekam lagi.", title=title)
        case NoticeKind.VIDEO_REMOVED:
            return _("Rekaman wawancaramu untuk {title} sudah dihapus.", title=title)
        case NoticeKind.APPLICATION_MESSAGE:
            return _("{company} menulis kepadamu tentang {title}.", company=company, title=title)
        case NoticeKind.APPLICATION_REMOVED:
            return _("Lamaranmu untuk {title} sudah dihapus, seperti tertulis saat kamu melamar.", title=title)
        case NoticeKind.RETENTION_SOON:
            return _("Lamaranmu untuk {title} akan dihapus pada {day}.", title=title, day=values.get("day", ""))
        case NoticeKind.EXPORT_READY:
            return _("Salinan datamu siap diunduh.")
        case NoticeKind.REQUEST_ANSWERED:
            return _("Permintaanmu nomor {number} sudah dijawab.", number=values.get("number", ""))
        case NoticeKind.REPORT_ANSWERED:
            return _("Laporanmu tentang {title} sudah dijawab.", title=title)
        case _:
            return _("{company} menyatakan salinan CV-mu sudah dihapus.", company=company)


def _interview(kind: NoticeKind, company: str, title: str, deadline: str) -> str:
    if kind is NoticeKind.INTERVIEW_INVITED:
        return _("{company} mengundangmu ke wawancara video untuk {title}, batas {deadline}.", company=company, title=title, deadline=deadline)
    if kind is NoticeKind.INTERVIEW_CHANGED:
        return _("{company} memindahkan batas wawancara video ke {deadline}.", company=company, deadline=deadline)
    return _("Wawancara video untuk {title} masih terbuka sampai {deadline}.", title=title, deadline=deadline)
