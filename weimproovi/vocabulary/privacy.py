"""Words of the policy: purposes, field groups, consents, clauses, reasons."""

from enum import StrEnum

CONTROLLER = "PT Ahli Karya Improovi Teknologi"  # P0
CONTACT = "nadilasetiabudiarto@smplhr.com"  # K1

class Purpose(StrEnum):
    """Why somebody reads or writes. Every transaction names one."""

    BROWSE = "browse"  # public vacancies
    AUTHENTICATE = "authenticate"  # accounts, sessions, confirmation links
    SELF = "self"  # a person's own rows
    RECRUIT = "recruit"  # a company's members with its applications
    ADMINISTER = "administer"  # a company's own card, members, vacancies, plan
    OPERATE = "operate"  # the operator's sweeps and staff work
    SUPPORT = "support"  # staff with a ticket that names a person, fields and an end


class Plan(StrEnum):
    FREE = "free"
    GROWTH = "growth"
    BUSINESS = "business"


class FieldGroup(StrEnum):
    EXISTENCE = "existence"
    ANSWERS = "answers"
    IDENTITY = "identity"
    CONTACT = "contact"
    LINKEDIN = "linkedin"
    RESUME = "resume"
    RESUME_FILE = "resume_file"
    VERIFIED = "verified"
    VIDEO = "video"
    NOTES = "notes"


TICKET_GROUPS = (FieldGroup.IDENTITY, FieldGroup.CONTACT, FieldGroup.LINKEDIN, FieldGroup.RESUME, FieldGroup.ANSWERS)  # what a ticket may open


class ConsentState(StrEnum):
    """W3C Data Privacy Vocabulary 2, consent states."""

    UNKNOWN = "ConsentUnknown"
    REQUESTED = "ConsentRequested"
    DEFERRED = "ConsentRequestDeferred"
    GIVEN = "ConsentGiven"
    RENEWED = "RenewedConsentGiven"
    REFUSED = "ConsentRefused"
    WITHDRAWN = "ConsentWithdrawn"
    EXPIRED = "ConsentExpired"
    INVALIDATED = "ConsentInvalidated"


LIVE_CONSENTS = (ConsentState.GIVEN, ConsentState.RENEWED)  # every other state refuses


class ConsentScope(StrEnum):
    """What one consent is for. Each scope has one purpose."""

    COMPANY_CARD = "company_card"
    COMPANY_RECORDS = "company_records"  # kept by the operator's service providers
    JOB_ALERT = "job_alert"  # a candidate's, as all that follow; the first three for the platform
    MARKETING = "marketing"
    MATCHING = "matching"
    VIDEO_RECORD = "video_record"  # these two for one application
    VIDEO_SHARE = "video_share"


PLATFORM_SCOPES = (ConsentScope.JOB_ALERT, ConsentScope.MARKETING, ConsentScope.MATCHING)
VIDEO_SCOPES = (ConsentScope.VIDEO_RECORD, ConsentScope.VIDEO_SHARE)


class ConsentPurpose(StrEnum):
    """What for, in the words of the policy. A consent for one never serves another (S1)."""

    PUBLISHING = "publishing"  # a company's card (S5)
    SERVICE_PROVIDING = "service_providing"  # S2
    JOB_ALERTS = "job_alerts"  # U2
    MARKETING = "marketing"  # U3
    MATCHING = "matching"  # U1
    RECORDING = "recording"  # C3
    RECRUITING = "recruiting"  # U6


class Resource(StrEnum):
    """What somebody may reach."""

    PROFILE = "profile"
    APPLICATION = "application"
    RESUME = "resume"
    VIDEO = "video"
    SCORECARD = "scorecard"  # what a company's people think of an application
    CONSENT = "consent"
    COMPANY_CARD = "company_card"
    VACANCY = "vacancy"
    AGGREGATE = "aggregate"
    LEDGER = "ledger"
    EXPORT = "export"
    ACCOUNT = "account"  # what somebody signs in with
    COMPANY_RECORD = "company_record"  # a company's people, checks, plan, invoices, its own acts
    NOTICE = "notice"  # letters and notices to one person
    OPERATION = "operation"  # the operator's own work


class Obligation(StrEnum):
    """What showing something obliges whoever shows it to."""

    LEDGER_ROW = "ledger_row"  # in the transaction of the read: `permissions.disclosures`
    NO_STORE = "no_store"  # by any cache on the way: `http.headers`


