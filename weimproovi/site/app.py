"""The site as one Starlette application: every page in Indonesian and, under /en, in English; the file routes; the refusals."""

from collections.abc import Awaitable, Callable, Iterator, Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from weimproovi import i18n
from weimproovi import routes as addresses
from weimproovi.errors import Denied, Invalid, TooMany
from weimproovi.http import files, videos
from weimproovi.site import (
    apply,
    apply_begin,
    change_password,
    company_interview,
    export,
    gallery,
    help_page,
    interview,
    join_staff,
    landing,
    leave_company,
    leaving,
    links,
    paper_upload,
    passwords,
    plans,
    policy_page,
    refusals,
    report,
    resume_check,
    resume_form,
    resume_upload,
    review_queue,
    saved,
    scorecards,
    second_factor,
    second_factor_changes,
    security_page,
    sign_in,
    sign_up,
    stop,
    terms_page,
    vacancies,
)
from weimproovi.site.machine_routes import machine_routes
from weimproovi.site.promises import page as promises
from weimproovi.site.refusals import not_found

Endpoint = Callable[[Request], Awaitable[Response]]
ErrorPage = Callable[[Request, Exception], Awaitable[Response]]
__all__ = ["build_site", "exception_handlers", "not_found", "routes"]

READ: dict[str, Endpoint] = {
    addresses.HOME: landing.show_landing,
    addresses.VACANCIES: vacancies.show_list,
    addresses.VACANCY: vacancies.show_detail,
    addresses.COMPANY: vacancies.show_company,
    addresses.PLANS: plans.show_plans,
    addresses.POLICY: policy_page.show_policy,
    addresses.PROMISES: promises.show_promises,
    addresses.HELP: help_page.show_help,
    addresses.SECURITY: security_page.show_security,
    addresses.SECURITY_TXT: security_page.show_security_txt,
    addresses.TERMS: terms_page.show_terms,
    addresses.AGREEMENT: terms_page.show_agreement,
    addresses.SAVED: saved.show_saved,
    addresses.SAVE: saved.show_save,
    policy_page.ORIGINAL: policy_page.show_original,
    addresses.SIGN_IN: sign_in.show_sign_in,
    addresses.SECOND_FACTOR: second_factor.show_code,
    addresses.NEW_SECOND_FACTOR: second_factor.show_new,
    addresses.RECOVERY_CODES: second_factor_changes.show_recovery,
    addresses.SECOND_FACTOR_OFF: second_factor_changes.show_off,
    addresses.SIGN_UP: sign_up.show_choices,
    addresses.SIGN_UP_CANDIDATE: sign_up.show_candidate_form,
    addresses.SIGN_UP_COMPANY: sign_up.show_company_form,
    addresses.FORGOT: passwords.show_forgot,
    addresses.CHANGE_PASSWORD: change_password.show_change,
    addresses.RESET: passwords.show_reset,
    addresses.CONFIRM: links.show_confirmation,
    addresses.JOIN: links.show_invitation,
    addresses.JOIN_STAFF: join_staff.show_invitation,
    addresses.REPORT: report.show_report,
    addresses.APPLY: apply.show_resume_step,
    apply.PROFILE: apply.show_found,
    apply.QUESTIONS: apply.show_questions,
    apply.CHECK: apply.show_check,
    apply.SENT: apply.show_sent,
    addresses.UPLOAD_RESUME: resume_upload.show_upload,
    addresses.MAKE_RESUME: resume_form.show_form,
    addresses.CHECK_RESUME: resume_check.show_check,
    addresses.UPLOAD_PAPER: paper_upload.show_upload,
    addresses.EXPORT: export.show_export,
    addresses.EXPORT_FILE: export.show_link,
    addresses.LEAVE_COMPANY: leave_company.show_leaving,
    addresses.LEAVE: leaving.show_leave,
    addresses.LEAVING: leaving.show_way_back,
    addresses.STOP: stop.show_stop,
    **interview.READ,
    **company_interview.READ,
    **review_queue.READ,
    **scorecards.READ,
    **gallery.pages(),
}
WRITE: dict[str, Endpoint] = {
    addresses.SIGN_IN: sign_in.sign_in,
    addresses.SIGN_OUT: sign_in.sign_out,
    addresses.SECOND_FACTOR: second_factor.take_code,
    addresses.NEW_SECOND_FACTOR: second_factor.set_up,
    addresses.RECOVERY_CODES: second_factor_changes.renew_recovery,
    addresses.SECOND_FACTOR_OFF: second_factor_changes.switch_off,
    addresses.SIGN_UP_CANDIDATE: sign_up.sign_up_candidate,
    addresses.SIGN_UP_COMPANY: sign_up.sign_up_company,
    addresses.FORGOT: passwords.ask_reset,
    addresses.CHANGE_PASSWORD: change_password.change,
    addresses.RESET: passwords.reset,
    addresses.CONFIRM: links.confirm,
    addresses.JOIN: links.join,
    addresses.JOIN_STAFF: join_staff.join,
    addresses.REPORT: report.send_report,
    addresses.SAVED: saved.change_saved,
    addresses.APPLY: apply_begin.take_begin,
    apply.PROFILE: apply.accept_found,
    apply.QUESTIONS: apply.save_answers,
    apply.CHECK: apply.send,
    addresses.UPLOAD_RESUME: resume_upload.take_resume,
    addresses.MAKE_RESUME: resume_form.take_form,
    addresses.CHECK_RESUME: resume_check.take_check,
    addresses.UPLOAD_PAPER: paper_upload.take_paper,
    addresses.EXPORT: export.ask,
    addresses.EXPORT_FILE: export.fetch_by_link,
    addresses.LEAVE_COMPANY: leave_company.leave,
    addresses.LEAVE: leaving.leave,
    addresses.LEAVING: leaving.choose,
    addresses.STOP: stop.stop,
    **interview.WRITE,
    **company_interview.WRITE,
    **review_queue.WRITE,
    **scorecards.WRITE,
}


def build_site(others: Sequence[BaseRoute] = ()) -> Starlette:
    """The whole site, files included, with its error pages; `others` are routes of the host, such as health checks."""
    return Starlette(routes=[*routes(), *files.routes(), *videos.routes(), *others], exception_handlers=exception_handlers())  # type: ignore[arg-type]


def routes() -> list[Route]:
    """Every page, in every language, and what programs read."""
    return [*machine_routes(), *language_pairs(READ, "GET"), *language_pairs(WRITE, "POST")]


def language_pairs(endpoints: dict[str, Endpoint], method: str) -> Iterator[Route]:
    for path, endpoint in endpoints.items():
        for code in i18n.LANGUAGES:
            with i18n.speaking(code):
                yield Route(i18n.localized(path), in_language(code, endpoint), methods=[method])


def in_language(code: str, endpoint: Endpoint) -> Endpoint:
    async def speaking(request: Request) -> Response:
        i18n.speak(code)
        return await endpoint(request)

    return speaking


def exception_handlers() -> dict[type[Exception], ErrorPage]:
    """Error pages by what went wrong; a refusal looks like absence."""
    return {
        Denied: not_found,
        Invalid: refusals.cannot_be_taken,
        TooMany: refusals.too_many,
        HTTPException: refusals.refused_status,
        ClientDisconnect: refusals.refused_status,  # the body broke off: nobody is there any more, and nothing of ours is at fault
        Exception: refusals.broken,
    }
