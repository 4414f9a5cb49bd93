"""Who sees which pages: every address of the site and of the workspace, filled with what the town holds."""

from collections.abc import Callable

from tests.journeys import steps
from tests.support import interviews
from tests.support.hostile_photos import photo
from tests.support.market import PASSWORD, some_candidate, stored_resume
from tests.support.real_files import WORDS, pdf
from tests.support.staff import staff_with, ticket
from tests.support.town import VISITOR, Town, applied, posted, resume_of
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.scorecards import CardForm
from weimproovi.services import (
    accounts,
    applications,
    consents,
    exports,
    ids,
    invitations,
    leaving,
    ledger_sealing,
    pipeline,
    privacy_requests,
    saved_vacancies,
    scorecards,
    staff_people,
    vacancies,
    video_answers,
    video_interviews,
    video_invitations,
    video_kits,
)
from weimproovi.site.app import READ
from weimproovi.vocabulary import TICKET_GROUPS as GROUPS
from weimproovi.vocabulary import ActorKind, ConsentScope, MailKind, PrivacyRequestKind, StaffRole
from weimproovi.weimproovi import PAGES

NOT_THERE = "/tidak-ada"
REFUSED = {NOT_THERE: 404}
TO_SIGN_IN = ("/berkas/cv", "/berkas/cv/isian", "/berkas/perusahaan/surat", "/ganti-sandi", "/privasi/v1.en.txt", "/masuk/kode", "/masuk/kode-baru", "/masuk/kode-pemulihan", "/masuk/kode-mati",
    "/unduh-data", "/tersimpan", "/.well-known/security.txt", "/tutup-perusahaan", "/hapus-akun", "/akun-ditutup", "/rekruter/tinjau")
LEAVING_A_COMPANY = ("/tutup-perusahaan", "/tutup-perusahaan?pilih=perusahaan", "/tutup-perusahaan?pilih=tim")
CHANGES = ("/masuk/kode-baru", "/masuk/kode-pemulihan", "/masuk/kode-mati")  # of a second factor that is on
Seen = tuple[Actor | None, list[str]]


def of_visitor(found: Town) -> Seen:
    accounts.ask_reset(steps.email_of(found.bystander), VISITOR)
    invitations.invite(found.owner, "Bima", "bima@contoh.id", "recruiter")
    staff_people.add(SYSTEM, "Rani", "rani@contoh.id", [StaffRole.SUPPORT.value])
    linked = (MailKind.RESET_PASSWORD, MailKind.CONFIRM_EMAIL, MailKind.MEMBER_INVITED, MailKind.STAFF_ADDED)
    stop = consents.stop_link(ids.present(found.victim.candidate_id), ConsentScope.MARKETING)
    mailed = [stop, *(steps.newest_path(kind) for kind in linked)]
    fixed = [path for path in READ if "{" not in path and path not in TO_SIGN_IN]
    vacancy = f"/lowongan/{found.vacancy.slug}"
    searches = ["/lowongan?kata=tiada&kerja=remote", "/lowongan?kata=barista&lokasi=Jawa+Barat", "/lowongan?kata=barsita&urut=cocok&baru=7"]
    return None, [*fixed, *mailed, vacancy, f"{vacancy}/lamar", f"{vacancy}/laporkan", *searches, over(found), company_page(found), NOT_THERE]


def over(found: Town) -> str:
    """A vacancy that has been closed."""
    vacancy = posted(found.owner, "Kepala kedai")
    vacancies.close(found.owner, vacancy.id, "")
    REFUSED[f"/lowongan/{vacancy.slug}"] = 410
    return f"/lowongan/{vacancy.slug}"


def company_page(found: Town) -> str:
    from weimproovi.services import companies

    return f"/perusahaan/{companies.card(found.owner).slug}"


def of_candidate(found: Town) -> Seen:
    """With an opened application, and another one on its way."""
    sent, begun = f"/lowongan/{found.vacancy.slug}/lamar", f"/lowongan/{found.other_vacancy.slug}/lamar"
    resume_id = resume_of(found.victim)
    asked = applications.apply_form(found.victim, found.other_vacancy.slug).questions
    applications.save_draft(found.victim, found.other_vacancy.slug, resume_id, {question.id: "Ya" for question in asked})
    steps_of_applying = [sent, f"{sent}/terkirim", begun, f"{begun}/profil", f"{begun}/pertanyaan", f"{begun}/periksa"]
    exports.ask(found.victim, {"password": PASSWORD}, VISITOR)
    exports.sweep_exports()
    own_copy = ["/unduh-data", steps.newest_path(MailKind.EXPORT_READY)]
    pipeline.sheet(found.owner, found.application_id)
    ledger_sealing.sweep_ledger()
    return found.victim, ["/", *interview_pages(found), *saved_pages(found), *steps_of_applying, *own_copy, "/berkas/cv", *pages_of_her_cv(found), "/ganti-sandi", "/hapus-akun", "/masuk/kode-baru", *workspace_pages(ActorKind.CANDIDATE, found)]


