"""Rules of the source that no linter knows: one way to commit, to read the clock and the environment; SQL as text is looked for in `test_sql_text`."""

import ast
import re
from collections.abc import Iterable

from tests.architecture.source import PRODUCT, ROOT, Module, dotted, modules, where

STARTS_PROGRAMS = {"bootstrap.py", "commands.py", "launch.py", "__main__.py"}  # they hand the environment on to what they start
WITHOUT_ACTOR = {
    "services/accounts.py": {"sign_up_candidate", "sign_up_company", "confirm_email", "ask_reset", "reset_open", "reset_password"},
    "services/sessions.py": {"sign_in", "sign_out", "resolve", "half_way", "account_of_closed"},
    "services/listings.py": {"search", "detail", "company", "newest", "provinces"},
    "services/closed_listings.py": {"similar"},
    "services/feeds.py": {"newest", "page", "state"},
    "services/sitemaps.py": {"chunks", "vacancies", "companies"},
    "services/disclosed_files.py": {"still_open"},  # asks for whoever watches by then
    "services/invitations.py": {"invitation", "join"},
    "services/consents.py": {"withdraw_by_link"},  # its secret is the authority
    "services/mail_sending.py": {"came_back"},  # sweeps and the operator's commands act as the system
    "services/ledger_proofs.py": {"heads"},
    "services/ledger_sealing.py": {"sign_when_due", "resume"},
    "services/ledger_verification.py": {"verify"},
    "services/person_keys.py": {"rewrap_all"},
    "services/proofs.py": {"check_password"},
    "services/leaving.py": {"leaver", "come_back"},
    "services/staff_joining.py": {"invited", "join"},
}
BANNED = {"data", "info", "utils", "helpers", "manager", "item", "obj"}
BANNED_BEGINNINGS = ("handle_", "process_")
PROPERTY = re.compile(r"--[\w-]+:[^;}]*")
COLOUR = re.compile(r"(?<![\w&/])#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})(?![\w-])|\b(?:rgba?|hsla?|oklch|oklab)\(\s*[\d.]")


def except_in(*allowed: str) -> Iterable[Module]:
    return (module for module in modules() if module.name not in allowed and not module.name.startswith("migrations/"))


def test_only_the_database_door_commits() -> None:
    assert not [where(module, call) for module in except_in("db.py") for call in module.calls() if dotted(call.func).endswith(".commit")]


def test_only_settings_read_the_environment() -> None:
    wrong = [
        where(module, node)
        for module in except_in("settings.py", *STARTS_PROGRAMS)
        for node in ast.walk(module.tree)
        if dotted(node) in {"os.environ", "os.getenv"} or (isinstance(node, ast.ImportFrom) and node.module == "os" and {"environ", "getenv"} & {a.name for a in node.names})
    ]
    assert not wrong


def test_only_the_clock_reads_the_time_of_day() -> None:
    readings = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "datetime.datetime.now", "datetime.date.today", "func.now", "func.current_timestamp"}
    assert not [where(module, call) for module in except_in("clock.py") for call in module.calls() if dotted(call.func) in readings]


def test_every_use_case_takes_the_actor_first() -> None:
    wrong = [
        f"{where(module, function)} {function.name}"
        for module in modules()
        if module.name.startswith("services/")
        for function in module.tree.body
        if isinstance(function, ast.FunctionDef) and not function.name.startswith(("_", "sweep_")) and opens_a_transaction(function)
        if function.name not in WITHOUT_ACTOR.get(module.name, set()) and [argument.arg for argument in function.args.args][:1] != ["actor"]
    ]
    assert not wrong


def opens_a_transaction(function: ast.FunctionDef) -> bool:
    return any(isinstance(node, ast.Call) and dotted(node.func).split(".")[-1] == "transaction" for node in ast.walk(function))


def test_colours_are_tokens() -> None:
    """A colour is the value of a custom property; a script, a meta tag or a picture repeats one of those values."""
    styles = {path.name: path.read_text("utf-8") for path in (ROOT / "assets").rglob("*.css")}
    tokens = {colour for style in styles.values() for declared in PROPERTY.findall(style) for colour in colours(declared)}
    wrong = [
        f"{where(module, node)} {node.value[:40]!r}"
        for module in except_in("integrations/paper.py")  # a PDF has no style sheet
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and colours(node.value) - tokens
    ]
    wrong += [f"{name} {colour}" for name, style in styles.items() for colour in COLOUR.findall(PROPERTY.sub("", style))]
    assert not wrong, "\n".join(wrong)


def colours(words: str) -> set[str]:
    """The colours in a text, short hexadecimal ones written out."""
    return {"#" + "".join(2 * digit for digit in found[1:]) if found[0] == "#" and len(found) == 4 else found for found in COLOUR.findall(words)}


def test_names_say_what_they_are() -> None:
    wrong = [f"{module.name} is a banned name" for module in modules() if module.name.split("/")[-1].removesuffix(".py") in BANNED]
    wrong += [f"{where(module, node)} {name}" for module in modules() for node, name in named(module) if name in BANNED or name.startswith(BANNED_BEGINNINGS)]
    assert not wrong


def named(module: Module) -> Iterable[tuple[ast.AST, str]]:
    """Everything that the module gives a name of its own."""
    for node in ast.walk(module.tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node, node.name
        elif isinstance(node, ast.arg):
            yield node, node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node, node.id


def test_every_module_says_what_it_owns() -> None:
    assert not [module.name for module in modules() if module.text.strip() and not ast.get_docstring(module.tree)]


def test_nothing_is_left_undone() -> None:
    left = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    assert not [f"{module.name}:{number}" for module in modules() for number, line in enumerate(module.text.splitlines(), 1) if left.search(line)]


def test_the_product_has_no_other_folders() -> None:
    assert not [path.name for path in PRODUCT.rglob("*") if path.is_dir() and path.name in BANNED]
