"""A candidate allows a company to watch her video, renews, withdraws, and reads her receipts; a mail's link stops promotions."""

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys import steps
from tests.journeys.conftest import DESK, PHONE, Visit
from tests.journeys.test_pages import faults_of
from tests.services.test_consents import agree, in_force
from tests.support.town import Town, cookie_of, town
from weimproovi import i18n
from weimproovi.i18n import _
from weimproovi.services import consents
from weimproovi.vocabulary import ConsentScope

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("database")]
SHARE = ConsentScope.VIDEO_SHARE


def sound(page: Page) -> None:
    assert list(faults_of(page, i18n.language())) == []


def block(page: Page) -> Locator:
    return page.locator("#izin")


def share_row(page: Page) -> Locator:
    return block(page).locator(".wm-line").filter(has_text=_("Menonton wawancara video"))


def allow(page: Page, button: str) -> None:
    """The text first, whole; then one of two equal buttons."""
    share_row(page).get_by_role("button", name=re.compile(button)).click()
    asked = page.get_by_role("dialog")
    expect(asked.get_by_role("heading", level=2)).to_have_text(_("Izinkan {company} menonton video wawancaramu?", company="PT Kopi Senja"))
    expect(asked).to_contain_text(_("Video, suara, dan teks jawabanmu"))
    sound(page)
    answers = [asked.get_by_role("button", name=_(words), exact=True).bounding_box() for words in ("Izinkan", "Jangan izinkan")]
    assert len({(round(box["width"]), round(box["height"])) for box in answers if box}) == 1
    asked.get_by_role("button", name=_("Izinkan"), exact=True).click()
    steps.told(page, _("Diizinkan. Tanda terimanya ada di Pusat privasi."))


def receipts(page: Page) -> list[dict[str, str]]:
    """What the links of the share row lead to."""
    share_row(page).get_by_text(_("Riwayat dan tanda terima")).click()
    links = share_row(page).get_by_role("link", name=_("Unduh tanda terima")).all()
    answers = [page.request.get(link.get_attribute("href") or "") for link in links]
    assert {answer.headers["cache-control"] for answer in answers} == {"no-store"}
    return [json.loads(answer.body()) for answer in answers]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_a_candidate_decides_and_decides_again(visit: Visit, language: str) -> None:
    found = town()
    with i18n.speaking(language):
        consents.ask(found.victim, SHARE, found.application_id)
        privacy = visit(width=PHONE, cookie=cookie_of(found.victim))
        steps.ready(privacy, i18n.localized("/akun/privasi"))
        application = visit(width=DESK, cookie=cookie_of(found.victim))
        steps.ready(application, i18n.localized(f"/akun/lamaran/{found.application_id}"))
        sound(privacy)
        allow(privacy, _("Baca dan pilih"))
        expect(share_row(application)).to_contain_text(_("Diizinkan"))  # by itself
        allow(application, _("Perpanjang"))
        sound(application)
        withdraw(found, application, privacy)


def withdraw(found: Town, application: Page, privacy: Page) -> None:
    """One tap; both pages know, and the receipts are there."""
    share_row(application).get_by_role("button", name=re.compile(_("Cabut izin"))).click()
    steps.told(application, _("Izin dicabut. Berlaku mulai sekarang."))
    expect(share_row(privacy)).to_contain_text(_("Dicabut"))
    assert not in_force(found.victim, SHARE, found.application_id)
    statuses = [receipt["dpv:hasRecordOfActivity"]["dpv:hasConsentStatus"]["@type"] for receipt in receipts(privacy)]  # type: ignore[index]
    assert statuses == ["dpv:ConsentWithdrawn", "dpv:RenewedConsentGiven", "dpv:ConsentGiven", "dpv:ConsentRequested"]
    sound(privacy)


def test_a_link_in_a_mail_stops_promotions_without_signing_in(visit: Visit) -> None:
    found = town()
    agree(found.victim, ConsentScope.MARKETING)
    assert found.victim.candidate_id is not None
    page = visit(width=PHONE)
    page.goto(consents.stop_link(found.victim.candidate_id, ConsentScope.MARKETING))
    sound(page)
    page.get_by_role("button", name="Hentikan kabar promosi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kabar promosi berhenti")
    sound(page)
    assert not in_force(found.victim, ConsentScope.MARKETING)
    agree(found.victim, ConsentScope.MARKETING)
    mail_program = page.request.post(page.url, form={"List-Unsubscribe": "One-Click"})  # names no origin
    assert (mail_program.status, in_force(found.victim, ConsentScope.MARKETING)) == (200, False)
