"""The second wall as a text that a person reads before it changes: `docs/second-wall.md`, compared in a test.

Each table's rules once, then the functions of the database, then the digest of everything that is applied, so that nothing else changes unread either.
"""

import hashlib
from collections.abc import Iterator

from weimproovi.permissions import acting, erasing, row_security

HEAD = """# The second wall, as the database enforces it

Written from the rules (`python3 -m weimproovi matrix`). A row is read where the first condition holds and written where the second does; without an
actor none does. `docs/permissions.md` says the same for people.
"""


def wall_text() -> str:
    """The whole document, in Markdown."""
    return "\n".join([HEAD, *_policies(), *_tables(), *_functions(), _digest()])


def _policies() -> Iterator[str]:
    yield "## Every table\n"
    for name, words in row_security.policies_of("READ", "WRITE"):
        yield f"- `{name}`: {words}"
    yield f"- only appended to: {', '.join(f'`{table.__tablename__}`' for table in row_security.APPEND_ONLY)}\n"


def _tables() -> Iterator[str]:
    for rule in row_security.rules():
        reads, writes = (row_security.policy_text(rule.table, one) for one in (rule.reads, rule.writes))
        yield f"## {rule.name}\n\n```sql\n-- READ\n{_plain(reads)}\n-- WRITE\n{'as READ' if writes == reads else _plain(writes)}\n```\n"


def _functions() -> Iterator[str]:
    yield "## The functions\n"
    for made in (acting.statements, erasing.statements):
        yield "```sql\n" + ";\n".join(_plain(statement) for statement in made(row_security.APPLICATION_ROLE)) + ";\n```\n"


def _plain(sql: str) -> str:
    return "\n".join(line.rstrip() for line in sql.splitlines())


def _digest() -> str:
    applied = hashlib.sha256("\n".join(row_security.statements()).encode()).hexdigest()
    return f"SHA-256 of all statements that are applied: `{applied}`\n"
