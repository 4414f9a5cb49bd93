"""The command `staff`, behind `commands`: the operator's people, before anybody of them can sign in and when nobody can."""

from collections.abc import Callable, Sequence

from weimproovi import prepare
from weimproovi.bootstrap import say
from weimproovi.errors import Invalid, NotFound
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import second_factor, staff_people
from weimproovi.settings import settings
from weimproovi.vocabulary import StaffRole

USAGE = f"""python3 -m weimproovi staff add EMAIL NAME ROLE…   prints a link that sets the password, once, within 7 days
python3 -m weimproovi staff list
python3 -m weimproovi staff end EMAIL
python3 -m weimproovi staff reset EMAIL            takes the sign-in codes of any account away, for somebody who lost telephone and recovery codes
Roles: {", ".join(role.value for role in StaffRole)}"""


def staff(arguments: Sequence[str]) -> int:
    """Invite, list or end somebody of the staff; reset somebody's sign-in codes."""
    verb, rest = (arguments[0], arguments[1:]) if arguments else ("", ())
    least = {"add": 3, "list": 0, "end": 1, "reset": 1}
    if verb not in least or len(rest) < least[verb]:
        print(USAGE)
        return 2
    prepare.database(say)
    verbs: dict[str, Callable[[Sequence[str]], None]] = {"add": _add, "list": _list, "end": _end, "reset": _reset}
    try:
        verbs[verb](rest)
    except Invalid as refused:
        print("\n".join(refused.faults.values()))
        return 1
    except NotFound:
        print("Nobody has this address.")
        return 1
    return 0


def _add(arguments: Sequence[str]) -> None:
    email, name, *roles = arguments
    path = staff_people.add(SYSTEM, name, email, roles)
    print(f"{settings().origin}{path}")


def _list(_arguments: Sequence[str]) -> None:
    for person in staff_people.people(SYSTEM):
        print(f"{person.email}  {person.name}  {', '.join(person.roles)}{'  (invited)' if person.waiting else ''}")


def _end(arguments: Sequence[str]) -> None:
    staff_people.end(SYSTEM, staff_people.of_address(SYSTEM, arguments[0]))
    print("Ended.")


def _reset(arguments: Sequence[str]) -> None:
    second_factor.reset_by_operator(SYSTEM, second_factor.account_at(SYSTEM, arguments[0]))
    print("Reset. A mail tells the account; make sure who asked before you do this.")
