"""What a workspace page is. Each page file exposes `PAGES: list[Page]`; the composition root registers them in every language."""

from collections.abc import Callable
from dataclasses import dataclass

import reflex as rx
from reflex.event import EventType

from weimproovi import i18n
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.components.frame import framed
from weimproovi.workspace.session import SessionState

PICTURE = "/social.png"  # for a preview of an address; Reflex would name a file that is not there


@dataclass(frozen=True)
class Page:
    """One screen of the workspace.

    Args:
        route: Indonesian path; a parameter is written "[name]" ("/rekruter/lowongan/[id]"). English is the same under "/en".
        title: the page's title in the current language; " · Weimproovi" is added.
        build: gives the page's component; called once per language when the front end is compiled.
        kinds: who may open it; anybody else gets the site's 404.
        on_load: handlers that run each time the page is shown; the session's own comes first.
        live: handler without arguments that reloads the page's rows; runs when somebody changed them, and after a reconnect.
    """

    route: str
    title: Callable[[], str]
    build: Callable[[], rx.Component]
    kinds: frozenset[ActorKind]
    on_load: tuple[EventType[()], ...] = ()
    live: EventType[()] | None = None


def register(app: rx.App, pages: list[Page]) -> None:
    """Adds every page to the app, once per language, and the page that sends unknown client-side paths to the server."""
    for page in pages:
        for language in i18n.LANGUAGES:
            _add(app, page, language)


def _add(app: rx.App, page: Page, language: str) -> None:
    with i18n.speaking(language):
        app.add_page(
            lambda: _built(page, language),
            route=i18n.localized(page.route),
            title=f"{page.title()} · Weimproovi",
            image=PICTURE,
            on_load=[SessionState.load, *page.on_load],
        )


def _built(page: Page, language: str) -> rx.Component:
    with i18n.speaking(language):
        return framed(page.build())


def localized_routes(page: Page) -> list[str]:
    """The page's routes in all languages."""
    routes = []
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            routes.append(i18n.localized(page.route))
    return routes


def register_way_out(app: rx.App) -> None:
    """The client router does not know the site's pages. Its "not found" loads the address from the server, which has the last word."""
    app.add_page(lambda: rx.el.div(id="leaving"), route="404", title="Weimproovi", image=PICTURE, on_load=[])
