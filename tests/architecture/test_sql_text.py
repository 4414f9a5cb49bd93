"""SQL as text, and whatever else could set the actor or leave a connection changed, stands in a few files alone: what row-level security does not stop (decision 5)."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import Module, dotted, modules, where

WRITERS = {  # they write statements, each for its reason
    "db.py": "the door itself",
    "db_embedded.py": "the embedded server's roles and databases",
    "migrate.py": "applies what the rules generate",
    "restore.py": "marks and fills a database as its owner",
    "permissions/expressions.py": "a rule's own words, and only what is letters alone",
    "permissions/acting.py": "generates the function that begins a transaction",
}
LISTENS = {"workspace/live.py"}  # a connection of its own, for LISTEN alone
AS_TEXT = {"text", "literal_column", "DDL", "TextClause", "exec_driver_sql", "quoted_name"}
SETTINGS = {"set_config", "act_as"}
DRIVERS = {"psycopg", "psycopg2", "asyncpg", "psycopg_pool"}
RAW = {"raw_connection", "driver_connection", "dbapi_connection", "executemany", "copy_expert"}
HOLDERS = {"sqlalchemy", "sqlmodel"}


def sinners(module: Module) -> Iterator[str]:
    """Everything in a file that could become a statement out of words."""
    names, constant = imported(module), {id(call.func) for call in module.calls() if is_a_constant_column(call)}
    for node in ast.walk(module.tree):
        said = isinstance(node, ast.Attribute | ast.Name) and id(node) not in constant and leads_to_text(node, names)
        if said or (isinstance(node, ast.Attribute) and node.attr in RAW | SETTINGS | {"exec_driver_sql"}):
            yield f"{where(module, node)} {dotted(node)}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and is_the_drivers(node):
            yield f"{where(module, node)} {dotted(node.func)}"
        elif isinstance(node, ast.Call) and dotted(node.func) == "getattr" and names.get(dotted(node.args[0]), "").endswith(".func"):
            yield f"{where(module, node)} a function of the database chosen at run time"
    yield from (f"{module.name} imports {name}" for name, _ in module.imports() if name.split(".")[0] in DRIVERS)


def imported(module: Module) -> dict[str, str]:
    """Names in a file that come from SQLAlchemy, with what they stand for there."""
    found = {}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            found |= {alias.asname or alias.name.split(".")[0]: alias.name for alias in node.names if alias.name.split(".")[0] in HOLDERS}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in HOLDERS:
            found |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return found


def leads_to_text(node: ast.Attribute | ast.Name, names: dict[str, str]) -> bool:
    """The name is SQLAlchemy's `text` or one like it, by whatever alias; not a field or a component that is called so."""
    first, _, rest = dotted(node).partition(".")
    known = names.get(first)
    return known is not None and f"{known}.{rest}".rstrip(".").split(".")[-1] in AS_TEXT


def is_a_constant_column(call: ast.Call) -> bool:
    """`literal_column` of words that stand in the source."""
    return dotted(call.func).endswith("literal_column") and bool(call.args) and isinstance(call.args[0], ast.Constant)


def is_the_drivers(call: ast.Call) -> bool:
    """`cursor()`, or `execute` of words."""
    name = dotted(call.func).split(".")[-1]
    words = bool(call.args) and isinstance(call.args[0], ast.JoinedStr | ast.Constant | ast.BinOp)
    return (name == "cursor" and not call.args) or (name == "execute" and words)


def test_statements_are_written_as_text_where_they_must_be() -> None:
    wrong = [
        one
        for module in modules()
        if module.name not in WRITERS and module.name not in LISTENS and not module.name.startswith("migrations/")
        for one in sinners(module)
    ]
    assert not wrong


def test_no_file_is_excused_for_nothing() -> None:
    sinning = {module.name for module in modules() if any(sinners(module))}
    assert sinning >= set(WRITERS) - {"restore.py"} | LISTENS


def test_what_is_set_in_a_transaction_is_set_for_it_alone() -> None:
    """`set_config` with `true`, and no `SET` that would outlive the transaction."""
    wrong = [
        f"{module.name}:{number}"
        for module in modules()
        for number, line in enumerate(module.text.splitlines(), 1)
        if ("set_config(" in line and "false" in line.casefold()) or "SET SESSION" in line or "WITH HOLD FOR" in line
    ]
    assert not wrong


SINS = {
    "text": "from sqlalchemy import text\ntext('SELECT 1')",
    "text by another name": "from sqlalchemy import text as words\nwords('SELECT 1')",
    "text of the package": "import sqlalchemy\nsqlalchemy.text('SELECT 1')",
    "text of the package by another name": "import sqlalchemy as sa\nsa.text('SELECT 1')",
    "text of a part": "from sqlalchemy import sql\nsql.text('SELECT 1')",
    "text of sqlmodel": "from sqlmodel import text\ntext('SELECT 1')",
    "text handed on": "from sqlalchemy import text\nwrite = text",
    "a literal column": "from sqlalchemy import literal_column\nliteral_column(typed)",
    "a literal column put together": "from sqlalchemy import literal_column\nliteral_column(f'{typed}')",
    "a literal column of the package": "import sqlalchemy as sa\nsa.literal_column(typed)",
    "data definition": "from sqlalchemy import DDL\nDDL('DROP TABLE x')",
    "the driver's statement": "connection.exec_driver_sql('SELECT 1')",
    "the driver's connection": "engine.raw_connection()",
    "the driver itself": "import psycopg",
    "a part of the driver": "from psycopg import sql",
    "a cursor": "session.connection().connection.cursor().execute('SELECT 1')",
    "words executed": "session.execute('SELECT 1')",
    "words put together": "session.execute(f'SELECT {one}')",
    "a cursor alone": "raw.cursor()",
    "a setting": "from sqlalchemy import func\nfunc.set_config('app.kind', 'system', True)",
    "a setting by another name": "from sqlalchemy import func as call\ncall.set_config('app.kind', 'system', True)",
    "a setting of the package": "import sqlalchemy as sa\nsa.func.set_config('app.kind', 'system', True)",
    "another actor": "from sqlalchemy import func\nfunc.act_as('system')",
    "a function chosen at run time": "from sqlalchemy import func\ngetattr(func, typed)()",
}
INNOCENT = {
    "a component": "from reflex import text\ntext('Halo')",
    "a field": "page.text\nresume.text",
    "a column": "from sqlmodel import col\ncol(ResumeText.text)",
    "a constant as a column": "from sqlalchemy import literal_column\nliteral_column(\"'A'\")",
    "a page's cursor": "search.cursor(row.published_at, row.id)",
    "a select": "from sqlalchemy import select\nsession.execute(select(one))",
    "a name of one's own": "def text(words):\n    return words\ntext('Halo')",
}


@pytest.mark.parametrize("sin", SINS)
def test_the_rule_sees(sin: str) -> None:
    assert list(sinners(Module("services/some.py", SINS[sin], ast.parse(SINS[sin]))))


@pytest.mark.parametrize("way", INNOCENT)
def test_the_rule_lets_pass(way: str) -> None:
    assert not list(sinners(Module("services/some.py", INNOCENT[way], ast.parse(INNOCENT[way]))))
