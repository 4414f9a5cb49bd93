"""The signed-in person of a tab: the actor of the running event, the few words about them a page shows, and the tab's toast.

Pages read `SessionState`; handlers use `actor()`, `in_thread`, `say` and `forget_draft`.
"""

from collections.abc import Callable
from contextvars import ContextVar
from functools import partial
from typing import Literal, ParamSpec, TypeVar

import reflex as rx
from anyio import to_thread

from weimproovi.http.tab import Tab
from weimproovi.i18n import _, words
from weimproovi.permissions import lapses
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.toast import Toast
from weimproovi.services import accounts, desk
from weimproovi.vocabulary import ActorKind, Purpose, Reason
from weimproovi.workspace import expiry
from weimproovi.workspace.policy import EVERYBODY, policy

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
Tone = Literal["done", "fault"]
_actor: ContextVar[Actor] = ContextVar("workspace_actor")
_tab: ContextVar[Tab] = ContextVar("workspace_tab")


class SessionState(rx.State):
    """What every page may show about its user."""

    name: str = ""
    kind: str = ""
    language: str = "id"
    account: str = ""
    places: list[str] = []  # noqa: RUF012  of staff: routes that one of her roles may use
    toast: Toast = Toast()
    forgotten_draft: str = ""
    _owner: str = ""

    @rx.event
    @policy(*EVERYBODY, purpose=Purpose.SELF)
    async def load(self) -> None:
        """Names the person; the first on_load of every page."""
        person = actor()
        self.kind, self.language, self.account = person.kind.value, person.language, str(person.account_id)
        self.places = desk.places(person)
        self.name = (await in_thread(accounts.who, person)).name

    @rx.event
    @policy(*EVERYBODY, purpose=Purpose.SELF)
    async def hush(self) -> None:
        """Takes the toast away."""
        self.toast = Toast(self.toast.number)

    @rx.event
    @policy(*EVERYBODY, purpose=Purpose.SELF)
    async def refused(self, reason: Reason) -> None:
        """Says why the domain refused, as this kind of person may read it."""
        _show(self, refusal_words(reason), "fault")

    @rx.event
    @policy(*EVERYBODY, purpose=Purpose.SELF)
    async def mend(self, told: str) -> None:
        """Says what can be mended; `told` is already in the person's language."""
        _show(self, told, "fault")

    @rx.event
    @policy(*EVERYBODY, purpose=Purpose.SELF)
    async def wait(self, seconds: int) -> None:
        """Says that a limit is spent."""
        _show(self, _("Terlalu banyak percobaan. Coba lagi dalam {seconds} detik.", seconds=seconds), "fault")

    @rx.event
    @policy(*EVERYBODY, purpose=Purpose.SELF)
    async def broken(self) -> None:
        """Says that something failed on our side."""
        _show(self, _("Ada yang salah di pihak kami. Yang Anda ketik tidak hilang; coba lagi."), "fault")


def actor() -> Actor:
    """The person on whose behalf the running event acts; set by the guard for each event.

    Raises:
        LookupError: called outside an event.
    """
    return _actor.get()


def act_as(person: Actor, tab: Tab) -> None:
    """Sets the actor and the tab for the rest of this event. The guard alone calls it."""
    _actor.set(person)
    _tab.set(tab)


async def in_thread(
    service: Callable[Arguments, Result], *args: Arguments.args, **kwargs: Arguments.kwargs
) -> Result:
    """Runs one synchronous service call in a worker thread, with the event's language and actor. The tab reads again when the answer ends."""
    with lapses.watching() as watch:
        try:
            return await to_thread.run_sync(partial(service, *args, **kwargs))
        finally:
            expiry.read_again_at(_tab.get(), watch.earliest)


async def say(state: rx.State, words: str, tone: Tone = "done") -> None:
    """Shows a toast in the tab of this state; `words` are already translated."""
    _show(await state.get_state(SessionState), words, tone)


def refusal_words(reason: Reason) -> str:
    """Why the domain refused, as this kind of person may read it."""
    return words.reason_for_company(reason) if actor().kind is ActorKind.MEMBER else words.reason(reason)


async def forget_draft(state: rx.State, key: str) -> None:
    """The text typed under `data-draft=key` on this page has been saved: the browser may drop its copy."""
    session = await state.get_state(SessionState)
    number = int(session.forgotten_draft.partition("#")[2] or 0) + 1
    session.forgotten_draft = f"{key}#{number}"


def _show(session: SessionState, words: str, tone: str) -> None:
    session.toast = Toast(session.toast.number + 1, words, tone)
