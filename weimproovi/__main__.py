"""`python3 -m weimproovi …`: the commands of the product. Needs nothing but Python 3.11 to begin with."""

import sys
from collections.abc import Sequence

from weimproovi import bootstrap

COMMANDS = {
    "run": "prepare everything that is missing and open the product on this machine",
    "test": "run the tests; what follows is given to pytest (--without-browser leaves the browser journeys out)",
    "migrate": "bring the database up to date",
    "seed": "fill an empty database with the demo market",
    "build": "build the front end when something changed",
    "serve": "serve the built product, with nothing prepared",
    "worker": "sweep in a process of its own (WEIMPROOVI_SWEEPS=apart); any number of copies",
    "bounce": "read a delivery status notification from standard input and mark its mail",
    "rotate": "wrap every person's key by a new master key",
    "backup": "back up database and files, encrypted; copies older than 30 days go",
    "backups": "list the backups",
    "restore": "put a backup back, and repeat the erasures and withdrawals that came after it",
    "verify": "prove that the access ledger is as it was sealed, or name the first broken row; with PROOF.json [HEADS.json], check a proof",
    "staff": "add EMAIL NAME ROLE… | list | end EMAIL | reset EMAIL: the operator's people; `add` prints a one-time link",
    "explain": "VIEWER CANDIDATE [APPLICATION]: why somebody may see something of a candidate, or may not",
    "matrix": "write docs/permissions.md anew: the rules as a document",
    "screenshots": "OUT [--language en] [--only WORDS]: picture every page of both faces, on a demo market of its own",
    "check": "say what stands in the way of opening to the public",
}

ASKING = ("help", "-h", "--help")


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit status."""
    if not arguments or arguments[0] not in COMMANDS:
        print("python3 -m weimproovi COMMAND\n")
        print("\n".join(f"  {name:12}{words}" for name, words in COMMANDS.items()))
        return 0 if arguments and arguments[0] in ASKING else 2
    if arguments[0] != "test" and arguments[1:2] and arguments[1] in ASKING:  # pytest answers for itself
        print(f"python3 -m weimproovi {arguments[0]}: {COMMANDS[arguments[0]]}")
        return 0
    bootstrap.enter(bootstrap.WITH_TESTS if arguments[0] == "test" else bootstrap.RUNTIME, arguments)
    from weimproovi import commands  # its packages exist only from here on

    run = getattr(commands, arguments[0])
    return int(run(arguments[1:]) or 0)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
