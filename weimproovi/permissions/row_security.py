"""The second wall: row-level security generated from the same conditions, and the privileges of the application role.

A table's rules refer only to tables before it in `rules()`, so that no policy walks in a circle. Applied after every migration.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, and_, exists, literal_column, or_, select
from sqlalchemy.dialects import postgresql
from sqlmodel import SQLModel, col

from weimproovi.models import (
    Account,
    Application,
    ApplicationDraft,
    Candidate,
    ChoiceAnswer,
    Company,
    CompanyCheck,
    CompanyMember,
    ConsentEvent,
    Credential,
    Disclosure,
    DisclosurePerson,
    Invitation,
    Mail,
    MailLink,
    Notification,
    Opening,
    PersonKey,
    Pseudonym,
    Rejection,
    Resume,
    ResumePage,
    ResumeText,
    SignInSession,
    StaffMembership,
    StageChange,
    Subscription,
    Vacancy,
    VacancyAssignment,
    VacancyQuestion,
    Withdrawal,
    WrittenAnswer,
)
from weimproovi.permissions import acting, erasing, row_security_work
from weimproovi.permissions.row_rules import (
    Rule,
    Table,
    TableRule,
    application_where,
    kind,
    opened_where,
    own_account,
    own_candidate,
    own_company,
    signed_in,
    system,
    visible,
    visible_application,
)
from weimproovi.permissions.scopes import row_is_open
from weimproovi.permissions.tickets import ticketed
from weimproovi.permissions.viewer import SETTINGS_VIEWER as VIEWER
from weimproovi.vocabulary import TICKET_GROUPS, ActorKind, FieldGroup, VacancyState

APPLICATION_ROLE = "weimproovi_app"
OWNER_ROLE = "weimproovi_owner"
WITNESS_ROLE = "weimproovi_witness"
APPEND_ONLY = (
    Disclosure,
    DisclosurePerson,
    ConsentEvent,
    StageChange,
    Opening,
    Withdrawal,
    Rejection,
    *row_security_work.APPEND_ONLY,
)


def rules() -> list[TableRule]:
    """The rule of every protected table, from the ones that refer to nothing upwards."""
    return [
        *_ground_rules(),
        *row_security_work.ground_rules(),
        *_application_rules(),
        *row_security_work.application_rules(),
        *_person_rules(),
        *_ledger_rules(),
    ]


def _ground_rules() -> Iterator[TableRule]:
    """Tables whose rules refer to no other table."""
    for hidden in (Credential, MailLink):
        yield TableRule(hidden, system())
    for owned in (SignInSession, StaffMembership):
        yield TableRule(owned, or_(system(), own_account(owned)))
    yield TableRule(CompanyMember, or_(system(), own_account(CompanyMember), own_company(CompanyMember)))
    for kept in (Invitation, ConsentEvent, VacancyAssignment):
        yield TableRule(kept, or_(system(), own_company(kept)))
    for decided in (CompanyCheck, Subscription):
        yield TableRule(decided, or_(system(), own_company(decided)), system())
    yield TableRule(
        Opening, or_(system(), own_company(Opening), own_candidate(Opening)), or_(system(), own_company(Opening))
    )
    yield TableRule(ApplicationDraft, or_(system(), own_candidate(ApplicationDraft)))
    yield TableRule(Mail, or_(system(), kind(ActorKind.STAFF)), signed_in())
    mine = or_(own_account(Notification), own_candidate(Notification))
    yield TableRule(Notification, or_(system(), mine), signed_in())


def _application_rules() -> Iterator[TableRule]:
    existing = row_is_open(FieldGroup.EXISTENCE)
    asked_for = ticketed(col(Application.candidate_id), FieldGroup.ANSWERS)
    yield TableRule(
        Application,
        or_(system(), own_candidate(Application), existing, asked_for),
        or_(system(), own_candidate(Application), existing),
    )
    published = and_(kind(ActorKind.CANDIDATE), col(Vacancy.state) == VacancyState.PUBLISHED.value)
    applied = exists(
        select(col(Application.id)).where(
            col(Application.vacancy_id) == col(Vacancy.id),
            col(Application.candidate_id) == VIEWER.candidate_id,
        )
    )
    ticket = and_(kind(ActorKind.STAFF), visible(Vacancy, "id", Application, "vacancy_id"))
    yield TableRule(
        Vacancy,
        or_(system(), own_company(Vacancy), published, and_(kind(ActorKind.CANDIDATE), applied), ticket),
        or_(system(), own_company(Vacancy)),
    )
    asked = visible(VacancyQuestion, "vacancy_id", Vacancy)
    yield TableRule(VacancyQuestion, asked, or_(system(), own_company(VacancyQuestion)))
    employer = and_(
        or_(kind(ActorKind.CANDIDATE), kind(ActorKind.STAFF)), visible(Company, "id", Vacancy, "company_id")
    )
    own = col(Company.id) == VIEWER.company_id
    yield TableRule(Company, or_(system(), own, employer), or_(system(), own))
    for fact in (StageChange, Withdrawal, Rejection, ChoiceAnswer):
        yield TableRule(fact, or_(system(), own_candidate(fact), visible_application(fact)))


def _person_rules() -> Iterator[TableRule]:
    mine = col(Candidate.id) == VIEWER.candidate_id
    shown = opened_where(FieldGroup.IDENTITY, col(Application.candidate_id) == col(Candidate.id))
    named = ticketed(col(Candidate.id), FieldGroup.IDENTITY, FieldGroup.CONTACT, FieldGroup.LINKEDIN)
    yield TableRule(Candidate, or_(system(), mine, shown, named), or_(system(), mine))
    known = and_(kind(ActorKind.MEMBER), visible(WrittenAnswer, "candidate_id", Candidate))
    yield TableRule(
        WrittenAnswer,
        or_(system(), own_candidate(WrittenAnswer), known),
        or_(system(), own_candidate(WrittenAnswer)),
    )
    own_resume = or_(system(), own_candidate(Resume))
    used = opened_where(FieldGroup.RESUME, col(Application.resume_id) == col(Resume.id))
    yield TableRule(Resume, or_(own_resume, used, ticketed(col(Resume.candidate_id), FieldGroup.RESUME)), own_resume)
    own_page = or_(system(), own_candidate(ResumePage))
    yield TableRule(ResumePage, or_(own_page, visible(ResumePage, "resume_id", Resume)), own_page)
    yield TableRule(ResumeText, or_(system(), own_candidate(ResumeText)))
    own_key = or_(system(), own_candidate(PersonKey))
    shown_key = application_where(PersonKey, FieldGroup.RESUME)
    asked_key = ticketed(col(PersonKey.candidate_id), FieldGroup.RESUME)
    yield TableRule(PersonKey, or_(own_key, shown_key, asked_key), own_key)
    own_name = or_(system(), own_candidate(Pseudonym))
    applied = visible(Pseudonym, "candidate_id", Application, "candidate_id")
    asked_name = ticketed(col(Pseudonym.candidate_id), *TICKET_GROUPS)
    yield TableRule(Pseudonym, or_(own_name, applied, asked_name), own_name)
    yield _account_rule()


def _account_rule() -> TableRule:
    """A ticket for a person's name shows her row, but not her address: that is another group."""
    own = or_(system(), col(Account.id) == VIEWER.account_id)
    colleague = visible(Account, "id", CompanyMember, "account_id")
    reachable = or_(kind(ActorKind.MEMBER), ticketed(col(Candidate.id), FieldGroup.CONTACT))
    person = exists(select(col(Candidate.id)).where(col(Candidate.account_id) == col(Account.id), reachable))
    return TableRule(Account, or_(own, colleague, person), own)


