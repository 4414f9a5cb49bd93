"""What an advert seeks: the name of the position, its department, and to whom it reports. Roles only."""

import re

from weimproovi.services.advert_lists import LABELLED, heading_of
from weimproovi.services.advert_places import known, without_place
from weimproovi.services.advert_text import Line
from weimproovi.services.role_words import fault_in_role

SEEK = re.compile(
    r"(?:.{0,80}?\b)?(?:dibutuhkan(?: segera| cepat)?|dicari(?: segera)?|membutuhkan(?: segera)?|butuh(?: segera| cepat)?|(?:lagi |sedang )?(?:men)?cari|membuka (?:lowongan|kesempatan)(?: kerja| kerja sebagai| sebagai)?|"
    r"lowongan(?: pekerjaan| kerja)?|loker|info loker|(?:we(?:'re| are|’re) |now |urgently |urgent |currently )?hiring|(?:we are |we're )?looking for|urgently needed|wanted|open recruitment|"
    r"job vacancy|vacancy|job opening|walk in interview)\b!{0,3}(?: (?:untuk )?(?:posisi|sebagai|for|as|position))?(?: (?:a|an|our new|seorang|beberapa)\b)?\s{0,3}[:\-–!]{0,3}\s{0,3}(?P<rest>.{0,200})$",
    re.IGNORECASE,
)
NAMED = re.compile(r"(?:nama )?(?:posisi|position|jabatan|job title|role|job position|formasi|as|for the position of|sebagai)\s{0,2}(?:yang dibutuhkan)?\s{0,2}[:\-–=]\s{0,3}(?P<rest>.{0,200})$", re.IGNORECASE)
DEPARTMENT = re.compile(r"(?:departemen|department|dept\.?|divisi|division|bagian)\s{0,2}[:=\-–]\s{0,3}(?P<rest>.{1,120})$", re.IGNORECASE)
REPORTS = re.compile(
    r"\b(?:(?:akan )?(?:lapor(?:an)?|melapor|bertanggung ?jawab)(?: langsung)? (?:ke|kepada)|atasan(?: langsung)?|(?:you will )?reports?(?: directly)? to|reporting(?: directly)? to|direct supervisor)\b\s{0,2}[:=\-–]?\s{0,3}(?:the |our )?(?P<rest>[^.;]{1,120})",
    re.IGNORECASE,
)
EMPTY = re.compile(
    r"(?:info |open |new )?(?:lowongan(?: (?:kerja|pekerjaan))?|loker|job vacancy|vacancy|hiring|we(?:'re| are|’re) hiring|urgent(?:ly)?(?: hiring)?|join (?:our|us)(?: team| now)?|join with us|karir|career|recruitment|"
    r"dibutuhkan|segera|terbaru|hari ini|bergabung(?:lah)?(?: bersama kami)?|good news|kabar baik|hai|halo|hello|hi|all|guys|gaes|sobat \w{1,20}|new|now|open|apply now|\d{1,4}|20\d\d|\W)(?:\s|\W|$)",
    re.IGNORECASE,
)
TAIL = re.compile(r"\s{0,3}(?:\(.{0,60}\)?|\[.{0,60}\]?|[-–|,/]\s{0,3}(?:full[- ]?time|part[- ]?time|freelance|contract|kontrak|remote|hybrid|wfo|wfh|on[- ]?site|magang|internship|urgent|segera|pkwtt?).{0,40}|\s(?:segera|urgent|full[- ]?time|part[- ]?time|remote|hybrid|asap)|[!.,:;\-–|/]+)\s{0,3}$", re.IGNORECASE)
NUMBER = re.compile(r"^\s{0,3}\d{1,3}\s{0,2}(?:orang|org|people|persons?|x)\b\s{0,3}|^\d{1,3}\s(?=[a-z]{3})|\s{0,3}(?:sebanyak )?\d{1,3}\s{0,2}(?:orang|org|people|persons?|openings?|posisi|positions?)\b.{0,20}$", re.IGNORECASE)
FROM_COMPANY = re.compile(r"\s{0,2}\b(?:nih|buat|ya)\b.{0,120}$|\s{0,2}\b(?:di|at|untuk|for|with|bersama)\s(?:pt|cv|ud|perusahaan|company|our|kami|kedai|toko|gerai|outlet|salah satu|a )\b.{0,120}$", re.IGNORECASE)
COMPANY = re.compile(r"^(?:pt|cv|ud|firma|koperasi|yayasan)\b\.?\s", re.IGNORECASE)
EDGES = " \"'“”:：-–|[]!"
KEPT = frozenset(["HR", "HRD", "IT", "SPG", "SPB", "SPV", "CS", "QC", "QA", "PPIC", "SEO", "SEM", "UI", "UX", "GA", "HSE", "K3", "CNC", "PLC", "CRM", "ERP", "F&B", "AC", "BPO", "R&D", "KOL", "MC", "PR", "PHP", "SQL", "AI", "ML", "API", "NOC", "POS", "TK", "SD", "SMP", "SMA", "SAP", "VIP", "AR", "AP", "B2B", "OB", "ME"])
STATUS = re.compile(r"(?:karyawan|pegawai|staff?|status)\s(?:tetap|kontrak)|pkwtt?|kontrak|magang|internship|freelance|part[- ]?time|full[- ]?time", re.IGNORECASE)
SMALL = frozenset(["dan", "di", "ke", "atau", "untuk", "and", "of", "for", "in", "the", "to", "&", "/"])
SENTENCE = re.compile(r"[?;]|\b(?:kami|yang|kamu|anda|adalah|you|are|we|is|adalah|gaji|rp|lokasi|minimal|syarat|tahun|usia|bergabung)\b|\d{3,}", re.IGNORECASE)


