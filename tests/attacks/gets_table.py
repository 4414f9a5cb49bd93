"""What everybody meets at every address that answers a GET, written from the policy and from nothing in the product.

A new GET route needs one row in `TABLE`. Whoever is not named there finds nothing, and what she finds looks as if it never had been.
The names are of the market of `tests.canaries.world`: "senja" is the company to which people applied, "samar" another, "mekar" not checked.
"""

from dataclasses import dataclass
from enum import Enum

from tests.canaries.words import ANSWERED
from weimproovi import routes as addresses
from weimproovi.site import apply, company_interview, gallery, interview, policy_page


class Met(Enum):
    """What somebody meets at an address."""

    SERVED = "served"
    LED_ON = "led on"  # to another page of hers
    DOOR = "door"  # to signing in
    REFUSED = "refused"  # in words: the page is for the world, doing this is not
    HIDDEN = "hidden"  # as if it were not there
    OVER = "over"  # it was there for everybody once


SERVED, LED_ON, DOOR, REFUSED, HIDDEN, OVER = Met
CANDIDATES = ("amara", "bening", "dewi")
DECIDE = ("senja", "senja.recruiter", "senja.manager")
REVIEW = (*DECIDE, "senja.reviewer")
TEAM = (*REVIEW, "senja.idle")
OWNERS = ("senja", "samar", "mekar")
MEMBERS = (*TEAM, "samar", "mekar")
STAFF = ("support", "ticket", "officer", "moderator", "finance", "administrator")
FACTOR = (*OWNERS, *STAFF)  # who has a second factor
SIGNED_IN = (*CANDIDATES, *MEMBERS, *STAFF)
EVERYBODY = ("anonymous", *SIGNED_IN)
GROUPS = {
    "candidates": CANDIDATES, "decide": DECIDE, "review": REVIEW, "team": TEAM, "owners": OWNERS, "members": MEMBERS, "staff": STAFF, "factor": FACTOR,
    "signed_in": SIGNED_IN, "everybody": EVERYBODY, "recruiter": ("senja.recruiter",), "manager": ("senja.manager",), "reviewer": ("senja.reviewer",),
}  # fmt: skip
CHOICES = " ".join(f"{of}.choice" for of in ANSWERED)  # stand in the form of the vacancy
NAMED = "senja.company senja.address"  # a card that is published with consent (S5)


@dataclass(frozen=True)
class Row:
    """One address: what each viewer meets, and whose words are in what is served.

    Attributes:
        says: by viewer, the words of others and her own that must be there.
        may: words that may be there besides; her own always may.
        of: what stands for a name in braces where it is not the first applicant's.
        kind: the media type of what is served.
    """

    met: dict[str, Met]
    says: dict[str, frozenset[str]]
    may: frozenset[str]
    of: dict[str, str]
    kind: str


def row(says: str | dict[str, str] = "", *, may: str = "", of: dict[str, str] | None = None, kind: str = "text/html", **met: Met) -> Row:
    """By viewer or by group of viewers; a later word counts more. Whoever is not named finds nothing."""
    spoken: dict[str, frozenset[str]] = {}
    for name, words in (says if isinstance(says, dict) else {"everybody": says}).items():
        spoken |= dict.fromkeys(GROUPS.get(name, (name,)), frozenset(words.split()))
    found = dict.fromkeys(EVERYBODY, HIDDEN)
    for name, what in met.items():
        found |= dict.fromkeys(GROUPS.get(name, (name,)), what)
    return Row(found, spoken, frozenset(may.split()), of or {}, kind)


def for_all(says: str = "", kind: str = "text/html", **of: str) -> Row:
    """A page for the world, which names nobody but companies that wished to be named."""
    return row(says, may=NAMED, of=of, kind=kind, everybody=SERVED)


def by_link(token: str, says: str = "") -> Row:
    """The secret in the address decides, whoever comes with it."""
    return row(says, may=NAMED, of={"token": token}, everybody=SERVED)


APPLYING = {"anonymous": SERVED, "candidates": SERVED, "members": REFUSED, "staff": REFUSED}  # a visitor is shown how to begin
OWN_FACTOR = row(anonymous=DOOR, signed_in=LED_ON, factor=SERVED)
GOING_ON = row(may=NAMED, of={"application_id": "bening"}, anonymous=DOOR, bening=SERVED)  # she has allowed the recording and answered one question in writing
CONTACT = "amara.name amara.email amara.phone amara.resume"
PAPERS = "application/pdf"
SCORED = {"review": "amara.name", "recruiter": "amara.name amara.note", "reviewer": "amara.name amara.note"}  # notes: to whoever has sent a card of her own

