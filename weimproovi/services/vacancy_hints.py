"""What a vacancy asks that has nothing to do with the work: age, sex, looks, marital status, religion, and diplomas kept (C6).

Hints, never verdicts: nothing is refused or changed because of them, and whoever writes the vacancy decides.
"""

import re

from weimproovi.i18n import _

AGE = re.compile(
    r"\b(?:usia|umur|age|aged)\b.{0,25}?\d{2}|\b(?:maks|maksimal|max|maximum|min|minimal)\.?\s{1,2}\d{2}\s?(?:years? old|tahun(?= ke bawah|$|,|\))|y\.?o\.?\b)|\b\d{2}\s?(?:[-–]|s/d)\s?\d{2}\s?(?:years? old|y\.?o\.?\b)",
    re.IGNORECASE,
)
MALE = re.compile(r"\b(?:pria|laki[- ]?laki|lelaki|cowok|cowo|male|men)\b", re.IGNORECASE)
FEMALE = re.compile(r"\b(?:wanita|perempuan|cewek|cewe|female|women)\b", re.IGNORECASE)
LOOKS = re.compile(
    r"\b(?:ber)?penampilan\b|\bgood[- ]looking\b|\battractive\b|\bcantik\b|\bganteng\b|\btampan\b|\btinggi (?:badan|min\w{0,6})\b|\bberat badan\b|\b(?:body )?height\b|\bbody weight\b|\bproporsional\b|\bfoto (?:seluruh|full) badan\b|\bfull[- ]body photo\b",
    re.IGNORECASE,
)
MARITAL = re.compile(r"\b(?:belum|tidak|sudah) (?:pernah )?(?:menikah|nikah|berkeluarga|kawin)\b|\blajang\b|\bstatus (?:per)?(?:nikahan|kawinan)\b|^\W{0,3}single\W{0,3}$|\b(?:unmarried|not married|must be single)\b", re.IGNORECASE | re.MULTILINE)
RELIGION = re.compile(r"\b(?:muslim(?:ah)?|beragama|agama|islam|kristen|katolik|nasrani|hindu|buddha|religion|christian|berhijab|berjilbab)\b", re.IGNORECASE)
DIPLOMA = re.compile(
    r"\bijazah asli\b|\bijazah\b.{0,30}?\b(?:ditahan|jaminan|dijaminkan|disimpan|dititip\w{0,4}|diserahkan)\b|\b(?:menahan|tahan|jaminan|menitipkan|titip|menyerahkan)\b.{0,20}?\bijazah\b|"
    r"\boriginal (?:diploma|certificate)s?\b|\b(?:diploma|certificate)s?\b.{0,20}?\b(?:kept|held|deposit)\b",
    re.IGNORECASE,
)


def hints(title: str, duties: str, qualifications: str) -> dict[str, str]:
    """Sentences by field; a field without any is absent."""
    found = {name: _said(text) for name, text in (("title", title), ("duties", duties), ("qualifications", qualifications))}
    return {name: words for name, words in found.items() if words}


def _said(text: str) -> str:
    """Everything that stands out in one text, in one line."""
    told = [_age(text), _sex(text), _looks(text), _marital(text), _religion(text), _diploma(text)]
    return " ".join(words for words in told if words)


def _age(text: str) -> str:
    found = AGE.search(text)
    return _("Menyebut usia (“{said}”): tulis kemampuan yang dibutuhkan, bukan usia.", said=found[0].strip()) if found else ""


def _sex(text: str) -> str:
    """Only where one is named and the other is not."""
    male, female = MALE.search(text), FEMALE.search(text)
    named = male or female
    if named is None or (male and female):
        return ""
    return _("Menyebut jenis kelamin (“{said}”): pekerjaan yang sama terbuka untuk semua.", said=named[0])


def _looks(text: str) -> str:
    found = LOOKS.search(text)
    return _("Menyebut penampilan atau tubuh (“{said}”): tulis yang dibutuhkan pekerjaannya.", said=found[0]) if found else ""


def _marital(text: str) -> str:
    found = MARITAL.search(text)
    return _("Menyebut status perkawinan (“{said}”): tidak perlu untuk bekerja.", said=found[0].strip(" -•.")) if found else ""


def _religion(text: str) -> str:
    found = RELIGION.search(text)
    return _("Menyebut agama (“{said}”): sebutkan hanya bila menjadi inti pekerjaannya.", said=found[0]) if found else ""


def _diploma(text: str) -> str:
    found = DIPLOMA.search(text)
    return _("Menyebut penyerahan ijazah (“{said}”): ijazah asli tetap milik pelamar dan tidak dijadikan jaminan.", said=found[0]) if found else ""
