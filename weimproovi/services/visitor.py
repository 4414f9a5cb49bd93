"""Who is at the door, before anybody is signed in: an address for rate limits, a device label, a language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Visitor:
    """`address` is the network address; `device` a short label such as "Chrome, Android"."""

    address: str
    device: str = ""
    language: str = "id"
