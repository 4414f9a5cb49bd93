"""Rules of row-level security for the operator's work: checks, reports, tickets, invoices, leaving. `row_security` applies them."""

from collections.abc import Iterator

from sqlalchemy import and_, exists, select
from sqlmodel import col

from weimproovi.models import (
    AcceptedTerms,
    Application,
    ApplicationMessage,
    CandidateConsent,
    Certificate,
    CheckRequest,
    CompanyKey,
    CompanyPaper,
    CopyRemoval,
    DataExport,
    ErasedApplication,
    FileRemoval,
    InterviewKit,
    Invoice,
    InvoiceCounter,
    KitQuestion,
    LeaveRequest,
    LedgerHead,
    LedgerLeaf,
    LedgerNode,
    LedgerWaiting,
    Payment,
    PrivacyRequest,
    RecoveryCode,
    ReviewDigest,
    SavedVacancy,
    Scorecard,
    ScorecardDraft,
    ScorecardSending,
    SecondFactor,
    StaffAct,
    StaffTicket,
    SweepRun,
    VacancyAttribute,
    VacancyPause,
    VacancyReport,
    VideoAnswer,
    VideoBookmark,
    VideoFile,
    VideoInterview,
    VideoKey,
    VideoPart,
    VideoUnit,
    VideoViewing,
    WithholdingProof,
)
from weimproovi.permissions.row_rules import (
    Rule,
    TableRule,
    accounts,
    candidates,
    companys,
    opened_where,
    opens,
    visible,
)
from weimproovi.permissions.viewer import SETTINGS_VIEWER as VIEWER
from weimproovi.vocabulary import AnswerState, FieldGroup, Resource

APPEND_ONLY = (
    AcceptedTerms,
    StaffAct,
    Payment,
    WithholdingProof,
    Certificate,
    ApplicationMessage,
    CandidateConsent,
    ScorecardSending,
    Scorecard,
    LedgerLeaf,
    LedgerNode,
    LedgerHead,
)


def ground_rules() -> Iterator[TableRule]:
    """Tables whose rules refer to no other table."""
    for secret in (RecoveryCode, SecondFactor):
        yield TableRule(secret, Resource.ACCOUNT, {})
    for machines in (VacancyReport, SweepRun, InvoiceCounter, FileRemoval, Certificate):
        yield TableRule(machines, Resource.OPERATION, {})
    yield TableRule(CompanyKey, Resource.COMPANY_RECORD, {})
    for sealed in (LedgerWaiting, LedgerLeaf, LedgerNode, LedgerHead):
        yield TableRule(sealed, Resource.LEDGER, {})
    yield TableRule(CandidateConsent, Resource.CONSENT, candidates(CandidateConsent))
    yield TableRule(VideoUnit, Resource.COMPANY_RECORD, companys(VideoUnit) | candidates(VideoUnit))
    yield TableRule(StaffAct, Resource.OPERATION, {}, accounts(StaffAct))
    yield TableRule(StaffTicket, Resource.OPERATION, accounts(StaffTicket) | candidates(StaffTicket), {})
    yield TableRule(PrivacyRequest, Resource.PROFILE, candidates(PrivacyRequest))
    yield TableRule(SavedVacancy, Resource.PROFILE, candidates(SavedVacancy))
    yield TableRule(AcceptedTerms, Resource.ACCOUNT, accounts(AcceptedTerms), {})
    yield TableRule(DataExport, Resource.EXPORT, candidates(DataExport))
    yield TableRule(LeaveRequest, Resource.ACCOUNT, accounts(LeaveRequest), {})
    for asked in (CheckRequest, CompanyPaper):
        yield TableRule(asked, Resource.COMPANY_RECORD, companys(asked))
    yield TableRule(CopyRemoval, Resource.COMPANY_RECORD, companys(CopyRemoval) | candidates(CopyRemoval), companys(CopyRemoval))
    for told in (Invoice, Payment, WithholdingProof, ErasedApplication):
        yield TableRule(told, Resource.COMPANY_RECORD, companys(told), {})
    yield TableRule(ReviewDigest, Resource.COMPANY_RECORD, companys(ReviewDigest))
    yield TableRule(VacancyPause, Resource.VACANCY, companys(VacancyPause), {})
    for kit in (InterviewKit, KitQuestion, VacancyAttribute):
        yield TableRule(kit, Resource.VACANCY, companys(kit))
    yield TableRule(VideoPart, Resource.VIDEO, candidates(VideoPart))
    yield TableRule(VideoViewing, Resource.LEDGER, candidates(VideoViewing) | companys(VideoViewing), companys(VideoViewing))


def application_rules() -> Iterator[TableRule]:
    """Tables whose rules refer to applications."""
    opened = opened_where(FieldGroup.IDENTITY, col(Application.id) == col(ApplicationMessage.application_id))
    seen = opens(visible(ApplicationMessage, "application_id", Application), FieldGroup.EXISTENCE)
    yield TableRule(
        ApplicationMessage,
        Resource.APPLICATION,
        candidates(ApplicationMessage) | seen,
        {},
        also_adds=and_(col(ApplicationMessage.member_id) == VIEWER.member_id, opened),
    )
    invited = opens(visible(VideoInterview, "application_id", Application), FieldGroup.EXISTENCE)
    yield TableRule(VideoInterview, Resource.APPLICATION, candidates(VideoInterview) | invited, invited)
    yield from _video_rules()
    yield from _card_rules()


def _video_rules() -> Iterator[TableRule]:
    """A company reaches what is ready of an interview that is shared with it, and writes none of it (U6)."""
    opened = opened_where(FieldGroup.VIDEO, col(Application.id) == col(VideoAnswer.application_id))
    ready = opens(and_(col(VideoAnswer.state) == AnswerState.READY.value, opened), FieldGroup.VIDEO)
    yield TableRule(VideoAnswer, Resource.VIDEO, candidates(VideoAnswer) | ready, candidates(VideoAnswer))
    for table, writers in ((VideoKey, candidates(VideoKey)), (VideoFile, {})):
        watched = opens(visible(table, "answer_id", VideoAnswer), FieldGroup.VIDEO)
        yield TableRule(table, Resource.VIDEO, candidates(table) | watched, writers)
    hers = and_(col(VideoBookmark.member_id) == VIEWER.member_id, visible(VideoBookmark, "answer_id", VideoAnswer))
    yield TableRule(VideoBookmark, Resource.VIDEO, opens(hers, FieldGroup.VIDEO))


def _card_rules() -> Iterator[TableRule]:
    """A member writes her own cards of applications that are opened to her. What others sent she reads once she has sent; drafts are their author's alone."""
    for table in (ScorecardSending, ScorecardDraft, Scorecard):
        hers, known = col(table.member_id) == VIEWER.member_id, visible(table, "application_id", Application)
        opened = opened_where(FieldGroup.IDENTITY, col(Application.id) == col(table.application_id))
        compared = {"compared": and_(known, _has_sent())} if table is Scorecard else {}
        yield TableRule(table, Resource.SCORECARD, candidates(table) | {"written": and_(hers, known)} | compared, {"written": and_(hers, opened)})


def _has_sent() -> Rule:
    """She sent a card of the same application. The row is hers, so its own rule shows it."""
    of_hers = (col(ScorecardSending.application_id) == col(Scorecard.application_id), col(ScorecardSending.member_id) == VIEWER.member_id)
    return exists(select(col(ScorecardSending.id)).where(*of_hers))
