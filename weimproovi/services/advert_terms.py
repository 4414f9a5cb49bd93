"""The status, education, experience and number of people that an advert states."""

import re

from weimproovi.vocabulary import Education, EmploymentStatus

TOWARDS_PERMANENT = re.compile(
    r"\b(?:diangkat|menjadi|jadi|peluang|kesempatan|berkesempatan|berpotensi|lanjut|opportunity|chance|convert(?:ed)?|possib\w{1,6})\b.{0,40}?\b(?:tetap|permanent)\b", re.IGNORECASE
)
EXPERIENCE = re.compile(r"\b(?:pengalaman|berpengalaman|experienced?)\b", re.IGNORECASE)
STATUSES = (
    (EmploymentStatus.PERMANENT, re.compile(r"\bpkwtt\b|\b(?:karyawan|pegawai|staf|staff|status)\s?:?\s?tetap\b|\bpermanent\b", re.IGNORECASE)),
    (EmploymentStatus.FIXED_TERM, re.compile(r"\bpkwt\b|\bkontrak\b|\bcontract\b|\bfixed[- ]term\b", re.IGNORECASE)),
    (EmploymentStatus.DAILY, re.compile(r"\bharian lepas\b|\bpekerja harian\b|\bkaryawan harian\b|\bdaily worker\b|\bcasual worker\b", re.IGNORECASE)),
    (EmploymentStatus.PART_TIME, re.compile(r"\bpart[- ]?time(?:r)?\b|\bparuh waktu\b", re.IGNORECASE)),
    (EmploymentStatus.INTERNSHIP, re.compile(r"\bmagang\b|\binternship\b|\bintern\b", re.IGNORECASE)),
    (EmploymentStatus.FREELANCE, re.compile(r"\bfreelancer?\b|\bpekerja lepas\b|\btenaga lepas\b", re.IGNORECASE)),
)
NOT_OURS = re.compile(r"\b(?:bukan|not|tanpa|non)\s\w{0,12}\s?$", re.IGNORECASE)
PAPERS = re.compile(r"\b(?:membuat|menyusun|mengelola|draft(?:ing)?|manage|review|negosiasi|negotiat\w{1,5}|legal|vendor|klien|client)\b", re.IGNORECASE)
LEVELS = (
    (Education.ANY, re.compile(r"\b(?:SD|SMP|SLTP)\b|\b(?:semua (?:tingkat )?(?:pendidikan|lulusan)|tanpa batas pendidikan)\b")),
    (Education.SENIOR_HIGH, re.compile(r"\b(?:sma|smk|smu|slta|stm|ma(?= sederajat)|(?:senior )?high school|vocational school)\b", re.IGNORECASE)),
    (Education.DIPLOMA, re.compile(r"\bd[- ]?[123]\b|\bdiploma\b|(?-i:\bD[- ]?II{1,2}\b)", re.IGNORECASE)),
    (Education.BACHELOR, re.compile(r"\b(?:s[- ]?1|d[- ]?4|(?-i:D[- ]?IV)|sarjana|strata 1|bachelor(?:'?s|’s)?)\b", re.IGNORECASE)),
    (Education.MASTER, re.compile(r"\b(?:s[- ]?2|magister|master(?:'s|’s|s)?(?= degree| in)|mba)\b", re.IGNORECASE)),
    (Education.DOCTORATE, re.compile(r"\b(?:s[- ]?3|doktor|phd|doctorate)\b", re.IGNORECASE)),
)
SCHOOLING = re.compile(r"\b(?:pendidikan|lulusan|education|degree|graduates?|min|minimal|minimum|sederajat|setara|jurusan|major|ijazah|tamatan|semua|equivalent)\b", re.IGNORECASE)
BARE_LEVEL = re.compile(r"^[\w/ .,()&+\-]{1,40}$")
AGE = re.compile(r"\b(?:usia|umur|age|aged)\b\D{0,25}\d{1,2}(?:\s?(?:[-–]|s/d|sampai|to|hingga)\s?\d{1,2})?\s?(?:tahun|thn|th|years?(?: old)?|yo)?", re.IGNORECASE)
YEARS = r"(?P<years>\d{1,2}|satu|dua|tiga|empat|lima|one|two|three|four|five)(?:\s?(?:\([a-z]{1,8}\)))?(?:\s?(?:[-–]|s/d|sampai|to)\s?\d{1,2}|\s?\+)?\s?\+?\s?(?:tahun|thn|th|years?|yrs?|yr)\b"
AFTER = re.compile(rf"\b(?:pengalaman|berpengalaman|experienced?)\b[^\d;]{{0,60}}?\b{YEARS}", re.IGNORECASE)
BEFORE = re.compile(rf"\b{YEARS}'?\s{{0,2}}(?:of\s|in\s)?(?:[a-z&/]{{1,20}}\s){{0,4}}(?:pengalaman|experience)\b", re.IGNORECASE)
MONTHS = re.compile(r"\b\d{1,2}\s?(?:bulan|bln|months?)\b", re.IGNORECASE)
BEGINNERS = re.compile(
    r"\bfresh\s?-?grad(?:uate)?s?\b|\btanpa pengalaman\b|\bnon[- ]pengalaman\b|\bno experience\b|\bpengalaman tidak (?:wajib|diutamakan)\b|\bbelum berpengalaman\b|\bentry level\b",
    re.IGNORECASE,
)
REFUSED = re.compile(r"\b(?:bukan|tidak menerima|not|no)\s{1,2}(?:untuk |open to |for )?fresh", re.IGNORECASE)
WORDS = {"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
WANTED = re.compile(
    r"\b(?:dibutuhkan|butuh|membutuhkan|kebutuhan|kuota|jumlah|dicari|mencari|need(?:ed|s)?|required|hiring|looking for|openings?|vacanc(?:y|ies)|posisi|positions?|lowongan|loker|slot|headcount|quota)\b",
    re.IGNORECASE,
)
NOT_WANTED = re.compile(r"\b(?:tim|team|memimpin|lead|manag\w{1,5}|anak buah|bawahan|supervis\w{1,5}|pelanggan|customers?|tamu|pax|beranggotakan|total karyawan)\b", re.IGNORECASE)
PEOPLE = re.compile(r"(?<![\d.,])(?P<n>\d{1,4})\s?(?:\([a-z]{1,10}\)\s?)?(?:orang|org|persons?|people|openings?|vacanc(?:y|ies)|headcounts?|kandidat|candidates?|tenaga|posisi|positions?|slot|staf|staff)\b", re.IGNORECASE)
COUNTED = re.compile(r"\b(?:kuota|kebutuhan|jumlah(?: kebutuhan| orang| yang dicari)?|openings|headcount|quota|number needed|vacancies)\b\s{0,2}[:=]?\s{0,2}(?P<n>\d{1,4})\b(?!\s?(?:jam|hari|%))", re.IGNORECASE)
SOUGHT = re.compile(r"\b(?:looking for|hiring|need|butuh|cari|dicari|mencari|dibutuhkan)\s(?P<n>\d{1,3})\s(?=[a-z])(?!tahun|year|bulan|month|hari|day|jam|hour)", re.IGNORECASE)
ALONE = re.compile(r"^[^\d]{2,40}\s(?P<n>\d{1,3})\s(?:orang|org|persons?|people)$", re.IGNORECASE)
BRACKETS = re.compile(r"\(\s?(?P<n>\d{1,4})\s?(?:orang|org|persons?|people|pax|posisi|positions?)\s?\)", re.IGNORECASE)


def employment_in(lines: list[str]) -> EmploymentStatus | None:
    """The one status that the advert states; a label decides among several."""
    labelled = [line for line in lines if re.match(r"(?:status|tipe|jenis|type|employment|kontrak|contract|sistem)\b", line, re.IGNORECASE)]
    for told in (labelled, lines):
        found = {status for line in told for status in _statuses(line)}
        if EmploymentStatus.DAILY in found:
            found.discard(EmploymentStatus.FREELANCE)
        if len(found) == 1:
            return found.pop()
        if found:
            return None
    return None


def education_in(lines: list[str]) -> Education | None:
    """The lowest level that opens the door."""
    ladder = list(Education)
    found = [ladder.index(level) for line in lines if is_about_education(line) for level in _levels(line)]
    return ladder[min(found)] if found else None


def is_about_education(line: str) -> bool:
    return bool(_levels(line)) and bool(SCHOOLING.search(line) or BARE_LEVEL.match(line))


def experience_in(lines: list[str]) -> int | None:
    """Years asked for; none where beginners are welcome as well."""
    told = [AGE.sub(" ", line) for line in lines]
    if any(BEGINNERS.search(line) and not REFUSED.search(line) for line in told):
        return 0
    found = {years for line in told for years in _years(line)}
    return found.pop() if len(found) == 1 else None


def openings_in(lines: list[str]) -> int | None:
    """How many people are sought."""
    found = {number for line in lines if not NOT_WANTED.search(line) for number in _numbers(line) if 0 < number <= 10_000}
    return found.pop() if len(found) == 1 else None


def _statuses(line: str) -> set[EmploymentStatus]:
    plain = TOWARDS_PERMANENT.sub(" ", line)
    if PAPERS.search(plain):
        return set()
    said = {status for status, pattern in STATUSES for found in pattern.finditer(plain) if not NOT_OURS.search(plain[: found.start()])}
    return said - ({EmploymentStatus.INTERNSHIP, EmploymentStatus.FREELANCE} if EXPERIENCE.search(plain) else set())


def _levels(line: str) -> list[Education]:
    return [level for level, pattern in LEVELS if pattern.search(line)]


def _years(line: str) -> list[int]:
    if not EXPERIENCE.search(line) or MONTHS.search(line):
        return []
    found = AFTER.search(line) or BEFORE.search(line)
    if found is None:
        return []
    said = found["years"].casefold()
    years = WORDS.get(said) or int(said)
    return [years] if years <= 40 else []


def _numbers(line: str) -> list[int]:
    named = [int(found["n"]) for pattern in (COUNTED, BRACKETS, SOUGHT, ALONE) for found in pattern.finditer(line)]
    return named + ([int(found["n"]) for found in PEOPLE.finditer(line)] if WANTED.search(line) else [])
