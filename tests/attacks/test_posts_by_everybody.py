"""Every form, posted by everybody: whose it is, who is led to the door, and for whom it is not there.

A new POST route needs one line in `TABLE`: whom it takes, and how. Whoever is not named there must find nothing (404).
"""

from dataclasses import dataclass, field
from enum import Enum
from uuid import uuid4

import httpx
import pytest
from starlette.routing import Route

from tests.attacks.test_routes import filled, keys_of
from tests.support import market
from tests.support.caller import caller
from tests.support.server import LiveServer
from tests.support.town import Town, cookie_of, town
from weimproovi import routes as addresses
from weimproovi.http import files, videos
from weimproovi.ids import new_id
from weimproovi.permissions.actor import Actor
from weimproovi.settings import settings
from weimproovi.site import apply, company_interview
from weimproovi.site.app import routes
from weimproovi.vocabulary import MemberRole, StaffRole


class Met(Enum):
    """What a form meets."""

    READ = "read"  # and answered, mostly with what is wrong with it: these forms are nearly empty
    LED_ON = "led on"  # to another page: nothing to do here, or done
    DOOR = "door"  # to signing in
    REFUSED = "refused"  # in words: the page itself is for the world, doing it is not
    HIDDEN = "hidden"  # as if it were not there


READ, LED_ON, DOOR, REFUSED, HIDDEN = Met
MEMBERS = ("recruiter", "hiring_manager", "reviewer")
STAFF = tuple(role.value for role in StaffRole)
SIGNED_IN = ("candidate", "owner", *MEMBERS, "other_owner", *STAFF)
GROUPS = {"members": MEMBERS, "owners": ("owner", "other_owner"), "staff": STAFF, "signed_in": SIGNED_IN, "everybody": ("anonymous", *SIGNED_IN)}


@dataclass(frozen=True)
class Row:
    """One form: what each viewer meets, and what stands in it besides an address."""

    met: dict[str, Met]
    form: dict[str, str] = field(default_factory=dict)


def row(form: dict[str, str] | None = None, **met: Met) -> Row:
    """By viewer or by group of viewers; a later word counts more. Whoever is not named finds nothing."""
    found = dict.fromkeys(GROUPS["everybody"], HIDDEN)
    for name, what in met.items():
        found |= dict.fromkeys(GROUPS.get(name, (name,)), what)
    return Row(found, form or {})


FACTOR = row(anonymous=DOOR, candidate=LED_ON, members=LED_ON, owners=READ, staff=READ)  # of whoever has one
ONE_CLICK = addresses.STOP  # a mail program posts it without an origin (RFC 8058); the token in the address is all it needs
BY_LINK = row()  # the token in the address decides, whoever comes with it; this one leads nowhere
APPLYING = row(anonymous=READ, candidate=READ, owners=REFUSED, members=REFUSED, staff=REFUSED)  # a visitor is shown how to begin
NOT_INVITED = row(anonymous=DOOR)  # nor is she: her interview, once there is one, is hers alone (tests/site)
TABLE: dict[str, Row] = {
    addresses.SIGN_IN: row(everybody=READ),
    addresses.SIGN_OUT: row(everybody=LED_ON),
    addresses.SECOND_FACTOR: row(anonymous=DOOR, signed_in=LED_ON),
    addresses.NEW_SECOND_FACTOR: row(anonymous=DOOR, signed_in=LED_ON),
    addresses.RECOVERY_CODES: FACTOR,
    addresses.SECOND_FACTOR_OFF: FACTOR,
    addresses.SIGN_UP_CANDIDATE: row(everybody=READ),
    addresses.SIGN_UP_COMPANY: row(everybody=READ),
    addresses.FORGOT: row(everybody=READ),
    addresses.CHANGE_PASSWORD: row(anonymous=DOOR, signed_in=READ),
    addresses.RESET: BY_LINK,
    addresses.CONFIRM: BY_LINK,
    addresses.JOIN: BY_LINK,
    addresses.JOIN_STAFF: BY_LINK,
    addresses.STOP: BY_LINK,
    addresses.LEAVING: BY_LINK,
    addresses.REPORT: row(everybody=READ),
    addresses.APPLY: row(anonymous=READ, signed_in=LED_ON),  # an address to apply with; who has one goes to the first step
    apply.PROFILE: APPLYING,
    apply.QUESTIONS: APPLYING,
    apply.CHECK: APPLYING,
    addresses.UPLOAD_RESUME: row(everybody=DOOR, candidate=READ),
    addresses.MAKE_RESUME: row(anonymous=DOOR, candidate=READ),
    addresses.CHECK_RESUME: row(anonymous=DOOR, candidate=LED_ON),
    addresses.SAVED: row({"lama": "1"}, anonymous=DOOR, candidate=LED_ON),
    **dict.fromkeys((f"{addresses.INTERVIEW}/{step}" for step in ("izin", "tolak", "pertanyaan/{number}", "pakai", "hapus", "kirim", "simpan")), NOT_INVITED),
    **dict.fromkeys((addresses.TAKE, addresses.TAKE_REMOVE), row()),  # the recorder's own calls
    **dict.fromkeys((addresses.TAKE_PARTS, addresses.TAKE_KEEP), row(everybody=READ)),  # what is no piece of a recording is refused before anybody asks whose it is
    addresses.VACANCY_INTERVIEW: row({"act": "add"}, anonymous=DOOR, owner=READ, recruiter=READ),  # who may write a vacancy
    **dict.fromkeys((company_interview.INVITE, company_interview.EXTEND), row(anonymous=DOOR, owner=READ, recruiter=READ, hiring_manager=READ)),
    addresses.VIDEO_COPY: row(),  # nothing is shared here; who asks for a copy of what is, tests/site asks
    addresses.REVIEWS_MAIL: row(anonymous=DOOR, owners=LED_ON, members=LED_ON),
    addresses.BOOKMARK: row(owners=READ, members=READ),  # what is no second is refused before anybody asks whose video it is
    addresses.SCORES: row(anonymous=DOOR, owner=READ, members=READ),
    addresses.ATTRIBUTES: row(anonymous=DOOR, owner=LED_ON, recruiter=LED_ON),  # none named: what the vacancy asks for counts
    addresses.UPLOAD_PAPER: row(anonymous=DOOR, owners=READ),
    addresses.EXPORT: row(anonymous=DOOR, candidate=READ),
    addresses.EXPORT_FILE: row(anonymous=DOOR),  # and the link is hers alone
    addresses.LEAVE_COMPANY: row({"act": "perusahaan"}, anonymous=DOOR, owners=READ),
    addresses.LEAVE: row(anonymous=DOOR, candidate=READ),
}


