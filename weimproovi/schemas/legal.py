"""The operator's terms as anybody may read them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LegalText:
    """One version. The Indonesian text binds; `english` is empty where the operator gave none."""

    kind: str  # "candidates" | "companies"
    version: str  # its day, ISO 8601
    day: str  # the same in words
    text: str
    english: str
    sha256: str  # of the Indonesian file
    draft: bool
    in_force: bool
    others: tuple[tuple[str, str], ...] = ()  # version and day of every other version, newest first
