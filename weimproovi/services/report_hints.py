"""What staff may want to look at in a reported vacancy. Hints, never verdicts: nothing follows from them by itself."""

import re

from sqlalchemy import func, select
from sqlmodel import Session, col

from weimproovi.i18n import _, format
from weimproovi.models import Company, CompanyCheck, Listing, Vacancy
from weimproovi.services.listing_copies import monthly_pay

PAYMENT = re.compile(
    r"\b(transfer\w*|biaya (?:pendaftaran|administrasi|pelatihan|seragam|medis|proses)|uang (?:jaminan|muka|pendaftaran)|deposit\w*|"
    r"(?:mem|di)?bayar (?:dulu|terlebih|di muka)|no(?:mor)?\.? rekening|registration fee|training fee|pay first)\b",
    re.IGNORECASE,
)
MESSENGER = re.compile(r"\b(whats\s?app|wa\.me|wa|telegram|t\.me|line|signal)\b", re.IGNORECASE)
OTHER_WAYS = re.compile(r"[\w.+-]+@[\w-]+\.\w+|https?://", re.IGNORECASE)
FAR_ABOVE, ENOUGH = 3, 5


def hints(session: Session, vacancy: Vacancy) -> list[str]:
    """Sentences for staff; empty where nothing stands out."""
    text = f"{vacancy.title}\n{vacancy.duties}\n{vacancy.qualifications}"
    found = [_payment(text), _messenger(text), _pay(session, vacancy), _failed_elsewhere(session, vacancy)]
    return [hint for hint in found if hint]


def _payment(text: str) -> str:
    words = sorted({match.group(0).lower() for match in PAYMENT.finditer(text)})
    return _("Menyebut pembayaran: {words}.", words=", ".join(words)) if words else ""


def _messenger(text: str) -> str:
    named = MESSENGER.search(text)
    if named is None or OTHER_WAYS.search(text):
        return ""
    return _("Hanya bisa dihubungi lewat aplikasi pesan: {name}.", name=named.group(0))


def _pay(session: Session, vacancy: Vacancy) -> str:
    """Far above the median of the same employment status and province, where there are enough others."""
    offered = monthly_pay(vacancy.salary_max or vacancy.salary_min or 0, vacancy.salary_period)
    median = func.percentile_cont(0.5).within_group(col(Listing.monthly_max))
    others = select(func.count(), median).where(
        col(Listing.employment_status) == vacancy.employment_status,
        col(Listing.province) == vacancy.province,
        col(Listing.vacancy_id) != vacancy.id,
    )
    count, middle = session.execute(others).one()
    if count < ENOUGH or offered <= FAR_ABOVE * middle:
        return ""
    return _(
        "Gaji jauh di atas kelompoknya: {pay} per bulan; nilai tengah {count} lowongan sejenis {middle}.",
        pay=format.rupiah(offered),
        count=count,
        middle=format.rupiah(int(middle)),
    )


def _failed_elsewhere(session: Session, vacancy: Vacancy) -> str:
    """The company's number, under which another company did not pass."""
    checked = select(col(CompanyCheck.nib)).where(col(CompanyCheck.company_id) == vacancy.company_id)
    own = {number for number in session.execute(checked).scalars() if number}
    own |= {session.get_one(Company, vacancy.company_id).nib} - {""}
    failed = (
        select(col(Company.name))
        .join(CompanyCheck, col(CompanyCheck.company_id) == col(Company.id))
        .where(~col(CompanyCheck.passed), col(CompanyCheck.nib).in_(own), col(Company.id) != vacancy.company_id)
    )
    name = session.execute(failed.limit(1)).scalar()
    return _("NIB yang sama tidak lulus pemeriksaan untuk {company}.", company=name) if name else ""
