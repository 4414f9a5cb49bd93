"""What a company keeps of applications that were destroyed: lines without a name, and openings that stay spent (S6)."""

from uuid import UUID

from sqlalchemy import ScalarSelect, func, select
from sqlmodel import Session, col

from weimproovi.i18n import _, format, words
from weimproovi.models import ErasedApplication
from weimproovi.permissions.columns import settled
from weimproovi.permissions.expressions import Sql
from weimproovi.vocabulary import CertificateKind, FieldGroup

SHOWN = 200


def lines(session: Session, vacancy_id: UUID) -> list[str]:
    """One sentence each, the highest number first; nothing while the company may not know of applications."""
    rows = (
        select(ErasedApplication)
        .where(col(ErasedApplication.vacancy_id) == vacancy_id, settled(FieldGroup.EXISTENCE))
        .order_by(col(ErasedApplication.number).desc())
        .limit(SHOWN)
    )
    return [_line(row) for row in session.execute(rows).scalars()]


def spent(vacancy_id: UUID | Sql) -> ScalarSelect[int]:
    """How many openings of a vacancy went to applications that are gone."""
    return (
        select(func.count())
        .select_from(ErasedApplication)
        .where(col(ErasedApplication.vacancy_id) == vacancy_id, col(ErasedApplication.opening_ordinal).is_not(None))
        .scalar_subquery()
    )


def _line(row: ErasedApplication) -> str:
    stage, day = words.stage_for_company(row.stage), format.date_short(row.submitted_on)
    if row.reason is CertificateKind.APPLICATION_EXPIRED:
        return _("Lamaran nomor {number}, dihapus karena masa simpannya lewat. Masuk {day}, tahap terakhir {stage}.", number=row.number, day=day, stage=stage)
    return _("Lamaran nomor {number}, dihapus oleh pelamar. Masuk {day}, tahap terakhir {stage}.", number=row.number, day=day, stage=stage)