def _ledger_rules() -> Iterator[TableRule]:
    about_me = visible(DisclosurePerson, "subject_id", Pseudonym, "subject_id")
    noted = and_(kind(ActorKind.STAFF), col(DisclosurePerson.company_id).is_(None), about_me)
    yield TableRule(
        DisclosurePerson,
        or_(system(), own_company(DisclosurePerson), and_(kind(ActorKind.CANDIDATE), about_me)),
        or_(system(), own_company(DisclosurePerson), noted),
    )
    named = visible(Disclosure, "id", DisclosurePerson, "disclosure_id")
    yield TableRule(
        Disclosure,
        or_(system(), own_company(Disclosure), and_(kind(ActorKind.CANDIDATE), named)),
        or_(system(), _own_account_of_viewer()),
    )


def _own_account_of_viewer() -> Rule:
    looking = or_(kind(ActorKind.MEMBER), kind(ActorKind.STAFF))
    return and_(looking, col(Disclosure.viewer_account_id) == VIEWER.account_id)


def policy_text(table: Table, condition: Rule) -> str:
    """A condition as the text of a policy: what follows WHERE when it is compiled inside its own table (postgres.md 6)."""
    query: Select[Any] = select(literal_column("1")).select_from(table).where(condition)
    compiled = str(query.compile(dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True}))  # type: ignore[no-untyped-call]
    return compiled.split("WHERE", 1)[1].strip().replace("%%", "%")


def statements() -> Iterator[str]:
    """SQL that brings privileges and policies to what the rules say. Safe to run again."""
    for name in SQLModel.metadata.tables:
        yield f'GRANT SELECT, INSERT, UPDATE, DELETE ON "{name}" TO {APPLICATION_ROLE}'
    for table in APPEND_ONLY:
        yield f'REVOKE UPDATE, DELETE, TRUNCATE ON "{table.__tablename__}" FROM {APPLICATION_ROLE}'
    for rule in rules():
        yield from _protect(rule)
    yield from acting.statements(APPLICATION_ROLE)
    yield from erasing.statements(APPLICATION_ROLE)


def _protect(rule: TableRule) -> Iterator[str]:
    table = f'"{rule.name}"'
    reads = policy_text(rule.table, rule.reads)
    writes = reads if rule.writes is None else policy_text(rule.table, rule.writes)
    yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
    for name, words in policies_of(reads, writes):
        yield f"DROP POLICY IF EXISTS {name} ON {table}"
        yield f"CREATE POLICY {name} ON {table} {words}"


def policies_of(reads: str, writes: str) -> Iterator[tuple[str, str]]:
    """Name and definition of each policy of a table."""
    yield "owner_maintains", f"FOR ALL TO {OWNER_ROLE} USING (true) WITH CHECK (true)"
    yield "witness_reads", f"FOR SELECT TO {WITNESS_ROLE} USING (true)"
    yield "reads", f"FOR SELECT TO {APPLICATION_ROLE} USING ({reads})"
    yield "adds", f"FOR INSERT TO {APPLICATION_ROLE} WITH CHECK ({writes})"
    yield "changes", f"FOR UPDATE TO {APPLICATION_ROLE} USING ({reads}) WITH CHECK ({writes})"
    yield "removes", f"FOR DELETE TO {APPLICATION_ROLE} USING ({writes})"
