"""Screen words of scorecards: steps, recommendations, and the attributes that a vacancy brings along."""

from weimproovi.i18n import _
from weimproovi.vocabulary import Advice, GivenAttribute, Step

GIVEN = "="  # begins the mark of an attribute that is no company's own words


def step(given: Step) -> str:
    return {
        Step.NOT_SEEN: _("Tidak terlihat"),
        Step.VERY_POOR: _("Sangat kurang"),
        Step.POOR: _("Kurang"),
        Step.FAIR: _("Cukup"),
        Step.GOOD: _("Baik"),
        Step.VERY_GOOD: _("Sangat baik"),
    }[given]


def advice(given: Advice) -> str:
    return {Advice.GO_ON: _("Disarankan"), Advice.UNSURE: _("Belum yakin"), Advice.STOP: _("Tidak disarankan")}[given]


def mark(given: GivenAttribute) -> str:
    """How a card keeps an attribute that is said in the reader's language."""
    return GIVEN + given.value


def attribute(kept: str) -> str:
    """An attribute as a card keeps it: the company's own words, or the mark of one that came along."""
    given = {mark(one): one for one in GivenAttribute}.get(kept)
    return _given(given) if given else kept


def _given(one: GivenAttribute) -> str:
    return {
        GivenAttribute.TASKS: _("Memahami tugasnya"),
        GivenAttribute.QUALIFICATIONS: _("Memenuhi kualifikasi"),
        GivenAttribute.EXPERIENCE: _("Pengalaman yang diminta"),
        GivenAttribute.CLARITY: _("Menjelaskan dengan jelas"),
        GivenAttribute.COOPERATION: _("Bekerja sama"),
    }[one]
