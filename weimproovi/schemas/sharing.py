"""What a company passes on about a published vacancy: made of its public copy alone."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ShareLink:
    """A plain link that opens another service with the address of the vacancy."""

    code: str  # "whatsapp" | "telegram" | "linkedin" | "email"
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class PosterFile:
    words: str  # "PDF, A4"
    href: str
    lang: str
    language: str  # in its own language: "English"
    picture: bool  # a browser shows it


@dataclass(frozen=True, slots=True)
class Spread:
    vacancy_id: str = ""
    title: str = ""
    address: str = ""  # "" while the vacancy is not before everybody
    why_not: str = ""
    text: str = ""  # ready for WhatsApp
    links: list[ShareLink] = field(default_factory=list)
    posters: list[PosterFile] = field(default_factory=list)
    preview: str = ""  # the square picture
    preview_words: str = ""
