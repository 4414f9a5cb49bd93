"""People who are signed in, made through the product's own sign-up; each gives the value of the session cookie."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from tests.support.factors import strong
from weimproovi.permissions.actor import Actor
from weimproovi.services import accounts, sessions
from weimproovi.services.visitor import Visitor

PASSWORD = "kopi senja di kaki bukit"


@dataclass(frozen=True)
class Person:
    """Somebody signed in."""

    cookie: str
    email: str
    actor: Actor

    @property
    def session_id(self) -> UUID:
        assert self.actor.session_id is not None
        return self.actor.session_id


def candidate(name: str = "Sukarno") -> Person:
    """A new candidate."""
    email = f"{uuid4().hex}@contoh.id"
    form = {"full_name": name, "email": email, "phone": "0812-3456-7890", "password": PASSWORD, "adult": "yes"}
    return _person(accounts.sign_up_candidate(form, visitor()), email)


def owner(company: str = "PT Kopi Senja") -> Person:
    """The first owner of a new company."""
    email = f"{uuid4().hex}@contoh.id"
    form = {"company": company, "name": "Wulan", "email": email, "password": PASSWORD, "adult": "yes", "records": "yes"}
    return _person(strong(accounts.sign_up_company(form, visitor())), email)


def visitor() -> Visitor:
    """Somebody from an address of her own, so that limits per address do not meet between tests."""
    return Visitor(f"2001:db8::{uuid4().hex[:4]}:{uuid4().hex[:4]}", "Chrome, Android")


def _person(cookie: str, email: str) -> Person:
    actor = sessions.resolve(cookie)
    assert actor is not None
    return Person(cookie, email, actor)
