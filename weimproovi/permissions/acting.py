"""The database function that begins every transaction: who acts, why and when, and what the viewer's company may do at this moment.

Called by `db.transaction` alone. It runs with the caller's own rights, so it reads under row-level security like everything else.
"""

from collections.abc import Iterator

from sqlalchemy import Text, cast, func, select
from sqlalchemy.dialects import postgresql

from weimproovi.permissions.columns import settled_facts
from weimproovi.permissions.viewer import SETTINGS_VIEWER
from weimproovi.vocabulary import ActorKind

NAMES = ("kind", "account", "candidate", "company", "member", "role", "purpose", "now", "today")


def statements(role: str) -> Iterator[str]:
    """SQL that makes the function and lets a role call it. Safe to run again."""
    takes = ", ".join(f"acting_{name} text" for name in NAMES)
    given = ", ".join(f"set_config('app.{name}', coalesce(acting_{name}, ''), true)" for name in NAMES)
    yield f"""CREATE OR REPLACE FUNCTION act_as({takes}) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM {given};
            IF acting_kind = '{ActorKind.MEMBER.value}' THEN
                PERFORM {_settled()};
            END IF;
        END $$"""
    yield "REVOKE ALL ON FUNCTION act_as FROM PUBLIC"
    yield f"GRANT EXECUTE ON FUNCTION act_as TO {role}"


def _settled() -> str:
    """The settings that the tables give, from the same definitions as the first wall."""
    kept = [
        func.set_config(f"app.{name}", cast(fact, Text), True)  # noqa: FBT003  SQL has no keywords
        for name, fact in settled_facts(SETTINGS_VIEWER).items()
    ]
    compiled = str(select(*kept).compile(dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True}))  # type: ignore[no-untyped-call]
    return compiled.removeprefix("SELECT").strip().replace("%%", "%")