def posted() -> set[str]:
    """The address of every form, in Indonesian."""
    found = [route for route in (*routes(), *files.routes(), *videos.routes()) if isinstance(route, Route) and "POST" in (route.methods or ())]
    return {route.path for route in found if not route.path.startswith("/en")}


def test_every_form_has_its_row() -> None:
    missing, gone = sorted(posted() - set(TABLE)), sorted(set(TABLE) - posted())
    assert not missing, f"add one line each to TABLE, such as `addresses.X: row(anonymous=DOOR, candidate=READ),` (whoever is not named finds nothing): {missing}"
    assert not gone, f"no longer there: {gone}"


def viewers(found: Town) -> dict[str, Actor | None]:
    company = {"owner": found.owner, "recruiter": found.assigned, "reviewer": found.reviewer, "other_owner": found.other_owner}
    manager = market.some_member(found.owner, MemberRole.HIRING_MANAGER, found.vacancy)
    return {"anonymous": None, "candidate": found.victim, **company, "hiring_manager": manager} | {role.value: market.some_staff(role) for role in StaffRole}


def met(answer: httpx.Response) -> Met | str:
    """The word for an answer; its status where there is none."""
    if answer.status_code == 303:
        return DOOR if answer.headers["location"].partition("?")[0] == addresses.SIGN_IN else LED_ON
    words: dict[int, Met] = {200: READ, 400: READ, 422: READ, 403: REFUSED, 404: HIDDEN}
    return words.get(answer.status_code, str(answer.status_code))


@pytest.mark.clause("D1", "passes")
@pytest.mark.clause("D1", "refuses")
def test_every_form_meets_everybody_as_the_table_says(live_server: LiveServer, database: object) -> None:
    found, wrong = town(), []
    for name, actor in viewers(found).items():
        with caller(live_server) as client:
            client.headers["connection"] = "close"  # an answer that read no form ends the connection
            for path, expected in TABLE.items():
                cookie = {"cookie": f"{settings().cookie_name}={cookie_of(actor)}"} if actor else {}  # a new session: one of the forms signs out
                form = {"email": f"{uuid4().hex}@contoh.id", **expected.form}
                answer = met(client.post(filled(path, keys_of(found), str(new_id())), data=form, headers=cookie))
                if answer is not expected.met[name]:
                    wrong.append(f"{path} by {name}: {answer}, the table says {expected.met[name]}")
    assert wrong == [], "\n".join(wrong)


@pytest.mark.clause("D1", "refuses")
def test_no_form_is_taken_from_the_page_of_another_site(live_server: LiveServer, database: object) -> None:
    found = town()
    for origin in ("https://jahat.example", "null"):
        with caller(live_server, cookie_of(found.victim)) as client:
            client.headers.update({"connection": "close", "origin": origin})
            taken = [path for path in TABLE if path != ONE_CLICK and client.post(filled(path, keys_of(found), str(new_id())), data={}).status_code != 403]
        assert taken == [], origin
