"""Every mail as its reader gets it: subject, plain text and HTML, in the current language. Each kind has exactly one purpose (U3)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from weimproovi import routes
from weimproovi.errors import Denied
from weimproovi.i18n import _, language, localized
from weimproovi.services import (
    mail_account_words,
    mail_application_words,
    mail_company_words,
    mail_html,
    mail_interview_words,
)
from weimproovi.services.mail_values import Values, Words
from weimproovi.settings import settings
from weimproovi.vocabulary import CONTACT, CONTROLLER, ConsentScope, MailKind, MailPurpose, Reason

NOTICE = MailPurpose.SERVICE_NOTICE
PURPOSES: dict[MailKind, MailPurpose] = {
    MailKind.CONFIRM_EMAIL: NOTICE,
    MailKind.RESET_PASSWORD: NOTICE,
    MailKind.EMAIL_TAKEN: NOTICE,
    MailKind.PASSWORD_CHANGED: NOTICE,
    MailKind.APPLICATION_SENT: NOTICE,
    MailKind.STAGE_CHANGED: NOTICE,
    MailKind.APPLICATION_ENDED: NOTICE,
    MailKind.MEMBER_INVITED: NOTICE,
    MailKind.APPLICATION_MESSAGE: NOTICE,
    MailKind.COMPANY_PASSED: NOTICE,
    MailKind.COMPANY_NOT_PASSED: NOTICE,
    MailKind.REPORT_RECEIVED: NOTICE,
    MailKind.REPORT_ANSWERED: NOTICE,
    MailKind.VACANCY_PAUSED: NOTICE,
    MailKind.VACANCY_RESUMED: NOTICE,
    MailKind.INVOICE_ISSUED: NOTICE,
    MailKind.PAYMENT_CONFIRMED: NOTICE,
    MailKind.PLAN_ENDING: NOTICE,
    MailKind.PLAN_IN_GRACE: NOTICE,
    MailKind.PLAN_FELL: NOTICE,
    MailKind.REQUEST_RECEIVED: NOTICE,
    MailKind.REQUEST_ANSWERED: NOTICE,
    MailKind.SECOND_FACTOR_CHANGED: NOTICE,
    MailKind.STAFF_ADDED: NOTICE,
    MailKind.LEAVING_ASKED: NOTICE,
    MailKind.LEAVING_CANCELLED: NOTICE,
    MailKind.DELETION_RECEIPT: NOTICE,
    MailKind.EXPORT_READY: NOTICE,
    MailKind.RETENTION_NOTICE: NOTICE,
    MailKind.APPLICATION_REMOVED: NOTICE,
    MailKind.UNUSED_NOTICE: NOTICE,
    MailKind.COPY_REMOVAL_ASKED: NOTICE,
    MailKind.INTERVIEW_INVITED: NOTICE,
    MailKind.INTERVIEW_CHANGED: NOTICE,
    MailKind.INTERVIEW_REMINDER: NOTICE,
    MailKind.VIDEO_REMOVED: NOTICE,
    MailKind.REVIEWS_WAITING: NOTICE,
}
CONSENTED: dict[MailPurpose, ConsentScope] = {MailPurpose.MARKETING: ConsentScope.MARKETING}  # what its reader must have agreed to
WORDS: dict[MailKind, Callable[[Values], Words]] = {
    **mail_account_words.WORDS,
    **mail_application_words.WORDS,
    **mail_company_words.WORDS,
    **mail_interview_words.WORDS,
}


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail, laid out. `link` is the address behind its button."""

    subject: str
    text: str
    html: str
    link: str


def purpose_of(kind: MailKind) -> MailPurpose:
    """The one purpose of a kind (U3).

    Raises:
        Denied: it has none.
    """
    purpose = PURPOSES.get(kind)
    if purpose is None:
        raise Denied(Reason.PURPOSE_NOT_SERVED)
    return purpose


def letter(kind: MailKind, values: Mapping[str, str]) -> Letter:
    """The mail in the current language. Missing values (a sent mail keeps none) leave an ellipsis."""
    said = WORDS[kind](Values(values))
    link = settings().origin + localized(values.get("path", routes.HOME))
    foot = (_why(values), _("Weimproovi, {controller}. Pertanyaan: {contact}", controller=CONTROLLER, contact=CONTACT))
    quoted = [_quoted(said.quoted)] if said.quoted else []
    text = "\n\n".join([*said.sentences, *quoted, f"{said.button}:\n{link}", "-- \n" + "\n".join(foot)])
    html = mail_html.page(said, link=link, foot=foot, language=language())
    return Letter(said.subject, text, html, link)


def _why(values: Mapping[str, str]) -> str:
    """Why it came: a service notice, or because its reader agreed, with the way to stop it."""
    if stop := values.get("stop"):
        link = settings().origin + localized(stop)
        return _("Surat ini datang karena kamu mengizinkannya. Hentikan tanpa masuk: {link}", link=link)
    return _("Surat layanan tentang akun atau lamaran di Weimproovi, bukan iklan.")


def _quoted(words: str) -> str:
    return "\n".join(f"> {line}" for line in words.splitlines())
