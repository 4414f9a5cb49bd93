"""Writing, publishing and closing vacancies: C6 in full, the plan's limit, who may, and what everybody is told."""

from dataclasses import replace
from datetime import timedelta
from threading import Thread

import pytest
from sqlalchemy import select
from sqlmodel import col

from tests.support import market, publishing
from weimproovi import clock, db
from weimproovi.errors import Denied, Invalid, NotFound
from weimproovi.models import Mail
from weimproovi.permissions.actor import SYSTEM
from weimproovi.schemas.public import SearchQuery
from weimproovi.schemas.recruiter import QuestionForm
from weimproovi.services import applications, listings, members, notifications, pipeline, vacancies
from weimproovi.vocabulary import MailKind, MemberRole, Plan, Purpose, Stage

pytestmark = pytest.mark.usefixtures("database")


def test_a_complete_vacancy_of_a_consenting_checked_company_is_published() -> None:
    owner = market.some_owner()
    publishing.consent(owner)
    assert publishing.published(owner).state == "published"
    assert [card.title for card in listings.newest(5)] == ["Barista"]


@pytest.mark.parametrize(
    ("field", "empty"),
    [
        ("title", ""),
        ("city", ""),
        ("province", ""),
        ("salary_min", ""),
        ("employment_status", ""),
        ("department", ""),
        ("reports_to", ""),
        ("closes_on", ""),
        ("duties", ""),
    ],
)
def test_each_missing_required_field_is_its_own_fault(field: str, empty: str) -> None:
    owner = market.some_owner()
    publishing.consent(owner)
    assert list(
        publishing.faults_of(owner, **{field: empty, **({"salary_max": ""} if field == "salary_min" else {})})
    ) == [field]
    assert listings.newest(5) == ()


def test_an_empty_draft_is_told_everything_at_once_in_the_order_of_the_form() -> None:
    owner = market.some_owner()
    told = [fault.field for fault in vacancies.faults(owner, vacancies.new(owner).id)]
    assert told == [
        "title",
        "city",
        "province",
        "salary_min",
        "employment_status",
        "department",
        "reports_to",
        "duties",
        "closes_on",
        "consent",
    ]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"salary_max": "10.000.001"}, "salary_max"),
        ({"salary_max": "4.000.000"}, "salary_max"),
        ({"closes_on": "today"}, "closes_on"),
        ({"closes_on": "in 91 days"}, "closes_on"),
        ({"questions": [QuestionForm("choice", "Sif?", "Pagi")]}, "questions"),
        ({"questions": [QuestionForm("text", "", "")]}, "questions"),
    ],
)
def test_what_is_there_but_wrong_is_named(changes: dict[str, object], field: str) -> None:
    days = {"today": clock.today(), "in 91 days": clock.today() + timedelta(days=91)}
    if "closes_on" in changes:
        changes = {"closes_on": days[str(changes["closes_on"])].isoformat()}
    owner = market.some_owner()
    publishing.consent(owner)
    assert list(publishing.faults_of(owner, **changes)) == [field]


def test_pay_from_without_a_highest_and_remote_without_a_city_are_complete() -> None:
    owner = market.some_owner()
    publishing.consent(owner)
    publishing.published(owner, salary_max="", workplace="remote", city="", province="")
    card = listings.newest(1)[0]
    assert (card.salary, card.place) == ("Mulai Rp5 jt/bulan", "Di mana saja")


@pytest.mark.parametrize(
    "written",
    [
        "Pak Rudi",
        "Bapak Hartono, manajer",
        "Ibu Sri",
        "Siti Aminah",
        "manajer@kopi.example",
        "www.kopi.id",
        "0812 3456 7890",
        "Manajer (Wati)",
        "Drs. Hasan",
        "Ahmad, S.Kom.",
        "rudi hartono",
    ],
)
def test_organization_structure_takes_roles_and_no_person(written: str) -> None:
    owner = market.some_owner()
    publishing.consent(owner)
    for field in ("department", "reports_to", "level"):
        assert list(publishing.faults_of(owner, **{field: written})) == [field]


@pytest.mark.parametrize(
    "written",
    [
        "Kepala kedai",
        "Manajer Operasional",
        "Direktur Teknologi dan Data",
        "Penyelia sif 2",
        "Kepala Sekolah Dasar",
        "Studio Melati",
        "VP Engineering",
        "Ibu dan Anak",
        "HRD & GA",
        "Tim 24/7",
        "Poli Ibu Hamil",
        "Imam masjid",
    ],
)
def test_roles_and_departments_are_not_taken_for_people(written: str) -> None:
    owner = market.some_owner()
    publishing.consent(owner)
    assert publishing.faults_of(owner, reports_to=written, department=written) == {}


