"""Every application ends in words: its candidate reads who ended it and why, on screen and in her mail, in her language."""

import pytest
from sqlalchemy import select
from sqlmodel import col

from tests.support import market
from weimproovi import db, i18n
from weimproovi.errors import Invalid
from weimproovi.models import Application, Mail, Rejection, Vacancy
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import applications, endings, notifications, pipeline, vacancies
from weimproovi.vocabulary import EndedBy, EndReason, MailKind, Purpose, Stage

pytestmark = pytest.mark.usefixtures("database")
SENTENCES = {
    EndReason.COMPANY_FAILED_CHECK: "PT Kopi Senja tidak lulus pemeriksaan identitas, jadi Weimproovi mengakhiri lamaranmu untuk Barista. Lamaranmu tidak pernah dibuka.",
    EndReason.NOT_OPENED: "PT Kopi Senja belum membuka lamaranmu untuk Barista dalam 30 hari, jadi Weimproovi mengakhirinya.",
    EndReason.COMPANY_LEFT: "PT Kopi Senja berhenti memakai Weimproovi, jadi Weimproovi mengakhiri lamaranmu untuk Barista. Lamaranmu tidak pernah dibuka.",
    EndReason.VACANCY_CLOSED: "Lowongan Barista di PT Kopi Senja sudah ditutup, jadi Weimproovi mengakhiri lamaranmu.",
    EndReason.VACANCY_REPORTED: "Weimproovi menutup lowongan Barista dari PT Kopi Senja setelah memeriksa laporan, jadi lamaranmu berakhir. Lamaranmu tidak pernah dibuka.",
}


def end(reason: EndReason, words: str = "") -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        found = list(session.execute(select(Application).with_for_update()).scalars())
        endings.end(session, found, reason=reason, words=words)


def mails_of(kind: MailKind) -> list[Mail]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return list(session.execute(select(Mail).where(col(Mail.kind) == kind).order_by(col(Mail.id))).scalars())


def applied(owner: Actor | None = None, *, confirmed: bool = True) -> tuple[Actor, str]:
    candidate = market.some_candidate(confirmed=confirmed)
    return candidate, market.apply(candidate, market.some_vacancy(owner or market.some_owner()))


@pytest.mark.parametrize("reason", list(EndReason))
def test_the_candidate_reads_who_ended_it_and_why_everywhere(reason: EndReason) -> None:
    candidate, application = applied()
    end(reason, "Kami memeriksanya bersama.")
    sheet = applications.my_application(candidate, application)
    assert sheet.card.ended == SENTENCES[reason]
    assert (sheet.timeline[0].words, sheet.timeline[0].message) == (SENTENCES[reason], "Kami memeriksanya bersama.")
    assert notifications.inbox(candidate)[0].words == SENTENCES[reason]
    assert not sheet.card.active


def test_the_words_are_in_the_language_of_the_moment() -> None:
    candidate, application = applied()
    end(EndReason.NOT_OPENED)
    with i18n.speaking("en"):
        ended = applications.my_application(candidate, application).card.ended
        assert ended == "PT Kopi Senja did not open your application for Barista within 30 days, so Weimproovi ended it."
        assert notifications.inbox(candidate)[0].words == ended


def test_the_mail_carries_who_and_why() -> None:
    applied()
    end(EndReason.NOT_OPENED)
    values = mails_of(MailKind.APPLICATION_ENDED)[0].values
    assert (values["by"], values["reason"]) == ("weimproovi", "not_opened")


def test_an_opened_application_is_not_said_to_be_unopened() -> None:
    owner = market.some_owner()
    candidate, application = applied(owner)
    pipeline.open_application(owner, application)
    end(EndReason.COMPANY_FAILED_CHECK)
    assert "tidak pernah dibuka" not in applications.my_application(candidate, application).card.ended


def test_what_has_ended_is_not_ended_again() -> None:
    owner = market.some_owner()
    candidate, application = applied(owner)
    pipeline.end(owner, application, "filled", "Sudah terisi.")
    end(EndReason.COMPANY_LEFT)
    assert applications.my_application(candidate, application).card.ended == "PT Kopi Senja tidak melanjutkan lamaranmu untuk Barista."
    with pytest.raises(Invalid):
        pipeline.end(owner, application, "filled", "Sudah terisi.")
    assert len(mails_of(MailKind.APPLICATION_ENDED)) == 1


def test_somebody_hired_stays_hired() -> None:
    owner = market.some_owner()
    _candidate, application = applied(owner)
    pipeline.open_application(owner, application)
    pipeline.move(owner, application, Stage.HIRED)
    end(EndReason.COMPANY_LEFT)
    assert market.stored_application(application).stage is Stage.HIRED


def test_closing_gives_everybody_words_also_the_unopened_and_the_undelivered() -> None:
    owner = market.some_owner()
    vacancy = market.some_vacancy(owner)
    known, hidden = market.some_candidate(), market.some_candidate(confirmed=False)
    ids = [market.apply(one, vacancy) for one in (known, hidden)]
    with pytest.raises(Invalid):
        vacancies.close(owner, vacancy.id, "  ")
    assert {market.stored_application(one).stage for one in ids} == {Stage.NEW}
    vacancies.close(owner, vacancy.id, "Posisi sudah terisi.")
    assert applications.mine(known)[0].ended == "PT Kopi Senja menutup lowongan Barista, jadi lamaranmu berakhir."
    assert applications.my_application(known, ids[0]).timeline[0].message == "Posisi sudah terisi."
    assert applications.mine(hidden)[0].ended == SENTENCES[EndReason.VACANCY_CLOSED]
    assert applications.my_application(hidden, ids[1]).timeline[0].message == ""


@pytest.mark.clause("S3", "refuses")
def test_a_company_that_is_not_checked_closes_and_its_words_reach_nobody() -> None:
    owner = market.some_owner(checked=False)
    vacancy, candidate = market.some_vacancy(owner), market.some_candidate()
    application = market.apply(candidate, vacancy)
    vacancies.close(owner, vacancy.id, "Hubungi 0812-0000-0000.")
    sheet = applications.my_application(candidate, application)
    assert sheet.card.ended == SENTENCES[EndReason.VACANCY_CLOSED]
    assert [entry.message for entry in sheet.timeline] == ["", ""]


def test_whoever_waits_only_for_us_keeps_no_company_from_closing() -> None:
    owner = market.some_owner()
    vacancy = market.some_vacancy(owner)
    market.apply(market.some_candidate(confirmed=False), vacancy)
    assert vacancies.close(owner, vacancy.id, "").state == "closed"


def test_nobody_is_left_without_words_when_a_vacancy_is_closed() -> None:
    owner = market.some_owner()
    vacancy = market.some_vacancy(owner)
    for confirmed in (True, True, False):
        market.apply(market.some_candidate(confirmed=confirmed), vacancy)
    vacancies.close(owner, vacancy.id, "Terisi.")
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        under_way = select(Application).where(col(Application.stage).in_(endings.UNDER_WAY))
        assert session.execute(under_way).all() == []
        by = sorted(one.ended_by for one in session.execute(select(Rejection)).scalars())
        assert by == [EndedBy.COMPANY, EndedBy.COMPANY, EndedBy.WEIMPROOVI]
        assert session.execute(select(Vacancy)).scalars().one().closed_at is not None
