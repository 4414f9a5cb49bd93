"""Words of applications and their documents."""

from enum import StrEnum


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


class EndedBy(StrEnum):
    """Who ended an application (a candidate's own withdrawal is its own row)."""

    COMPANY = "company"
    WEIMPROOVI = "weimproovi"


class EndReason(StrEnum):
    """Why the operator ended an application; a company's reasons are words of its own."""

    COMPANY_FAILED_CHECK = "company_failed_check"
    NOT_OPENED = "not_opened"
    COMPANY_LEFT = "company_left"
    VACANCY_CLOSED = "vacancy_closed"
    VACANCY_REPORTED = "vacancy_reported"


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
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_MANY_PICTURES = "too_many_pictures"
    MIXED = "mixed"
    BROKEN_PICTURE = "broken_picture"


class SensitiveKind(StrEnum):
    """What a resume may carry beyond the fields that candidates are asked for (C1)."""

    NIK = "nik"
    FAMILY_CARD = "family_card"
    TAX_NUMBER = "tax_number"
    BANK_ACCOUNT = "bank_account"
    BIRTH_DATE = "birth_date"
    RELIGION = "religion"
    MARITAL_STATUS = "marital_status"