def test_without_consent_only_a_withheld_name_is_published() -> None:
    owner = market.some_owner(plan=Plan.GROWTH)
    assert list(publishing.faults_of(owner)) == ["consent"]
    publishing.published(owner, confidential=True)
    assert listings.newest(1)[0].company == "Perusahaan dirahasiakan"


def test_the_plan_limits_published_vacancies_and_says_so() -> None:
    owner = market.some_owner()
    publishing.consent(owner)
    first = publishing.published(owner)
    faults = publishing.faults_of(owner, title="Kasir")
    assert list(faults) == ["plan"]
    assert all(words in faults["plan"] for words in ("Gratis", "1 lowongan", "Tumbuh"))
    vacancies.close(owner, first.id, "")
    assert publishing.faults_of(owner, title="Kasir") == {}


def test_two_publications_at_once_do_not_pass_the_limit() -> None:
    owner = market.some_owner()
    publishing.consent(owner)
    drafts = [publishing.draft(owner), publishing.draft(owner, title="Kasir")]
    refused: list[Invalid] = []

    def publish(vacancy_id: str) -> None:
        try:
            vacancies.publish(owner, vacancy_id)
        except Invalid as refusal:
            refused.append(refusal)

    threads = [Thread(target=publish, args=(form.id,)) for form in drafts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(refused), len(listings.newest(5))) == (1, 1)


def test_editing_a_published_vacancy_changes_what_the_public_reads_in_the_same_moment() -> None:
    owner = market.some_owner()
    publishing.consent(owner)
    form = publishing.published(owner)
    vacancies.save(owner, replace(form, title="Barista Senior", duties="Melatih barista baru."))
    card = listings.newest(1)[0]
    assert card.title == "Barista Senior"
    assert listings.detail(card.slug).duties == ("Melatih barista baru.",)
    assert listings.search(SearchQuery(words="menyeduh")).total == 0


def test_a_published_vacancy_cannot_lose_a_required_field() -> None:
    owner = market.some_owner()
    publishing.consent(owner)
    form = publishing.published(owner)
    with pytest.raises(Invalid) as refused:
        vacancies.save(owner, replace(form, salary_min="", salary_max=""))
    assert "salary_min" in refused.value.faults
    assert vacancies.form(owner, form.id).salary_min == "5.000.000"


def test_questions_stand_once_published() -> None:
    owner = market.some_owner()
    publishing.consent(owner)
    form = publishing.published(owner)
    with pytest.raises(Invalid) as refused:
        vacancies.save(owner, replace(form, questions=[]))
    assert list(refused.value.faults) == ["questions"]


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("salary_min", "delapan juta"),
        ("salary_min", "-5"),
        ("team_size", "0"),
        ("openings_needed", "99999999"),
        ("closes_on", "besok"),
        ("workplace", "moon"),
        ("employment_status", "slave"),
        ("title", "x" * 121),
        ("duties", "x" * 6001),
        ("salary_max", "9" * 30),
    ],
)
def test_what_cannot_be_read_is_refused_in_words_and_nothing_is_kept(field: str, typed: str) -> None:
    owner = market.some_owner()
    form = vacancies.new(owner)
    with pytest.raises(Invalid) as refused:
        vacancies.save(owner, replace(form, **{"level": "Staf", field: typed}))
    assert list(refused.value.faults) == [field]
    assert vacancies.form(owner, form.id) == form


