"""Words that occur nowhere else: one for each person and field, in every spelling in which it could leave."""

from dataclasses import dataclass

PEOPLE = ("amara", "bening", "citra", "dewi", "erika", "farida", "gita")
COMPANIES = ("senja", "samar", "mekar", "gugur")
SENT = ("amara", "bening", "erika", "gita")  # their applications went to "senja"

ANSWERED = ("amara", "bening", "citra", "erika", "farida", "gita")  # each has a choice of her own in every form


@dataclass(frozen=True)
class Canary:
    """Whose it is, which field, and the spellings in small letters, as bytes. One of `marks` is in every spelling."""

    of: str
    field: str
    spellings: tuple[bytes, ...]

    @property
    def marks(self) -> tuple[bytes, bytes]:
        return self.of.encode(), str(number_of(self.of)).encode()

    @property
    def name(self) -> str:
        return f"{self.of}.{self.field}"


def spoken(of: str, field: str) -> str:
    """The word as its person types it."""
    return {**WORDS_OF_PERSON, **WORDS_OF_COMPANY}[field].format(key=of, Key=of.capitalize(), number=number_of(of))


def number_of(of: str) -> int:
    return 4701 + (PEOPLE + COMPANIES).index(of)


WORDS_OF_PERSON = {
    "name": "{Key} Kenariwati",
    "email": "{key}.kenari@contoh.id",
    "phone": "0813-7700-{number}",
    "linkedin": "https://www.linkedin.com/in/{key}-kenari",
    "file_name": "berkas-{key}.pdf",
    "headline": "Pawang {key} unggul",
    "resume": "Riwayat {key} di rimba",
    "written": "Alasan {key} tertulis.",
    "choice": "Pilihan {key}",
    "message": "Kabar untuk {key} saja.",
    "note": "Catatan {key} dari peninjau.",
    "request": "Mohon penjelasan {key}.",
    "secret": "sandi {key} kuda terbang",
}
WORDS_OF_COMPANY = {
    "company": "PT {Key} Nusawangi",
    "address": "Jalan {Key} 77",
    "nib": "912000000{number}",
    "paper": "surat-{key}.pdf",
    "owner": "Juragan {Key}",
    "owner_email": "juragan.{key}@contoh.id",
    "member": "Perekrut {Key}",
    "member_email": "perekrut.{key}@contoh.id",
    "owner_secret": "sandi juragan {key} terbang",
}


def canaries() -> list[Canary]:
    """Every word of everybody."""
    personal = [(of, field) for of in PEOPLE for field in WORDS_OF_PERSON]
    return [Canary(of, field, spellings(field, spoken(of, field))) for of, field in personal + [(of, field) for of in COMPANIES for field in WORDS_OF_COMPANY]]


def spellings(field: str, word: str) -> tuple[bytes, ...]:
    """A number as people and machines write it, a company with and without its legal form, anything else as it is and in small letters."""
    digits = word.replace("-", "")
    written = {
        "phone": (word, word[1:], digits, digits[1:]),
        "company": (word.removeprefix("PT "),),
        "linkedin": (word.rpartition("/")[2],),
        "nib": (word,),
    }.get(field, (word.removesuffix("."),))
    return tuple({each.lower().encode() for each in written})