class PrivacyRequestKind(StrEnum):
    """Rights that somebody asks us for in words (UU PDP arts. 5-13); erasure, pause and a copy are buttons."""

    ACCESS = "access"
    CORRECTION = "correction"
    RESTRICTION = "restriction"
    OBJECTION = "objection"
    QUESTION = "question"


class CertificateKind(StrEnum):
    """What was destroyed, as a row that stays."""

    ACCOUNT_ERASED = "account_erased"
    APPLICATION_EXPIRED = "application_expired"
    ACCOUNT_UNUSED = "account_unused"
    MEMBER_LEFT = "member_left"
    COMPANY_LEFT = "company_left"


class ExportState(StrEnum):
    ASKED = "asked"
    READY = "ready"
    FAILED = "failed"


class JournalKind(StrEnum):
    """Facts that are also kept apart from the database, so that restoring an older backup repeats them."""

    PERSON_ERASED = "person_erased"  # subject: the pseudonym
    APPLICATION_WITHDRAWN = "application_withdrawn"
    APPLICATION_REMOVED = "application_removed"
    LEAVING_ASKED = "leaving_asked"  # subject: the candidate, as in the next three
    LEAVING_CANCELLED = "leaving_cancelled"
    PAUSED = "paused"
    RESUMED = "resumed"
    CONSENT_WITHDRAWN = "consent_withdrawn"  # subject: the company
    CANDIDATE_CONSENT_ENDED = "candidate_consent_ended"  # subject: the row that had given it; the candidate, where it was on from the beginning
    VIDEO_REMOVED = "video_removed"  # subject: the answer
    COMPANY_LEFT = "company_left"
    COMPANY_FAILED = "company_failed"
    MEMBER_LEFT = "member_left"
    MEMBER_REMOVED = "member_removed"
    STAFF_ENDED = "staff_ended"  # subject: the account


class DisclosureKind(StrEnum):
    LIST = "list"
    SHEET = "sheet"
    PAGE = "page"  # one resume page image
    FILE = "file"  # a download
    VIDEO = "video"  # an answer of an interview, played
    REFUSED = "refused"
    TICKET = "ticket"  # staff were allowed to look, for a reason and until a moment


class Clause(StrEnum):
    """Ids of the promises in the privacy policy."""

    P0 = "P0"
    C1 = "C1"
    C2 = "C2"
    C3 = "C3"
    C4 = "C4"
    C5 = "C5"
    C6 = "C6"
    U1 = "U1"
    U2 = "U2"
    U3 = "U3"
    U4 = "U4"
    U5 = "U5"
    U6 = "U6"
    U7 = "U7"
    U8 = "U8"
    U9 = "U9"
    S1 = "S1"
    S2 = "S2"
    S3 = "S3"
    S4 = "S4"
    S5 = "S5"
    S6 = "S6"
    D1 = "D1"
    D2 = "D2"
    N1 = "N1"
    N2 = "N2"
    K1 = "K1"


class Reason(StrEnum):
    """Why a field group is closed, in the order of the decision (privacy.md)."""

    NOT_FOUND = "not_found"
    ERASED = "erased"
    PAUSED = "paused"
    OTHER_COMPANY = "other_company"
    COMPANY_NOT_CHECKED = "company_not_checked"
    SESSION_TOO_WEAK = "session_too_weak"
    PURPOSE_NOT_SERVED = "purpose_not_served"
    NOT_ASSIGNED = "not_assigned"
    NOT_APPLIED = "not_applied"
    NOT_DELIVERED = "not_delivered"
    WITHDRAWN = "withdrawn"
    PERIOD_OVER = "period_over"
    NO_CONSENT = "no_consent"  # never told to a company
    NOT_OPENED = "not_opened"
    SEAT_LOCKED = "seat_locked"
    PLAN_LACKS_GROUP = "plan_lacks_group"
    QUOTA_SPENT = "quota_spent"
    VIDEOS_SPENT = "videos_spent"


PLAN_REASONS = frozenset({Reason.SEAT_LOCKED, Reason.PLAN_LACKS_GROUP, Reason.QUOTA_SPENT, Reason.VIDEOS_SPENT})  # a lock of the company's own, no attempt on anybody
