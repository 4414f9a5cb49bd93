"""Who people are to the product."""

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


class LeaverKind(StrEnum):
    CANDIDATE = "candidate"
    MEMBER = "member"
    COMPANY = "company"


class TermsKind(StrEnum):
    """Whose terms; the value begins the names of the operator's text files."""

    CANDIDATES = "candidates"
    COMPANIES = "companies"


class LinkKind(StrEnum):
    """Single-use links sent by mail."""

    CONFIRM_EMAIL = "confirm_email"
    RESET_PASSWORD = "reset_password"
    JOIN_COMPANY = "join_company"
    JOIN_STAFF = "join_staff"
