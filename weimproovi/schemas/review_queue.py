"""What of the reviewer's list may reach a browser."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One interview that waits for this reviewer. `minutes` is what is left to watch; `until`: when it can no longer be watched."""

    application_id: str
    name: str
    title: str
    answers: int
    minutes: int
    until: str
    begun: bool = False


@dataclass(frozen=True, slots=True)
class ReviewQueue:
    """Her list: `words` say how much waits in all, `rows` show the first of it. `mailed`: she is told by mail."""

    words: str
    count: int
    minutes: int
    rows: list[QueueRow] = field(default_factory=list)
    mailed: bool = True
