"""Every public service that a viewer reads through, found in the services themselves; what is no reading is listed with its reason."""

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import import_module
from typing import Any

from weimproovi import services
from weimproovi.services.file_stream import FileStream

ACTS = """accounts.change_password accounts.resend_confirmation application_messages.write applications.save_draft applications.send applications.withdraw
    candidates.accept_suggestions candidates.save_profile check_requests.ask companies.save_card company_checks.decide company_consents.give_consent
    company_consents.withdraw_consent company_leaving.close_company company_leaving.leave_team company_papers.add company_papers.remove copies.ask_after_withdrawal
    copies.confirm exports.ask invitations.cancel invitations.invite invoices.ask leaving.ask_to_leave members.assign members.remove notifications.mark_read
    outbox.retry pausing.pause pausing.resume payments.confirm payments.record_proof payments.void pipeline.end pipeline.move pipeline.open_application
    plan_limits.keep privacy_requests.answer privacy_requests.ask report_desk.answer report_desk.pause report_desk.resume reports.report resumes.add resumes.remove
    resumes.set_headline second_factor.begin second_factor.confirm second_factor.renew_recovery_codes second_factor.reset_by_operator second_factor.switch_off
    sessions.end sessions.end_others staff_people.add staff_people.end staff_people.send_again staff_people.set_roles staff_tickets.close staff_tickets.end_mine
    staff_tickets.open_ticket consents.ask consents.defer consents.give consents.refuse consents.renew consents.withdraw vacancies.close vacancies.new vacancies.publish vacancies.save
    adverts.draft_from resume_checks.change resume_drafts.make resume_drafts.save resumes.keep saved_vacancies.remove saved_vacancies.remove_gone saved_vacancies.save
    video_answers.begin video_answers.keep video_answers.keep_unfinished video_answers.receive video_answers.remove video_answers.write video_interviews.allow_recording
     scorecards.save_draft scorecards.send vacancy_attributes.save video_interviews.decline video_interviews.keep_only video_interviews.share video_invitations.extend video_invitations.invite video_kits.save
     review_digests.switch video_bookmarks.keep video_copies.ask"""
READINGS = """accounts.returned accounts.who applications.apply_form applications.mine applications.my_application billing.billing billing.change candidates.profile
    candidates.suggestions check_requests.view closing_preview.closing companies.card companies.home company_checks.recent company_checks.waiting
    company_consents.consent_form company_leaving.view company_papers.read consent_views.document consent_views.mine copies.waiting copy_lines.mine
    desk.places desk.waiting disclosed_files.resume_file disclosed_files.resume_page explaining.tell exports.status invoice_papers.document
    ledger.company_looks ledger.looks ledger_proofs.proof ledger_proofs.whole mail_samples.samples members.assigned members.rows notifications.inbox
    outbox.counts outbox.mails outbox.read pausing.state payments.awaited_proofs payments.settled payments.waiting pipeline.may_name pipeline.pipeline
    pipeline.sheet privacy_requests.answered privacy_requests.mine privacy_requests.one privacy_requests.waiting proofs.needs_code report_desk.answered
    report_desk.waiting resumes.own_file resumes.own_page resumes.versions second_factor.may_begin_at_once second_factor.state second_factor.waiting
    sessions.devices staff_looks.look staff_looks.resume_page staff_people.people staff_tickets.about_me staff_tickets.is_open staff_tickets.mine
    staff_trail.acts staff_trail.names standing.is_checked subscriptions.plan_view sweep_runs.runs vacancies.faults vacancies.form vacancies.rows
    posters.document posters.spread resume_checks.check resume_drafts.draft saved_vacancies.marks saved_vacancies.mine vacancies.looked_at video_answers.progress
    video_interviews.all_of_mine video_interviews.mine video_interviews.record_text video_interviews.share_text video_interviews.to_answer video_kits.kit video_reviews.invitable
     scorecards.scores vacancy_attributes.attributes video_previews.preview video_reviews.place video_reviews.review video_watching.own_poster video_watching.poster
     review_queue.next_after review_queue.waiting"""
READS = tuple(READINGS.split())
NO_READING = dict.fromkeys(ACTS.split(), "writes; what it gives back is looked at where a step calls it") | {
    "exports.fetch": "asks for the password; whose archive is fetched is proven in tests/services/test_exports.py",
    "exports.open_link": "gives nothing back, and needs a mailed secret",
    "member_rows.waiting_of": "a condition of a query, no rows",
    "notifications.addressed_to": "a condition of a query, no rows",
    "staff_tickets.live": "a query, no rows",
    "proofs.prove": "compares a password",
    "second_factor.show": "compares a code",
    "second_factor.demo_code": "a code of the viewer's own, in the demo market alone",
    "second_factor.account_at": "an account's id for the operator at the machine",
    "staff_people.of_address": "an account's id for the operator at the machine",
    "resumes.stored": "names of files of the candidate's own, for a service that keeps them",
    "standing.require_owner": "raises or not",
    "standing.require_writer": "raises or not",
    "video_watching.own": "a stream by ranges; who gets one is proven in tests/site/test_videos.py",
    "video_watching.watch": "a stream by ranges; who gets one is proven in tests/site/test_videos.py",
    "video_watching.watch_copy": "a stream by ranges; who gets one is proven in tests/services/test_video_copies.py",
}
CORE = ("pipeline.pipeline", "pipeline.sheet", "disclosed_files.resume_page", "disclosed_files.resume_file", "staff_looks.look", "staff_looks.resume_page")


@lru_cache(maxsize=1)
def with_an_actor() -> dict[str, Callable[..., Any]]:
    """Every public function of the services that takes the actor first, by `module.name`."""
    return dict(_found())


def reads() -> dict[str, Callable[..., Any]]:
    return {name: with_an_actor()[name] for name in READS}


def asks_for(function: Callable[..., Any]) -> list[str]:
    """The parameters after the actor that must be given."""
    given = list(inspect.signature(function).parameters.values())[1:]
    return [one.name for one in given if one.default is inspect.Parameter.empty]


def text_of(found: object) -> str:
    """Everything that a reading gave away, as text; a file's bytes included."""
    if isinstance(found, FileStream):
        return f"{found.file_name} {found.media_type} {b''.join(found.chunks).decode('latin-1')}"
    return repr(found)


def _found() -> Iterator[tuple[str, Callable[..., Any]]]:
    for one in pkgutil.iter_modules(services.__path__):
        module = import_module(f"weimproovi.services.{one.name}")
        for name, function in vars(module).items():
            own = inspect.isfunction(function) and function.__module__ == module.__name__ and not name.startswith("_")
            if own and next(iter(inspect.signature(function).parameters), "") == "actor":
                yield f"{one.name}.{name}", function
