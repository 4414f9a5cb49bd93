"""Every handler, played with real values: by whom it goes through, and by whom it is refused. Written from the roles of the policy, in the order of the play."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.canaries.desk import ALLOWED, Desk, objection, our_handlers
from tests.canaries.words import COMPANIES, spoken
from tests.canaries.world import World
from weimproovi import clock

PLAYERS = ("amara", "dewi", "senja", "senja.recruiter", "senja.manager", "senja.reviewer", "senja.idle", "samar", "mekar", "support", "officer", "moderator", "finance", "administrator", "ticket")
CANDIDATES = ("amara", "dewi")
MEMBERS = ("senja", "senja.recruiter", "senja.manager", "senja.reviewer", "senja.idle", "samar", "mekar")
OWNER = ("senja",)
OWNERS = ("senja", "samar", "mekar")
WRITE = ("senja", "senja.recruiter")
DECIDE = ("senja", "senja.recruiter", "senja.manager")
REVIEW = (*DECIDE, "senja.reviewer")
STAFF = ("support", "officer", "moderator", "finance", "administrator", "ticket")
LOOK, MAIL, AUDIT = ("support", "officer", "ticket"), ("support", "administrator", "ticket"), ("officer", "administrator")
EVERYBODY = (*CANDIDATES, *MEMBERS, *STAFF)
CV, MINE, PRIVACY, EDIT, BOARD, PLAIN = "/akun/cv", "/akun/lamaran/{application}", "/akun/privasi", "/rekruter/lowongan/{vacancy}/ubah", \
    "/rekruter/lowongan/{vacancy}?tahap=baru&lamaran={application}", "/rekruter"
A = {"application_id": "{application}"}


@dataclass(frozen=True)
class Scene:
    """One handler. `before` are what the same person does first, as (handler, payload)."""

    name: str
    who: tuple[str, ...]
    payload: dict[str, Any] = field(default_factory=dict)
    path: str = PLAIN
    before: tuple[tuple[str, dict[str, Any]], ...] = ()
    tells: bool = False  # saying or showing a fault is what it is for


def everywhere(state: str, who: tuple[str, ...], path: str, **handlers: dict[str, Any]) -> list[Scene]:
    """Scenes of one state that need its rows."""
    before = ((f"{state}.load", {}),)
    return [Scene(f"{state}.{name}", who, payload, path, before if name != "load" else ()) for name, payload in handlers.items()]


OF_EVERYBODY = [
    *(Scene(f"session_state.{name}", EVERYBODY) for name in ("load", "hush")),
    *everywhere("mail_return_state", EVERYBODY, PLAIN, load={}),
    *everywhere("security_state", EVERYBODY, PLAIN, load={}),
    Scene("security_state.end", EVERYBODY, {"session_id": "{session}"}),
    Scene("security_state.end_others", EVERYBODY),
    *(Scene(f"session_state.{name}", EVERYBODY, payload, tells=True) for name, payload in {"refused": {"reason": "not_found"}, "mend": {"told": "Halo."}, "wait": {"seconds": 3}, "broken": {}}.items()),
    *everywhere("mail_return_state", EVERYBODY, PLAIN, resend={}),
]
OF_CANDIDATES = [
    *everywhere("application_state", ("amara",), MINE, load={}, reload={}),
    *everywhere("applications_state", CANDIDATES, MINE, load={}, show={"ended": True}),
    *everywhere("candidate_home_state", CANDIDATES, MINE, load={}, resend={}),
    *everywhere("notices_state", CANDIDATES, MINE, load={}, mark_read={}),
    *everywhere("privacy_state", CANDIDATES, PRIVACY, load={}, reload={}, earlier={}, narrow={"refused_only": True}),
    *everywhere("profile_state", CANDIDATES, PRIVACY, load={}, write={"section": "full_name"}, leave={}),
    Scene("profile_state.save", CANDIDATES, {"typed": {"value": "https://www.linkedin.com/in/sukarno"}}, before=(("profile_state.load", {}), ("profile_state.write", {"section": "linkedin_url"}))),
    *everywhere("resumes_state", CANDIDATES, CV, load={}, tick={"field": "headline", "on": True}, name_newest={"typed": {"headline": "Pawang"}}),
    *everywhere("rights_state", CANDIDATES, PRIVACY, load={}, pause={}, resume={}),
    *everywhere("consents_state", CANDIDATES, PRIVACY, arrive={}, load={}, close={"opened": False}),
    *(Scene(f"consents_state.{name}", CANDIDATES, {"scope": "marketing", "application_id": ""}, PRIVACY) for name in ("read", "read_again")),
    *(Scene(f"consents_state.{name}", CANDIDATES, {}, PRIVACY, (("consents_state.read", {"scope": "marketing", "application_id": ""}),)) for name in ("allow", "refuse")),
    Scene("consents_state.withdraw", CANDIDATES, {"scope": "marketing", "application_id": ""}, PRIVACY),
    Scene("requests_state.ask", CANDIDATES, {"typed": {"kind": "question", "words": "Apa kabar?"}}),
    Scene("candidate.requests_state.load", CANDIDATES),
    Scene("resumes_state.accept", CANDIDATES, {}, CV, (("resumes_state.load", {}), ("resumes_state.tick", {"field": "phone", "on": True}))),
    Scene("resumes_state.remove", ("amara",), {"resume_id": "{spare_resume}"}, CV),
    *everywhere("privacy_state", ("amara",), PRIVACY, end_ticket={"ticket_id": "{other_ticket}"}),
]
OF_MEMBERS = [
    *everywhere("recruiter_home_state", MEMBERS, PLAIN, load={}),
    *everywhere("vacancies_state", MEMBERS, PLAIN, load={}),
    *everywhere("company_state", OWNERS, PLAIN, load={}, save={"typed": {"name": "{company}", "address": "Jl. Baru 2", "city": "Bandung", "contact_email": "", "contact_phone": "", "about": "Kedai."}}),
    *everywhere("identity_state", MEMBERS, PLAIN, load={}),
    *everywhere("identity_state", OWNERS, PLAIN, reload={}, ask={"typed": {"nib": spoken("mekar", "nib")}}),
    *everywhere("copies_state", (*OWNERS, "senja.recruiter", "senja.idle"), PLAIN, load={}),
    *everywhere("copies_state", WRITE, PLAIN, confirm={"copy_id": "{copy}"}),
    *everywhere("assigned_state", MEMBERS, EDIT, load={}),  # whoever may not assign is shown nobody
    *everywhere("assigned_state", OWNER, EDIT, assign={"member_id": "{reviewer}", "on": True}),
    *everywhere("editor_state", REVIEW, EDIT, load={}),
    *everywhere("editor_state", WRITE, EDIT, write={"field": "duties", "text": "Menyeduh."}, tick={"field": "outsourcing", "on": False}, publish={}),
    *everywhere("history_state", OWNERS, PLAIN, load={}),
    *everywhere("new_vacancy_state", MEMBERS, PLAIN, load={}),
    *everywhere("new_vacancy_state", (*WRITE, "senja.idle", "samar", "mekar"), PLAIN, begin={}),
    Scene("advert_state.read", (*WRITE, "senja.idle", "samar", "mekar"), {"typed": {"advert": "Dicari kasir, gaji 4 juta per bulan"}}),
    Scene("advert_state.looked_at", WRITE, {}, EDIT, (("editor_state.load", {}),)),
    *everywhere("spread_state", REVIEW, "/rekruter/lowongan/{vacancy}/sebarkan", load={}),
    *everywhere("pipeline_state", REVIEW, BOARD, load={}, more={}),
    *everywhere("pipeline_state", DECIDE, BOARD, open=A, move={**A, "to": "interview"}),
    *everywhere("sheet_state", REVIEW, BOARD, load={}, reload={}),
    *everywhere("sheet_state", DECIDE, BOARD, move={**A, "to": "offer"}),
    *everywhere("sheet_state", MEMBERS, BOARD, turn={"opened": False}),
    *(Scene(f"ending_state.{name}", MEMBERS, payload, BOARD) for name, payload in {
        "begin": {**A, "name": "", "title": "Barista"}, "choose": {"reason": "experience"}, "write": {"message": "Terima kasih."}, "turn": {"shown": False}}.items()),
    Scene("ending_state.send", DECIDE, {}, BOARD, (("ending_state.begin", {"application_id": "{own}", "name": "", "title": "Barista"}), ("ending_state.choose", {"reason": "experience"}))),
    Scene("ending_state.reload", REVIEW, {}, BOARD),
    Scene("message_state.write", MEMBERS, {**A, "text": "Halo."}, BOARD),
    Scene("message_state.send", DECIDE, A, BOARD, (("message_state.write", {**A, "text": "Halo."}),)),
    *everywhere("plan_state", MEMBERS, PLAIN, load={}, mark={"vacancy_id": "{vacancy}", "stays": True}),
    *(Scene(f"plan_request_state.{name}", OWNERS, payload) for name, payload in {"begin": {"plan": "business"}}.items()),
    Scene("plan_request_state.pick", OWNERS, {"months": "3"}, before=(("plan_request_state.begin", {"plan": "business"}),)),
    Scene("plan_request_state.turn", MEMBERS, {"shown": False}),
    Scene("plan_request_state.send", ("samar", "mekar"), {}, before=(("plan_request_state.begin", {"plan": "business"}),)),
    *everywhere("team_state", MEMBERS, PLAIN, load={}),
    *everywhere("team_state", OWNER, PLAIN, cancel={"invitation_id": "{invitation}"}, remove={"member_id": "{leaver}"}),
    *everywhere("team_state", OWNERS, PLAIN, invite={"typed": {"name": "Rani", "email": "rani.{me}@contoh.id", "role": "reviewer"}}),
    Scene("questions_state.write", MEMBERS, {"position": 0, "field": "text", "text": "Bisa?"}, "/rekruter/lowongan/{draft}/ubah"),  # of a form that is not there
    *(Scene(f"questions_state.{name}", WRITE, payload, "/rekruter/lowongan/{draft}/ubah", (("editor_state.load", {}),)) for name, payload in {
        "add": {"kind": "choice"}, "remove": {"position": 0}}.items()),
    *(Scene(f"closing_state.{name}", MEMBERS, payload, EDIT) for name, payload in {"write": {"text": "Terima kasih."}, "turn": {"shown": False}}.items()),
    *(Scene(f"closing_state.{name}", WRITE, {}, "/rekruter/lowongan/{own_vacancy}/ubah", (("editor_state.load", {}),)) for name in ("begin", "close")),
    Scene("plan_state.keep", OWNER, before=(("plan_state.load", {}), ("plan_state.mark", {"vacancy_id": "{vacancy}", "stays": True}))),
    *everywhere("identity_state", ("mekar",), PLAIN, remove={"paper_id": "{mekar_paper}"}),
    *everywhere("company_state", ("samar",), PLAIN, give={"typed": {"typed_name": spoken("samar", "owner")}}),
    *everywhere("company_state", OWNERS, PLAIN, withdraw={}),
]
TURNS = {"choose": {"row_id": "{mekar}"}, "turn": {"shown": False}}
LAST = [*everywhere("application_state", ("amara",), MINE, withdraw={})]
OF_STAFF = [
    *(Scene(f"{state}.{name}", STAFF, payload) for state in ("company_checks_state", "payments_state", "reports_state") for name, payload in TURNS.items()),
    *(Scene(f"people_state.{name}", STAFF, payload) for name, payload in {"invite": {}, "choose": {"account_id": "{colleague}"}, "turn": {"shown": False}}.items()),
    Scene("mails_state.turn", STAFF, {"shown": False}),
    *everywhere("staff_home_state", STAFF, PLAIN, load={}),
    *everywhere("audit_state", AUDIT, PLAIN, load={}, choose_act={"act": "ticket_look"}, choose_name={"name": "Nirmala"}, widen={}),
    Scene("audit_state.earlier", STAFF),  # than nothing
    *everywhere("company_checks_state", ("moderator",), PLAIN, load={}, decide={"typed": {"company_id": "{mekar}", "name": spoken("mekar", "company"), "nib": spoken("mekar", "nib"), "passed": "passed", "words": ""}}),
    *everywhere("mail_samples_state", MAIL, PLAIN, load={}, speak={"language": "en"}),
    Scene("mail_samples_state.choose", STAFF, {"kind": "stage_changed"}),  # of none
    *everywhere("mails_state", MAIL, PLAIN, load={}, read={"mail_id": "{mail}"}),
    *everywhere("mails_state", MAIL, PLAIN, retry={"mail_id": "{failed_mail}"}),
    *everywhere("payments_state", ("finance",), PLAIN, load={},
        confirm={"typed": {"invoice_id": "{invoice}", "received_on": clock.today().isoformat(), "amount": "{total}", "tax_invoice": "04002600000000017"}},
        void={"typed": {"invoice_id": "{second_invoice}", "reason": "Tidak jadi."}}, record_proof={"typed": {"payment_id": "{payment}", "proof": "0123456789"}}),
    *everywhere("people_state", ("administrator",), PLAIN, load={}, save={"typed": {"account_id": "", "name": "Tari", "email": "tari@contoh.id", "support": True}},
        send_again={"account_id": "{invited_staff}"}, reset_code={"account_id": "{colleague}"}, end={"account_id": "{colleague}"}),
    *everywhere("reports_state", ("moderator",), PLAIN, load={}, pause={"vacancy_id": "{second}"}, resume={"vacancy_id": "{second}"},
        answer={"typed": {"vacancy_id": "{second}", "newest": "{report}", "outcome": "dismissed", "words": "Terima kasih."}}),
    Scene("staff.requests_state.load", ("officer",)),
    *everywhere("request_state", ("officer",), "/staf/permintaan/{request}", load={}, answer={"typed": {"answer": "Sudah."}}),
    *everywhere("sweeps_state", ("administrator",), PLAIN, load={}),
    *everywhere("tickets_state", LOOK, PLAIN, load={}),
    Scene("ticket_form_state.open_one", LOOK, {"typed": {"request_id": "", "email": spoken("dewi", "email"), "reason": "Bantuan CV", "hours": "1", "identity": True}}),
    *everywhere("ticket_state", ("ticket",), "/staf/tiket/{ticket}", load={}),
    *(Scene(f"ticket_state.{name}", STAFF, {}, "/staf/tiket/{ticket}", tells=True) for name in ("check", "close")),  # the sheet goes in any case
]
SCENES = [*OF_EVERYBODY, *OF_CANDIDATES, *OF_MEMBERS, *OF_STAFF, *LAST]


def play(world: World, scene: Scene, player: str) -> tuple[str, list[str]]:
    """How it ended for one player, and what her page was sent."""
    names, known = our_handlers(), {**world.ids, **own_of(world, player)}
    if refusal := objection(world.actors[player], names[scene.name], filled(scene.payload, known)):
        return refusal, []
    desk, heard = Desk(world.actors[player], filled(scene.path, known)), []
    for name, payload in scene.before:
        desk.call(names[name], filled(payload, known))
        heard.append(desk.sent)
    outcome = desk.call(names[scene.name], filled(scene.payload, known))
    return ALLOWED if scene.tells and outcome.startswith(("told", "failed")) else outcome, [*heard, desk.sent]


def own_of(world: World, player: str) -> dict[str, str]:
    """What this player uses up; for others something that belongs to somebody else."""
    other = {"own": world.applications["amara"], "own_vacancy": world.vacancies["second"].id, "failed_mail": world.ids["mail"]}
    mine = {key: world.ids.get(f"{key}.{player}", value) for key, value in other.items()}
    return {**mine, "me": player, "session": world.ids[f"session.{player}"], "company": spoken(player, "company") if player in COMPANIES else ""}


def filled(value: Any, known: dict[str, str]) -> Any:
    """The value with every {name} in it replaced by what exists."""
    if isinstance(value, dict):
        return {key: filled(inner, known) for key, inner in value.items()}
    return value.format(**known) if isinstance(value, str) else value


def casting(scene: Scene) -> Iterator[tuple[str, bool]]:
    """Players in their order: those who are refused first, so that they cannot be served by what the others did."""
    yield from ((player, False) for player in PLAYERS if player not in scene.who)
    yield from ((player, True) for player in PLAYERS if player in scene.who)


def wrong(player: str, may: bool, outcome: str) -> str:
    """Words for an outcome that is not as cast."""
    return "" if (outcome == ALLOWED) is may else f"{player} {'may' if may else 'may not'}: {outcome}"
