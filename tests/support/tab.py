"""A browser tab without a browser: speaks Engine.IO and Socket.IO frames itself, so that it can also speak them wrongly."""

import json
import time
from types import TracebackType
from typing import Any
from uuid import uuid4

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

NAMESPACE = "/_event"
BOOT = "reflex___state____state.hydrate_and_load"
ON_LOAD = "reflex___state____state.reflex___state____on_load_internal_state.on_load_internal"
HYDRATED = "reflex___state____state.reflex___state____on_load_internal_state.set_is_hydrated"
IS_HYDRATED = "is_hydrated_rx_state_"
PATIENCE = 10.0  # seconds
ROUNDS = 3  # an event, what it sets off, and what that sets off


class Tab:
    """One connection to the event socket.

    Args:
        url: the server's address.
        cookie: value of the session cookie, or None.
        token: the client token that a browser would have chosen.
    """

    def __init__(
        self, url: str, cookie: str | None, *, token: str | None = None, path: str = "/akun", origin: str | None = None
    ) -> None:
        self.path = path
        self.token = token or str(uuid4())
        headers = {"Cookie": f"weimproovi_session={cookie}"} if cookie else {}
        address = url.replace("http", "ws", 1) + f"{NAMESPACE}/?token={self.token}&EIO=4&transport=websocket"
        opening = connect(address, origin=origin or url, additional_headers=headers, open_timeout=10)  # type: ignore[arg-type]
        self.socket = opening.__enter__()
        self.socket.recv(timeout=10)
        self.seen: dict[str, Any] = {}
        self.latest: dict[str, Any] = {}
        self.events: list[dict[str, Any]] = []
        self.frames: list[str] = []
        self._say("0", {"event": self._event(BOOT, {})})
        self._listen(f'"{IS_HYDRATED}":true', PATIENCE)
        self.settle()

    def __enter__(self) -> "Tab":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.socket.close()

    def send(self, name: str, payload: Any = None) -> None:
        """Calls an event handler by its full name."""
        self.say(["event", self._event(name, {} if payload is None else payload)])

    def go(self, path: str) -> "Tab":
        """Shows another page of the workspace, as a click on a link does."""
        self.path = path
        self.send(ON_LOAD)
        self._listen(f'"{IS_HYDRATED}":true', PATIENCE)
        return self

    def say(self, message: list[Any]) -> None:
        """Sends any Socket.IO message."""
        self._say("2", message)

    def settle(self, quiet: float = 0, until: str = "") -> "Tab":
        """Listens until everything sent so far, and what it set off, has been answered.

        Args:
            quiet: listen instead until nothing came for so many seconds.
            until: listen instead until a var of this name came.
        """
        if quiet or until:
            self._listen(f'"{until}_rx_state_"' if until else "", quiet or PATIENCE)
            return self
        for _round in range(ROUNDS):
            for value in (False, True):
                self.send(HYDRATED, {"value": value})
                self._listen(f'"{IS_HYDRATED}":{str(value).lower()}', PATIENCE)
        return self

    def closed_within(self, seconds: float) -> bool:
        """Whether the server closes the connection in time; what it says before is kept."""
        deadline = time.monotonic() + seconds
        try:
            while (left := deadline - time.monotonic()) > 0:
                self._heard(str(self.socket.recv(timeout=left)))
        except TimeoutError:
            return False
        except ConnectionClosed:
            return True
        return False

    def value(self, var: str, of: str = "") -> Any:
        """The value of a public var that came last, in whichever state has one of this name, or in the state whose name ends so."""
        if not of:
            return self.latest.get(f"{var}_rx_state_")
        return next(values.get(f"{var}_rx_state_") for state, values in self.seen.items() if state.endswith(of))

    def _listen(self, wanted: str, patience: float) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                frame = str(self.socket.recv(timeout=patience))
            except TimeoutError:
                return
            self._heard(frame)
            if wanted and wanted in frame:
                return

    def _heard(self, frame: str) -> None:
        if frame == "2":
            self.socket.send("3")
        if not frame.startswith(f"42{NAMESPACE},"):
            return
        self.frames.append(frame)
        name, update = json.loads(frame.removeprefix(f"42{NAMESPACE},"))
        if name != "event":
            return
        for state, values in (update.get("delta") or {}).items():
            self.seen.setdefault(state, {}).update(values)
            self.latest |= values
        self.events += update.get("events") or []

    def _event(self, name: str, payload: Any) -> dict[str, Any]:
        return {"name": name, "payload": payload, "router_data": {"pathname": self.path, "query": {}, "asPath": self.path}}

    def _say(self, kind: str, message: Any) -> None:
        self.socket.send(f"4{kind}{NAMESPACE},{json.dumps(message)}")