def interview_pages(found: Town) -> list[str]:
    """An interview with one answer of each kind that is kept, not shared yet."""
    one = interviews.Invited(found.owner, found.victim, found.vacancy, found.application_id)
    video_kits.save(found.owner, found.vacancy.id, interviews.KIT)
    video_invitations.invite(found.owner, [found.application_id], interviews.form())
    video_interviews.allow_recording(found.victim, found.application_id, shown=video_interviews.record_text(found.victim, found.application_id).sha256)
    interviews.checked(one)
    video_answers.write(found.victim, found.application_id, 1, "Kopi susu.")
    here = f"/wawancara/{found.application_id}"
    return [here, f"{here}/izin", f"{here}/perangkat", *(f"{here}/pertanyaan/{number}" for number in (1, 2, 3)), f"{here}/kirim"]


def pages_of_her_cv(found: Town) -> list[str]:
    """The form for one, one without and one with something to close, and photographs."""
    made = [stored_resume(found.victim, content) for content in (pdf(), pdf(1, (*WORDS, "NIK: 3273014505990001", "Agama: Islam")), photo())]
    form = "/berkas/cv/isian"
    return [form, f"{form}?lowongan={found.other_vacancy.slug}", *(f"/berkas/cv/{one}/periksa" for one in made), f"/berkas/cv/{made[1]}/periksa?selesai=1"]


def saved_pages(found: Town) -> list[str]:
    """What stands there once one vacancy is saved, one has closed since, and one is applied to."""
    gone = posted(found.owner, "Juru kasir")
    for slug in (found.other_vacancy.slug, gone.slug):
        saved_vacancies.save(found.victim, slug)
    vacancies.close(found.owner, gone.id, "")
    return ["/tersimpan", "/lowongan", f"/lowongan/{found.vacancy.slug}", f"/lowongan/{found.other_vacancy.slug}/simpan"]


def of_recruiter(found: Town) -> Seen:
    """The owner, who sees the most."""
    pipeline = f"/rekruter/lowongan/{found.vacancy.id}"
    apply = f"/lowongan/{found.vacancy.slug}/lamar"
    REFUSED[apply] = 403
    shared, answer = interviews.Invited(found.owner, found.victim, found.vacancy, found.application_id), f"/rekruter/lamaran/{found.application_id}/video"
    of_interviews = [
        f"{pipeline}/wawancara", *(f"{pipeline}/wawancara/pratinjau{query}" for query in ("", "?pertanyaan=1")), "/rekruter/tinjau", answer, f"{pipeline}/kriteria",
        *scores_pages(found),
    ]
    if not video_kits.kit(found.owner, found.vacancy.id).questions:
        interview_pages(found)
        interviews.share(shared)
    sheet = f"{pipeline}?tahap=baru&lamaran={found.application_id}"
    return found.owner, ["/berkas/perusahaan/surat", *of_interviews, *workspace_pages(ActorKind.MEMBER, found), sheet, f"{pipeline}?tahap=ditarik", apply, *CHANGES, *LEAVING_A_COMPANY]


def scores_pages(found: Town) -> list[str]:
    """A card that is begun, and one that is sent beside a colleague's."""
    begun = applied(person := some_candidate("Ayu"), found.vacancy, resume_of(person))
    pipeline.open_application(found.owner, begun)
    marks = scorecards.scores(found.owner, begun).form.marks
    scorecards.save_draft(found.owner, begun, CardForm(marks, [4, *[None] * (len(marks) - 1)]))
    for reviewer, step in ((found.reviewer, 5), (found.owner, 2)):
        scorecards.send(reviewer, found.application_id, CardForm(marks, [step, 0, *[3] * (len(marks) - 2)], "go_on", "Tenang saat antrean panjang."))
    return [f"/rekruter/lamaran/{one}/penilaian" for one in (begun, found.application_id)]


def of_staff(found: Town) -> Seen:
    """Somebody with every role, a ticket and a request that waits."""
    staff = staff_with(*StaffRole)
    opened = ticket(staff, found.victim, *GROUPS)
    privacy_requests.ask(found.victim, PrivacyRequestKind.QUESTION.value, "Halo.")
    request_id = privacy_requests.mine(found.victim)[0].id
    pages = workspace_pages(ActorKind.STAFF, found)
    return staff, [page.replace("[ticket_id]", opened).replace("[request_id]", request_id) for page in pages]


def workspace_pages(kind: ActorKind, found: Town) -> list[str]:
    """Every page of one kind of user, with ids in its parameters."""
    routes = [page.route for page in PAGES if kind in page.kinds]
    return [route.replace("[vacancy_id]", found.vacancy.id).replace("[application_id]", found.application_id) for route in routes]


def of_leaver(found: Town) -> Seen:
    """A candidate who has asked to leave and signs in once more."""
    leaving.ask_to_leave(found.bystander, {"password": PASSWORD}, VISITOR)
    return found.bystander, ["/akun-ditutup"]


VIEWERS: dict[str, Callable[[Town], Seen]] = {
    "visitor": of_visitor, "candidate": of_candidate, "recruiter": of_recruiter, "staff": of_staff, "leaver": of_leaver,
}
