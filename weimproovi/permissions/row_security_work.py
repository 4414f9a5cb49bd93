"""Rules of row-level security for the operator's work: checks, reports, tickets, invoices, leaving. `row_security` applies them."""

from collections.abc import Iterator

from sqlalchemy import and_, or_
from sqlmodel import col

from weimproovi.models import (
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
    Invoice,
    InvoiceCounter,
    LeaveRequest,
    LedgerHead,
    LedgerLeaf,
    LedgerNode,
    LedgerWaiting,
    Payment,
    PrivacyRequest,
    RecoveryCode,
    SecondFactor,
    StaffAct,
    StaffTicket,
    SweepRun,
    VacancyPause,
    VacancyReport,
    VideoUnit,
    WithholdingProof,
)
from weimproovi.permissions.row_rules import (
    TableRule,
    kind,
    opened_where,
    own_account,
    own_candidate,
    own_company,
    system,
    visible_application,
)
from weimproovi.permissions.viewer import SETTINGS_VIEWER as VIEWER
from weimproovi.vocabulary import ActorKind, FieldGroup

APPEND_ONLY = (
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
    for hidden in (
        RecoveryCode,
        SecondFactor,
        CompanyKey,
        VacancyReport,
        SweepRun,
        InvoiceCounter,
        FileRemoval,
        Certificate,
    ):
        yield TableRule(hidden, system())
    for sealed in (LedgerWaiting, LedgerLeaf, LedgerNode, LedgerHead):
        yield TableRule(sealed, system())
    yield TableRule(CandidateConsent, or_(system(), own_candidate(CandidateConsent)))
    yield TableRule(VideoUnit, or_(system(), own_company(VideoUnit)))
    yield TableRule(StaffAct, system(), or_(system(), and_(kind(ActorKind.STAFF), own_account(StaffAct))))
    yield TableRule(StaffTicket, or_(system(), own_account(StaffTicket), own_candidate(StaffTicket)), system())
    yield TableRule(PrivacyRequest, or_(system(), own_candidate(PrivacyRequest)))
    yield TableRule(DataExport, or_(system(), own_candidate(DataExport)))
    yield TableRule(LeaveRequest, or_(system(), own_account(LeaveRequest)), system())
    for asked in (CheckRequest, CompanyPaper, CopyRemoval):
        also = own_candidate(CopyRemoval) if asked is CopyRemoval else own_company(asked)
        yield TableRule(asked, or_(system(), own_company(asked), also), or_(system(), own_company(asked)))
    for told in (Invoice, Payment, WithholdingProof, VacancyPause, ErasedApplication):
        yield TableRule(told, or_(system(), own_company(told)), system())


def application_rules() -> Iterator[TableRule]:
    """Tables whose rules refer to applications."""
    opened = opened_where(FieldGroup.IDENTITY, col(Application.id) == col(ApplicationMessage.application_id))
    yield TableRule(
        ApplicationMessage,
        or_(system(), own_candidate(ApplicationMessage), visible_application(ApplicationMessage)),
        or_(system(), and_(col(ApplicationMessage.member_id) == VIEWER.member_id, opened)),
    )
