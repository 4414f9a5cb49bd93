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
        self.events: list[dict[str, Any]] = []
        self.frames: list[str] = []
        self._say("0", {"event": self._event(BOOT, {})})
        self.settle()

    def __enter__(self) -> "Tab":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.socket.close()

    def send(self, name: str, payload: Any = None) -> None:
        """Calls an event handler by its full name."""
        self.say(["event", self._event(name, {} if payload is None else payload)])

    def say(self, message: list[Any]) -> None:
        """Sends any Socket.IO message."""
        self._say("2", message)

    def settle(self, quiet: float = 0.3, until: str = "") -> "Tab":
        """Listens until nothing came for `quiet` seconds, or a var named `until` came (10 s at most)."""
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            try:
                frame = str(self.socket.recv(timeout=10 if until else quiet))
            except TimeoutError:
                break
            if self._heard(frame, until):
                break
        return self

    def closed_within(self, seconds: float) -> bool:
        """Whether the server closes the connection in time; what it says before is kept."""
        deadline = time.monotonic() + seconds
        try:
            while (left := deadline - time.monotonic()) > 0:
                self._heard(str(self.socket.recv(timeout=left)), "")
        except TimeoutError:
            return False
        except ConnectionClosed:
            return True
        return False

    def value(self, var: str, of: str = "") -> Any:
        """The last value of a public var, by its name in any state, or in the state whose name ends so."""
        found = [values[f"{var}_rx_state_"] for state, values in self.seen.items() if f"{var}_rx_state_" in values and state.endswith(of)]
        return found[0] if found else None

    def _heard(self, frame: str, until: str) -> bool:
        if frame == "2":
            self.socket.send("3")
        if not frame.startswith(f"42{NAMESPACE},"):
            return False
        self.frames.append(frame)
        name, update = json.loads(frame.removeprefix(f"42{NAMESPACE},"))
        if name != "event":
            return False
        for state, values in (update.get("delta") or {}).items():
            self.seen.setdefault(state, {}).update(values)
        self.events += update.get("events") or []
        return bool(until) and any(f"{until}_rx_state_" in values for values in (update.get("delta") or {}).values())

    def _event(self, name: str, payload: Any) -> dict[str, Any]:
        return {"name": name, "payload": payload, "router_data": {"pathname": self.path, "query": {}, "asPath": self.path}}

    def _say(self, kind: str, message: Any) -> None:
        self.socket.send(f"4{kind}{NAMESPACE},{json.dumps(message)}")
