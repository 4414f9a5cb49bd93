"""The second wall: row-level security generated from the same conditions, and the privileges of the application role.

A table's rules refer only to tables before it in `rules()`, so that no policy walks in a circle. Applied after every migration.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, literal_column, or_, select
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
    ResumeDraft,
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
from weimproovi.permissions.expressions import Sql
from weimproovi.permissions.row_rules import (
    Rule,
    Table,
    TableRule,
    accounts,
    application_where,
    candidates,
    companys,
    kind,
    names,
    opened_where,
    opens,
    signed_in,
    visible,
)
from weimproovi.permissions.scopes import row_is_open
from weimproovi.permissions.tickets import ticketed
from weimproovi.permissions.viewer import SETTINGS_VIEWER as VIEWER
from weimproovi.vocabulary import TICKET_GROUPS, ActorKind, FieldGroup, Resource, VacancyState

APPLICATION_ROLE = "weimproovi_app"
OWNER_ROLE = "weimproovi_owner"
WITNESS_ROLE = "weimproovi_witness"
APPEND_ONLY = (
    Disclosure,
    DisclosurePerson,
    Pseudonym,  # another one in its place would hide every look from its person
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
        yield TableRule(hidden, Resource.ACCOUNT, {})
    yield TableRule(SignInSession, Resource.ACCOUNT, accounts(SignInSession))
    yield TableRule(StaffMembership, Resource.OPERATION, accounts(StaffMembership))
    yield TableRule(CompanyMember, Resource.COMPANY_RECORD, accounts(CompanyMember) | companys(CompanyMember))
    for kept in (Invitation, VacancyAssignment):
        yield TableRule(kept, Resource.COMPANY_RECORD, companys(kept))
    yield TableRule(ConsentEvent, Resource.CONSENT, companys(ConsentEvent))
    for decided in (CompanyCheck, Subscription):
        yield TableRule(decided, Resource.COMPANY_RECORD, companys(decided), {})
    yield TableRule(Opening, Resource.COMPANY_RECORD, companys(Opening) | candidates(Opening), companys(Opening))
    yield TableRule(ApplicationDraft, Resource.APPLICATION, candidates(ApplicationDraft))
    yield TableRule(ResumeDraft, Resource.RESUME, candidates(ResumeDraft))
    yield TableRule(Mail, Resource.NOTICE, {}, {}, also_adds=signed_in())
    addressed = accounts(Notification) | candidates(Notification)
    yield TableRule(Notification, Resource.NOTICE, addressed, {}, also_adds=signed_in())


def _application_rules() -> Iterator[TableRule]:
    written = candidates(Application) | opens(row_is_open(FieldGroup.EXISTENCE), FieldGroup.EXISTENCE)
    yield TableRule(
        Application, Resource.APPLICATION, written | _named(col(Application.candidate_id), FieldGroup.ANSWERS), written
    )
    yield TableRule(
        Vacancy,
        Resource.VACANCY,
        companys(Vacancy)
        | {"published": col(Vacancy.state) == VacancyState.PUBLISHED.value, "applied": _applied(col(Application.vacancy_id) == col(Vacancy.id))}
        | names(visible(Vacancy, "id", Application, "vacancy_id"), FieldGroup.ANSWERS),
        companys(Vacancy),
    )
    asked = visible(VacancyQuestion, "vacancy_id", Vacancy)
    yield TableRule(VacancyQuestion, Resource.VACANCY, {}, companys(VacancyQuestion), also=asked)
    employer, own = visible(Company, "id", Vacancy, "company_id"), companys(Company, "id")
    asked_of = _applied(col(Application.company_id) == col(Company.id))  # whom she applied to, wherever the vacancy is now
    seen_by = own | {"published": employer, "applied": asked_of} | names(employer, FieldGroup.ANSWERS)
    yield TableRule(Company, Resource.COMPANY_CARD, seen_by, own)
    for fact in (StageChange, Withdrawal, Rejection, ChoiceAnswer):
        seen = visible(fact, "application_id", Application)
        yield TableRule(fact, Resource.APPLICATION, candidates(fact) | opens(seen, FieldGroup.EXISTENCE))


def _applied(there: ColumnElement[bool]) -> Rule:
    return exists(select(col(Application.id)).where(there, col(Application.candidate_id) == VIEWER.candidate_id))


def _person_rules() -> Iterator[TableRule]:
    own = candidates(Candidate, "id")
    shown = opened_where(FieldGroup.IDENTITY, col(Application.candidate_id) == col(Candidate.id))
    named = _named(col(Candidate.id), FieldGroup.IDENTITY, FieldGroup.CONTACT, FieldGroup.LINKEDIN)
    yield TableRule(Candidate, Resource.PROFILE, own | opens(shown, FieldGroup.IDENTITY) | named, own)
    answered = opened_where(FieldGroup.IDENTITY, col(Application.id) == col(WrittenAnswer.application_id))
    own = candidates(WrittenAnswer)
    yield TableRule(WrittenAnswer, Resource.APPLICATION, own | opens(answered, FieldGroup.IDENTITY), own)
    used = opened_where(FieldGroup.RESUME, col(Application.resume_id) == col(Resume.id))
    yield _paper_rule(Resume, used)
    yield _paper_rule(PersonKey, application_where(PersonKey, FieldGroup.RESUME))
    own = candidates(ResumePage)
    yield TableRule(ResumePage, Resource.RESUME, own, own, also=visible(ResumePage, "resume_id", Resume))
    yield TableRule(ResumeText, Resource.RESUME, candidates(ResumeText))
    own = candidates(Pseudonym)
    applied = opens(visible(Pseudonym, "candidate_id", Application, "candidate_id"), FieldGroup.EXISTENCE)
    yield TableRule(Pseudonym, Resource.LEDGER, own | applied | _named(col(Pseudonym.candidate_id), *TICKET_GROUPS), own)
    yield _account_rule()


def _paper_rule(table: Any, shown: Rule) -> TableRule:
    own, named = candidates(table), _named(col(table.candidate_id), FieldGroup.RESUME)
    return TableRule(table, Resource.RESUME, own | opens(shown, FieldGroup.RESUME) | named, own)


def _named(candidate_id: Sql, *groups: FieldGroup) -> dict[str, Sql]:
    """The facts that a live ticket of the viewer names this person, group by group."""
    return {name: rule for group in groups for name, rule in names(ticketed(candidate_id, group), group).items()}


def _account_rule() -> TableRule:
    """A ticket for a person's name shows her row, but not her address: that is another group."""
    hers = select(col(Candidate.id)).where(col(Candidate.account_id) == col(Account.id))
    asked_for = exists(hers.where(ticketed(col(Candidate.id), FieldGroup.CONTACT)))
    own = accounts(Account, "id")
    colleague: dict[str, Sql] = {"colleague": visible(Account, "id", CompanyMember, "account_id")}
    others = colleague | opens(exists(hers), FieldGroup.IDENTITY) | names(asked_for, FieldGroup.CONTACT)
    return TableRule(Account, Resource.ACCOUNT, own | others, own)


def _ledger_rules() -> Iterator[TableRule]:
    about_me = visible(DisclosurePerson, "subject_id", Pseudonym, "subject_id")
    noted = and_(kind(ActorKind.STAFF), col(DisclosurePerson.company_id).is_(None), about_me)
    own = companys(DisclosurePerson)
    yield TableRule(DisclosurePerson, Resource.LEDGER, own | {"about_me": about_me}, own, also_adds=noted)
    named = visible(Disclosure, "id", DisclosurePerson, "disclosure_id")
    yield TableRule(
        Disclosure, Resource.LEDGER, companys(Disclosure) | {"about_me": named}, {}, also_adds=_own_account_of_viewer()
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
    writes = policy_text(rule.table, rule.writes)
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
