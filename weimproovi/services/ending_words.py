"""Who ended an application and why, in one sentence for its candidate. Made when it is read, in her language; everything that tells her uses it."""

from collections.abc import Mapping

from weimproovi.i18n import _
from weimproovi.vocabulary import EndedBy, EndReason

YES = "yes"
NEEDS_COMFORT = frozenset({EndReason.COMPANY_FAILED_CHECK, EndReason.COMPANY_LEFT, EndReason.VACANCY_REPORTED})


def sentence(by: EndedBy, reason: str, *, company: str, title: str, opened: bool = True) -> str:
    """Who and why. A company's own words stand beside it; `opened`: the company has opened the application."""
    if by is EndedBy.COMPANY or reason not in set(EndReason):
        return _by_company(reason, company, title)
    why = _by_weimproovi(EndReason(reason), company, title)
    if opened or EndReason(reason) not in NEEDS_COMFORT:
        return why
    return f"{why} {_('Lamaranmu tidak pernah dibuka.')}"


def told(values: Mapping[str, str]) -> str:
    """The same from what a notice or a mail carries: title, company, by, reason, opened."""
    by = EndedBy(values["by"]) if values.get("by") in set(EndedBy) else EndedBy.COMPANY
    return sentence(
        by,
        values.get("reason", ""),
        company=values.get("company", ""),
        title=values.get("title", ""),
        opened=values.get("opened", YES) == YES,
    )


def _by_company(reason: str, company: str, title: str) -> str:
    if reason == EndReason.VACANCY_CLOSED:
        return _("{company} menutup lowongan {title}, jadi lamaranmu berakhir.", company=company, title=title)
    return _("{company} tidak melanjutkan lamaranmu untuk {title}.", company=company, title=title)


def _by_weimproovi(reason: EndReason, company: str, title: str) -> str:
    match reason:
        case EndReason.COMPANY_FAILED_CHECK:
            return _("{company} tidak lulus pemeriksaan identitas, jadi Weimproovi mengakhiri lamaranmu untuk {title}.", company=company, title=title)
        case EndReason.NOT_OPENED:
            return _("{company} belum membuka lamaranmu untuk {title} dalam 30 hari, jadi Weimproovi mengakhirinya.", company=company, title=title)
        case EndReason.COMPANY_LEFT:
            return _("{company} berhenti memakai Weimproovi, jadi Weimproovi mengakhiri lamaranmu untuk {title}.", company=company, title=title)
        case EndReason.VACANCY_CLOSED:
            return _("Lowongan {title} di {company} sudah ditutup, jadi Weimproovi mengakhiri lamaranmu.", company=company, title=title)
        case EndReason.VACANCY_REPORTED:
            return _("Weimproovi menutup lowongan {title} dari {company} setelah memeriksa laporan, jadi lamaranmu berakhir.", company=company, title=title)
