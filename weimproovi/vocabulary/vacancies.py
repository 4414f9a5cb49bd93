"""Words of vacancies (C6)."""

from enum import StrEnum


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
    PAUSED = "paused"  # by reports, by a moderator, or because the plan fell; see VacancyPause
    CLOSED = "closed"


RUNNING_STATES = (VacancyState.PUBLISHED, VacancyState.PAUSED)  # shown once and not closed: whatever they say stays complete


class QuestionKind(StrEnum):
    CHOICE = "choice"
    TEXT = "text"


class PauseReason(StrEnum):
    """Why a published vacancy does not show."""

    REPORTS = "reports"
    MODERATOR = "moderator"
    PLAN = "plan"


class ReportKind(StrEnum):
    """What somebody reports about a vacancy."""

    MONEY = "money"
    IDENTITY_CARD = "identity_card"
    FAKE_COMPANY = "fake_company"
    OTHER = "other"


class ReportOutcome(StrEnum):
    UPHELD = "upheld"  # the vacancy was ended
    DISMISSED = "dismissed"  # it shows again
