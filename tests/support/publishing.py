"""Builders for tests of what becomes public: a consent, a complete vacancy, a published one."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from tests.support.market import SomeVacancy
from weimproovi import clock
from weimproovi.errors import Invalid
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.recruiter import QuestionForm, VacancyForm
from weimproovi.services import companies, vacancies


def consent(owner: Actor) -> None:
    """The owner's written consent for the company card."""
    companies.give_consent(owner, "Wati", companies.consent_form(owner).version)


def complete(form: VacancyForm, **changes: Any) -> VacancyForm:
    """A form with everything that C6 asks."""
    return replace(
        form,
        **{
            "title": "Barista",
            "city": "Kota Bandung",
            "province": "Jawa Barat",
            "salary_min": "5.000.000",
            "salary_max": "6.000.000",
            "employment_status": "permanent",
            "department": "Operasional kedai",
            "reports_to": "Kepala kedai",
            "duties": "Menyeduh kopi.",
            "closes_on": (clock.today() + timedelta(days=30)).isoformat(),
            **changes,
        },
    )


def draft(author: Actor, **changes: Any) -> VacancyForm:
    """A complete draft with one choice question."""
    asked = [QuestionForm("choice", "Bisa kerja akhir pekan?", "Ya\nTidak")]
    return vacancies.save(author, complete(vacancies.new(author), **{"questions": asked, **changes}))


def published(author: Actor, **changes: Any) -> VacancyForm:
    return vacancies.publish(author, draft(author, **changes).id)


def faults_of(author: Actor, **changes: Any) -> dict[str, str]:
    """What publishing a draft with these changes is refused for."""
    try:
        published(author, **changes)
    except Invalid as refusal:
        return refusal.faults
    return {}


def listed(author: Actor, form: VacancyForm) -> SomeVacancy:
    """A published vacancy as `market.apply` takes it."""
    row = next(row for row in vacancies.rows(author) if row.id == form.id)
    return SomeVacancy(form.id, row.slug, "")
