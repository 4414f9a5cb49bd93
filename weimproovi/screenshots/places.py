"""Which addresses each viewer of the demo market sees: every page of both faces, filled with what the market holds."""

from collections.abc import Callable, Iterator
from uuid import uuid4

from sqlalchemy import select
from sqlmodel import col

from weimproovi import db, routes
from weimproovi.models import Mail
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.public import SearchQuery
from weimproovi.screenshots import interviews
from weimproovi.seeds import SIGN_INS
from weimproovi.services import (
    accounts,
    applications,
    companies,
    consents,
    exports,
    invitations,
    listings,
    pipeline,
    privacy_requests,
    resumes,
    saved_vacancies,
    staff_people,
    staff_tickets,
    vacancies,
)
from weimproovi.services.staff_tickets import TicketAsked
from weimproovi.services.visitor import Visitor
from weimproovi.site import apply
from weimproovi.site.app import READ
from weimproovi.vocabulary import (
    TICKET_GROUPS,
    AccountKind,
    ActorKind,
    ConsentScope,
    MailKind,
    PrivacyRequestKind,
    Purpose,
    StaffRole,
    Stage,
)
from weimproovi.weimproovi import PAGES

NOT_THERE = "/tidak-ada"
FILLED = {"kata": "barista", "lokasi": "Jawa Barat"}
ONLY_SIGNED_IN = (routes.SAVED, routes.REVIEWS, "/berkas/", "/ganti-sandi", "/masuk/kode", "/unduh-data", "/tutup-perusahaan", "/hapus-akun", "/akun-ditutup")
NO_PAGES = (".txt", ".xml", ".json", ".ics")
CHANGES = (routes.NEW_SECOND_FACTOR, routes.RECOVERY_CODES, routes.SECOND_FACTOR_OFF)
PASSWORDS = {person.kind: person.password for person in SIGN_INS}
HERE = Visitor("127.0.0.1", "Chromium")


def of_visitor(_actor: Actor | None) -> Iterator[str]:
    """Everything public, the links that mails carry, and what is not there."""
    yield from (path for path in READ if "{" not in path and not path.startswith(ONLY_SIGNED_IN) and not path.endswith(NO_PAGES))
    yield from (f"{routes.VACANCIES}?kata=tiada&kerja=remote", f"{routes.VACANCIES}?" + "&".join(f"{name}={words}" for name, words in FILLED.items()))
    card = listings.search(SearchQuery()).cards[0]
    yield from (path.format(slug=card.slug) for path in READ if path.startswith(routes.VACANCY) and not path.startswith((f"{routes.APPLY}/", routes.SAVE)))
    accounts.ask_reset(next(person.email for person in SIGN_INS if person.kind is AccountKind.CANDIDATE), HERE)
    yield mailed(MailKind.RESET_PASSWORD)
    staff_people.add(SYSTEM, "Rani", "rani@contoh.example", [StaffRole.SUPPORT.value])
    yield mailed(MailKind.STAFF_ADDED)
    yield from (routes.CONFIRM.format(token="habis"), consents.stop_link(uuid4(), ConsentScope.JOB_ALERT), NOT_THERE)


def of_candidate(actor: Actor | None) -> Iterator[str]:
    """With applications in every stage, one of them being written."""
    person = present(actor)
    mine = applications.mine(person)
    yield from workspace_pages(ActorKind.CANDIDATE, application_id=mine[0].id)
    yield from (routes.HOME, routes.VACANCIES)
    yield routes.MY_APPLICATIONS + "/" + next(card.id for card in mine if not card.active)
    yield from being_written(person)
    yield from interviews.of_candidate(person)
    saved = saved_vacancies.mine(person).cards[0].slug
    newest = resumes.versions(person)[0].id
    yield from (routes.SAVED, routes.SAVE.format(slug=saved), routes.MAKE_RESUME, routes.CHECK_RESUME.format(resume_id=newest))
    privacy_requests.ask(person, PrivacyRequestKind.QUESTION.value, "Sampai kapan perusahaan menyimpan CV saya?")
    exports.ask(person, {"password": PASSWORDS[AccountKind.CANDIDATE]}, HERE)
    yield routes.CHECK_RESUME.format(resume_id=resumes.versions(person)[0].id)
    yield from (routes.EXPORT, routes.UPLOAD_RESUME, routes.MAKE_RESUME, routes.CHANGE_PASSWORD, routes.NEW_SECOND_FACTOR, routes.LEAVE)


