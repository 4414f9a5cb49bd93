"""The open tabs of this worker, and how a tab is sent away. Used by the guard and the live channel."""

import asyncio
from collections.abc import Iterator
from urllib.parse import quote

import reflex as rx
from reflex.event import Event
from reflex.state import StateUpdate

from weimproovi import i18n, routes
from weimproovi.http.requests import language_of
from weimproovi.http.tab import SCOPE_KEY, Tab

SECONDS_TO_LEAVE = 2.0
_leaving: set[asyncio.Task[None]] = set()


def tab_of(app: rx.App, token: str) -> Tab | None:
    """The tab that is connected under a client token in this worker."""
    if (namespace := app.event_namespace) is None:
        return None
    record = namespace._token_manager.token_to_socket.get(token)
    mine = record is not None and record.instance_id == namespace._token_manager.instance_id
    return _tab(app, record.sid) if record and mine else None


def open_tabs(app: rx.App) -> Iterator[tuple[str, str, Tab]]:
    """Socket id, client token and tab of every socket of this worker."""
    namespace = app.event_namespace
    for sid, token in list(namespace._token_manager.sid_to_token.items()) if namespace else ():
        tab = _tab(app, sid)
        if tab is not None:
            yield sid, token, tab


def farewell(tab: Tab) -> list[Event]:
    """The events that lead a tab to the sign-in page, from where it comes back to what it shows now."""
    with i18n.speaking(language_of(tab.path)):
        address = f"{i18n.localized(routes.SIGN_IN)}?lanjut={quote(tab.address, safe='/')}"
    return Event.from_event_type(rx.redirect(address))


def send_away(app: rx.App, sid: str, token: str, tab: Tab) -> None:
    """Leads a tab whose session has ended to the sign-in page, and closes its socket.

    Closing the transport at once would leave personal data on the screen and a tab that retries for ever.
    """
    task = asyncio.get_running_loop().create_task(_send_away(app, sid, token, tab))
    _leaving.add(task)
    task.add_done_callback(_leaving.discard)


async def _send_away(app: rx.App, sid: str, token: str, tab: Tab) -> None:
    namespace, server = app.event_namespace, app.sio
    if namespace is None or server is None:
        return
    await namespace.emit_update(StateUpdate(events=farewell(tab)), token)
    await server.disconnect(sid, namespace.namespace)
    await asyncio.sleep(SECONDS_TO_LEAVE)
    tab.dismissed.set()


def _tab(app: rx.App, sid: str) -> Tab | None:
    environ = app.sio.get_environ(sid, app.event_namespace.namespace) if app.sio and app.event_namespace else None
    tab = environ["asgi.scope"].get(SCOPE_KEY) if environ else None
    return tab if isinstance(tab, Tab) else None
