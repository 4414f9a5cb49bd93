"""Checks a proof that a candidate took, with nothing but the file: no database, no key of ours, no network. `verify PROOF.json` calls it.

What it proves: whoever holds the private half of the public key in the file signed a log that contains exactly these looks. That the key is ours is
told by comparing it with the one at /jejak.json, or by giving a file of heads that was taken from there. It lists one head a day; with `?dari=SIZE` it
proves that its newest begins with a head of any hour.
"""

import json
from dataclasses import dataclass
from typing import Any

from weimproovi.errors import LedgerBroken
from weimproovi.integrations.signing import SignedHead, from_words, is_genuine
from weimproovi.permissions import merkle


@dataclass(frozen=True, slots=True)
class Checked:
    """A proof that holds: its looks as they were sealed, and the head that vouches for them. `known`: the head is among the given ones."""

    looks: list[dict[str, Any]]
    head: SignedHead
    known: bool | None


def check(proof: bytes, heads: bytes | None = None) -> Checked:
    """Checks every look of a proof, and its head.

    Args:
        proof: the file as it was downloaded.
        heads: what /jejak.json?dari=SIZE answered, with the size of the proof's head, if at hand.

    Raises:
        LedgerBroken: it is no proof, or it does not hold.
    """
    document = _object(proof)
    head = _head(document.get("head"))
    looks = document.get("looks")
    if not isinstance(looks, list) or not looks:
        raise LedgerBroken("The file holds no look.")
    return Checked([_look(one, head) for one in looks], head, None if heads is None else _is_listed(head, _object(heads)))


def _head(words: Any) -> SignedHead:
    try:
        head = from_words(words)
    except ValueError:
        raise LedgerBroken("The file holds no signed head.") from None
    if not is_genuine(head):
        raise LedgerBroken("The head's signature is not of its public key.")
    return head


def _look(words: Any, head: SignedHead) -> dict[str, Any]:
    try:
        position, text = int(words["position"]), str(words["look"])
        path = [bytes.fromhex(one) for one in words["audit_path"]]
    except (KeyError, TypeError, ValueError, OverflowError):
        raise LedgerBroken("A look in the file cannot be read.") from None
    if merkle.root_with(merkle.leaf_hash(text.encode("utf-8", "surrogatepass")), position, head.size, path) != head.root:
        raise LedgerBroken(f"The look at position {position} is not in the log that was signed.")
    return _object(text.encode())


def _is_listed(head: SignedHead, heads: dict[str, Any]) -> bool:
    """The head's key is one that /jejak.json names, no head listed there contradicts it, and one of them is it or begins with it."""
    named, keys = heads.get("heads"), heads.get("public_keys")
    if not isinstance(named, list) or not isinstance(keys, list):
        raise LedgerBroken("The file of heads cannot be read.")
    listed = {one.size: one for one in map(_head, named)}
    if head.public_key.hex() not in keys:
        raise LedgerBroken("The key that signed this proof is not among the keys in the file of heads.")
    same = listed.get(head.size)
    if same is not None and same.root != head.root:
        raise LedgerBroken(f"The file of heads names another root for size {head.size}: two logs were shown.")
    return same is not None or _begins_a_listed_one(head, heads.get("consistency"), listed)


def _begins_a_listed_one(head: SignedHead, told: Any, listed: dict[int, SignedHead]) -> bool:
    """The file proves that a listed head's log begins with the one that this head signed."""
    if not isinstance(told, dict) or told.get("from") != head.size:
        return False
    later = listed.get(told["to"]) if isinstance(told.get("to"), int) else None
    try:
        path = [bytes.fromhex(one) for one in told["path"]]
    except (KeyError, TypeError, ValueError):
        raise LedgerBroken("The file of heads cannot be read.") from None
    if later is None or not merkle.is_consistent((head.size, head.root), (later.size, later.root), path):
        raise LedgerBroken(f"The file of heads does not begin with the log of size {head.size}: two logs were shown.")
    return True


def _object(content: bytes) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise LedgerBroken("The file is no JSON object.")
    return found
