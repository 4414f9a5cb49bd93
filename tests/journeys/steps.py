"""What people do in the browser, in small verbs. Each waits for what a person would wait for."""

import re
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Page, expect
from pyotp import TOTP
from sqlalchemy import select
from sqlmodel import col

from tests.support import factors
from weimproovi import clock, db
from weimproovi.models import Account, Company, CompanyCheck, Mail
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.vocabulary import MailKind, Purpose

PASSWORD = "kopi senja di kaki bukit"
COMPANY = "PT Kopi Senja"
FACTS = {  # what C6 asks, and what the editor asks besides
    "Kota atau kabupaten": "Kota Bandung",
    "Gaji terendah": "4.500.000",
    "Gaji tertinggi": "6.000.000",
    "Bagian": "Bar",
    "Atasan langsung": "Kepala bar",
    "Yang dikerjakan": "Menyeduh kopi.",
}


def sign_up_company(page: Page, email: str, company: str = COMPANY) -> None:
    page.goto("/")
    page.get_by_role("link", name="Daftar", exact=True).first.click()
    page.get_by_role("link", name="Saya merekrut").click()
    page.get_by_label("Nama perusahaan").fill(company)
    page.get_by_label("Nama Anda").fill("Wulan")
    page.get_by_label("E-mail kerja").fill(email)
    page.get_by_label("Sandi", exact=True).fill(PASSWORD)
    page.get_by_label("Ya, 18 tahun atau lebih").check()
    page.locator("#f-records").check()
    page.get_by_role("button", name="Buat akun perusahaan").click()
    second_factor(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Beranda")


def sign_in(page: Page, email: str, password: str = PASSWORD) -> None:
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Sandi", exact=True).fill(password)
    page.get_by_role("main").get_by_role("button", name="Masuk").click()


def second_factor(page: Page) -> str:
    """Sets up the second factor that the page asks for, as somebody who types the key into an app; the key."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Pasang verifikasi dua langkah")
    key = page.locator(".key").inner_text().replace(" ", "")
    page.get_by_label("Kode 6 angka").fill(TOTP(key).now())
    page.get_by_role("button", name="Nyalakan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Simpan kode pemulihan")
    page.get_by_role("link", name="Saya sudah menyimpannya").click()
    return key


def show_code(page: Page, actor: Actor) -> None:
    """The code of an account that tests have enrolled (`support.factors`)."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Kode masuk")
    factors.take_back(actor.account_id)
    page.get_by_label("Kode 6 angka").fill(factors.code_of(actor.account_id))
    page.get_by_role("main").get_by_role("button", name="Masuk", exact=True).click()


def company_is_checked(company: str = COMPANY) -> None:
    """What staff do after looking at the NIB."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        found = session.execute(select(Company).where(col(Company.name) == company)).scalars().one()
        session.add(CompanyCheck(company_id=found.id, nib="1234567890123", passed=True, decided_by="Staf"))


def mailed_path(email: str, kind: MailKind) -> str:
    """The link of the newest mail of a kind to an address."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        account = session.execute(select(Account).where(col(Account.email) == email)).scalars().one()
        sent = select(Mail).where(col(Mail.account_id) == account.id, col(Mail.kind) == kind).order_by(col(Mail.id).desc())
        return str(session.execute(sent).scalars().first().values["path"])  # type: ignore[union-attr]


def confirm_email(page: Page, email: str) -> None:
    page.goto(mailed_path(email, MailKind.CONFIRM_EMAIL))
    expect(page.get_by_role("heading", level=1)).to_have_text("E-mail sudah dikonfirmasi")


def write_card(page: Page) -> None:
    page.get_by_role("link", name=re.compile("Lengkapi kartu perusahaan")).click()
    page.get_by_label("Alamat kantor").fill("Jl. Melati 1")
    page.get_by_label("Kota", exact=True).fill("Bandung")
    page.get_by_role("button", name="Simpan kartu").click()
    told(page, "Kartu perusahaan tersimpan.")


def consent(page: Page) -> None:
    page.get_by_label("Ketik nama lengkap Anda").fill("Wulan")
    page.get_by_role("button", name="Setujui dan tampilkan kartu").click()
    told(page, "Persetujuan tersimpan")


def told(page: Page, words: str) -> None:
    """The toast says it."""
    expect(page.locator("#toast")).to_contain_text(words)


