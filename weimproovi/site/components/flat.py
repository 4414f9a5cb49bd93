"""Parts of a page drawn at once. A tree hands each of its pieces up through every level above it; a part that is flat is one piece from here on."""

from htpy import Renderable
from markupsafe import Markup


def flat(part: Renderable) -> Markup:
    """The part as it stands on the page; whatever a company wrote in it is escaped by the drawing itself."""
    return Markup(str(part))  # noqa: S704  `str` of a part escapes its texts
