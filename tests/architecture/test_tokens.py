"""One set of tokens for both faces, and every colour that lies on another one can be read (WCAG 2.2 AA)."""

import gzip
import re
from collections.abc import Iterator

import pytest

from tests.architecture.source import ROOT

ASSETS = ROOT / "assets"
BLOCK = re.compile(r"/\* Tokens \*/.*?/\* End of tokens \*/", re.DOTALL)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
DECLARED = re.compile(r"(--[\w-]+):\s*([^;]+);")
USED = re.compile(r"var\((--[\w-]+)\)")
TEXT, LARGE = 4.5, 3.0
MOST_BYTES = 20_000  # of site.css, compressed
OF_RADIX = re.compile(r"--(gray|accent|shadow|focus|teal|red)-[\w]+")

PAPER = ("--page", "--panel", "--sunk", "--hover")
INK = ("--ink", "--soft", "--brand-text", "--fault")
BESIDE = {  # what is written on what, where no single rule says both
    *((ink, paper) for ink in INK for paper in PAPER if (ink, paper) not in {("--brand-text", "--sunk"), ("--fault", "--sunk")}),
    ("--ink", "--brand-wash"), ("--soft", "--brand-wash"), ("--brand-text", "--brand-wash"), ("--on-brand", "--brand-hover"),
    ("--on-brand", "--danger-hover"), ("--on-deep-soft", "--deep"), ("--sun-ink", "--sun"), ("--ink", "--brand-soft"),
}  # fmt: skip
SEEN = {  # edges and marks that carry meaning, against what lies beside them: 3 to 1
    ("--edge", "--page"), ("--edge", "--panel"), ("--brand-text", "--page"), ("--brand-text", "--panel"), ("--fault", "--page"), ("--fault", "--panel"),
    ("--brand", "--page"), ("--on-deep", "--deep"),
}  # fmt: skip


def style(name: str) -> str:
    return (ASSETS / name).read_text("utf-8")


def block_of(name: str) -> str:
    found = BLOCK.search(style(name))
    assert found, f"{name} carries no block of tokens"
    return found[0]


def tokens(theme: str) -> dict[str, str]:
    """Every token of a theme; the dark one changes what the light one says."""
    rules = [(selector.strip(), dict(DECLARED.findall(body))) for selector, body in RULE.findall(block_of("tokens.css")) if "@font-face" not in selector]
    light = next(values for selector, values in rules if selector.endswith(":root"))
    dark = next(values for selector, values in rules if '[data-theme="dark"]' in selector)
    return light if theme == "light" else light | dark


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    channels = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def said_together() -> Iterator[tuple[str, str]]:
    """Text colour and background of each rule that gives both."""
    for name in ("site.css", "workspace.css", "candidate.css"):
        for _selector, body in RULE.findall(style(name)):
            ink = re.search(r"(?<![\w-])color:\s*var\((--[\w-]+)\)", body)
            paper = re.search(r"background(?:-color)?:\s*var\((--[\w-]+)\)\s*(?:;|$)", body)
            if ink and paper:
                yield ink[1], paper[1]


def test_both_faces_have_the_same_tokens() -> None:
    assert block_of("site.css") == block_of("tokens.css")


def test_the_two_ways_to_the_dark_theme_say_the_same() -> None:
    dark = [dict(DECLARED.findall(body)) for selector, body in RULE.findall(block_of("tokens.css")) if "dark" in selector or "light" in selector]
    assert len(dark) == 2
    assert dark[0] == dark[1]


def test_paper_is_never_dark() -> None:
    assert re.findall(r"@media ([\w]+)", block_of("tokens.css")) == ["screen", "screen"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_pair_that_is_used_can_be_read(theme: str) -> None:
    known = tokens(theme)
    pairs = dict.fromkeys({*BESIDE, *said_together()}, TEXT) | dict.fromkeys(SEEN - BESIDE, LARGE)
    low = {pair: round(found, 2) for pair, least in pairs.items() if (found := contrast(known[pair[0]], known[pair[1]])) < least}
    assert len(pairs) > 30
    assert not low


def test_the_measure_of_contrast_is_right() -> None:
    assert (round(contrast("#000000", "#fff"), 2), round(contrast("#0a7569", "#ffffff"), 2)) == (21.0, 5.58)


def test_no_style_names_a_token_that_is_not_there() -> None:
    unknown = []
    for name, others in {"site.css": "", "workspace.css": style("tokens.css"), "candidate.css": style("tokens.css") + style("workspace.css"), "tokens.css": ""}.items():
        declared = {token for token, _value in re.findall(r"(--[\w-]+):\s*([^;}]+)", style(name) + others)}
        unknown += [f"{name} {token}" for token in set(USED.findall(style(name))) - declared if not OF_RADIX.fullmatch(token)]
    assert not unknown


def test_the_site_s_style_is_small_and_knows_paper_and_stillness() -> None:
    assert len(gzip.compress(style("site.css").encode(), 9)) <= MOST_BYTES
    for name in ("site.css", "tokens.css"):
        assert "prefers-reduced-motion: reduce" in style(name)
    for name in ("site.css", "workspace.css"):
        assert "@media print" in style(name)
