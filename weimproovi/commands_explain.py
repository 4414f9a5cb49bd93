"""The commands `explain` and `matrix`, behind `commands`: why somebody may see something of a candidate, and the rules as documents."""

from collections.abc import Sequence

from weimproovi import prepare
from weimproovi.bootstrap import ROOT, say
from weimproovi.errors import NotFound
from weimproovi.i18n import LANGUAGES, speaking
from weimproovi.permissions import matrix as rules_as_document
from weimproovi.permissions.actor import SYSTEM
from weimproovi.permissions.wall_text import wall_text
from weimproovi.services import explaining

MATRIX = ROOT / "docs" / "permissions.md"
WALL = ROOT / "docs" / "second-wall.md"

USAGE = """python3 -m weimproovi explain VIEWER CANDIDATE [APPLICATION] [--language en]
VIEWER     anonymous, or the e-mail or account id of a member, candidate or member of staff
CANDIDATE  e-mail or id; APPLICATION  id
Prints conditions, clauses and moments, nothing of the candidate. The question is written to the audit of staff."""


def explain(arguments: Sequence[str]) -> int:
    """Tell each condition of the decision, what held, and what would change the answer."""
    language, named = _language(list(arguments))
    if language not in LANGUAGES or not 2 <= len(named) <= 3:
        print(USAGE)
        return 2
    prepare.database(say)
    try:
        with speaking(language):
            print("\n".join(explaining.tell(SYSTEM, *named)))
    except NotFound:
        print("There is no such viewer, candidate, or application of hers.")
        return 1
    return 0


def matrix(_arguments: Sequence[str]) -> None:
    """Write the rules as documents: one for people, one as the database enforces them."""
    for path, words in ((MATRIX, rules_as_document.matrix()), (WALL, wall_text())):
        path.write_text(words, "utf-8")
        print(path)


def _language(arguments: list[str]) -> tuple[str, list[str]]:
    if "--language" not in arguments:
        return LANGUAGES[0], arguments
    place = arguments.index("--language")
    chosen = arguments[place + 1 : place + 2]
    return "".join(chosen), arguments[:place] + arguments[place + 2 :]
