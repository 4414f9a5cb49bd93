"""Signing up and applying as one step: a stranger's account, her CV and her draft from one form."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from weimproovi.errors import Invalid, NotFound, StorageFault
from weimproovi.i18n import _
from weimproovi.integrations import rate_limits
from weimproovi.integrations.documents import CleanDocument
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.candidate import ResumeVersion
from weimproovi.services import accounts, applications, held_uploads, resumes, sessions
from weimproovi.services.file_names import kept_name
from weimproovi.services.sign_up_form import candidate_sign_up
from weimproovi.services.visitor import Visitor

STRANGER_RATE = "60 per hour"


@dataclass(frozen=True, slots=True)
class GivenFile:
    """What a stranger's form brought of her CV: new files, or a ticket of an earlier try. `problem`: words about files that did not arrive."""

    name: str
    paths: tuple[Path, ...] = ()
    ticket: str = ""
    problem: str = ""
    later: bool = False  # she makes one from the form


@dataclass(frozen=True, slots=True)
class Start:
    """How it went: a session's cookie and the CV, or what must be mended and the ticket of a CV that waits."""

    cookie: str = ""
    resume: ResumeVersion | None = None
    faults: Mapping[str, str] = field(default_factory=dict)
    ticket: str = ""
    file_name: str = ""


def let_in(visitor: Visitor) -> None:
    """Counts one try before anything of it is read. Raises TooMany."""
    rate_limits.spend(STRANGER_RATE, "apply", visitor.address)


def begin(form: Mapping[str, str], given: GivenFile, visitor: Visitor, slug: str) -> Start:
    """Creates the account, keeps the CV and puts it into the draft for a vacancy; or creates nothing and says what to mend.

    Raises:
        TooYoung, TooMany: nothing is kept.
    """
    faults = _faults_of(form)
    document = _document(given, faults)
    name = kept_name(given.name, document.kind.value) if document else ""
    if faults:
        return _mend(given, document, visitor, faults=faults, name=name)
    try:
        cookie = accounts.sign_up_candidate(form, visitor)
    except Invalid as invalid:
        return _mend(given, document, visitor, faults=dict(invalid.faults), name=name)
    resume = _keep(sessions.resolve(cookie), document, name, slug)
    held_uploads.drop(given.ticket)
    return Start(cookie, resume)


def _faults_of(form: Mapping[str, str]) -> dict[str, str]:
    try:
        candidate_sign_up(form)
    except Invalid as invalid:
        return dict(invalid.faults)
    return {}


def _document(given: GivenFile, faults: dict[str, str]) -> CleanDocument | None:
    """New files win over the one that waits."""
    found = None
    try:
        if given.paths:
            found = resumes.inspected(*given.paths)
        elif not given.problem:
            found = held_uploads.held(given.ticket)
    except Invalid as invalid:
        faults |= invalid.faults
    if given.problem:
        faults["file"] = given.problem
    elif found is None and not given.later and "file" not in faults:
        faults["file"] = _("Pilih CV: PDF, DOCX, atau foto. Atau buat CV dari isian.")
    return found


def _mend(given: GivenFile, document: CleanDocument | None, visitor: Visitor, *, faults: dict[str, str], name: str) -> Start:
    """Holds a CV that arrived; one that waits already goes on waiting."""
    if document is None or not given.paths:
        return Start(faults=faults, ticket=given.ticket if document else "", file_name=name)
    held_uploads.drop(given.ticket)
    ticket = held_uploads.hold(document, visitor.address)
    return Start(faults=faults, ticket=ticket, file_name=name if ticket else "")


def _keep(actor: Actor | None, document: CleanDocument | None, name: str, slug: str) -> ResumeVersion | None:
    """What fails here fails after she has her account: she goes on signed in, and chooses the file once more."""
    if actor is None or document is None:
        return None
    with suppress(StorageFault, NotFound):
        resume = resumes.keep(actor, document, name)
        applications.save_draft(actor, slug, resume.id, {})
        return resume
    return None
