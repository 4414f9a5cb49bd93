"""Every table of the product. Imported by permissions, services and migrations; rows never leave services."""

from weimproovi.models.account import Account, Credential, MailLink, SignInSession, StaffMembership
from weimproovi.models.application import (
    Application,
    ApplicationCounter,
    ApplicationDraft,
    ChoiceAnswer,
    Opening,
    Rejection,
    StageChange,
    Withdrawal,
    WrittenAnswer,
)
from weimproovi.models.candidate import Candidate, PersonKey, Pseudonym
from weimproovi.models.company import (
    Company,
    CompanyCheck,
    CompanyMember,
    ConsentEvent,
    Invitation,
    PublishedCompany,
    Subscription,
)
from weimproovi.models.disclosure import Disclosure, DisclosurePerson
from weimproovi.models.notice import DemoMarket, Mail, Notification
from weimproovi.models.resume import Resume, ResumePage, ResumeText
from weimproovi.models.vacancy import Listing, Vacancy, VacancyAssignment, VacancyQuestion

__all__ = [
    "Account",
    "Application",
    "ApplicationCounter",
    "ApplicationDraft",
    "Candidate",
    "ChoiceAnswer",
    "Company",
    "CompanyCheck",
    "CompanyMember",
    "ConsentEvent",
    "Credential",
    "DemoMarket",
    "Disclosure",
    "DisclosurePerson",
    "Invitation",
    "Listing",
    "Mail",
    "MailLink",
    "Notification",
    "Opening",
    "PersonKey",
    "Pseudonym",
    "PublishedCompany",
    "Rejection",
    "Resume",
    "ResumePage",
    "ResumeText",
    "SignInSession",
    "StaffMembership",
    "StageChange",
    "Subscription",
    "Vacancy",
    "VacancyAssignment",
    "VacancyQuestion",
    "Withdrawal",
    "WrittenAnswer",
]
