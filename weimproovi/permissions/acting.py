"""The database function that begins every transaction: who acts, why and when, and what the viewer's company or tickets open at this moment.

Called by `db.transaction` alone, which keeps what it gives back: the facts of a member that hold for all applications alike. It runs with the caller's own rights, so it reads under row-level security like everything else.
"""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Text, cast, func, literal, select
from sqlalchemy.dialects import postgresql

from weimproovi.permissions.columns import SETTLED_FACTS, facts_from_tables, facts_that_follow
from weimproovi.permissions.expressions import Sql
from weimproovi.permissions.tickets import ticket_facts
from weimproovi.permissions.viewer import SETTINGS_VIEWER
from weimproovi.vocabulary import ActorKind, Purpose

NAMES = ("kind", "account", "candidate", "company", "member", "role", "purpose", "now", "today")
OF_ONE_KIND = {
    "candidate": ActorKind.CANDIDATE,
    "company": ActorKind.MEMBER,
    "member": ActorKind.MEMBER,
    "role": ActorKind.MEMBER,
}


def statements(role: str) -> Iterator[str]:
    """SQL that makes the function and lets a role call it. Safe to run again, also over one that gives something else back."""
    known = ", ".join(f"OUT settled_{name} {fact.type.compile(postgresql.dialect())}" for name, fact in SETTLED_FACTS.items())
    yield "DROP FUNCTION IF EXISTS act_as"
    yield f"""CREATE FUNCTION act_as({", ".join(f"acting_{name} text" for name in NAMES)}, {known}) LANGUAGE plpgsql AS $$
        BEGIN
            EXECUTE 'CLOSE ALL';  -- a cursor WITH HOLD of the connection's last user would still give her rows
            PERFORM {", ".join(_said(name) for name in NAMES)};
            IF acting_kind = '{ActorKind.MEMBER.value}' THEN
                PERFORM {_settled(facts_from_tables(SETTINGS_VIEWER))};
                PERFORM {_settled(facts_that_follow())};
                SELECT {_written(SETTLED_FACTS.values())} INTO {", ".join(f"settled_{name}" for name in SETTLED_FACTS)};
            END IF;
            IF acting_kind = '{ActorKind.STAFF.value}' AND acting_purpose = '{Purpose.SUPPORT.value}' THEN
                PERFORM {_settled(ticket_facts(SETTINGS_VIEWER))};
            END IF;
        END $$"""
    yield "REVOKE ALL ON FUNCTION act_as FROM PUBLIC"
    yield f"GRANT EXECUTE ON FUNCTION act_as TO {role}"


def _said(name: str) -> str:
    """One setting from what the caller says; a candidate has no company and a member no candidate, whatever is said."""
    value = f"coalesce(acting_{name}, '')"
    if name in OF_ONE_KIND:
        value = f"CASE WHEN acting_kind = '{OF_ONE_KIND[name].value}' THEN {value} ELSE '' END"
    return f"set_config('app.{name}', {value}, true)"


def _settled(facts: Mapping[str, Sql]) -> str:
    """Settings from the tables, by the same definitions as the first wall. The function's own variables are not used: a plan without them is kept."""
    return _written(func.set_config(f"app.{name}", cast(fact, Text), literal(value=True)) for name, fact in facts.items())


def _written(values: Iterable[Sql]) -> str:
    compiled = str(select(*values).compile(dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True}))  # type: ignore[no-untyped-call]
    return compiled.removeprefix("SELECT").strip().replace("%%", "%")