def being_written(person: Actor) -> Iterator[str]:
    """The steps of applying, to a vacancy that asks something where there is one."""
    sent = {card.title for card in applications.mine(person)}
    forms = (applications.apply_form(person, card.slug) for card in listings.search(SearchQuery()).cards if card.title not in sent)
    form = next((form for form in forms if form.questions), None)
    if form is None:
        return
    newest = resumes.versions(person)[0]
    applications.save_draft(person, form.slug, newest.id, {question.id: (question.options or ["Ya"])[0] for question in form.questions})
    yield from (path.format(slug=form.slug) for path in (routes.APPLY, apply.PROFILE, apply.QUESTIONS, apply.CHECK))


def of_recruiter(actor: Actor | None) -> Iterator[str]:
    """The owner, who sees the most: vacancies in each state, a pipeline with its sheet, the company."""
    owner = present(actor)
    rows = vacancies.rows(owner)
    busiest = max(rows, key=lambda row: row.total)
    opened = [card.id for stage in Stage for card in pipeline.pipeline(owner, busiest.id, stage).cards if card.name]
    yield from workspace_pages(ActorKind.MEMBER, vacancy_id=busiest.id, application_id=opened[0])
    board = f"{routes.RECRUITER_VACANCIES}/{busiest.id}"
    yield from (f"{board}?tahap=wawancara&lamaran={opened[0]}", f"{board}?tahap=ditarik", routes.COMPANY.format(slug=companies.card(owner).slug))
    yield from (routes.REVIEWS, *interviews.of_company(interviews.invite(owner, "Sukarno")))
    invitations.invite(owner, "Bima", "bima@contoh.example", "recruiter")
    yield mailed(MailKind.MEMBER_INVITED)
    yield from (routes.UPLOAD_PAPER, routes.LEAVE_COMPANY, f"{routes.LEAVE_COMPANY}?pilih=perusahaan", *CHANGES)


def of_staff(actor: Actor | None) -> Iterator[str]:
    """Everybody's desk, with a ticket that is open and a request that waits."""
    staff = present(actor)
    candidate = next(person.email for person in SIGN_INS if person.kind is AccountKind.CANDIDATE)
    groups = [group.value for group in TICKET_GROUPS]
    ticket = staff_tickets.open_ticket(staff, TicketAsked(candidate, "", groups, "Bantuan mengunggah CV", 1))
    waiting = privacy_requests.waiting(staff)
    yield from workspace_pages(ActorKind.STAFF, ticket_id=ticket, request_id=waiting[0].id if waiting else "")


VIEWERS: dict[str, tuple[AccountKind | None, Callable[[Actor | None], Iterator[str]]]] = {
    "visitor": (None, of_visitor),
    "recruiter": (AccountKind.MEMBER, of_recruiter),
    "candidate": (AccountKind.CANDIDATE, of_candidate),  # after the company that invites her to an interview
    "watching": (AccountKind.MEMBER, lambda actor: interviews.of_watching(present(actor))),
    "staff": (AccountKind.STAFF, of_staff),
}


def workspace_pages(kind: ActorKind, **ids: str) -> Iterator[str]:
    """Every workspace page of one kind of user, with ids in its parameters; a page whose ids are not known is left out."""
    for page in PAGES:
        path = page.route
        for name, value in ids.items():
            path = path.replace(f"[{name}]", value) if value else path
        if kind in page.kinds and "[" not in path:
            yield path


def mailed(kind: MailKind) -> str:
    """The link of the newest mail of a kind."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        newest = select(Mail).where(col(Mail.kind) == kind).order_by(col(Mail.id).desc()).limit(1)
        return str(session.execute(newest).scalars().one().values["path"])


def present(actor: Actor | None) -> Actor:
    """Who must be signed in here."""
    if actor is None:
        raise LookupError("nobody is signed in")
    return actor
