"""The forms that are there for nobody in the table of all forms: taken by the one whom each belongs to. What nobody may send proves nothing.

A new row of `TABLE` that leads everybody nowhere needs one line in `TAKEN`, or a reason in `ELSEWHERE`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.attacks.test_posts_by_everybody import LED_ON, READ, TABLE, Met, met
from tests.services.test_consents import agree
from tests.site.test_doors import last_mailed
from tests.support import interviews, market
from tests.support.caller import caller
from tests.support.interviews import Invited
from tests.support.server import LiveServer
from tests.support.town import cookie_of
from weimproovi import routes as addresses
from weimproovi.permissions.actor import Actor
from weimproovi.services import accounts, consents, exports, invitations, leaving, staff_people, video_answers
from weimproovi.services.visitor import Visitor
from weimproovi.vocabulary import AnswerKind, ConsentScope, MemberRole, Plan, StaffRole

SHOWN = re.compile(r'name="shown" value="([0-9a-f]{64})"')
PLACE = Visitor("192.0.2.1", "Chrome, Linux")
PASSWORD = {"password": market.PASSWORD, "adult": "yes"}


@dataclass(frozen=True)
class Sent:
    """Who sends what where."""

    by: Actor | None
    path: str
    form: dict[str, str]
    reads_first: bool = False  # the page says which text was shown


def of_interview(tail: str, made: Callable[[], Invited], form: Callable[[Invited], dict[str, str]] = lambda _one: {}, *, reads_first: bool = False) -> Callable[[], Sent]:
    def sent() -> Sent:
        one = made()
        return Sent(one.person, f"/wawancara/{one.application_id}/{tail}", form(one), reads_first)

    return sent


def answered() -> Invited:
    one = interviews.allowed()
    interviews.checked(one)
    return one


def begun(one: Invited) -> str:
    """A take of which something arrived; its id."""
    answer_id = video_answers.begin(one.person, one.application_id, 0, AnswerKind.VIDEO).answer_id
    interviews.send(one.person, answer_id, interviews.recording()[:3000])
    return answer_id


def answer_of(one: Invited) -> dict[str, str]:
    kept = interviews.video_interviews.mine(one.person, one.application_id).questions[0].answer
    assert kept is not None
    return {"answer": kept.id}


def take() -> Sent:
    one = interviews.allowed()
    return Sent(one.person, f"/berkas/wawancara/{one.application_id}/0/video", {})


def take_removed() -> Sent:
    one = interviews.allowed()
    return Sent(one.person, f"/berkas/rekaman/{begun(one)}/hapus", {})


def copy_asked() -> Sent:
    one, answer_id = interviews.shared()
    return Sent(one.owner, addresses.VIDEO_COPY.format(application_id=one.application_id, answer_id=answer_id), {})


def linked(path: str, way: Callable[[], object], form: dict[str, str] | None = None) -> Callable[[], Sent]:
    """Whoever holds a mailed link, signed in nowhere."""

    def sent() -> Sent:
        way()
        return Sent(None, path.format(token=last_mailed(path.removesuffix("{token}"))), PASSWORD if form is None else form)

    return sent


def signed_up(email: str) -> None:
    """A new account, whose address is not confirmed yet."""
    form = {"full_name": "Sukarno", "email": email, "phone": "0812-3456-7890", **PASSWORD}
    accounts.sign_up_candidate(form, PLACE)


def forgotten() -> None:
    signed_up("lupa@example.com")
    accounts.ask_reset("lupa@example.com", PLACE)


def stopped() -> Sent:
    person = market.some_candidate()
    agree(person, ConsentScope.MARKETING)
    assert person.candidate_id is not None
    return Sent(None, consents.stop_link(person.candidate_id, ConsentScope.MARKETING), {"List-Unsubscribe": "One-Click"})


def came_back() -> Sent:
    person = market.some_candidate()
    leaving.ask_to_leave(person, {"password": market.PASSWORD}, PLACE)
    return Sent(person, addresses.LEAVING, {"act": "batalkan"})


def own_copy() -> Sent:
    person = market.some_candidate()
    exports.ask(person, {"password": market.PASSWORD}, PLACE)
    exports.sweep_exports()
    return Sent(person, addresses.EXPORT_FILE.format(token=last_mailed("/unduh-data/")), {"password": market.PASSWORD})


TAKEN: dict[str, tuple[Callable[[], Sent], Met]] = {
    f"{addresses.INTERVIEW}/izin": (of_interview("izin", interviews.invited, reads_first=True), LED_ON),
    f"{addresses.INTERVIEW}/tolak": (of_interview("tolak", interviews.invited), LED_ON),
    f"{addresses.INTERVIEW}/pertanyaan/{{number}}": (of_interview("pertanyaan/3", interviews.invited, lambda _one: {"words": "Senin."}), LED_ON),
    f"{addresses.INTERVIEW}/pakai": (of_interview("pakai", interviews.allowed, lambda one: {"answer": begun(one)}), LED_ON),
    f"{addresses.INTERVIEW}/hapus": (of_interview("hapus", answered, answer_of), LED_ON),
    f"{addresses.INTERVIEW}/kirim": (of_interview("kirim", answered, reads_first=True), LED_ON),
    f"{addresses.INTERVIEW}/simpan": (of_interview("simpan", answered), LED_ON),
    addresses.TAKE: (take, READ),
    addresses.TAKE_REMOVE: (take_removed, READ),
    addresses.VIDEO_COPY: (copy_asked, LED_ON),
    addresses.CONFIRM: (linked(addresses.CONFIRM, lambda: signed_up("baru@example.com")), READ),
    addresses.RESET: (linked(addresses.RESET, forgotten, {"password": "rusa biru menari"}), READ),
    addresses.JOIN: (linked(addresses.JOIN, lambda: invitations.invite(market.some_owner(plan=Plan.GROWTH), "Bima", "bima@example.com", MemberRole.RECRUITER.value)), LED_ON),
    addresses.JOIN_STAFF: (linked(addresses.JOIN_STAFF, lambda: staff_people.add(market.some_staff(StaffRole.ADMINISTRATOR), "Rani", "rani@example.com", [StaffRole.SUPPORT.value])), LED_ON),
    addresses.STOP: (stopped, READ),
    addresses.LEAVING: (came_back, LED_ON),
    addresses.EXPORT_FILE: (own_copy, READ),
}


def test_whatever_is_there_for_nobody_is_sent_by_somebody_here() -> None:
    nobodys = {path for path, expected in TABLE.items() if not {READ, LED_ON} & set(expected.met.values())}
    assert nobodys == set(TAKEN)


@pytest.mark.clause("D1", "passes")
@pytest.mark.parametrize("path", TAKEN)
def test_whose_it_is_sends_it(live_server: LiveServer, database: object, path: str) -> None:
    made, expected = TAKEN[path]
    sent = made()
    with caller(live_server, cookie_of(sent.by) if sent.by else "") as client:
        client.headers["connection"] = "close"
        shown = {"shown": SHOWN.findall(client.get(sent.path).text)[0]} if sent.reads_first else {}
        answer = client.post(sent.path, data={**sent.form, **shown})
    assert (met(answer), answer.status_code) == (expected, 303 if expected is LED_ON else 200), answer.text[:500]
