"""What the gallery of the site shows of parts that open and play: the sheet of filters, and recordings in each state."""

from htpy import Renderable, a, div, form, fragment, p

from weimproovi.i18n import _, video_words
from weimproovi.schemas.interviews import MyAnswer, Review, WatchedAnswer
from weimproovi.schemas.public import Facet, ListingPage, SearchQuery
from weimproovi.site import interview_pages
from weimproovi.site.assets import SOCIAL_PICTURE, asset
from weimproovi.site.company_interview_player import player
from weimproovi.site.vacancy_filters import filter_sheet
from weimproovi.vocabulary import AnswerKind, AnswerState, CopyState

NOWHERE = "#contoh"  # nothing is fetched before somebody plays it


def sheet() -> Renderable:
    """Beside the list where there is room; on a phone the link opens it."""
    counts = (Facet("employment", (("permanent", "128"), ("daily", "1"))), Facet("salary", (("5000000", "1.000+"),)), Facet("province", (("Jawa Barat", "42"),)))
    found = ListingPage((), 129, "129", "", ("Jawa Barat",), counts)
    return form(".stack")[
        p("#hasil", role="status")[a(".button.small.filter-link", href="#saring")[_("Filter")]],
        filter_sheet(SearchQuery(province="Jawa Barat", employment=("permanent",)), found),
    ]


def recordings() -> Renderable:
    """As a company watches them, as their writer does, and those that cannot be played yet."""
    review = Review("", "", "Barista", "Sukarno", "", watermark="Wati · PT Kopi Senja")
    kinds = (AnswerKind.VIDEO, AnswerKind.AUDIO)
    return fragment[
        (player(review, watched(kind)) for kind in kinds),
        (interview_pages.player(own(kind, NOWHERE), kind) for kind in kinds),
        div(".stack.tight")[(p(".soft")[video_words.state(state)] for state in AnswerState)],
    ]


def watched(kind: AnswerKind) -> WatchedAnswer:
    return WatchedAnswer("", 1, _("Jawabanmu"), kind.value, url=NOWHERE, poster=asset(SOCIAL_PICTURE), copy_state=CopyState.NONE)


def own(kind: AnswerKind, url: str) -> MyAnswer:
    return MyAnswer("", kind.value, "ready", "", url=url, poster=asset(SOCIAL_PICTURE))