def title_in(lines: list[Line], company: str = "") -> str:
    """The name of the one position; empty where the advert names none, or several."""
    told = [line for line in lines if line.words]
    for pattern in (NAMED, SEEK):
        for place, line in enumerate(told):
            found = pattern.match(line.words)
            if found is None or (pattern is SEEK and heading_of(line.words)):
                continue
            named = cleaned(found["rest"], company)
            if named:
                return named
            if not is_only_shouted(found["rest"]):
                continue
            after = [later for later in told[place + 1 : place + 4] if not is_only_shouted(later.words)]
            if len(after) >= 2 and after[0].point and after[1].point and not heading_of(after[1].words) and not LABELLED.match(after[1].words):
                return ""  # a list of positions
            for later in after[:2]:
                if heading_of(later.words) is None and (named := cleaned(later.words, company)):
                    return named
                if heading_of(later.words) is not None:
                    break
    return next((cleaned(line.words, company) for line in told[:3] if cleaned(line.words, company)), "")


def department_in(lines: list[str]) -> str:
    """The department, where it is said under its label."""
    return _role(next((found["rest"] for line in lines if (found := DEPARTMENT.match(line))), ""))


def reports_to_in(lines: list[str]) -> str:
    """The role above, where it is said."""
    return _role(next((found["rest"] for line in lines if (found := REPORTS.search(line))), ""))


def cleaned(words: str, company: str = "") -> str:
    """A position's name out of a line; empty where the line is none."""
    sought = SEEK.match(words)
    if sought is not None and not is_only_shouted(sought["rest"]):
        words = sought["rest"]
    words = FROM_COMPANY.sub("", words.strip(EDGES))
    if SENTENCE.search(words):
        words = words.partition(",")[0]
    if company:
        words = re.sub(re.escape(company), " ", words, flags=re.IGNORECASE)
    for _again in range(4):
        before = words
        words = NUMBER.sub("", TAIL.sub("", words)).strip(EDGES + ",.")
        words = without_place(words).strip(" -–|,(")
        if words == before:
            break
    if COMPANY.match(words) or STATUS.fullmatch(words) or is_only_shouted(words) or LABELLED.match(words) or heading_of(words) or SENTENCE.search(words):
        return ""
    if not 2 <= len(words) <= 60 or len(words.split()) > 7 or words.casefold() in known() or not any(letter.isalpha() for letter in words):
        return ""
    return cased(words)


def cased(words: str) -> str:
    """Without shouting: "STAFF HRD" is "Staff HRD"."""
    letters = [letter for letter in words if letter.isalpha()]
    if sum(letter.isupper() for letter in letters) < 0.7 * len(letters):
        return words if words[:1].isupper() else words[:1].upper() + words[1:]
    return " ".join(_calm(word, first=place == 0) for place, word in enumerate(words.split()))


def _calm(word: str, *, first: bool) -> str:
    if word.upper().strip("(),") in KEPT:
        return word.upper()
    if word.lower() in SMALL and not first:
        return word.lower()
    return "/".join(part if part.upper() in KEPT else part.capitalize() for part in word.split("/"))


def _role(words: str) -> str:
    plain = re.sub(r"\(.{0,80}\)", " ", words)
    plain = " ".join(plain.split()).strip(" :.,-–")
    return "" if len(plain) > 80 or fault_in_role(plain, ()) else cased(plain) if plain else ""


def opens_only(words: str) -> bool:
    """The line announces that something follows, and says nothing itself."""
    found = SEEK.match(words) or NAMED.match(words)
    return is_only_shouted(words) or bool(found and is_only_shouted(found["rest"])) or not any(letter.isalnum() for letter in words)


def is_only_shouted(words: str) -> bool:
    """Nothing but the words that every advert shouts."""
    rest = words
    while rest:
        found = EMPTY.match(rest)
        if found is None or not found.end():
            break
        rest = rest[found.end() :].lstrip()
    return not rest or rest.casefold().strip(" !.,:-") in known() or len(rest) < 2
