"""Vacancies as cards and facts."""

from collections.abc import Iterable

from htpy import Element, Node, Renderable, a, dd, div, dl, dt, fragment, li, p, span, time, ul
from htpy import h2 as second_heading

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.i18n.words import workplace
from weimproovi.schemas.public import ListingCard
from weimproovi.site.components.flat import flat
from weimproovi.site.components.icons import icon, pair
from weimproovi.site.components.saving import save_mark
from weimproovi.vocabulary import Workplace


def vacancy_path(slug: str) -> str:
    return i18n.localized(routes.VACANCY.format(slug=slug))


def listing_cards(cards: Iterable[ListingCard], heading: Element = second_heading, layout: str = "") -> Renderable:
    """A list of vacancies; `heading` is the level that fits the page."""
    return ul(class_=["cards", layout], role="list")[(flat(li(".card", id=f"l-{card.slug}")[listing_card(card, heading)]) for card in cards)]


def listing_card(card: ListingCard, heading: Element) -> Node:
    return fragment[
        heading[a(href=vacancy_path(card.slug))[card.title]],
        p(".company")[card.company, " ", checked_mark(card.company_checked)],
        p(".pay")[span[card.salary], time(datetime=card.posted_at)[card.posted]],
        div(".card-foot")[
            p(".meta")["\u00a0· ".join(part for part in (card.place, elsewhere(card), unbroken(card.employment)) if part)],
            save_mark(card.slug, card.title),
        ],
    ]


def unbroken(words: str) -> str:
    """Words that stay on one line."""
    return words.replace(" ", "\u00a0")


def elsewhere(card: ListingCard) -> str:
    """The workplace where it is not the usual one."""
    return card.workplace if card.workplace != workplace(Workplace.ON_SITE) else ""


def checked_mark(words: str) -> Node:
    """What was checked about a company, and when; nothing where nothing was."""
    return span(".checked")[icon("check"), words] if words else None


def being_checked_mark(*, shown: bool) -> Node:
    """A company that staff have not checked says so wherever it is named (S3)."""
    return span(".checking")[icon("clock"), _("Identitas perusahaan sedang diperiksa")] if shown else None


def fact_list(facts: Iterable[tuple[str, Node]], layout: str = "") -> Renderable:
    """Label and value pairs; pairs without a value are left out. `layout` "long" puts values under their labels."""
    return dl(class_=["facts", layout])[(div[dt[label], dd[value]] for label, value in facts if value)]


def empty_state(heading: Node, words: Node, action: Node = None) -> Renderable:
    """A place where nothing is yet: whose goal it serves, and one next step."""
    return div(".empty")[pair(), heading, p(".soft")[words], action]


def crumb(path: str, words: str) -> Renderable:
    """The way back up."""
    return p(".crumb")[a(href=i18n.localized(path))[words]]
