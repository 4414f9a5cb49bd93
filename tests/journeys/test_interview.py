"""A video interview for real, on a phone with Chromium's own camera: consent, practice, video, voice and words, a tab closed in the middle, sharing, watching, stopping."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.journeys.conftest import PHONE, Visit
from tests.journeys.test_pages import faults_of
from tests.support import interviews
from tests.support.interviews import Invited, KitQuestionForm
from tests.support.town import cookie_of
from weimproovi.services import video_checking, video_interviews, video_invitations, video_kits

pytestmark = pytest.mark.browser
SENT = re.compile(r"/berkas/(wawancara|rekaman)/")
KIT = (
    KitQuestionForm("Ceritakan satu pagi yang sibuk.", 0, 60, 1, video=True, audio=False, written=False),
    KitQuestionForm("Kopi apa yang kamu sukai?", 0, 30, 1, video=False, audio=True, written=False),
    KitQuestionForm("Kapan kamu bisa mulai?", 0, 30, 0, video=False, audio=False, written=True),
)
PLAY = """async () => {
    const video = document.querySelector('video');
    video.muted = true;
    const told = (what) => new Promise((go, stop) => { video.addEventListener(what, go, {once: true}); video.addEventListener('error', () => stop(video.error.message), {once: true}); });
    await Promise.all([told('timeupdate'), video.play()]);
    while (!(video.currentTime > 0.2)) await told('timeupdate');
    const moved = video.currentTime, seeked = told('seeked');
    video.pause(); video.currentTime = 0.1; await seeked;
    return [moved > 0.2, Math.abs(video.currentTime - 0.1) < 0.2, video.videoWidth > 0, Number.isFinite(video.duration)];
}"""
TOLD = "() => document.querySelector('video').addEventListener('emptied', () => { sessionStorage.emptied ??= Date.now(); })"


def invited() -> Invited:
    one = interviews.applied()
    video_kits.save(one.owner, one.vacancy.id, KIT)
    video_invitations.invite(one.owner, [one.application_id], interviews.form())
    return one


def one_main_button(page: Page) -> bool:
    """What she is to do next is one thing at every stage."""
    return page.locator(".solid:visible").count() == 1


def record(page: Page, sent: bool = True, weighs: str = "") -> None:
    """Opens, begins, waits until something was recorded, and stops. `weighs`: the megabytes that are named before anything is sent."""
    page.locator("[data-part=open]").click()
    if weighs:
        expect(page.locator("[data-part=weight]")).to_contain_text(f"sekitar {weighs} MB", timeout=60_000)
        assert one_main_button(page)
    page.locator("[data-part=start]").click(timeout=60_000)  # the first camera of a run takes its time on a busy machine
    expect(page.locator("[data-part=stop]")).to_be_visible()
    page.wait_for_function("() => document.querySelector('[data-part=left]').textContent !== ''")
    page.wait_for_timeout(1500)  # what is recorded takes its time; nothing is asserted about it
    page.locator("[data-part=stop]").click()
    expect(page.locator("[data-part=player]")).to_be_visible()
    assert sent == page.locator("[data-part=keep]").is_visible()


def test_the_whole_way_on_a_phone(visit: Visit, request: pytest.FixtureRequest) -> None:
    one, requests = invited(), list[Request]()
    page = visit(width=PHONE, cookie=cookie_of(one.person))
    page.on("request", lambda request: requests.append(request) if SENT.search(request.url) else None)
    page.goto(f"/wawancara/{one.application_id}")
    page.get_by_role("link", name="Lanjut", exact=True).click()
    assert list(faults_of(page, "id")) == []
    page.get_by_role("button", name="Izinkan", exact=True).click()
    assert one_main_button(page)
    record(page, sent=False)
    assert one_main_button(page)
    assert requests == []
    page.get_by_role("link", name="Mulai wawancara").click()
    record(page, weighs="9,0")
    expect(page.locator("[data-part=told]")).to_have_text(re.compile(r"^(\d+,\d) dari \1 MB terkirim$"))
    page.locator("[data-part=keep]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(KIT[1].text)
    record(page)
    page.locator("[data-part=keep]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(KIT[2].text)
    page.get_by_label("Jawaban tertulis").fill("Senin depan.")
    page.get_by_role("button", name="Simpan jawaban tertulis").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("menonton video wawancaramu")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    assert list(faults_of(page, "id")) == []
    page.get_by_role("button", name="Kirim dan izinkan").click()
    expect(page.get_by_text("bisa menonton jawabanmu")).to_be_visible()
    while [answer for answer in states(one) if answer in ("kept", "checking")]:
        video_checking.sweep_videos()
    assert states(one) == ["ready", "ready", "ready"]
    watched(visit, one, page, lambda milliseconds: request.node.user_properties.append(("milliseconds from the click to the empty player", milliseconds)))


def states(one: Invited) -> list[str]:
    return [question.answer.state if question.answer else "" for question in video_interviews.mine(one.person, one.application_id).questions]


def steered(desk: Page) -> None:
    """Space, arrows and speed, without a mouse; each press is heard before the next. A short recording goes round while it plays, so that nothing ends meanwhile."""
    desk.locator("body").click(position={"x": 2, "y": 2})
    pressed(desk, (("Space", "!video.paused"), ("Space", "video.paused")), loop=True)
    pressed(desk, (("ArrowLeft", "video.currentTime === 0"), ("ArrowRight", "video.currentTime > 0"), (".", "video.playbackRate === 1.25"), (",", "video.playbackRate === 1")), loop=False)
    pressed(desk, (("ArrowLeft", "video.currentTime === 0"),), loop=False)
    pressed(desk, (("Space", "!video.paused"),), loop=True)


def pressed(desk: Page, keys: tuple[tuple[str, str], ...], *, loop: bool) -> None:
    desk.evaluate("loop => { for (const one of document.querySelectorAll('video, audio')) one.loop = loop; }", loop)
    for key, heard in keys:
        desk.keyboard.press(key)
        desk.wait_for_function(f"() => {{ const video = document.querySelector('video'); return {heard}; }}")


def chosen(desk: Page) -> None:
    """A chapter plays its answer, and what played before stops."""
    desk.get_by_role("link", name=re.compile(KIT[1].text.replace("?", "."))).click()
    desk.wait_for_function("() => !document.querySelector('audio').paused && document.querySelector('video').paused")
    desk.get_by_role("link", name=re.compile(KIT[0].text)).click()
    desk.wait_for_function("() => document.querySelector('audio').paused && !document.querySelector('video').paused")


def watched(visit: Visit, one: Invited, page: Page, took: Callable[[float], None]) -> None:
    """The company plays, seeks and steers; after the withdrawal nothing more of it comes, and how long that took stands in the run's report."""
    answer = video_interviews.mine(one.person, one.application_id).questions[0].answer
    assert answer is not None
    path = f"/berkas/lamaran/{one.application_id}/video/{answer.id}"
    desk = visit(cookie=cookie_of(one.owner))
    desk.goto(f"/rekruter/lamaran/{one.application_id}/video")
    assert list(faults_of(desk, "id")) == []
    assert desk.evaluate(PLAY) == [True, True, True, True]
    expect(desk.locator(".watermark")).to_contain_text("PT Kopi Senja · Wati")
    steered(desk)
    chosen(desk)
    desk.evaluate(TOLD)
    clicked = page.evaluate("Date.now()")
    page.get_by_role("button", name="Tarik izin").click()
    expect(page.get_by_text("belum bisa menonton jawabanmu")).to_be_visible()
    expect(desk.get_by_text("Belum ada video, batas")).to_be_visible()
    assert desk.locator("video").count() == 0
    took(desk.evaluate("Number(sessionStorage.emptied)") - clicked)
    assert desk.evaluate("async (url) => (await fetch(url, {headers: {range: 'bytes=0-9'}})).status", path) == 404
    page.goto("/akun/privasi")
    expect(page.get_by_text("Video wawancara diputar").first).to_be_visible()


