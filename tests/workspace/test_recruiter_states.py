"""The recruiter's screens over the real socket: what they show, what they refuse, and in which words."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import reflex as rx

from tests.support.market import SomeVacancy, apply, some_candidate, some_member, some_owner, some_vacancy
from tests.support.server import LiveServer
from tests.support.tab import Tab
from tests.support.town import cookie_of
from weimproovi.permissions.actor import Actor
from weimproovi.services import applications, pipeline, vacancies
from weimproovi.vocabulary import MemberRole, Stage
from weimproovi.workspace.recruiter.editor_state import EditorState
from weimproovi.workspace.recruiter.ending_state import EndingState
from weimproovi.workspace.recruiter.pipeline_state import PipelineState
from weimproovi.workspace.recruiter.sheet_state import SheetState
from weimproovi.workspace.recruiter.team_state import TeamState

pytestmark = pytest.mark.usefixtures("database")


@contextmanager
def screen(server: LiveServer, person: Actor, path: str) -> Iterator[Tab]:
    with Tab(server.url, cookie_of(person), path=path) as tab:
        yield tab.settle()


def call(tab: Tab, state: type[rx.State], handler: str, **payload: object) -> Tab:
    tab.send(f"{state.get_full_name()}.{handler}", payload)
    return tab.settle()


def shown(tab: Tab, state: type[rx.State], var: str) -> Any:
    return tab.seen[state.get_full_name()][f"{var}_rx_state_"]


def pipeline_of(vacancy: SomeVacancy) -> str:
    return f"/rekruter/lowongan/{vacancy.id}"


def test_a_name_is_not_in_the_page_before_its_application_is_opened(live_server: LiveServer) -> None:
    owner = some_owner()
    vacancy = some_vacancy(owner)
    application_id = apply(some_candidate("Sukarno"), vacancy)
    with screen(live_server, owner, pipeline_of(vacancy)) as tab:
        assert shown(tab, PipelineState, "cards")[0]["line"] == "Pelamar nomor 1"
        assert not any("Sukarno" in frame for frame in tab.frames)
        call(tab, PipelineState, "open", application_id=application_id)
        assert shown(tab, PipelineState, "cards")[0]["name"] == "Sukarno"


def test_a_moved_application_leaves_its_stage(live_server: LiveServer) -> None:
    owner = some_owner()
    vacancy = some_vacancy(owner)
    application_id = apply(some_candidate(), vacancy)
    pipeline.open_application(owner, application_id)
    with screen(live_server, owner, pipeline_of(vacancy)) as tab:
        call(tab, PipelineState, "move", application_id=application_id, to="interview")
        assert shown(tab, PipelineState, "cards") == []
        assert shown(tab, PipelineState, "counts")["interview"] == 1
        assert tab.value("toast")["words"] == "Dipindahkan ke Wawancara."


def test_another_companys_application_is_not_there(live_server: LiveServer) -> None:
    other = some_owner("PT Lain")
    foreign = apply(some_candidate("Melati"), some_vacancy(other))
    owner = some_owner()
    with screen(live_server, owner, pipeline_of(some_vacancy(owner))) as tab:
        for state, handler, payload in (
            (PipelineState, "open", {}),
            (PipelineState, "move", {"to": "hired"}),
            (SheetState, "move", {"to": "hired"}),
        ):
            call(tab, state, handler, application_id=foreign, **payload)
            assert tab.value("toast")["words"] == "Tidak ditemukan."
    assert pipeline.pipeline(other, pipeline_vacancy(other), Stage.NEW).cards[0].opened is False


def test_another_companys_pipeline_is_not_there(live_server: LiveServer) -> None:
    foreign = some_vacancy(some_owner("PT Lain"), "Juru masak")
    with screen(live_server, some_owner(), pipeline_of(foreign)) as tab:
        assert shown(tab, PipelineState, "phase") == "failed"
        assert shown(tab, PipelineState, "failure") == "Tidak ditemukan."
        assert not any("Juru masak" in frame for frame in tab.frames)


def test_a_withdrawal_empties_the_sheet_that_is_open(live_server: LiveServer) -> None:
    owner, candidate = some_owner(), some_candidate("Sukarno")
    application_id = apply(candidate, some_vacancy(owner))
    pipeline.open_application(owner, application_id)
    with screen(live_server, owner, f"/rekruter/lamaran/{application_id}") as tab:
        assert shown(tab, SheetState, "sheet")["name"] == "Sukarno"
        applications.withdraw(candidate, application_id)
        tab.settle(until="gone")
        assert shown(tab, SheetState, "sheet")["name"] == shown(tab, SheetState, "sheet")["email"] == ""
        assert shown(tab, SheetState, "gone") == "Lamaran ini sudah ditarik."


def test_a_reviewer_neither_opens_nor_moves(live_server: LiveServer) -> None:
    owner = some_owner()
    vacancy = some_vacancy(owner)
    application_id = apply(some_candidate(), vacancy)
    with screen(live_server, some_member(owner, MemberRole.REVIEWER, vacancy), pipeline_of(vacancy)) as tab:
        call(tab, PipelineState, "open", application_id=application_id)
        assert tab.value("toast")["words"].startswith("Peran Anda tidak mencakup ini.")
        assert shown(tab, PipelineState, "cards")[0]["opened"] is False


def test_nothing_is_sent_before_the_last_button(live_server: LiveServer) -> None:
    owner = some_owner()
    vacancy = some_vacancy(owner)
    application_id = apply(some_candidate(), vacancy)
    with screen(live_server, owner, pipeline_of(vacancy)) as tab:
        call(tab, EndingState, "begin", application_id=application_id, name="", title="Barista")
        call(tab, EndingState, "send")
        assert shown(tab, EndingState, "fault") == "Pilih alasannya."
        call(tab, EndingState, "choose", reason="filled")
        assert shown(tab, EndingState, "message").startswith("Halo,")
        assert pipeline.pipeline(owner, vacancy.id, Stage.NOT_SUITABLE).cards == []
        call(tab, EndingState, "send")
    assert len(pipeline.pipeline(owner, vacancy.id, Stage.NOT_SUITABLE).cards) == 1


def test_publishing_says_what_is_missing(live_server: LiveServer) -> None:
    owner = some_owner()
    draft = vacancies.new(owner)
    with screen(live_server, owner, f"/rekruter/lowongan/{draft.id}/ubah") as tab:
        call(tab, EditorState, "publish")
        asked = ["title", "city", "province", "salary_min", "employment_status", "department", "reports_to"]
        assert list(shown(tab, EditorState, "faults"))[:7] == asked
        call(tab, EditorState, "write", field="title", text="Barista")
        assert "title" not in shown(tab, EditorState, "faults")


def test_a_typed_city_is_tidied_and_brings_its_province(live_server: LiveServer) -> None:
    owner = some_owner()
    draft = vacancies.new(owner)
    with screen(live_server, owner, f"/rekruter/lowongan/{draft.id}/ubah") as tab:
        call(tab, EditorState, "write", field="city", text="solo")
        form = shown(tab, EditorState, "form")
    assert (form["city"], form["province"]) == ("Kota Surakarta", "Jawa Tengah")


def test_what_was_typed_stays_where_it_is_refused(live_server: LiveServer) -> None:
    owner = some_owner()
    draft = vacancies.new(owner)
    with screen(live_server, owner, f"/rekruter/lowongan/{draft.id}/ubah") as tab:
        call(tab, EditorState, "write", field="salary_min", text="lima juta")
        assert shown(tab, EditorState, "form")["salary_min"] == "lima juta"
        assert shown(tab, EditorState, "faults")["salary_min"].startswith("Tulis gaji dengan angka")


def test_a_field_outside_the_list_is_not_written(live_server: LiveServer) -> None:
    owner = some_owner()
    draft = vacancies.new(owner)
    with screen(live_server, owner, f"/rekruter/lowongan/{draft.id}/ubah") as tab:
        call(tab, EditorState, "write", field="state", text="published")
    assert vacancies.form(owner, draft.id).state == "draft"


def test_a_submitted_form_reaches_its_handler(live_server: LiveServer) -> None:
    form = {"__reflex_form_data__": [["name", "Dewi"], ["email", "bukan alamat"], ["role", "reviewer"]]}
    with screen(live_server, some_owner(), "/rekruter/tim") as tab:
        call(tab, TeamState, "invite", typed=form)
        assert "email" in shown(tab, TeamState, "faults")


def test_only_the_owner_invites(live_server: LiveServer) -> None:
    owner = some_owner()
    typed = {"name": "Dewi", "email": "dewi@contoh.example", "role": "reviewer"}
    with screen(live_server, some_member(owner), "/rekruter/tim") as tab:
        call(tab, TeamState, "invite", typed=typed)
        assert tab.value("toast")["tone"] == "fault"


def pipeline_vacancy(owner: Actor) -> str:
    return vacancies.rows(owner)[0].id
