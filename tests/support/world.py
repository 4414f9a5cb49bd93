"""A small living world: two companies with everybody in them, staff, and candidates whose every word is a canary. Each verb acts on the product and is noted on paper."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import update
from sqlmodel import Session, col

from tests.support import rows
from tests.support.factors import enrol, shown
from tests.support.market import VISITOR
from tests.support.paper import Firm, Member, Paper, Person, Post, Sent, Ticket
from weimproovi import clock, db
from weimproovi.errors import WeimprooviError
from weimproovi.i18n import format
from weimproovi.ids import new_id
from weimproovi.integrations.storage import new_name
from weimproovi.integrations.storage_keys import new_wrapped_key, store, unwrap
from weimproovi.models import (
    Account,
    Candidate,
    ChoiceAnswer,
    Company,
    CompanyMember,
    ErasedApplication,
    PersonKey,
    Pseudonym,
    Resume,
    ResumePage,
    ResumeText,
    StaffMembership,
    Subscription,
    Vacancy,
    VacancyAssignment,
    VacancyQuestion,
)
from weimproovi.permissions.actor import ANONYMOUS, SYSTEM, Actor
from weimproovi.services import (
    applications,
    company_checks,
    company_leaving,
    consents,
    delivery,
    destruction,
    leaving,
    members,
    pausing,
    pipeline,
    report_desk,
    sessions,
    staff_tickets,
    standing,
    vacancies,
    video_units,
)
from weimproovi.vocabulary import (
    AccountKind,
    CertificateKind,
    ConsentScope,
    EmploymentStatus,
    MemberRole,
    Plan,
    Purpose,
    QuestionKind,
    StaffRole,
    Stage,
)

STAFF = {"support": (StaffRole.SUPPORT,), "officer": (StaffRole.PRIVACY_OFFICER,), "moderator": (StaffRole.MODERATOR,),
    "administrator": (StaffRole.ADMINISTRATOR, StaffRole.FINANCE)}
SPENT = 24  # openings of each first vacancy that went to people who are gone: the free plan holds 25
RUNS = timedelta(days=30)
KEPT = timedelta(days=180)
PLAYED = timedelta(days=90)  # on every plan
COMPLETE = {"city": "Bandung", "province": "Jawa Barat", "salary_min": 4_500_000, "salary_max": 6_000_000, "employment_status": EmploymentStatus.PERMANENT,
    "department": "Bar", "reports_to": "Kepala bar", "duties": "Menyeduh kopi."}  # fmt: skip


def token(kind: str) -> str:
    return f"{kind}{uuid4().hex[:12]}"


class World:
    """`shift` is how far the product's clock has been moved. `give` hears whatever a verb gave back, and to whom."""

    def __init__(self, paper: Paper, give: Callable[[UUID | None, object], None]) -> None:
        self.paper, self.shift, self.give = paper, timedelta(0), give
        self.cookies: dict[UUID, str] = {}
        self.present: dict[UUID, Actor] = {}  # who acts in this step, as of its beginning
        with self.now(), db.transaction(SYSTEM, Purpose.OPERATE) as session:
            for _ in range(2):
                self._found(session)
            for name, roles in STAFF.items():
                account = self._account(session, AccountKind.STAFF, f"{name}-{uuid4().hex}@weimproovi.example")
                rows.put(session, *(StaffMembership(account_id=account.id, role=role, name="Nirmala") for role in roles))
                self.paper.staff[name] = account.id
            for _ in range(2):
                self._join(session)
        with self.now():
            for person in self.paper.people:
                self.confirm(person)
            for person, post in ((0, 0), (1, 0), (1, 2)):  # something to see from the first step on
                self.apply(self.paper.people[person], self.paper.posts[post])
            self.open(self.paper.members[0], self.paper.sent[0])

    # Who acts, and when

    @contextmanager
    def now(self) -> Iterator[None]:
        with clock.moved(self.shift):
            yield

    def accounts(self) -> list[UUID | None]:
        """Every viewer there is; None is a visitor without an account."""
        found: list[UUID | None] = [person.account_id for person in self.paper.people]
        return [*found, *(member.account_id for member in self.paper.members), *self.paper.staff.values(), None]

    def actor(self, account_id: UUID | None) -> Actor:
        """The account's actor as the product makes it now, from a session; whoever may not sign in is a stranger."""
        if account_id is None:
            return ANONYMOUS
        if account_id not in self.present:
            known = sessions.resolve(self.cookies.get(account_id)) or sessions.resolve(self._sign_in(account_id))
            self.present[account_id] = known or ANONYMOUS
        return self.present[account_id]

    def does(self, account_id: UUID | None, verb: Callable[..., Any], *args: Any, note: Callable[[], object] = lambda: None, **more: Any) -> None:
        """Somebody acts. What was allowed is noted, then what comes back is given away."""
        try:
            found = verb(self.actor(account_id), *args, **more)
        except WeimprooviError as refusal:
            self.give(account_id, getattr(refusal, "faults", ""))
        else:
            note()
            self.give(account_id, found)

    # Candidates

    def sign_up(self) -> None:
        if len(self.paper.people) < 4:
            with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
                self._join(session)

    def confirm(self, person: Person) -> None:
        if person.state != "here" or person.confirmed:
            return
        with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
            session.execute(update(Account).where(col(Account.id) == person.account_id).values(email_confirmed_at=clock.now()))
            delivery.deliver_waiting(session, person.account_id)
        person.confirmed = True
        for one in self.paper.sent:
            if one.person is person and not one.ended and not one.withdrawn:
                one.delivered = True

    def apply(self, person: Person, post: Post) -> None:
        written, actor = token("tulis"), self.actor(person.account_id)
        try:
            form = applications.apply_form(actor, post.slug)
            answers = {asked.id: "Ya" if asked.kind == "choice" else written for asked in form.questions}
            applications.save_draft(actor, post.slug, person.resume_id, answers)
            card = applications.send(actor, post.slug)
        except WeimprooviError:
            return
        if any(one.id == card.id for one in self.paper.sent):
            return
        choice, until = token("pilih"), self.closing(post) + KEPT
        with db.transaction(SYSTEM, Purpose.OPERATE) as session:
            session.execute(update(ChoiceAnswer).where(col(ChoiceAnswer.application_id) == UUID(card.id)).values(choice=choice))
        self.paper.sent.append(Sent(card.id, person, post.firm, post, until, written, choice, delivered=person.confirmed))

    def withdraw(self, one: Sent) -> None:
        self.does(one.person.account_id, applications.withdraw, one.id, note=lambda: self._taken_back(one))

    def agree(self, one: Sent) -> None:
        """She lets the company watch her video."""
        actor, scope = self.actor(one.person.account_id), ConsentScope.VIDEO_SHARE
        try:
            shown = consents.ask(actor, scope, one.id).sha256
        except WeimprooviError:
            return
        lasts = clock.now() + PLAYED + timedelta(minutes=1)
        note = lambda: setattr(one, "shared_until", max(lasts, one.shared_until or lasts))  # noqa: E731
        self.does(one.person.account_id, consents.give, scope, one.id, shown=shown, agreed=True, note=note)

    def disagree(self, one: Sent) -> None:
        self.does(one.person.account_id, consents.withdraw, ConsentScope.VIDEO_SHARE, one.id, note=lambda: setattr(one, "shared_until", None))

    def choose(self, person: Person, scope: ConsentScope, *, on: bool) -> None:
        """What she lets the platform do; no company ever learns it."""
        actor = self.actor(person.account_id)
        if on:
            try:
                shown = consents.ask(actor, scope).sha256
            except WeimprooviError:
                return
            self.does(person.account_id, consents.give, scope, shown=shown, agreed=True)
        else:
            self.does(person.account_id, consents.withdraw, scope)

    def pause(self, person: Person, *, on: bool) -> None:
        self.does(person.account_id, pausing.pause if on else pausing.resume, note=lambda: setattr(person, "paused", on))

    def leave(self, person: Person) -> None:
        if person.state == "here":
            with db.transaction(SYSTEM, Purpose.OPERATE) as session:
                leaving.close(session, person.candidate_id, CertificateKind.ACCOUNT_ERASED)
            person.state = "leaving"
            for ticket in self.paper.tickets:
                ticket.closed = ticket.closed or ticket.person is person

    def come_back(self, person: Person) -> None:
        with db.transaction(SYSTEM, Purpose.OPERATE) as session:
            back = leaving.repeat_return(session, person.account_id)
        if back:
            person.state = "here"

    def destroy(self) -> None:
        """Three days pass: whoever leaves is gone."""
        self.shift += timedelta(hours=73)
        with self.now():
            destruction.sweep_leaving()
        for person in self.paper.people:
            person.state = "gone" if person.state == "leaving" else person.state

    # Companies

    def open(self, member: Member, one: Sent) -> None:
        self.does(member.account_id, pipeline.open_application, one.id, note=lambda: self._opened(one))

    def invite(self, member: Member, one: Sent) -> None:
        """One of the month's interviews is reserved for the application."""
        try:
            with db.transaction(actor := self.actor(member.account_id), Purpose.RECRUIT) as session:
                found = pipeline.require_application(session, actor, UUID(one.id))
                one.video_unit = video_units.reserve(session, actor, found)
        except WeimprooviError:
            return

    def move(self, member: Member, one: Sent, stage: Stage) -> None:
        self.does(member.account_id, pipeline.move, one.id, stage)

    def end(self, member: Member, one: Sent) -> None:
        self.does(member.account_id, pipeline.end, one.id, "filled", "Terima kasih.", note=lambda: setattr(one, "ended", True))

    def post(self, firm: Firm) -> None:
        if len(self.paper.posts) < 6 and not firm.left:
            with db.transaction(SYSTEM, Purpose.OPERATE) as session:
                self._posted(session, firm)

    def close(self, member: Member, post: Post) -> None:
        ended = lambda: self._ended(lambda one: one.post is post)  # noqa: E731
        self.does(member.account_id, vacancies.close, str(post.id), "Terima kasih sudah melamar.", note=ended)

    def hold(self, post: Post, *, on: bool) -> None:
        """A moderator pauses the vacancy, or shows it again."""
        self.does(self.paper.staff["moderator"], report_desk.pause if on else report_desk.resume, str(post.id))

    def reviewers_read(self, post: Post, *, on: bool) -> None:
        with db.transaction(SYSTEM, Purpose.OPERATE) as session:
            session.execute(update(Vacancy).where(col(Vacancy.id) == post.id).values(reviewers_see_resume=on))
        post.reviewers_read = on

    def hand_over(self, post: Post, to: Firm) -> None:
        """The vacancy belongs to another company from now on."""
        with db.transaction(SYSTEM, Purpose.OPERATE) as session:
            session.execute(update(Vacancy).where(col(Vacancy.id) == post.id).values(company_id=to.id))
        post.firm = to

    def buy(self, firm: Firm, plan: Plan, lasts: timedelta | None) -> None:
        starts, ends = clock.now(), None if lasts is None else clock.now() + lasts
        with db.transaction(SYSTEM, Purpose.OPERATE) as session:
            rows.put(session, Subscription(company_id=firm.id, plan=plan, starts_at=starts, ends_at=ends))
        firm.periods.append((plan.value, starts, ends))

    def fall(self, firm: Firm) -> None:
        """Every paid period ends now."""
        ends = clock.now()
        with db.transaction(SYSTEM, Purpose.OPERATE) as session:
            session.execute(update(Subscription).where(col(Subscription.company_id) == firm.id).values(ends_at=ends))
        firm.periods = [(plan, starts, ends) for plan, starts, _ in firm.periods]

    def check(self, firm: Firm, *, passed: bool) -> None:
        nib = f"{firm.id.int % 10**13:013d}"
        decided = {"name": firm.name, "nib": nib, "passed": passed, "words": "" if passed else "NIB tidak cocok"}
        self.does(self.paper.staff["moderator"], company_checks.decide, firm.id, note=lambda: self._decided(firm, passed=passed), **decided)

    def shut(self, firm: Firm) -> None:
        """The company leaves; it does not come back."""
        with db.transaction(SYSTEM, Purpose.OPERATE) as session:
            standing.lock_publishing(session, firm.id)
            company_leaving.empty_company(session, session.get_one(Company, firm.id))
        firm.left = True
        self._ended(lambda one: one.firm is firm)
        for member in self.paper.members:
            member.removed = member.removed or member.firm is firm

    def hire(self, firm: Firm, role: MemberRole) -> None:
        if not firm.left and sum(member.firm is firm for member in self.paper.members) < 6:
            with db.transaction(SYSTEM, Purpose.OPERATE) as session:
                self._hired(session, firm, role)

    def dismiss(self, owner: Member, member: Member) -> None:
        if owner is not member:
            self.does(owner.account_id, members.remove, str(member.member_id), note=lambda: setattr(member, "removed", True))

    def promote(self, member: Member, role: MemberRole) -> None:
        with db.transaction(SYSTEM, Purpose.OPERATE) as session:
            session.execute(update(CompanyMember).where(col(CompanyMember.id) == member.member_id).values(role=role))
        member.role = role.value

    def assign(self, owner: Member, member: Member, post: Post, *, on: bool) -> None:
        note = member.works_on.add if on else member.works_on.discard
        self.does(owner.account_id, members.assign, str(post.id), str(member.member_id), on, note=lambda: note(post.id))

    # Staff

    def ticket(self, holder: str, person: Person, groups: tuple[str, ...], hours: int) -> None:
        asked = staff_tickets.TicketAsked(person.words["email"][0], "", groups, "Bantuan mengunggah CV", hours)
        ends, account_id = clock.now() + timedelta(hours=hours, minutes=1), self.paper.staff[holder]
        try:
            opened = staff_tickets.open_ticket(self.actor(account_id), asked)
        except WeimprooviError:
            return
        self.paper.tickets.append(Ticket(opened, account_id, person, groups, ends))

    def close_ticket(self, ticket: Ticket) -> None:
        self.does(ticket.holder, staff_tickets.close, ticket.id, note=lambda: setattr(ticket, "closed", True))

    # What is made

    def closing(self, post: Post) -> Any:
        with db.transaction(SYSTEM, Purpose.OPERATE) as session:
            return session.get_one(Vacancy, post.id).closes_on

    def _ended(self, which: Callable[[Sent], bool]) -> None:
        for one in self.paper.sent:
            one.ended = one.ended or which(one)

    def _opened(self, one: Sent) -> None:
        """The next place within the vacancy, counted on paper; destroyed people keep theirs."""
        if one.ordinal < 0:
            taken = [other.ordinal for other in self.paper.sent if other.post is one.post]
            first = SPENT if one.post is self.paper.posts[0] else 0
            one.ordinal = max([first, *taken]) + 1

    def _taken_back(self, one: Sent) -> None:
        one.withdrawn, one.shared_until = True, None

    def _decided(self, firm: Firm, *, passed: bool) -> None:
        firm.checked = passed
        if not passed:  # applications to what shows end
            self._ended(lambda one: one.post.firm is firm)

    def _sign_in(self, account_id: UUID) -> str:
        with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
            account = session.get(Account, account_id)
            if account is None:
                return ""
            self.cookies[account_id] = cookie = sessions.begin(session, account, VISITOR)
            session.flush()
            shown(session, cookie)
        return cookie

    def _account(self, session: Session, kind: AccountKind, email: str) -> Account:
        made = Account(kind=kind, email=email, email_confirmed_at=None if kind is AccountKind.CANDIDATE else clock.now())
        rows.put(session, made)
        if kind is not AccountKind.CANDIDATE:
            enrol(session, made.id)
        return made

    def _found(self, session: Session) -> None:
        """A checked company with one member of each role and two vacancies, on which all but the owner's work is by assignment."""
        company = rows.company(session, ())
        company.name = f"PT {token('Usaha')}"
        firm = Firm(company.id, company.name, checked=True)
        rows.put(session, company, rows.CompanyCheck(company_id=firm.id, nib=f"{firm.id.int % 10**13:013d}", passed=True, decided_by="Staf"))
        self.paper.firms.append(firm)
        posts = [self._posted(session, firm) for _ in range(2)]
        for role in MemberRole:
            self._hired(session, firm, role, posts[0])
        if len(self.paper.firms) == 1:
            rows.put(session, *(_line(firm, posts[0], ordinal) for ordinal in range(1, SPENT + 1)))

    def _posted(self, session: Session, firm: Firm) -> Post:
        vacancy = rows.vacancy(session, rows.Company(id=firm.id, name="", slug=""))
        for name, value in COMPLETE.items():
            setattr(vacancy, name, value)
        vacancy.closes_on, vacancy.published_at = clock.today() + RUNS, clock.now()
        asked = {"vacancy_id": vacancy.id, "company_id": firm.id}
        rows.put(
            session, vacancy,
            VacancyQuestion(**asked, position=1, kind=QuestionKind.CHOICE, text="Bisa kerja akhir pekan?", options=["Ya", "Tidak"]),
            VacancyQuestion(**asked, position=2, kind=QuestionKind.TEXT, text="Mengapa kopi?"),
        )  # fmt: skip
        self.paper.posts.append(Post(vacancy.id, vacancy.slug, firm))
        return self.paper.posts[-1]

    def _hired(self, session: Session, firm: Firm, role: MemberRole, *posts: Post) -> None:
        account = self._account(session, AccountKind.MEMBER, f"{token('kolega')}@usaha.example")
        made = CompanyMember(company_id=firm.id, account_id=account.id, role=role, name="Wati")
        rows.put(session, made)
        rows.put(session, *(VacancyAssignment(vacancy_id=post.id, company_id=firm.id, member_id=made.id) for post in posts))
        self.paper.members.append(Member(account.id, made.id, firm, role.value, works_on={post.id for post in posts}))

    def _join(self, session: Session) -> None:
        """A candidate with a resume that she sends and a newer one that she sends to nobody."""
        email, phone = f"{token('surel')}@contoh.example", f"+628{uuid4().int % 10**10:010d}"
        account = self._account(session, AccountKind.CANDIDATE, email)
        name, linkedin = token("Nama"), f"https://www.linkedin.com/in/{token('tautan')}"
        made = Candidate(account_id=account.id, full_name=f"{name} Larasati", phone=phone, linkedin_url=linkedin)
        rows.put(session, made)
        key = PersonKey(candidate_id=made.id, wrapped_key=new_wrapped_key())
        rows.put(session, Pseudonym(candidate_id=made.id, subject_id=new_id()), key)
        words = {"name": (name,), "email": (email,), "phone": (phone, phone[1:], format.phone(phone)), "linkedin": (linkedin,)}
        person = Person(account.id, made.id, words)
        for version, prefix in ((1, ""), (2, "unsent_")):
            added = _resume(session, person, key, version, prefix)
            person.resume_id = person.resume_id or str(added)
        self.paper.people.append(person)


