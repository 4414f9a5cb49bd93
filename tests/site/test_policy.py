"""The privacy policy is published byte for byte (P0, N1, K1)."""

import hashlib
from html.parser import HTMLParser

from starlette.testclient import TestClient

from weimproovi.site import policy
from weimproovi.site.policy_page import policy_lines

V1 = "15d03489a035b41a7b3d8299d956987a54f481cb62c9fceb93ddc6effe8c75c7"


class Words(HTMLParser):
    """The text of a page, piece by piece."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


def words_of(html: str) -> list[str]:
    parser = Words()
    parser.feed(html)
    return parser.pieces


def test_version_1_is_the_text_that_was_published() -> None:
    assert hashlib.sha256(policy.original()).hexdigest() == V1 == policy.fingerprint()


def test_every_line_stands_on_the_page_unchanged() -> None:
    text = policy.original().decode()
    shown = words_of("".join(str(line) for line in policy_lines(text)))
    assert shown == text.splitlines()


def test_the_translation_has_the_same_lines_as_the_original() -> None:
    original, translation = policy.original().decode().splitlines(), policy.translation().splitlines()
    assert [line[:2] == "- " for line in original] == [line[:2] == "- " for line in translation]


def test_the_page_names_controller_contact_version_and_fingerprint(site: TestClient) -> None:
    page = site.get("/privasi").text
    for words in ("PT Ahli Karya Improovi Teknologi", "nadilasetiabudiarto@smplhr.com", policy.fingerprint(), "Terjemahan"):
        assert words in page


def test_the_original_can_be_fetched_as_it_is(site: TestClient) -> None:
    assert site.get("/privasi/v1.en.txt").content == policy.original()
