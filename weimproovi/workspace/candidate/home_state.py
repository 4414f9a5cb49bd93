"""State of the candidate's first screen: who she is, what is next, what is under way."""

import reflex as rx

from weimproovi import clock
from weimproovi.i18n import _
from weimproovi.schemas.candidate import MyApplication, Profile, ResumeVersion
from weimproovi.schemas.interviews import InterviewStep
from weimproovi.schemas.public import ListingCard
from weimproovi.services import (
    accounts,
    applications,
    candidates,
    notifications,
    resumes,
    saved_vacancies,
    video_interviews,
)
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.loading import WAITING, loading
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, in_thread, say

SHOWN = 3
NOBODY = Profile(full_name="", first_word="", email="", email_confirmed=True, phone="", linkedin_url="")


class CandidateHomeState(rx.State):
    """What the candidate's first screen shows."""

    phase: str = WAITING
    failure: str = ""
    greeting: str = ""
    profile: Profile = NOBODY
    resume: list[ResumeVersion] = []  # the newest, or none
    active: list[MyApplication] = []
    active_total: int = 0
    applied: bool = False
    unread: int = 0
    interviews: list[InterviewStep] = []  # that wait for her
    saved: list[ListingCard] = []  # the newest few
    saved_total: int = 0

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def load(self) -> None:
        """Reads the screen's rows; also runs when somebody changed them."""
        async with loading(self):
            self.profile = await in_thread(candidates.profile, actor())
            self.greeting = greeting(self.profile.first_word)
            self.resume = (await in_thread(resumes.versions, actor()))[:1]
            every = await in_thread(applications.mine, actor())
            active = [application for application in every if application.active]
            self.active, self.active_total, self.applied = active[:SHOWN], len(active), bool(every)
            self.interviews = await in_thread(video_interviews.to_answer, actor())
            kept = await in_thread(saved_vacancies.mine, actor())
            self.saved, self.saved_total = list(kept.cards[:SHOWN]), len(kept.cards) + kept.gone
            self.unread = sum(notice.unread for notice in await in_thread(notifications.inbox, actor()))

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def resend(self) -> None:
        """Sends the confirmation link again."""
        await in_thread(accounts.resend_confirmation, actor())
        await say(self, _("Tautan konfirmasi dikirim ke {address}.", address=self.profile.email))


def greeting(name: str) -> str:
    """The greeting of this hour in Jakarta."""
    hour = clock.now().astimezone(clock.WIB).hour
    if hour < 4 or hour >= 18:
        return _("Selamat malam, {name}", name=name)
    if hour < 11:
        return _("Selamat pagi, {name}", name=name)
    return _("Selamat siang, {name}", name=name) if hour < 15 else _("Selamat sore, {name}", name=name)
