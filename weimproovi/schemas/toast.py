"""The one short message that a tab shows at a time."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Toast:
    """A message of a tab.

    Args:
        number: grows with each toast of the tab, so that the same words show again.
        words: translated; empty when nothing is shown.
        tone: "done" or "fault".
    """

    number: int = 0
    words: str = ""
    tone: str = "done"