def test_a_tab_that_closes_in_the_middle_loses_nothing_that_arrived(visit: Visit) -> None:
    one = invited()
    video_interviews.allow_recording(one.person, one.application_id, shown=video_interviews.record_text(one.person, one.application_id).sha256)
    page = visit(width=PHONE, cookie=cookie_of(one.person))
    page.goto(f"/wawancara/{one.application_id}/pertanyaan/1")
    record(page)
    page.wait_for_function("() => document.querySelector('[data-part=bar]').value === 1")
    page.close()
    again = visit(width=PHONE, cookie=cookie_of(one.person))
    again.goto(f"/wawancara/{one.application_id}")
    again.get_by_role("button", name="Pakai sampai yang tersimpan").click()
    expect(again.get_by_text(re.compile("menunggu diperiksa|Sedang diperiksa|Siap"))).to_be_visible()
    again.goto("/akun")
    expect(again.get_by_text("PT Kopi Senja belum bisa menonton jawabanmu.")).to_be_visible(timeout=60_000)


@pytest.mark.parametrize(
    ("fault", "words"),
    [("NotAllowedError", "ditolak browser"), ("NotFoundError", "Tidak ada kamera"), ("NotReadableError", "aplikasi lain"), ("", "belum bisa merekam")],
)
def test_each_fault_of_a_camera_has_words_of_its_own_and_another_way(visit: Visit, fault: str, words: str) -> None:
    one = invited()
    video_interviews.allow_recording(one.person, one.application_id, shown=video_interviews.record_text(one.person, one.application_id).sha256)
    page = visit(width=PHONE, cookie=cookie_of(one.person))
    broken = f"if (navigator.mediaDevices) navigator.mediaDevices.getUserMedia = async () => {{ throw new DOMException('', '{fault}'); }};" if fault else "delete window.MediaRecorder;"
    page.add_init_script(broken)
    page.goto(f"/wawancara/{one.application_id}/pertanyaan/1")
    page.locator("[data-part=open]").click()
    expect(page.locator("[data-part=said]")).to_contain_text(words)
    page.locator("[data-part=choose]").set_input_files({"name": "VID_0001.mp4", "mimeType": "video/mp4", "buffer": interviews.recording("mp4", "libx264", "aac")})
    expect(page.get_by_role("heading", level=1)).to_have_text(KIT[1].text)
    while states(one)[0] in ("kept", "checking"):
        video_checking.sweep_videos()
    assert states(one)[0] == "ready"


