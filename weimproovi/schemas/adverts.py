"""What a member reads about an advert that was just read into a draft. Nothing of it is kept: the advert itself is forgotten."""

from dataclasses import dataclass, field

from weimproovi.schemas.recruiter import Fault


@dataclass(frozen=True, slots=True)
class AdvertNotes:
    vacancy_id: str = ""
    filled: str = ""  # "9 isian terisi dari teks"
    missing: list[Fault] = field(default_factory=list)  # fields that the text did not fill, and why
    left_out: list[str] = field(default_factory=list)  # kinds and numbers, never the contact or name itself
    unread: list[str] = field(default_factory=list)  # lines that fit nowhere
