"""The player of an answer that a company watches: never blank. What this browser cannot play has a copy, or words (U6)."""

from htpy import Attribute, Node, Renderable, audio, button, div, form, noscript, p, source, span, video

from weimproovi import i18n
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
        moving(one) if kind is AnswerKind.VIDEO else audio(controls=True, controlslist="nodownload", preload="none", aria_label=one.question, **address(one))[sources(one)],
        span(".watermark", aria_hidden="true")[review.watermark] if kind is AnswerKind.VIDEO else None,
        p(".soft", role="status", data_told=True, hidden=True)[""],
        noscript[by_hand(one)],
    ]  # fmt: skip


def moving(one: WatchedAnswer) -> Renderable:
    shown: dict[str, Attribute] = {"controlslist": "nodownload nofullscreen noremoteplayback", "disablepictureinpicture": True, "playsinline": True}
    return video(shown, controls=True, preload="none", poster=one.poster, aria_label=one.question, **address(one))[sources(one)]


def address(one: WatchedAnswer) -> dict[str, str]:
    return {} if one.copy_state == CopyState.READY else {"src": one.url}


def sources(one: WatchedAnswer) -> Node:
    """Both, once there are two: a browser takes the first that it plays."""
    if one.copy_state != CopyState.READY:
        return None
    return [source(src=one.url, type=one.plays), source(src=one.copy_url, type=one.copy_plays)]


def by_hand(one: WatchedAnswer) -> Node:
    """Where no script runs."""
    state = CopyState(one.copy_state)
    if state is CopyState.READY:
        return None
    if state is not CopyState.NONE:
        return p(".soft")[video_words.copy(state)]
    return form(method="post", action=i18n.localized(one.copy_url))[button(".button.small", type="submit")[video_words.ask_copy()]]
