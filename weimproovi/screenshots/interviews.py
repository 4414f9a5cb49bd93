"""A video interview in the demo market: the company asks three questions, the candidate agrees to be recorded and writes her first answer."""

from collections.abc import Iterator
from datetime import timedelta

from weimproovi import clock, routes
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.interviews import InviteForm, KitQuestionForm
from weimproovi.services import (
    pipeline,
    vacancies,
    video_answers,
    video_interviews,
    video_invitations,
    video_kits,
    video_reviews,
)
from weimproovi.site.app import READ
from weimproovi.site.interview import CONSENT
from weimproovi.vocabulary import Stage

DAYS = 5
KIT = (
    KitQuestionForm("Minuman apa yang paling sering kamu buat, dan mengapa?", written=True),
    KitQuestionForm("Ceritakan hari tersibukmu di balik meja bar."),
    KitQuestionForm("Apa yang kamu lakukan bila biji kopi habis di tengah antrean?", video=False, audio=False, written=True),
)


def invite(owner: Actor, name: str) -> list[tuple[str, str]]:
    """Invites everybody of this name whom the company interviews; vacancy and application of each."""
    found = [
        (row.id, card.id)
        for row in vacancies.rows(owner)
        if row.total
        for card in pipeline.pipeline(owner, row.id, Stage.INTERVIEW).cards
        if card.name == name
    ]
    until = (clock.now() + timedelta(days=DAYS)).astimezone(clock.WIB).strftime("%Y-%m-%dT%H:%M")
    for vacancy_id, application_id in found:
        video_kits.save(owner, vacancy_id, KIT)
        video_invitations.invite(owner, [application_id], InviteForm(deadline=until, message="Jawab kapan pun kamu sempat."))
    return found


def of_company(invited: list[tuple[str, str]]) -> Iterator[str]:
    """The company's pages about its questions and one candidate's answers."""
    for vacancy_id, application_id in invited[:1]:
        yield from (path.format(vacancy_id=vacancy_id, application_id=application_id) for path in READ if path.startswith(routes.RECRUITER) and "{" in path)


def of_candidate(person: Actor) -> Iterator[str]:
    """Every step of the interview that she is invited to; the page that asks to record her before she says yes."""
    for interview in video_interviews.all_of_mine(person)[:1]:
        application_id = interview.application_id
        yield from (path.format(application_id=application_id) for path in (routes.INTERVIEW, CONSENT))
        text = video_interviews.record_text(person, application_id)
        video_interviews.allow_recording(person, application_id, shown=text.sha256)
        written = next(question.number for question in interview.questions if "written" in question.ways)
        video_answers.write(person, application_id, written, "Kopi susu gula aren, sebab pelanggan datang kembali karenanya.")
        for path in (path for path in READ if path.startswith(routes.INTERVIEW)):
            asked = interview.questions if "{number}" in path else interview.questions[:1]
            yield from (path.format(application_id=application_id, number=question.number + 1) for question in asked)
        video_interviews.share(person, application_id, shown=video_interviews.share_text(person, application_id).sha256)


def of_watching(owner: Actor) -> Iterator[str]:
    """What waits for its reviewers, and the page of answers that a candidate lets it watch."""
    yield routes.REVIEWS
    for row in vacancies.rows(owner):
        for card in pipeline.pipeline(owner, row.id, Stage.INTERVIEW).cards:
            if card.name and video_reviews.place(owner, card.id).state == video_reviews.OPEN:
                yield from (path.format(application_id=card.id) for path in READ if path.startswith(routes.RECRUITER) and "{application_id}" in path)
