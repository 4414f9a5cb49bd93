"""The parts of an advert: which lines say what one does, which what one brings, and which are about something else."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from weimproovi.services.advert_text import Line


class Part(StrEnum):
    TOP = "top"
    DUTIES = "duties"
    QUALIFICATIONS = "qualifications"
    BENEFITS = "benefits"
    APPLYING = "applying"
    OTHER = "other"


HEADINGS = (
    (Part.DUTIES, (r"job\s?des[ck]s?|job\s?descriptions?|deskripsi(?: (?:pekerjaan|kerja|tugas))?|(?:uraian |rincian )?(?:tugas|pekerjaan)(?:nya)?(?: utama)?|"
        r"(?:tugas|uraian)(?: (?:dan|&|/) ?|/)tanggung ?jawab|tanggung ?jawab|(?:key |main |your )?(?:responsibilit(?:y|ies)|duties|tasks)|duties (?:and|&) responsibilities|"
        r"roles? (?:and|&) responsibilities|what you(?:'ll| will|’ll) (?:do|be doing)|yang (?:akan )?(?:kamu|anda) (?:kerjakan|lakukan)|your role|job role")),
    (Part.QUALIFICATIONS, (r"(?:kualifikasi|persyaratan|syarat|kriteria|ketentuan)(?: (?:umum|khusus|utama|pelamar|pekerjaan|kandidat)|nya)?|syarat (?:dan|&) ketentuan|"
        r"(?:job |general |minimum )?(?:requirements?|qualifications?)|requirements? (?:and|&) qualifications?|what we(?:'re| are|’re) looking for|what you(?:'ll| will)? (?:need|bring)|"
        r"you have|must have|keahlian|(?:required )?skills?|who you are|yang (?:kami )?(?:cari|butuhkan)|kualifikasi (?:dan|&) persyaratan")),
    (Part.BENEFITS, (r"(?:benefits?|fasilitas|keuntungan|tunjangan)(?: (?:yang didapat|karyawan|kerja|lain))?|kami (?:tawarkan|menawarkan)|yang (?:kami tawarkan|kamu dapat(?:kan)?)|"
        r"(?:what )?we offer|what you(?:'ll| will)? get|perks|why join us")),
    (Part.APPLYING, (r"cara (?:melamar|mendaftar|daftar)|how to apply|(?:info|informasi|contact|kontak|hubungi|kirim(?:kan)?|send|submit|apply|lamar(?:an)?|berkas|dokumen|lampiran|"
        r"segera kirim|yuk|minat\??|berminat|tertarik|interested|jika (?:kamu|anda|berminat|tertarik)|if you|bagi (?:yang|kamu)|untuk (?:info|melamar)|please|silakan|silahkan|link|email|e-mail|wa|whatsapp|telp|phone|ig|instagram|dm|chat|call|hub\.?|"
        r"(?:kirim )?cv)\b.{0,600}")),
)  # fmt: skip
HEADS = tuple((part, re.compile(rf"(?:{words})(?P<rest>\s{{0,3}}[:：\-–]\s{{0,3}}.{{0,600}}|\s{{0,3}}[:：.]?)$", re.IGNORECASE)) for part, words in HEADINGS)
LABELLED = re.compile(
    r"(?:lokasi(?: kerja)?|penempatan|location|placement|work location|area kerja|alamat|address|gaji|salary|range gaji|gaji pokok|upah|deadline|batas \w{1,20}(?: \w{1,20})?|closing date|status(?: \w{1,12})?|"
    r"tipe(?: \w{1,12})?|type|employment type|jam kerja|working hours?|hari kerja|posisi|position|jabatan|jumlah(?: \w{1,12})?|kuota|kebutuhan|"
    r"departemen|department|divisi|division|bagian|atasan(?: langsung)?|reports? to|reporting to|melapor (?:ke|kepada)|lapor ke|catatan|note|notes|nb|kerja|sistem kerja|ditutup|dibuka)"
    r"\s{0,2}[:：=]",
    re.IGNORECASE,
)  # fmt: skip


@dataclass(slots=True)
class Parts:
    """Lines by part."""

    lines: dict[Part, list[str]] = field(default_factory=lambda: {part: [] for part in Part})

    def add(self, part: Part, words: str) -> None:
        if words:
            self.lines[part].append(words)


def parts_of(lines: list[Line]) -> Parts:
    """Each line in the part that its heading opens. A labelled fact, or a gap after a list, ends a part."""
    parts, now, pointed, gap = Parts(), Part.TOP, False, False
    for line in lines:
        if not line.words:
            gap = True
            continue
        head = heading_of(line.words)
        if head is not None:
            now, pointed = head[0], False
            parts.add(now, head[1])
        elif LABELLED.match(line.words):
            parts.add(Part.OTHER, line.words)
            now = now if line.point and now is not Part.TOP else Part.OTHER
        else:
            ended = pointed and not line.point and (gap or not line.words[0].islower())  # a point may run on in the next line
            now = Part.OTHER if ended and now is not Part.TOP else now
            parts.add(now, line.words)
            pointed = pointed or line.point
        gap = False
    return parts


def heading_of(words: str) -> tuple[Part, str] | None:
    """The part that a line opens, and what it says already in the same line."""
    for part, pattern in HEADS:
        found = pattern.match(words)
        if found is not None:
            if part is Part.APPLYING:
                return part, words
            return part, found["rest"].strip(" :：-–.")
    return None