def begin_vacancy(page: Page, title: str = "Barista") -> None:
    page.goto("/rekruter/lowongan/baru")
    page.get_by_role("button", name="Mulai menulis").click()
    write(page, "Nama posisi", title)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def write(page: Page, label: str, words: str) -> None:
    """Types into a field that saves itself, and leaves it."""
    field = page.get_by_label(label, exact=False).first
    field.fill(words)
    field.blur()


def describe_vacancy(page: Page) -> None:
    """The five required facts and the rest of the form, each saved before the next is typed."""
    for label, words in FACTS.items():
        write(page, label, words)
    page.locator("#province").select_option("Jawa Barat")
    page.locator("#employment_status").select_option("permanent")
    write(page, "Ditutup pada", (clock.today() + timedelta(days=30)).isoformat())


def ask(page: Page) -> None:
    """One choice question and one to be answered in words."""
    page.get_by_role("button", name="Tambah pertanyaan pilihan").click()
    write(page, "Pertanyaan 1", "Bisa kerja akhir pekan?")
    write(page, "Pilihan jawaban, satu per baris 1", "Ya\nTidak")
    page.get_by_role("button", name="Tambah pertanyaan tertulis").click()
    write(page, "Pertanyaan 2", "Mengapa kopi?")


def publish(page: Page) -> None:
    page.get_by_role("button", name="Tayangkan").click()
    told(page, "Lowongan sudah tayang.")


def begin_applying(page: Page, email: str, *files: Path) -> None:
    """The one form of somebody without an account; without files she makes her CV from the form."""
    page.get_by_label("Nama lengkap").fill("Sukarno")
    page.get_by_label("Nomor HP").fill("0812-3456-7890")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Buat sandi", exact=True).fill(PASSWORD)
    page.get_by_label("Ya, 18 tahun atau lebih").check()
    if files:
        page.locator("#f-file").set_input_files(list(files))
    page.get_by_role("main").get_by_role("button", name="Lanjut" if files else "Belum punya CV? Buat dari isian", exact=True).click()


def upload(page: Page, cv: Path) -> None:
    """The CV step, with a file; nothing found in it is taken over."""
    page.locator("#f-file").set_input_files(cv)
    page.get_by_role("button", name="Lanjut").click()
    page.wait_for_url(re.compile("/lamar/(profil|pertanyaan)"))
    if "/profil" in page.url:
        page.get_by_role("link", name="Lewati").click()


def answer(page: Page) -> None:
    page.get_by_label("Ya", exact=True).check()
    page.get_by_label("Mengapa kopi?").fill("Karena harum.")
    page.get_by_role("button", name="Lanjut").click()


def send(page: Page) -> None:
    page.get_by_role("button", name="Kirim lamaran").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lamaran terkirim")


def open_application(page: Page, name: str = "Sukarno") -> None:
    """Opens the one closed application of the stage, then its sheet."""
    page.get_by_role("button", name="Buka lamaran").click()
    page.get_by_role("link", name=name).click()
    expect(page.get_by_role("dialog").get_by_role("heading", name=name)).to_be_visible()


def move_to(page: Page, stage: str) -> None:
    page.get_by_role("dialog").get_by_role("button", name=re.compile("Pindahkan")).click()
    page.get_by_role("menuitem", name=stage).click()
    told(page, f"Dipindahkan ke {stage}.")


def withdraw(page: Page) -> None:
    page.get_by_role("button", name="Tarik lamaran").click()
    page.get_by_role("alertdialog").get_by_role("button", name="Tarik lamaran").click()
    told(page, "Lamaran ditarik.")


def email_of(actor: Actor) -> str:
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        return session.get_one(Account, actor.account_id).email


def newest_path(kind: MailKind) -> str:
    """The link of the newest mail of a kind, whomever it is for."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        newest = select(Mail).where(col(Mail.kind) == kind).order_by(col(Mail.id).desc()).limit(1)
        return str(session.execute(newest).scalars().one().values["path"])


def ready(page: Page, path: str) -> None:
    """Opens a workspace page and waits until it shows its rows."""
    page.goto(path)
    shown(page)


def shown(page: Page) -> None:
    """The workspace page knows its user and has its rows."""
    expect(page.locator("#toast")).to_have_attribute("data-account", re.compile(".+"))
    expect(page.locator(".wm-skeleton:not(.wm-sample *)")).to_have_count(0)
