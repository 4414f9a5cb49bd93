"""The operator's terms for candidates and agreement for companies: versioned by day, known by their hash, noted when somebody signs up.

The texts are files in the folder named by WEIMPROOVI_TERMS: `candidates-2026-12-01.id.txt`, `companies-2026-12-01.en.txt`. The day in the name is the
version, from which on it applies. Without the setting the product shows its own draft, marked as one; production does not start with it.
"""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlmodel import Session, col

from weimproovi import clock, i18n
from weimproovi.errors import NotFound
from weimproovi.i18n import format
from weimproovi.models import AcceptedTerms, Account
from weimproovi.schemas.legal import LegalText
from weimproovi.settings import DRAFT_LINES, settings, terms_versions
from weimproovi.vocabulary import TermsKind

DRAFTS = Path(__file__).parent / "draft_terms"


def legal_text(kind: TermsKind, version: str = "") -> LegalText:
    """One version, by default the one in force.

    Raises:
        NotFound: there is no such version.
    """
    known = terms_versions(_folder(), kind)
    applying = [day for day in known if day <= clock.today().isoformat()]
    chosen = version or (applying[-1] if applying else "")
    if chosen not in known:
        raise NotFound
    text, english = _read(kind, chosen, "id"), _read(kind, chosen, "en")
    return LegalText(
        kind=kind.value,
        version=chosen,
        day=_day(chosen),
        text=_without_mark(text),
        english=_without_mark(english),
        sha256=hashlib.sha256(text).hexdigest(),
        draft=_is_draft(text),
        in_force=chosen == (applying or [""])[-1],
        others=tuple((day, _day(day)) for day in reversed(known) if day != chosen),
    )


def accept(session: Session, account: Account, kind: TermsKind) -> None:
    """Notes which version was shown to somebody who signs up, inside the caller's transaction."""
    shown = legal_text(kind)
    session.add(
        AcceptedTerms(account_id=account.id, kind=kind, version=shown.version, sha256=shown.sha256, language=i18n.language())
    )


def edited(session: Session) -> Iterator[tuple[TermsKind, str]]:
    """Versions that somebody agreed to and whose file is another one by now, or gone. For the operator's check."""
    agreed = select(col(AcceptedTerms.kind), col(AcceptedTerms.version), col(AcceptedTerms.sha256)).distinct()
    for kind, version, sha256 in session.execute(agreed.order_by(col(AcceptedTerms.kind), col(AcceptedTerms.version))):
        if hashlib.sha256(_read(kind, version, "id")).hexdigest() != sha256:
            yield kind, version


def _folder() -> Path:
    return settings().terms or DRAFTS


def _read(kind: TermsKind, version: str, language: str) -> bytes:
    path = _folder() / f"{kind.value}-{version}.{language}.txt"
    return path.read_bytes() if path.is_file() else b""


def _is_draft(text: bytes) -> bool:
    return text.decode("utf-8").partition("\n")[0].strip() in DRAFT_LINES


def _without_mark(text: bytes) -> str:
    """The text after the line that says it is a draft; the page says it more plainly."""
    words = text.decode("utf-8")
    return words.partition("\n")[2] if _is_draft(text) else words


def _day(version: str) -> str:
    return format.date_long(date.fromisoformat(version))
