"""The pay that an advert states. Whatever is not one plain figure or one plain range is left to whoever pastes it."""

import re
from dataclasses import dataclass

from weimproovi.vocabulary import SalaryBasis, SalaryPeriod

UNITS = {"jt": 1_000_000, "juta": 1_000_000, "jutaan": 1_000_000, "jtan": 1_000_000, "mio": 1_000_000, "million": 1_000_000,
    "mil": 1_000_000, "rb": 1_000, "ribu": 1_000, "ribuan": 1_000, "rban": 1_000, "k": 1_000}  # fmt: skip
SUM = r"(?P<{n}rp>(?:rp|idr)\.?\s{{0,2}})?(?P<{n}>\d{{1,3}}(?:[.,]\d{{3}}){{1,3}}(?!\d)|\d{{1,10}})(?:[.,](?P<{n}part>\d{{1,2}}))?(?!\d|[.,]\d)(?:,-|,=)?\s{{0,2}}(?P<{n}unit>jutaan|juta|jtan|jt|mio|million|mil|ribuan|ribu|rban|rb|k)?(?![a-z])"
TO = r"\s{0,2}(?:-{1,2}|–|—|~|s\s?[./]\s?d\.?|sd|sampai(?:\sdengan)?|hingga|to|until|up to)\s{0,2}"
ONE = re.compile(r"(?<![\d.,])" + SUM.format(n="low"), re.IGNORECASE)
RANGE = re.compile(r"(?<![\d.,])" + SUM.format(n="low") + r"(?:\s{0,2}/\s{0,2}(?:bulan|bln|hari|jam|month|day|hour))?" + TO + SUM.format(n="high"), re.IGNORECASE)
PAY = re.compile(r"\b(?:gaji|salary|upah|honor|honorarium|fee|uang saku|thp|take home pay|penghasilan|pendapatan|income|wage|wages|pay|compensation|allowance magang|gapok|range gaji)\b", re.IGNORECASE)
OTHER_MONEY = re.compile(
    r"\b(?:tunjangan|uang makan|uang transport|uang kehadiran|bonus|insentif|incentive|komisi|commission|transport|lembur|overtime|thr|target|omset|omzet|denda|deposit|biaya|"
    r"meal|modal|hadiah|reward|potongan|jaminan|revenue|sales of|budget|anggaran)\b|\+",
    re.IGNORECASE,
)
FOREIGN = re.compile(r"[$€£¥]|\b(?:usd|sgd|myr|aud|eur|rm)\b", re.IGNORECASE)
AT_MOST = re.compile(r"\b(?:up to|upto|hingga|sampai|maks|maksimal|max|maximum)\b\.?\s{0,3}(?:dengan\s)?(?:rp|idr)?\.?\s{0,3}$", re.IGNORECASE)
AT_LEAST = re.compile(r"\b(?:mulai(?: dari)?|from|start(?:ing)?(?: from| at)?|minimal|min|minimum|at least|di atas|above)\b\.?\s{0,3}(?:rp|idr)?\.?\s{0,3}$", re.IGNORECASE)
PERIODS = (
    (SalaryPeriod.HOUR, re.compile(r"(?:/|\bper|\bse)\s?(?:jam|hours?|hr)\b|\bhourly\b|\ban hour\b", re.IGNORECASE)),
    (SalaryPeriod.DAY, re.compile(r"(?:/|\bper|\bse)\s?(?:hari|days?)\b|\bdaily\b|\bharian\b|\ba day\b", re.IGNORECASE)),
    (SalaryPeriod.YEAR, re.compile(r"(?:/|\bper|\bse)\s?(?:tahun|thn|years?|annum)\b|\bannual(?:ly)?\b|\byearly\b|\ba year\b", re.IGNORECASE)),
    (SalaryPeriod.MONTH, re.compile(r"(?:/|\bper|\bse)\s?(?:bulan|bln|months?|mo|mth)\b|\bmonthly\b|\bbulanan\b|\ba month\b", re.IGNORECASE)),
)
OTHER_PERIOD = re.compile(r"(?:/|\bper)\s?(?:minggu|week|shift|sif|proyek|project|event|sesi|session|pcs|potong|ritase|rit|km|pertemuan|meeting)\b|\bweekly\b|\bmingguan\b", re.IGNORECASE)
FOR_A_WHILE = re.compile(r"\b(?:probation|percobaan|training|pelatihan|pertama|first \w{1,10} months?)\b", re.IGNORECASE)
NET = re.compile(r"\b(?:nett?o?|bersih|thp|take home pay)\b", re.IGNORECASE)
GROSS = re.compile(r"\b(?:gross|bruto|kotor)\b", re.IGNORECASE)
SENSIBLE = {SalaryPeriod.HOUR: (5_000, 2_000_000), SalaryPeriod.DAY: (20_000, 10_000_000), SalaryPeriod.MONTH: (300_000, 500_000_000), SalaryPeriod.YEAR: (6_000_000, 2_000_000_000)}