def _line(firm: Firm, post: Post, ordinal: int) -> ErasedApplication:
    return ErasedApplication(company_id=firm.id, vacancy_id=post.id, number=1000 + ordinal, submitted_on=clock.today(), stage=Stage.NEW,
        opening_ordinal=ordinal, reason=CertificateKind.ACCOUNT_ERASED)  # fmt: skip


def _resume(session: Session, person: Person, key: PersonKey, version: int, prefix: str) -> UUID:
    """A version whose headline, text, page and file are canaries, the last two really stored."""
    words = {f"{prefix}{kind}": token(kind) for kind in ("headline", "text", "page", "file")}
    person.words |= {kind: (word,) for kind, word in words.items()}
    names, secret = {kind: new_name() for kind in ("page", "file")}, unwrap(key.wrapped_key)
    for kind, name in names.items():
        store().put(name, secret, [words[f"{prefix}{kind}"].encode()])
    made = Resume(candidate_id=person.candidate_id, version=version, kind="pdf", file_name="cv.pdf", headline=words[f"{prefix}headline"], pages=1, size=1,
        sha256=b"x", stored_name=names["file"])  # fmt: skip
    rows.put(session, made)
    rows.put(
        session, ResumeText(resume_id=made.id, candidate_id=person.candidate_id, text=words[f"{prefix}text"]),
        ResumePage(resume_id=made.id, candidate_id=person.candidate_id, number=1, stored_name=names["page"], width=1, height=1),
    )  # fmt: skip
    return made.id
