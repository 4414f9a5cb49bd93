"""The command `verify`, behind `commands`: is the access ledger as it was sealed, or does a proof that somebody took hold?"""

from collections.abc import Sequence
from pathlib import Path

from weimproovi.errors import LedgerBroken, StorageFault
from weimproovi.services import ledger_proof_check, ledger_verification
from weimproovi.services.ledger_proof_check import Checked
from weimproovi.services.ledger_verification import Verified

MOMENT = "%Y-%m-%d %H:%M:%S UTC"


def verify(arguments: Sequence[str]) -> int:
    """Verify this machine's ledger, or PROOF.json [HEADS.json] with nothing but the files; the exit status says whether it holds."""
    try:
        if not arguments:
            print("\n".join(_ledger(ledger_verification.verify())))
        else:
            print("\n".join(_proof(ledger_proof_check.check(*(Path(name).read_bytes() for name in arguments[:2])))))
    except (LedgerBroken, StorageFault, OSError) as fault:
        print(f"BROKEN: {fault}")
        return 1
    return 0


def _ledger(found: Verified) -> list[str]:
    until = f"sealed to {found.sealed_until:{MOMENT}}" if found.sealed_until else "nothing sealed yet"
    words = [f"{found.rows:,} rows, {until}, in order; {found.signed:,} of them under {found.heads} signed sizes; {found.waiting} looks wait to be sealed."]
    return words + [
        f"Put back from a backup on {head.at:{MOMENT}}: the log went on from {head.size:,} rows, and what was sealed after those is gone."
        for head in found.resumed
    ]


def _proof(found: Checked) -> list[str]:
    words = [f"{look['at']}  {look['kind']}  {look['company_name'] or 'Weimproovi'}  {', '.join(look['groups'])}" for look in found.looks]
    words.append(f"{len(found.looks)} looks stand in the log of {found.head.size:,} rows that was signed on {found.head.at:{MOMENT}}.")
    words.append(f"Signed by {found.head.public_key.hex()}")
    if found.known is None:
        words.append(f"Compare this key with the one at /jejak.json, or give what /jejak.json?dari={found.head.size} answers as a second file.")
    elif found.known:
        words.append("The file of heads names this very head, or a later one that begins with it.")
    else:
        words.append(f"The key is the one that the file of heads names; this head is not listed in it. Ask for /jejak.json?dari={found.head.size} from tomorrow on.")
    return words
