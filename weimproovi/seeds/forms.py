"""Shapes of the demo market's tables. Read by the other modules of this package only."""

from dataclasses import dataclass, field

from weimproovi.vocabulary import Education, EmploymentStatus, MemberRole, Plan, SalaryBasis, SalaryPeriod, Workplace


@dataclass(frozen=True)
class SeedMember:
    name: str
    mail: str  # the part before the @
    role: MemberRole


@dataclass(frozen=True)
class SeedCompany:
    """A company of the demo market. `nib` is "" where staff have not checked it; `consent` is its written S5 consent."""

    key: str
    name: str
    domain: str
    city: str
    address: str
    phone: str
    nib: str
    plan: Plan
    consent: bool
    about: str
    members: tuple[SeedMember, ...]
    signed_up: float = 120  # days ago
    asked_nib: str = ""  # sent for a check that nobody has decided yet
    paper: bool = False


@dataclass(frozen=True)
class SeedVacancy:
    """A vacancy of the demo market with every field of C6. Pay in thousands of rupiah."""

    key: str
    company: str
    title: str
    city: str
    pay: tuple[int, int]
    department: str
    reports_to: str
    level: str
    duties: str  # one a line
    qualifications: str  # one a line
    team: int = 6
    needed: int = 1
    status: EmploymentStatus = EmploymentStatus.PERMANENT
    workplace: Workplace = Workplace.ON_SITE
    education: Education = Education.SENIOR_HIGH
    years: int = 1
    period: SalaryPeriod = SalaryPeriod.MONTH
    basis: SalaryBasis = SalaryBasis.GROSS
    questions: tuple[str, ...] = ("start",)
    confidential: bool = False
    outsourcing: bool = False
    state: str = "published"


@dataclass(frozen=True)
class SeedQuestion:
    text: str
    options: tuple[str, ...] = ()  # none for a question that is answered in words
    answers: tuple[str, ...] = ()  # what applicants write


@dataclass(frozen=True)
class SeedPerson:
    """A candidate of the demo market. Jobs are (role, place, years, what was done)."""

    name: str
    mail: str
    city: str
    headline: str
    schooling: tuple[str, str, str]  # (degree, school, years)
    jobs: tuple[tuple[str, str, str, str], ...]
    skills: str
    wants: str  # keys of vacancies, in the order of applying
    linkedin: bool = False
    confirmed: bool = True
    language: str = "id"
    former_resume: bool = False
    fates: dict[str, str] = field(default_factory=dict)  # where the story of an application is written by hand
