"""The paper of an invoice, read back as text: what it says in both languages, and that no word of it leaves the page."""

import pypdfium2
import pytest

from tests.support import billing, market
from weimproovi import clock
from weimproovi.i18n import format, speaking
from weimproovi.models import Invoice
from weimproovi.permissions.actor import Actor
from weimproovi.services import companies, invoice_papers
from weimproovi.vocabulary import Plan

pytestmark = pytest.mark.usefixtures("database")
SAID = {
    "id": (
        "Tagihan WMP/{year}/00001", "Tanggal {issued} · Jatuh tempo {due}", "Penerbit", "PT Ahli Karya Improovi Teknologi", "Untuk", "PT Kopi Senja",
        "Jl. Melati 1, Bandung", "Paket Tumbuh, 3 bulan", "Rp499.000 per bulan", "Rp1.497.000",
        "Dasar pengenaan pajak (nilai lain 11/12, PMK 131/2024)", "Rp1.372.250", "PPN 12%", "Rp164.670", "Jumlah yang ditransfer", "Rp1.661.670",
        "Transfer ke", "mentransfer Rp1.631.730",
    ),
    "en": (
        "Invoice WMP/{year}/00001", "Dated {issued} · Due {due}", "From", "PT Ahli Karya Improovi Teknologi", "PT Kopi Senja",
        "Growth plan, 3 months", "Rp499,000 per month", "Rp1,497,000", "Tax base (other value 11/12, PMK 131/2024)", "Rp1,372,250", "PPN (VAT) 12%",
        "Rp164,670", "Amount to transfer", "Rp1,661,670", "transfers Rp1,631,730",
    ),
}  # fmt: skip


def text_of(actor: Actor, invoice: Invoice) -> str:
    content = b"".join(invoice_papers.document(actor, str(invoice.id)).chunks)
    pdf = pypdfium2.PdfDocument(content)
    assert len(pdf) == 1
    return " ".join(pdf[0].get_textpage().get_text_range().split())


def asked(language: str) -> tuple[Actor, Invoice]:
    owner = market.some_owner()
    with speaking(language):
        return owner, billing.asked(owner, Plan.GROWTH, 3)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_paper_says_everything_in_the_language_of_whoever_asked(language: str) -> None:
    owner, invoice = asked(language)
    text = text_of(owner, invoice)
    with speaking(language):
        days = {"issued": format.date_long(invoice.issued_on), "due": format.date_long(invoice.due_on), "year": invoice.year}
    assert [said for said in SAID[language] if said.format(**days) not in text] == []


@pytest.mark.parametrize(("asked_in", "read_in"), [("id", "en"), ("en", "id")])
def test_the_paper_does_not_change_with_its_reader(asked_in: str, read_in: str) -> None:
    owner, invoice = asked(asked_in)
    with speaking(read_in):
        read = text_of(owner, invoice)
    assert read == text_of(owner, invoice)


def test_the_paper_stays_as_it_was_issued() -> None:
    owner, invoice = asked("id")
    before = text_of(owner, invoice)
    companies.save_card(owner, {"name": "PT Kopi Senja", "address": "Jl. Mawar 2", "city": "Bogor"})
    assert text_of(owner, invoice) == before


def test_demo_particulars_say_that_they_are_an_example() -> None:
    owner, invoice = asked("id")
    assert text_of(owner, invoice).count("(contoh)") == 3


def test_long_names_wrap_on_one_page() -> None:
    name = "PT " + "Kopi Senja & Rekan <Bersama> " * 3
    owner = market.some_owner(name)
    companies.save_card(owner, {"name": name, "address": "Jalan Melati Raya " * 12, "city": "Kabupaten Kepulauan Tanimbar"})
    text = text_of(owner, billing.asked(owner, Plan.BUSINESS, 12))
    assert "<Bersama>" in text
    assert "Kepulauan Tanimbar" in text
    assert "Rp26.506.800" in text


def test_staff_of_finance_read_it_too_by_its_file_name() -> None:
    _owner, invoice = asked("id")
    paper = invoice_papers.document(billing.cashier(), str(invoice.id))
    assert paper.file_name == f"Tagihan WMP-{clock.today().year}-00001.pdf"
