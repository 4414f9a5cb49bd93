"""What a person does in a browser without JavaScript, in a few words."""

from dataclasses import replace
from datetime import timedelta

from starlette.testclient import TestClient

from tests.support.factors import shown
from tests.support.market import VISITOR
from tests.support.real_files import pdf
from weimproovi import clock, db
from weimproovi.models import Account
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.recruiter import QuestionForm
from weimproovi.services import company_consents, sessions, vacancies
from weimproovi.settings import settings
from weimproovi.vocabulary import Purpose


def sign_in(site: TestClient, actor: Actor) -> None:
    """From now on the browser carries a session of this actor's account."""
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        cookie = sessions.begin(session, session.get_one(Account, actor.account_id), VISITOR)
        shown(session, cookie)
    site.cookies.clear()
    site.cookies.set(settings().cookie_name, cookie)


def posted_vacancy(owner: Actor, title: str = "Barista", *, confidential: bool = False, questions: bool = True) -> str:
    """A vacancy that its checked company has published with its written consent; its slug."""
    form = vacancies.new(owner)
    asked = [QuestionForm("choice", "Bisa kerja akhir pekan?", "Ya\nTidak"), QuestionForm("text", "Mengapa kopi?")]
    filled = replace(
        form, title=title, city="Kota Bandung", province="Jawa Barat", salary_min="4500000", salary_max="6000000",
        employment_status="permanent", department="Bar", reports_to="Kepala bar", duties="Menyeduh kopi.",
        closes_on=(clock.today() + timedelta(days=30)).isoformat(), confidential=confidential, questions=asked if questions else [],
    )
    vacancies.save(owner, filled)
    vacancies.publish(owner, form.id)
    return next(row.slug for row in vacancies.rows(owner) if row.id == form.id)


def consented(owner: Actor) -> Actor:
    """The owner's company agrees that its card is shown (S5)."""
    form = company_consents.consent_form(owner)
    company_consents.give_consent(owner, "Wati", form.version)
    return owner


def upload(site: TestClient, slug: str = "", content: bytes | None = None, name: str = "cv.pdf", **fields: str):  # type: ignore[no-untyped-def]
    """Sends the CV step's form with a file."""
    chosen = {"lowongan": slug, **fields} if slug else fields
    return site.post("/berkas/cv", data=chosen, files={"file": (name, content or pdf(), "application/pdf")})
