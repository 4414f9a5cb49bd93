"""For HR in five minutes: an advert is pasted, checked and published, then its poster is scanned and its text copied, in both languages."""

import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.journeys.conftest import PHONE, Visit
from tests.support import market, publishing
from tests.support.town import cookie_of
from weimproovi import clock, i18n
from weimproovi.i18n import format, speaking

pytestmark = pytest.mark.browser
ADVERT = """🔥 *LOWONGAN KERJA* 🔥
Dibutuhkan BARISTA (2 orang)
📍 Penempatan: Bandung
💰 Gaji 4,5 - 6 jt per bulan
Karyawan tetap
Bagian: Bar
Melapor kepada: Kepala bar
Tugas:
- Menyeduh kopi
Kualifikasi:
- Usia maksimal 27 tahun
- Min. SMA/SMK
Deadline {day}
WA 0812-3456-7890 (Ibu Rina)"""
WORDS = {
    "id": {
        "read": "Baca teks dan isi draf", "mark": "Dari teks, periksa lagi", "phone": "1 nomor telepon", "hint": "Menyebut usia", "done": "Semua sudah saya periksa",
        "publish": "Tayangkan", "live": "Lowongan sudah tayang.", "spread": "Sebarkan", "copy": "Salin teks", "copied": "Teks tersalin.", "refused": "Browser menolak menyalin. Teks sudah dipilih: salin sendiri.", "pdf": "PDF, A4, Bahasa Indonesia",
        "box": "Teks lowongan", "facts": "Gaji: Rp4.500.000–Rp6.000.000", "page": "Sebarkan lowongan", "fee": "tidak pernah meminta biaya",
    },
    "en": {
        "read": "Read the text and fill a draft", "mark": "From the text, check again", "phone": "1 phone number", "hint": "Names an age", "done": "I have looked at all of it",
        "publish": "Publish", "live": "The vacancy is published.", "spread": "Share", "copy": "Copy text", "copied": "Text copied.", "refused": "The browser refused to copy. The text is selected: copy it yourself.", "pdf": "PDF, A4, English",
        "box": "Advert", "facts": "Salary: Rp4,500,000–Rp6,000,000", "page": "Share the vacancy", "fee": "never asks for money",
    },
}  # fmt: skip


def paste(page: Page, said: dict[str, str], prefix: str) -> None:
    """The advert becomes a draft whose fields are marked; what was left out is counted, and an age is hinted at."""
    page.goto(f"{prefix}/rekruter/lowongan/baru")
    page.get_by_label(said["box"], exact=True).fill(ADVERT.format(day=format.date_long(clock.today() + timedelta(days=20))))
    page.get_by_role("button", name=said["read"]).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Barista")
    expect(page.locator("#title-mark")).to_have_text(said["mark"])
    expect(page.get_by_role("main")).to_contain_text(said["phone"])
    expect(page.locator("#qualifications-note")).to_contain_text(said["hint"])
    expect(page.locator("#city")).to_have_value("Kota Bandung")
    expect(page.get_by_role("main")).not_to_contain_text("0812")


def check(page: Page, said: dict[str, str]) -> None:
    """Whoever changes a field or says that all was looked at takes the marks away."""
    page.locator("#qualifications").fill("Min. SMA/SMK")
    page.locator("#qualifications").blur()
    expect(page.locator("#qualifications-mark")).to_have_count(0)
    expect(page.locator("#qualifications-note")).to_have_count(0)
    expect(page.locator("#title-mark")).to_be_visible()
    page.get_by_role("button", name=said["done"]).click()
    expect(page.locator("#title-mark")).to_have_count(0)


def publish(page: Page, said: dict[str, str]) -> str:
    """The address that everybody finds it at."""
    page.get_by_role("button", name=said["publish"]).click()
    steps.told(page, said["live"])
    return str(page.locator("#tautan a").get_attribute("href"))


def download_poster(page: Page, said: dict[str, str], folder: Path) -> Image.Image:
    """The PDF, opened as a picture; it says the promise."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=said["pdf"]).click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    with pypdfium2.PdfDocument(file) as pdf:
        assert said["fee"] in " ".join(pdf[0].get_textpage().get_text_range().split())
        return pdf[0].render(scale=2).to_pil()


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_from_a_pasted_advert_to_a_poster_on_the_wall(visit: Visit, tmp_path: Path, language: str) -> None:
    owner = market.some_owner()
    publishing.consent(owner)
    said, prefix = WORDS[language], "" if language == "id" else "/en"
    page = visit(cookie=cookie_of(owner), permissions=["clipboard-read", "clipboard-write"], accept_downloads=True)
    with speaking(language):
        paste(page, said, prefix)
        check(page, said)
        address = publish(page, said)
        page.get_by_role("link", name=said["spread"]).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(said["page"])
        expect(page.locator("#teks-siap-pakai")).to_have_value(re.compile(re.escape(said["facts"])))
        page.get_by_role("button", name=said["copy"]).click()
        expect(page.locator("#teks-siap-pakai-kabar")).to_have_text(said["copied"])
        assert address in page.evaluate("navigator.clipboard.readText()")
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
        page.get_by_role("button", name=said["copy"]).click()
        expect(page.locator("#teks-siap-pakai-kabar")).to_have_text(said["refused"])
        assert page.evaluate("document.activeElement.id") == "teks-siap-pakai"
        wall = download_poster(page, said, tmp_path)
        assert [found.text for found in zxingcpp.read_barcodes(wall.convert("L"))] == [address]
        square = page.request.get(str(page.locator(".wm-poster").get_attribute("src")))
        assert Image.open(BytesIO(square.body())).size == (1080, 1080)


def test_a_visitor_shares_by_plain_links_that_name_nobody(visit: Visit) -> None:
    owner = market.some_owner()
    publishing.consent(owner)
    slug = publishing.listed(owner, publishing.published(owner)).slug
    page = visit(width=PHONE)
    page.add_init_script("navigator.share = data => { window.shared = data; return Promise.resolve(); }")
    page.goto(f"/lowongan/{slug}")
    links = page.locator(".share-links a")
    expect(links).to_have_text(["WhatsApp", "Telegram", "LinkedIn", "E-mail"])
    for link in links.all():
        assert link.get_attribute("rel") == "noopener noreferrer"
        assert slug in str(link.get_attribute("href"))
    page.get_by_role("button", name="Bagikan").click()
    assert page.evaluate("window.shared.url").endswith(f"/lowongan/{slug}")
