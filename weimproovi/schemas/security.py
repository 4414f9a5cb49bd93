"""What the security pages show: the second factor's state, a new one being set up, recovery codes."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SecondFactorState:
    """`since` is a date in words; `codes_left` counts unused recovery codes; `required`: it cannot be switched off."""

    on: bool = False
    required: bool = False
    since: str = ""
    codes_left: int = 0


@dataclass(frozen=True, slots=True)
class NewFactor:
    """A secret on its way into an app. `secret` in groups of four, `address` for the app of the same telephone, `picture` an SVG element."""

    secret: str = field(repr=False)
    address: str = field(repr=False)
    picture: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Enrolled:
    """The session's new cookie value, and the recovery codes, shown this once."""

    cookie: str = field(repr=False)
    codes: tuple[str, ...] = field(repr=False)
