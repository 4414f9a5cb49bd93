"""Screen words of reports about vacancies, for whoever reports and for staff."""

from weimproovi.i18n import _
from weimproovi.vocabulary import ReportKind, ReportOutcome


def report_kind(kind: ReportKind) -> str:
    """What is reported."""
    return {
        ReportKind.MONEY: _("Meminta uang"),
        ReportKind.IDENTITY_CARD: _("Meminta KTP atau data pribadi lain"),
        ReportKind.FAKE_COMPANY: _("Perusahaannya palsu"),
        ReportKind.OTHER: _("Hal lain"),
    }[kind]


def report_outcome(outcome: ReportOutcome) -> str:
    """What became of the vacancy."""
    return {ReportOutcome.UPHELD: _("Ditutup"), ReportOutcome.DISMISSED: _("Tetap tayang")}[outcome]