@dataclass(frozen=True, slots=True)
class Pay:
    """Whole rupiah. `lowest` 0: only the highest is stated; `highest` 0: only the lowest."""

    lowest: int
    highest: int
    period: SalaryPeriod
    basis: SalaryBasis | None = None


def pay_in(lines: list[str]) -> Pay | None:
    """The one pay that the advert states; None where it states none, or several."""
    named = [line for line in lines if PAY.search(line)]
    spoken = named or [line for line in lines if re.search(r"\b(?:rp|idr)\b|\brp\d", line, re.IGNORECASE)]
    found = {pay for line in spoken if (pay := _pay(line)) is not None}
    unclear = any(_is_unclear(line) for line in spoken)
    return next(iter(found)) if len(found) == 1 and not unclear else None


def states_pay(line: str) -> bool:
    """The line is about pay, readable or not."""
    return bool(PAY.search(line)) or _pay(line) is not None


def _pay(line: str) -> Pay | None:
    part = _part(line)
    sums = _sums(part)
    if len(sums) != 1 or FOREIGN.search(line) or FOR_A_WHILE.search(line):
        return None
    lowest, highest = sums[0]
    period = _period(part, max(lowest, highest))
    if period is None or (highest and lowest > highest):
        return None
    least, most = SENSIBLE[period]
    if not all(least <= end <= most for end in (lowest, highest) if end):
        return None
    basis = SalaryBasis.NET if NET.search(line) else SalaryBasis.GROSS if GROSS.search(line) else None
    return Pay(lowest, highest, period, basis)


def _period(part: str, amount: int) -> SalaryPeriod | None:
    """The first period that is said; a million and more without one is per month."""
    said = [(found.start(), period) for period, pattern in PERIODS if (found := pattern.search(part))]
    if said:
        return min(said)[1]
    return SalaryPeriod.MONTH if amount >= 1_000_000 and not OTHER_PERIOD.search(part) else None


def _is_unclear(line: str) -> bool:
    """It is about pay and has figures that make no single pay."""
    return len(_sums(_part(line))) > 1


def _part(line: str) -> str:
    """From the word for pay to the next thing that costs or brings money."""
    named = PAY.search(line)
    part = line[named.start() :] if named else line
    other = OTHER_MONEY.search(part)
    return part[: other.start()] if other else part


def _sums(part: str) -> list[tuple[int, int]]:
    """Each figure or range of a text, lowest and highest."""
    found = []
    while ranged := RANGE.search(part):
        low, high = _range(ranged)
        if high:
            found.append((low, high))
        part = f"{part[: ranged.start()]} ; {part[ranged.end() :]}"
    for single in ONE.finditer(part):
        if amount := _amount(single, "low", ""):
            before, vague = part[: single.start()], (single["lowunit"] or "").endswith("an")
            more = part[single.end() :].lstrip().startswith(("+", "ke atas", "up"))
            if AT_MOST.search(before):
                found.append((0, amount))
            elif AT_LEAST.search(before) or vague or more:
                found.append((amount, 0))
            else:
                found.append((amount, amount))
    return list(dict.fromkeys(found))


def _range(ranged: re.Match[str]) -> tuple[int, int]:
    """ "4-5 jt": the unit of the end holds for both."""
    high = _amount(ranged, "high", "rp" if ranged["lowrp"] else "")
    low = _amount(ranged, "low", (ranged["highunit"] or "") if not _is_written_out(ranged["low"]) else "rp")
    return (low, high) if low and high else (0, 0)


def _amount(found: re.Match[str], name: str, unit: str) -> int:
    """Whole rupiah; 0 where the figure could be anything else."""
    written, part, own = found[name], found[f"{name}part"], (found[f"{name}unit"] or unit).lower()
    factor = UNITS.get(own, 0)
    if _is_written_out(written):
        whole = int(re.sub(r"[.,]", "", written))
        return whole if not factor and (part is None or not int(part)) else 0
    if factor:
        return int(written) * factor + (int(part) * factor // 10 ** len(part) if part else 0) if len(written) <= 4 else 0
    plain = int(written) if part is None or not int(part) else 0
    return plain if plain >= 10_000 and (found[f"{name}rp"] or unit == "rp" or plain % 1_000 == 0) else 0


def _is_written_out(written: str) -> bool:
    return "." in written or "," in written
