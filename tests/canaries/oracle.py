"""Who may receive which word, written from the policy and from nothing in the product. What is not here is for its own person alone.

A person of "senja": "senja" is the owner; recruiter and manager work on the vacancy to which people applied, reviewer reviews it, idle does not.
"""

from tests.canaries.journey import RESTING
from tests.canaries.words import ANSWERED, COMPANIES, PEOPLE, WORDS_OF_COMPANY, WORDS_OF_PERSON

CANDIDATES = frozenset(PEOPLE)
DECIDE = frozenset({"senja", "senja.recruiter", "senja.manager"})
REVIEW = DECIDE | {"senja.reviewer"}
TEAM = REVIEW | {"senja.idle"}
OWNERS = frozenset(COMPANIES)
APPLICANTS = CANDIDATES - {"dewi"}
STAFF = frozenset({"support", "officer", "moderator", "finance", "administrator", "ticket"})
EVERYBODY = CANDIDATES | TEAM | OWNERS | STAFF | {"anonymous"}
NOBODY: frozenset[str] = frozenset()
CONTACT = ("email", "phone", "linkedin", "resume")
OWN = dict.fromkeys(PEOPLE, WORDS_OF_PERSON) | dict.fromkeys(COMPANIES, WORDS_OF_COMPANY)
NEVER = ("secret", "owner_secret")  # D1: no password, not even to its own person

# S3 ∩ S6 ∩ role ∩ purpose: an opened application, to who works on its vacancy; a ticket, to the one who holds it, what it names.
OPENED = {"name": REVIEW, "written": REVIEW, **dict.fromkeys(CONTACT, DECIDE), "headline": DECIDE, "file_name": DECIDE}
REACHES: dict[str, frozenset[str]] = {
    **{f"amara.{field}": who for field, who in OPENED.items()},
    **{f"bening.{field}": who for field, who in OPENED.items() if field not in ("resume", "file_name")},
    "amara.name": REVIEW | {"ticket"},
    **{f"amara.{field}": DECIDE | {"ticket"} for field in CONTACT},
    "amara.message": REVIEW,  # the company's own words to her
    "farida.message": frozenset({"samar"}),
    "amara.note": frozenset({"senja.reviewer", "senja.recruiter"}),  # who wrote it, and who has sent a card of her own; the owner has not
    **{f"farida.{field}": frozenset({"samar"}) for field in OPENED},
    **{f"{of}.request": frozenset({"officer"}) for of in ("amara", "bening", "dewi")},
    # ANSWERS open before anything else does; the choices themselves stand in the form, for whoever may apply and whoever wrote it.
    **{f"{of}.choice": REVIEW | {"samar", "mekar"} for of in ANSWERED},
    # S5: the card of "senja" is published with consent; "mekar" is named by its link alone; "samar" to nobody but who applied, on the last step.
    "senja.company": EVERYBODY,
    "senja.address": EVERYBODY,
    "mekar.company": EVERYBODY,
    "samar.company": frozenset({"farida", "moderator"}),
    "gugur.company": frozenset({"moderator"}),
    **{f"{of}.{field}": frozenset({"moderator"}) for of in COMPANIES for field in ("nib", "owner")},
    **{f"{of}.address": frozenset({"moderator"}) for of in ("samar", "mekar", "gugur")},
    "senja.nib": TEAM | {"moderator"},
    "senja.paper": frozenset({"moderator"}),
    "mekar.paper": frozenset({"moderator"}),
    # U8: within the company, and to the candidate to whom that person writes.
    "senja.owner": TEAM | {"moderator"},
    "senja.owner_email": TEAM,
    "senja.member": TEAM | {"amara"},
    "senja.member_email": TEAM,
    "samar.owner": frozenset({"farida", "moderator"}),
}
# May, but need not: what depends on who looked first, or is not asked for on every page.
MAY: dict[str, frozenset[str]] = {
    **{f"{of}.choice": CANDIDATES for of in ANSWERED},
    "bening.resume": DECIDE,
    "bening.file_name": DECIDE,
    **{f"{of}.paper": frozenset({"moderator"}) for of in COMPANIES},
    "senja.owner": frozenset({"amara", "bening"}),
    # A company that tried to look stands in the ledger of who was looked at, refused attempts included; one that buys a plan, on its invoice.
    **{f"{of}.company": APPLICANTS | {"finance"} for of in COMPANIES},
}
SHOWN_BACK = ("name", "email", "phone", "linkedin", "file_name", "headline", "resume", "company", "nib", "owner", "owner_email")


def may(recipient: str, canary: str) -> bool:
    """The recipient may receive the word."""
    of, _dot, field = canary.partition(".")
    if field in NEVER:
        return False
    return recipient == of or recipient in REACHES.get(canary, NOBODY) | MAY.get(canary, NOBODY)


def must() -> set[tuple[str, str]]:
    """Word and recipient of everything that has to arrive, or its absence elsewhere proves nothing."""
    own = {(f"{of}.{field}", of) for of, fields in OWN.items() for field in fields if field in SHOWN_BACK and of not in RESTING}
    return own | {(canary, who) for canary, recipients in REACHES.items() for who in recipients - RESTING}
