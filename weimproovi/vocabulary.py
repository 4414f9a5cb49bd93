"""The product's words as enums. Values are what the database stores; screen words come from `i18n.words`."""

from enum import StrEnum


class AccountKind(StrEnum):
    CANDIDATE = "candidate"
    MEMBER = "member"
    STAFF = "staff"


class ActorKind(StrEnum):
    ANONYMOUS = "anonymous"
    CANDIDATE = "candidate"
    MEMBER = "member"
    STAFF = "staff"
    SYSTEM = "system"


class MemberRole(StrEnum):
    OWNER = "owner"
    RECRUITER = "recruiter"
    HIRING_MANAGER = "hiring_manager"
    REVIEWER = "reviewer"


class StaffRole(StrEnum):
    SUPPORT = "support"
    PRIVACY_OFFICER = "privacy_officer"
    MODERATOR = "moderator"
    FINANCE = "finance"
    ADMINISTRATOR = "administrator"


class Purpose(StrEnum):
    """Why somebody reads or writes. Every transaction names one."""

    BROWSE = "browse"  # public vacancies
    AUTHENTICATE = "authenticate"  # accounts, sessions, confirmation links
    SELF = "self"  # a person's own rows
    RECRUIT = "recruit"  # a company's members with its applications
    ADMINISTER = "administer"  # a company's own card, members, vacancies, plan
    OPERATE = "operate"  # the operator's sweeps and staff work


class Stage(StrEnum):
    NEW = "new"
    IN_REVIEW = "in_review"
    INTERVIEW = "interview"
    OFFER = "offer"
    HIRED = "hired"
    NOT_SUITABLE = "not_suitable"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


ACTIVE_STAGES = (Stage.NEW, Stage.IN_REVIEW, Stage.INTERVIEW, Stage.OFFER, Stage.HIRED)
END_STAGES = (Stage.NOT_SUITABLE, Stage.WITHDRAWN, Stage.CLOSED)


class EmploymentStatus(StrEnum):
    PERMANENT = "permanent"  # karyawan tetap (PKWTT)
    FIXED_TERM = "fixed_term"  # karyawan kontrak (PKWT)
    DAILY = "daily"  # harian lepas
    PART_TIME = "part_time"  # paruh waktu
    INTERNSHIP = "internship"  # magang
    FREELANCE = "freelance"


class Workplace(StrEnum):
    ON_SITE = "on_site"
    HYBRID = "hybrid"
    REMOTE = "remote"


PROVINCES = (
    "Aceh", "Bali", "Banten", "Bengkulu", "DI Yogyakarta", "DKI Jakarta", "Gorontalo", "Jambi", "Jawa Barat", "Jawa Tengah", "Jawa Timur",
    "Kalimantan Barat", "Kalimantan Selatan", "Kalimantan Tengah", "Kalimantan Timur", "Kalimantan Utara", "Kepulauan Bangka Belitung",
    "Kepulauan Riau", "Lampung", "Maluku", "Maluku Utara", "Nusa Tenggara Barat", "Nusa Tenggara Timur", "Papua", "Papua Barat",
    "Papua Barat Daya", "Papua Pegunungan", "Papua Selatan", "Papua Tengah", "Riau", "Sulawesi Barat", "Sulawesi Selatan",
    "Sulawesi Tengah", "Sulawesi Tenggara", "Sulawesi Utara", "Sumatera Barat", "Sumatera Selatan", "Sumatera Utara",
)  # fmt: skip


class SalaryPeriod(StrEnum):
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class SalaryBasis(StrEnum):
    GROSS = "gross"
    NET = "net"


class Education(StrEnum):
    ANY = "any"
    SENIOR_HIGH = "senior_high"  # SMA/SMK
    DIPLOMA = "diploma"  # D3
    BACHELOR = "bachelor"  # D4/S1
    MASTER = "master"  # S2
    DOCTORATE = "doctorate"  # S3


class VacancyState(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    CLOSED = "closed"


class QuestionKind(StrEnum):
    CHOICE = "choice"
    TEXT = "text"


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


class ConsentState(StrEnum):
    """W3C Data Privacy Vocabulary 2, consent states."""

    REQUESTED = "ConsentRequested"
    GIVEN = "ConsentGiven"
    RENEWED = "RenewedConsentGiven"
    REFUSED = "ConsentRefused"
    WITHDRAWN = "ConsentWithdrawn"
    EXPIRED = "ConsentExpired"
    INVALIDATED = "ConsentInvalidated"


class ConsentScope(StrEnum):
    COMPANY_CARD = "company_card"
    COMPANY_RECORDS = "company_records"  # kept by the operator's service providers


class DisclosureKind(StrEnum):
    LIST = "list"
    SHEET = "sheet"
    PAGE = "page"  # one resume page image
    FILE = "file"  # a download
    REFUSED = "refused"


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
    NOT_OPENED = "not_opened"
    PLAN_LACKS_GROUP = "plan_lacks_group"
    QUOTA_SPENT = "quota_spent"


class MailKind(StrEnum):
    CONFIRM_EMAIL = "confirm_email"
    RESET_PASSWORD = "reset_password"
    EMAIL_TAKEN = "email_taken"
    PASSWORD_CHANGED = "password_changed"
    APPLICATION_SENT = "application_sent"
    STAGE_CHANGED = "stage_changed"
    APPLICATION_ENDED = "application_ended"
    MEMBER_INVITED = "member_invited"


class MailPurpose(StrEnum):
    SERVICE_NOTICE = "service_notice"
    MARKETING = "marketing"


class LinkKind(StrEnum):
    """Single-use links sent by mail."""

    CONFIRM_EMAIL = "confirm_email"
    RESET_PASSWORD = "reset_password"
    JOIN_COMPANY = "join_company"


class NoticeKind(StrEnum):
    APPLICATION_SENT = "application_sent"
    APPLICATION_RECEIVED = "application_received"
    APPLICATION_OPENED = "application_opened"
    STAGE_CHANGED = "stage_changed"
    APPLICATION_ENDED = "application_ended"
    APPLICATION_WITHDRAWN = "application_withdrawn"


class DocumentProblem(StrEnum):
    """Why an uploaded resume is refused."""

    TOO_BIG = "too_big"
    WRONG_TYPE = "wrong_type"
    UNREADABLE = "unreadable"
    ENCRYPTED = "encrypted"
    SCRIPT = "script"
    LAUNCH = "launch"
    EMBEDDED_FILE = "embedded_file"
    MACRO = "macro"
    EXTERNAL = "external"
    BOMB = "bomb"
    TOO_MANY_PAGES = "too_many_pages"
    EMPTY = "empty"
    TOO_SLOW = "too_slow"
