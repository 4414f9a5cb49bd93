"""State of the vacancy editor: every value as typed, saved after each pause."""

from dataclasses import replace
from typing import Literal

import reflex as rx

from weimproovi.errors import Denied, Invalid
from weimproovi.i18n import _, words
from weimproovi.schemas.recruiter import VacancyForm
from weimproovi.services import placements, vacancies
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.policy import policy
from weimproovi.workspace.recruiter.loading import WAITING, loading, path_part
from weimproovi.workspace.session import actor, forget_draft, in_thread, say

Written = Literal[
    "title", "city", "province", "workplace", "salary_min", "salary_max", "salary_period", "salary_basis",
    "employment_status", "department", "reports_to", "team_size", "level", "openings_needed", "minimum_education",
    "experience_years", "duties", "qualifications", "closes_on",
]  # fmt: skip
Ticked = Literal["outsourcing", "confidential", "posted_for_other", "reviewers_see_resume"]


class EditorState(rx.State):
    """A vacancy being written. After a first try to publish, what is missing follows the typing."""

    phase: str = WAITING
    failure: str = ""
    form: VacancyForm = VacancyForm()
    faults: dict[str, str] = {}
    saving: str = ""
    _tried: bool = False

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def load(self) -> None:
        """Reads the vacancy that the address names."""
        vacancy_id = path_part(self, "lowongan")
        if vacancy_id != self.form.id:
            self.phase, self.form, self.faults, self._tried = WAITING, VacancyForm(), {}, False
        async with loading(self):
            self.form = await in_thread(vacancies.form, actor(), vacancy_id)

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def write(self, field: Written, text: str) -> None:
        """Keeps one typed value. A city brings its province along."""
        form = replace(self.form, **{field: text})
        if field == "city" and not form.province:
            form = replace(form, province=placements.province_of(text))
        if await keep(self, form):
            await forget_draft(self, field)

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def tick(self, field: Ticked, on: bool) -> None:
        """Keeps one tick."""
        await keep(self, replace(self.form, **{field: on}))

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def publish(self) -> None:
        """Shows the vacancy to everybody, or says what is missing."""
        self._tried = True
        try:
            self.form = await in_thread(vacancies.publish, actor(), self.form.id)
        except Invalid as refused:
            missing = await in_thread(vacancies.faults, actor(), self.form.id)
            self.faults = {fault.field: fault.words for fault in missing} or refused.faults
        except Denied as refusal:
            self.faults = {"publish": words.reason_for_company(refusal.reason)}
        else:
            self.faults = {}
            alone = _("Lowongan sudah tayang lewat tautannya.") if self.form.link_only else _("Lowongan sudah tayang.")
            await say(self, alone)


async def keep(editor: EditorState, form: VacancyForm) -> bool:
    """Saves a whole form; what was typed stays on screen also where the service refuses it. Whether it was saved."""
    editor.form = form
    try:
        editor.form = await in_thread(vacancies.save, actor(), form)
    except Invalid as refused:
        editor.faults, editor.saving = {**editor.faults, **refused.faults}, _("Belum tersimpan")
    except Denied as refusal:
        editor.saving = words.reason_for_company(refusal.reason)
    else:
        editor.saving = ""
        missing = await in_thread(vacancies.faults, actor(), form.id) if editor._tried else []
        editor.faults = {fault.field: fault.words for fault in missing}
        return True
    return False
