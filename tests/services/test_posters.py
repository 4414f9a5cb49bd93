"""Posters, the ready text and share links: made of the public copy alone, for members who work on the vacancy, and gone when the public copy is."""

from io import BytesIO
from urllib.parse import parse_qs, unquote, urlsplit

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from tests.support import market, publishing
from tests.support.market import SomeVacancy
from weimproovi.errors import NotFound
from weimproovi.i18n import speaking
from weimproovi.integrations.poster import Shape
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.recruiter import VacancyForm
from weimproovi.services import company_consents, members, posters, vacancies
from weimproovi.settings import settings
from weimproovi.vocabulary import MemberRole

pytestmark = pytest.mark.usefixtures("database")
LONG = "Kepala Departemen Pengembangan Sumber Daya Manusia dan Hubungan Industrial Wilayah Kalimantan Selatan dan Tengah Raya"


def owner_with(**changes: object) -> tuple[Actor, VacancyForm]:
    owner = market.some_owner()
    publishing.consent(owner)
    return owner, publishing.published(owner, **changes)


def file_of(actor: Actor, vacancy_id: str, shape: Shape, language: str = "id") -> bytes:
    return b"".join(posters.document(actor, vacancy_id, shape, language).chunks)


def said_on(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as pdf:
        assert len(pdf) == 1
        return " ".join(pdf[0].get_textpage().get_text_range().split())


def codes_in(picture: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(picture.convert("L"))]


def shown(owner: Actor, form: VacancyForm) -> SomeVacancy:
    return publishing.listed(owner, form)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("shape", list(Shape))
def test_the_code_of_every_poster_leads_to_the_vacancy(shape: Shape, language: str) -> None:
    owner, form = owner_with()
    content = file_of(owner, form.id, shape, language)
    if shape is Shape.A4_PDF:
        picture = pypdfium2.PdfDocument(content)[0].render(scale=2).to_pil()
    else:
        picture = Image.open(BytesIO(content))
    prefix = "" if language == "id" else "/en"
    assert codes_in(picture) == [f"{settings().origin}{prefix}/lowongan/{shown(owner, form).slug}"]


def test_pictures_have_their_sizes() -> None:
    owner, form = owner_with()
    assert Image.open(BytesIO(file_of(owner, form.id, Shape.SQUARE_PNG))).size == (1080, 1080)
    wide, high = Image.open(BytesIO(file_of(owner, form.id, Shape.A4_PNG))).size
    assert abs(high / wide - 297 / 210) < 0.01
    assert wide > 1600


def test_the_paper_says_the_public_facts_in_both_languages() -> None:
    owner, form = owner_with(title="Barista & <Roti>")
    indonesian, english = (said_on(file_of(owner, form.id, Shape.A4_PDF, code)) for code in ("id", "en"))
    for words in ("Barista & <Roti>", "PT Kopi Senja", "Rp5.000.000–Rp6.000.000 per bulan, bruto", "Kota Bandung, Jawa Barat", "Karyawan tetap (PKWTT)", "Pindai untuk melamar", "tidak pernah meminta biaya"):
        assert words in indonesian
    for words in ("Rp5,000,000–Rp6,000,000", "Scan to apply", "never asks for money"):
        assert words in english


@pytest.mark.parametrize("title", [LONG, "W" * 120, "Ñandú 履歴 \u202eevil"])
def test_long_and_strange_titles_stay_on_the_page(title: str) -> None:
    owner, form = owner_with(title=title)
    text = said_on(file_of(owner, form.id, Shape.A4_PDF))
    assert text.replace(" ", "").startswith("Weimproovi")
    assert title[:5].replace(" ", "") in text.replace(" ", "")
    with pypdfium2.PdfDocument(file_of(owner, form.id, Shape.A4_PDF)) as pdf:
        page = pdf[0]
        words = page.get_textpage()
        boxes = [words.get_charbox(number) for number in range(words.count_chars())]
    assert all(left >= 0 and right <= 596 and bottom >= 0 for left, bottom, right, _top in boxes)


@pytest.mark.clause("S5", "refuses")
def test_a_withheld_name_is_on_no_poster_and_in_no_text() -> None:
    owner, form = owner_with(confidential=True, duties="Menyeduh kopi untuk PT Kopi Senja.")
    text = said_on(file_of(owner, form.id, Shape.A4_PDF))
    passed_on = posters.spread(owner, form.id)
    assert "Perusahaan dirahasiakan" in text
    assert "Perusahaan dirahasiakan" in passed_on.text
    for said in (text, str(passed_on)):
        assert "kopi senja" not in said.casefold()


@pytest.mark.clause("S5", "refuses")
def test_a_withdrawn_consent_takes_the_name_off_at_once() -> None:
    owner, form = owner_with()
    file_of(owner, form.id, Shape.A4_PDF)
    company_consents.withdraw_consent(owner)
    for said in (said_on(file_of(owner, form.id, Shape.A4_PDF)), posters.spread(owner, form.id).text):
        assert "Kopi Senja" not in said
        assert "Perusahaan dirahasiakan" in said


def test_a_draft_and_a_closed_vacancy_have_no_poster_and_say_why() -> None:
    owner, form = owner_with()
    draft = publishing.draft(owner)
    vacancies.close(owner, form.id, "")
    for vacancy_id in (draft.id, form.id):
        for shape in Shape:
            with pytest.raises(NotFound):
                file_of(owner, vacancy_id, shape)
        nothing = posters.spread(owner, vacancy_id)
        assert (nothing.address, nothing.text, nothing.links, nothing.posters) == ("", "", [], [])
        assert nothing.why_not


@pytest.mark.clause("S3", "refuses")
def test_a_vacancy_that_only_its_address_finds_has_no_poster() -> None:
    owner = market.some_owner(checked=False)
    publishing.consent(owner)
    form = publishing.published(owner)
    assert form.link_only
    with pytest.raises(NotFound):
        file_of(owner, form.id, Shape.A4_PDF)
    assert posters.spread(owner, form.id).text == ""


def test_nobody_but_members_who_work_on_it_gets_one() -> None:
    owner, form = owner_with()
    strangers = [market.some_owner("PT Lain"), market.some_candidate(), market.some_member(owner, MemberRole.RECRUITER)]
    for stranger in strangers:
        with pytest.raises(NotFound):
            file_of(stranger, form.id, Shape.A4_PDF)
    member = strangers[-1]
    members.assign(owner, form.id, str(member.member_id), on=True)
    assert file_of(member, form.id, Shape.A4_PDF).startswith(b"%PDF")


@pytest.mark.parametrize(("key", "shape", "language"), [("x", "a4.pdf", "id"), ("70863552-f1bb-4453-bb6c-ed16782e428f", "a4.pdf", "id"), ("", "a4.svg", "id"), ("", "a4.pdf", "fr"), ("", "../a4.pdf", "id"), ("", "A4_PDF", "en")])
def test_hostile_ids_shapes_and_languages_are_not_there(key: str, shape: str, language: str) -> None:
    owner, form = owner_with()
    with pytest.raises(NotFound):
        posters.document(owner, key or form.id, shape, language)


def test_the_text_and_the_links_hold_the_public_facts_and_the_bare_address() -> None:
    owner, form = owner_with()
    passed_on = posters.spread(owner, form.id)
    where = f"{settings().origin}/lowongan/{shown(owner, form).slug}"
    assert passed_on.text.splitlines()[:2] == ["Barista", "PT Kopi Senja"]
    assert f"Lihat dan lamar: {where}" in passed_on.text
    assert [link.code for link in passed_on.links] == ["whatsapp", "telegram", "linkedin", "email"]
    for link in passed_on.links:
        assert where in unquote(link.href)
        assert not {"utm_source", "ref", "fbclid"} & set(parse_qs(urlsplit(link.href).query))
    with speaking("en"):
        assert f"See and apply: {settings().origin}/en/lowongan/" in posters.spread(owner, form.id).text
