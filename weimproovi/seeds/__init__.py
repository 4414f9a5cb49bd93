"""One realistic demo market: companies, vacancies, candidates and what happened between them. Fills an empty database once.

Called by `prepare.market` and by tests. Addresses of mail are under reserved names (RFC 2606), phone numbers end in a row of zeros.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import col

from weimproovi import db, i18n
from weimproovi.i18n import _
from weimproovi.models import Account, DemoMarket
from weimproovi.permissions.actor import SYSTEM
from weimproovi.seeds.passwords import PASSWORDS
from weimproovi.vocabulary import AccountKind, Purpose

__all__ = ["SIGN_INS", "SignIn", "fill", "is_empty"]


@dataclass(frozen=True, slots=True)
class SignIn:
    """Somebody whom a visitor of the demonstration may be."""

    kind: AccountKind
    email: str
    password: str


SIGN_INS = (
    SignIn(AccountKind.CANDIDATE, "sukarno@contoh.example", PASSWORDS[AccountKind.CANDIDATE]),
    SignIn(AccountKind.MEMBER, "ratna@kopisenja.example", PASSWORDS[AccountKind.MEMBER]),
    SignIn(AccountKind.STAFF, "staf@weimproovi.example", PASSWORDS[AccountKind.STAFF]),
)


def fill(progress: Callable[[str], None] = lambda _words: None) -> tuple[SignIn, ...]:
    """Fills an empty database with the demo market, one line of progress a step, under a minute.

    Returns:
        The sign-ins of the demo market that the database holds; none where it holds something else.
    """
    if is_empty():
        with i18n.speaking(i18n.DEFAULT_LANGUAGE):
            _fill(progress)
    return SIGN_INS if _marked() else ()


def is_empty() -> bool:
    """Nobody has an account yet."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return session.execute(select(col(Account.id)).limit(1)).first() is None


def _fill(progress: Callable[[str], None]) -> None:
    from weimproovi.seeds import settlers, stalls, story  # the tables are big and needed once in a database's life

    _mark()  # first: a market that is cut half way must never pass for a company's own database
    progress(_("Perusahaan, anggota, dan kandidat"))
    town = settlers.settle()
    progress(_("60 lowongan dan 41 CV dalam PDF"))
    with settlers.writing_resumes(town):
        stalls.open_all(town)
    progress(_("Lamaran selama enam minggu"))
    story.tell(town)


def _mark() -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.add(DemoMarket())


def _marked() -> bool:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return session.execute(select(col(DemoMarket.id)).limit(1)).first() is not None