def test_a_vacancy_of_another_company_is_not_there() -> None:
    owner, other = market.some_owner(), market.some_owner("PT Teh Pagi")
    form = publishing.draft(owner)
    for attempt in (
        lambda: vacancies.form(other, form.id),
        lambda: vacancies.save(other, form),
        lambda: vacancies.publish(other, form.id),
        lambda: vacancies.close(other, form.id, ""),
        lambda: vacancies.faults(other, form.id),
        lambda: vacancies.form(other, "no id"),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert vacancies.rows(other) == []


@pytest.mark.parametrize("role", [MemberRole.HIRING_MANAGER, MemberRole.REVIEWER])
def test_hiring_managers_and_reviewers_read_assigned_vacancies_and_write_none(role: MemberRole) -> None:
    owner = market.some_owner()
    form = publishing.draft(owner)
    member = market.some_member(owner, role)
    assert vacancies.rows(member) == []
    members.assign(owner, form.id, str(member.member_id), on=True)
    assert [row.id for row in vacancies.rows(member)] == [form.id]
    for attempt in (
        lambda: vacancies.new(member),
        lambda: vacancies.save(member, form),
        lambda: vacancies.close(member, form.id, ""),
    ):
        with pytest.raises(Denied):
            attempt()


def test_a_recruiter_works_on_what_she_begins() -> None:
    owner = market.some_owner(plan=Plan.GROWTH)
    publishing.consent(owner)
    recruiter = market.some_member(owner)
    theirs = publishing.draft(owner)
    form = publishing.published(recruiter)
    assert [row.id for row in vacancies.rows(recruiter)] == [form.id]
    with pytest.raises(NotFound):
        vacancies.publish(recruiter, theirs.id)


def test_rows_count_applications_by_stage() -> None:
    owner = market.some_owner()
    publishing.consent(owner)
    form = publishing.published(owner, questions=[])
    market.apply(market.some_candidate(), publishing.listed(owner, form))
    row = vacancies.rows(owner)[0]
    assert (row.fresh, row.total, row.counts[0].count, row.state_words) == (1, 1, 1, "Tayang")


def test_closing_asks_for_words_while_somebody_waits() -> None:
    owner = market.some_owner()
    publishing.consent(owner)
    form = publishing.published(owner, questions=[])
    application = market.apply(market.some_candidate(), publishing.listed(owner, form))
    with pytest.raises(Invalid) as refused:
        vacancies.close(owner, form.id, " ")
    assert list(refused.value.faults) == ["message"]
    assert market.stored_application(application).stage is Stage.NEW


def test_closing_ends_every_waiting_application_with_words() -> None:
    owner = market.some_owner()
    publishing.consent(owner)
    form = publishing.published(owner, questions=[])
    applicants = [market.some_candidate(), market.some_candidate("Kartini")]
    sent = [market.apply(applicant, publishing.listed(owner, form)) for applicant in applicants]
    assert vacancies.close(owner, form.id, "Posisi sudah terisi. Terima kasih.").state == "closed"
    assert listings.newest(5) == ()
    for applicant, application in zip(applicants, sent, strict=True):
        sheet = applications.my_application(applicant, application)
        assert sheet.card.stage_code == "closed"
        assert "Posisi sudah terisi. Terima kasih." in [entry.message for entry in sheet.timeline]
        assert "PT Kopi Senja" in notifications.inbox(applicant)[0].words


def test_closing_queues_one_mail_for_each_applicant() -> None:
    owner = market.some_owner()
    publishing.consent(owner)
    form = publishing.published(owner, questions=[])
    market.apply(market.some_candidate(), publishing.listed(owner, form))
    vacancies.close(owner, form.id, "Posisi sudah terisi.")
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        mail = session.execute(select(Mail).where(col(Mail.kind) == MailKind.APPLICATION_ENDED)).scalars().one()
    assert mail.values["title"] == "Barista"
    assert mail.values["message"] == "Posisi sudah terisi."


def test_closing_leaves_the_hired_and_the_withdrawn_as_they_are() -> None:
    owner = market.some_owner()
    publishing.consent(owner)
    form = publishing.published(owner, questions=[])
    vacancy, sukarno = publishing.listed(owner, form), market.some_candidate()
    withdrawn, hired = market.apply(sukarno, vacancy), market.apply(market.some_candidate("Kartini"), vacancy)
    applications.withdraw(sukarno, withdrawn)
    pipeline.open_application(owner, hired)
    pipeline.move(owner, hired, Stage.HIRED)
    vacancies.close(owner, form.id, "")
    assert market.stored_application(withdrawn).stage is Stage.WITHDRAWN
    assert market.stored_application(hired).stage is Stage.HIRED


def test_a_closed_vacancy_stays_as_it_is() -> None:
    owner = market.some_owner()
    form = publishing.draft(owner)
    vacancies.close(owner, form.id, "")
    for attempt in (lambda: vacancies.save(owner, form), lambda: vacancies.publish(owner, form.id)):
        with pytest.raises(Invalid):
            attempt()
    assert vacancies.close(owner, form.id, "").state == "closed"
