"""The player of an answer that a company watches: never blank. What this browser cannot play has a copy, or words (U6)."""

from htpy import Attribute, Node, Renderable, audio, button, div, form, noscript, p, source, span, video

from weimproovi import i18n, routes
from weimproovi.i18n import video_words
from weimproovi.schemas.interviews import Review, WatchedAnswer
from weimproovi.vocabulary import AnswerKind, CopyState


def player(review: Review, one: WatchedAnswer) -> Node:
    """The viewer's name lies over the picture; full screen would leave it behind, so the player has none. `playable.js` chooses what is played."""
    kind = AnswerKind(one.kind)
    if kind is AnswerKind.WRITTEN:
        return None
    words = {"data_preparing": video_words.copy(CopyState.ASKED), "data_unplayable": video_words.copy(CopyState.FAILED)}
    return div(
        {"class": "watched"}, data_playable=True, data_plays=one.plays, data_copy=one.copy_url, data_copy_plays=one.copy_plays, data_state=one.copy_state, **words,
    )[
        moving(review, one) if kind is AnswerKind.VIDEO else audio(marked(review, one), controls=True, controlslist="nodownload", preload="none", aria_label=one.question, **address(one))[sources(one)],
        span(".watermark", aria_hidden="true")[review.watermark] if kind is AnswerKind.VIDEO else None,
        p(".soft", role="status", data_told=True, hidden=True)[""],
        noscript[by_hand(one)],
    ]  # fmt: skip


def moving(review: Review, one: WatchedAnswer) -> Renderable:
    shown: dict[str, Attribute] = {"controlslist": "nodownload nofullscreen noremoteplayback", "disablepictureinpicture": True, "playsinline": True}
    return video(shown | marked(review, one), controls=True, preload="none", poster=one.poster, aria_label=one.question, **address(one))[sources(one)]


def marked(review: Review, one: WatchedAnswer) -> dict[str, Attribute]:
    """Where the player says how far she is, and whether she saw the end before."""
    return {"data-mark": routes.BOOKMARK.format(application_id=review.application_id, answer_id=one.id), "data-seen": one.seen}


def address(one: WatchedAnswer) -> dict[str, str]:
    return {} if one.copy_state == CopyState.READY else {"src": begun(one, one.url)}


def begun(one: WatchedAnswer, url: str) -> str:
    """The address from the second at which this viewer stopped: browsers begin there, with or without a script."""
    return f"{url}#t={one.start}" if one.start else url


def sources(one: WatchedAnswer) -> Node:
    """Both, once there are two: a browser takes the first that it plays."""
    if one.copy_state != CopyState.READY:
        return None
    return [source(src=begun(one, one.url), type=one.plays), source(src=begun(one, one.copy_url), type=one.copy_plays)]


def by_hand(one: WatchedAnswer) -> Node:
    """Where no script runs."""
    state = CopyState(one.copy_state)
    if state is CopyState.READY:
        return None
    if state is not CopyState.NONE:
        return p(".soft")[video_words.copy(state)]
    return form(method="post", action=i18n.localized(one.copy_url))[button(".button.small", type="submit")[video_words.ask_copy()]]
