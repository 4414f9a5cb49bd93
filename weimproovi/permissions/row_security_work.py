"""Rules of row-level security for the operator's work: checks, reports, tickets, invoices, leaving. `row_security` applies them."""

from collections.abc import Iterator

from sqlalchemy import and_
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
    SecondFactor,
    StaffAct,
    StaffTicket,
    SweepRun,
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
    for kit in (InterviewKit, KitQuestion):
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
