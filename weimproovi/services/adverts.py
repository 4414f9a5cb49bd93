"""A pasted advert becomes a draft for checking. The advert itself is read and forgotten; nothing is published."""

from weimproovi import clock, db
from weimproovi.i18n import _, n_
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.adverts import AdvertNotes
from weimproovi.schemas.recruiter import Fault
from weimproovi.services import advert_private, standing, vacancies
from weimproovi.services.advert_reading import Reading, read
from weimproovi.services.advert_text import lines_of
from weimproovi.vocabulary import Purpose, Workplace

TOLD_WITH = frozenset({"salary_period", "salary_basis"})  # fields that belong to another one


def draft_from(actor: Actor, text: str) -> AdvertNotes:
    """A draft with what the advert says plainly, each such field marked until somebody has looked at it.

    Raises:
        Invalid: nothing was pasted, or far more than an advert.
    """
    standing.require_writer(actor)
    lines = lines_of(text)
    with db.transaction(actor, Purpose.RECRUIT) as session:
        vacancy = vacancies.begin(session, actor)
        reading = read(lines, clock.today(), standing.company_of(session, actor).name)
        for name, value in reading.values.items():
            setattr(vacancy, name, value)
        vacancy.from_text = list(reading.values)
        return _notes(str(vacancy.id), reading)


def _notes(vacancy_id: str, reading: Reading) -> AdvertNotes:
    count = len(reading.values.keys() - TOLD_WITH)
    return AdvertNotes(
        vacancy_id=vacancy_id,
        filled=n_("1 isian terisi dari teks", "{n} isian terisi dari teks", count),
        missing=_missing(reading),
        left_out=advert_private.words_for(reading.left_out),
        unread=list(reading.unread),
    )


def _missing(reading: Reading) -> list[Fault]:
    """What publishing needs and the text did not give, and why, in the order of the form."""
    values = reading.values
    remote = values.get("workplace") is Workplace.REMOTE
    pay = _("Gaji: disebut, tetapi bukan satu angka atau rentang rupiah yang jelas.") if reading.speaks_of_pay else _("Gaji: tidak disebut.")
    closing = _("Tanggal tutup: disebut, tetapi bukan satu hari dari besok sampai 90 hari lagi.") if reading.speaks_of_closing else _("Tanggal tutup: tidak disebut.")
    asked = {
        "title": _("Nama posisi: tidak terbaca sebagai satu posisi."),
        "city": "" if remote else _("Kota: tidak terbaca sebagai satu tempat."),
        "salary_min": _("Gaji terendah: hanya batas atasnya yang disebut.") if "salary_max" in values else pay,
        "employment_status": _("Status karyawan: tidak terbaca sebagai satu status."),
        "department": _("Bagian: tidak disebut."),
        "reports_to": _("Atasan langsung: tidak disebut sebagai jabatan."),
        "duties": _("Yang dikerjakan: tidak terbaca."),
        "closes_on": closing,
    }
    return [Fault(name, words) for name, words in asked.items() if words and name not in values]