def test_what_is_left_to_send_is_measured_by_what_has_arrived(visit: Visit) -> None:
    """The third part is held back: the page says how much is there, and from that how long the rest takes."""
    one, held, seen = invited(), list[Route](), list[Route]()
    video_interviews.allow_recording(one.person, one.application_id, shown=video_interviews.record_text(one.person, one.application_id).sha256)
    page = visit(width=PHONE, cookie=cookie_of(one.person))
    page.add_init_script("delete window.MediaRecorder;")

    def slow(route: Route) -> None:
        seen.append(route)
        if len(seen) == 3:
            held.append(route)
        else:
            route.continue_()

    page.route("**/bagian", slow)
    page.goto(f"/wawancara/{one.application_id}/pertanyaan/1")
    page.locator("[data-part=choose]").set_input_files({"name": "VID_0001.mp4", "mimeType": "video/mp4", "buffer": bytes(4 * interviews.PART)})
    expect(page.locator("[data-part=size]")).to_have_text("Ukuran rekaman: 4,0 MB")
    expect(page.locator("[data-part=told]")).to_have_text(re.compile(r"^2,0 dari 4,0 MB terkirim · sekitar \d+ (detik|menit) lagi$"))
    assert page.locator("[data-part=bar]").evaluate("bar => bar.value") == 0.5
    held[0].continue_()
    expect(page.get_by_role("heading", level=1)).to_have_text(KIT[1].text)