TABLE: dict[str, Row] = {
    # Pages for the world, and what programs read.
    **dict.fromkeys((addresses.HOME, addresses.VACANCIES), for_all("senja.company")),
    addresses.VACANCY: for_all("senja.company"),
    addresses.COMPANY: for_all(NAMED, slug="senja.slug"),
    **dict.fromkeys((addresses.PLANS, addresses.POLICY, addresses.PROMISES, addresses.HELP, addresses.SECURITY, addresses.TERMS, addresses.AGREEMENT), for_all()),
    **dict.fromkeys((addresses.SIGN_UP, addresses.SIGN_UP_CANDIDATE, addresses.SIGN_UP_COMPANY, addresses.FORGOT, addresses.REPORT, gallery.ROUTE), for_all()),
    **dict.fromkeys((addresses.SECURITY_TXT, policy_page.ORIGINAL, addresses.ROBOTS, "/healthz", "/readyz"), for_all(kind="text/plain")),
    **dict.fromkeys((addresses.SITEMAP, addresses.SITEMAP_PART), for_all(kind="application/xml")),
    addresses.ATOM: for_all("senja.company", "application/atom+xml"),
    addresses.EVERYTHING: for_all("senja.company", "application/xml"),
    addresses.LEDGER_HEADS: for_all(kind="application/json"),
    # The door.
    addresses.SIGN_IN: row(anonymous=SERVED, signed_in=LED_ON),
    addresses.SECOND_FACTOR: row(anonymous=DOOR, signed_in=LED_ON),
    addresses.NEW_SECOND_FACTOR: row(anonymous=DOOR, signed_in=SERVED),  # another one after password and code
    **dict.fromkeys((addresses.RECOVERY_CODES, addresses.SECOND_FACTOR_OFF), OWN_FACTOR),
    addresses.CHANGE_PASSWORD: row(anonymous=DOOR, signed_in=SERVED),
    addresses.LEAVING: row(anonymous=DOOR, signed_in=LED_ON),
    addresses.RESET: by_link("reset"),
    addresses.CONFIRM: by_link("confirm"),
    addresses.JOIN: by_link("join", "senja.company"),
    addresses.JOIN_STAFF: by_link("staff"),
    addresses.STOP: by_link("stop"),
    # A candidate's own.
    addresses.SAVED: row(may=NAMED, anonymous=DOOR, candidates=SERVED),
    addresses.SAVE: row("senja.company", anonymous=DOOR, candidates=SERVED),
    addresses.APPLY: row({"dewi": "dewi.file_name"}, may=NAMED, **APPLYING),
    apply.PROFILE: row(may=NAMED, **APPLYING | {"dewi": LED_ON}),  # the CV offers nothing that her profile lacks
    apply.QUESTIONS: row({"dewi": CHOICES}, may=NAMED, **APPLYING),
    apply.CHECK: row({"dewi": "senja.company dewi.name dewi.email dewi.phone"}, may=f"{NAMED} {CHOICES}", **APPLYING),
    apply.SENT: row(may=NAMED, **APPLYING | {"dewi": LED_ON}),
    addresses.UPLOAD_RESUME: row(everybody=DOOR, candidates=SERVED),
    addresses.MAKE_RESUME: row({of: f"{of}.name" for of in CANDIDATES}, anonymous=DOOR, candidates=SERVED),
    addresses.CHECK_RESUME: row(anonymous=DOOR, amara=SERVED),
    addresses.OWN_RESUME_PAGE: row("amara.resume", kind="image/", amara=SERVED),
    addresses.OWN_RESUME_DOWNLOAD: row(f"{CONTACT} amara.file_name", kind=PAPERS, amara=SERVED),
    addresses.EXPORT: row(anonymous=DOOR, candidates=SERVED),
    addresses.EXPORT_FILE: row(of={"token": "export"}, anonymous=DOOR, amara=SERVED),
    addresses.LEAVE: row(may=NAMED, anonymous=DOOR, candidates=SERVED),
    addresses.CONSENT_RECEIPT: row("senja.company", kind="application/ld+json", amara=SERVED),
    addresses.LOOK_PROOF: row(may=NAMED, kind="application/json", amara=SERVED),
    addresses.INTERVIEW: row("senja.company", anonymous=DOOR, amara=SERVED),
    **dict.fromkeys((interview.CONSENT, interview.DEVICE, interview.QUESTION, interview.SHARE), row(may=NAMED, anonymous=DOOR, amara=LED_ON)),  # she has shared it
    addresses.TAKE_PARTS: row(kind="application/json", amara=SERVED),
    addresses.OWN_VIDEO: row(kind="video/", amara=SERVED),
    addresses.OWN_POSTER: row(kind="image/", amara=SERVED),
    # What a candidate opened to the company to which she applied (S3, S6, U6): by role on her vacancy.
    addresses.RESUME_PAGE: row("amara.resume", kind="image/", decide=SERVED),
    addresses.RESUME_DOWNLOAD: row(CONTACT, may="amara.file_name", kind=PAPERS, decide=SERVED),
    **dict.fromkeys((addresses.VIDEO, addresses.VIDEO_COPY), row(kind="video/", review=SERVED)),
    addresses.POSTER: row(kind="image/", review=SERVED),
    **dict.fromkeys((addresses.REVIEW_VIDEO, addresses.SCORES), row(SCORED, may="senja.member senja.company", anonymous=DOOR, review=SERVED)),
    # A company's own.
    addresses.VACANCY_INTERVIEW: row(may="amara.name bening.name", anonymous=DOOR, review=SERVED),
    company_interview.PREVIEW: row(may=f"{NAMED} senja.member", anonymous=DOOR, senja=SERVED, recruiter=SERVED),
    addresses.ATTRIBUTES: row(anonymous=DOOR, review=SERVED),
    addresses.REVIEWS: row(dict.fromkeys(("senja", "manager"), "amara.name"), may="bening.name", anonymous=DOOR, members=SERVED),  # who has not sent a card of hers
    addresses.UPLOAD_PAPER: row(anonymous=DOOR, owners=SERVED),
    addresses.LEAVE_COMPANY: row(may="senja.company samar.company mekar.company", anonymous=DOOR, members=SERVED),
    addresses.INVOICE: row("senja.company", may=NAMED, kind=PAPERS, senja=SERVED, finance=SERVED),
    addresses.VACANCY_POSTER: row("senja.company", kind=PAPERS, review=SERVED),  # nothing in it but what everybody may read
    # The operator's people.
    addresses.PAPER: row(may="senja.paper", kind="", moderator=SERVED),
    addresses.TICKET_PAGE: row("amara.resume", kind="image/", ticket=SERVED),
}
FURTHER: list[tuple[str, Row]] = [
    # A company that is named by its link alone, one that is not named at all, and a vacancy that is over.
    (addresses.VACANCY, row("mekar.company", may="mekar.address", of={"slug": "mekar"}, everybody=SERVED)),
    (addresses.VACANCY, row(of={"slug": "samar"}, everybody=SERVED)),
    (addresses.VACANCY, row(may=NAMED, of={"slug": "over"}, everybody=OVER)),
    *((addresses.COMPANY, row(of={"slug": f"{of}.slug"})) for of in ("samar", "mekar", "gugur")),
    # Applications that open nothing: not chosen, withdrawn, or sent to a company that nobody has checked; and one of another company.
    *((address, row(of={"application_id": of})) for of in ("gita", "erika", "citra") for address in (addresses.RESUME_PAGE, addresses.RESUME_DOWNLOAD)),
    *((addresses.REVIEW_VIDEO, row(of={"application_id": of}, anonymous=DOOR)) for of in ("gita", "erika", "citra")),
    *((addresses.SCORES, row(of={"application_id": of}, anonymous=DOOR, review=SERVED)) for of in ("gita", "erika")),  # a number, and nobody's name
    (addresses.SCORES, row(of={"application_id": "citra"}, anonymous=DOOR)),
    (addresses.RESUME_DOWNLOAD, row("farida.name farida.email farida.phone farida.resume", may="farida.file_name", of={"application_id": "farida"}, kind=PAPERS, samar=SERVED)),
    (addresses.SCORES, row("farida.name", of={"application_id": "farida"}, anonymous=DOOR, samar=SERVED)),
    *((address, row(of={"application_id": "farida"})) for address in (addresses.VIDEO, addresses.VIDEO_COPY, addresses.POSTER)),  # the answer is another person's
    # Interviews of other people, and receipts of companies.
    *((address, GOING_ON) for address in (addresses.INTERVIEW, interview.DEVICE, interview.QUESTION, interview.SHARE)),
    *((address, row(of={"application_id": "gita"}, anonymous=DOOR)) for address in (addresses.INTERVIEW, interview.CONSENT, interview.SHARE)),  # she was not invited
    (addresses.CONSENT_RECEIPT, row(may=f"{NAMED} senja.owner", of={"consent_id": "company_receipt"}, kind="application/ld+json", senja=SERVED)),
    (addresses.CONSENT_RECEIPT, row(of={"consent_id": "receipt"})),  # farida's: she is no viewer here
    (addresses.LOOK_PROOF, row(of={"row_id": "look"})),
]  # fmt: skip
# Led on or away from, whoever comes: an interview asks for the recording once, a code is asked of who is half way in,
# and the way back is for who has closed her account (tests/site).
TO_NOBODY = {interview.CONSENT, addresses.LEAVING, addresses.SECOND_FACTOR}
