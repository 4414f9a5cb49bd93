"""What every column of every table is: personal (whose, which promise allows it, which field group opens it), or why not.

A column that stands nowhere here fails `tests/permissions/test_personal.py` by its name, so nobody adds a personal one without a clause.
`docs/permissions.md` is written from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from weimproovi.vocabulary import Clause, FieldGroup


class Whose(StrEnum):
    CANDIDATE = "candidate"
    MEMBER = "member"  # of a company
    STAFF = "staff"
    VISITOR = "visitor"  # reports a vacancy without an account
    ANYBODY = "anybody"  # whoever has the account


class Field(StrEnum):
    """What of a person. The first seven are the whole of what a candidate is asked for (C1)."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    LINKEDIN = "linkedin"
    RESUME = "resume"
    VIDEO = "video"
    ANSWERS = "answers"
    WORDS = "words"  # what somebody wrote to us, or to her
    OPINION = "opinion"  # what a reviewer thought of her
    TRACE = "trace"  # what happened to somebody's rows, and by whom
    SECRET = "secret"  # a hash or a wrapped key: means nothing to a reader


ASKED = frozenset({Field.NAME, Field.PHONE, Field.EMAIL, Field.LINKEDIN, Field.RESUME, Field.VIDEO, Field.ANSWERS})


class Why(StrEnum):
    """Why a column is not personal."""

    KEY = "key"  # leads to a row, says nothing
    MOMENT = "moment"  # when something happened to the row
    STATE = "state"  # a word from a closed list, or a count
    COMPANY = "company"  # a company's own (C4), its invoices among it
    VACANCY = "vacancy"  # what the vacancy says (C6)
    MACHINE = "machine"  # the product's own work


@dataclass(frozen=True, slots=True)
class Personal:
    """A column about a person. `group` is the field group that opens it to a company; None: to no company."""

    whose: Whose
    field: Field
    clause: Clause
    group: FieldGroup | None = None


_KEYS = (
    "id account_id answer_id application_id candidate_id company_id disclosure_id given_id invitation_id invoice_id kit_id member_id payment_id person_row_id "
    "question_id request_id resume_id session_id subject_id vacancy_id viewer_account_id"
)
_MOMENTS = (
    "accepted_at answered_at at bounced_at cancelled_at changed_at claimed_at closed_at completed_at confirmed_at copy_claimed_at created_at deadline_at delivered_at done_at downloaded_at due_at "
    "email_bounced_at email_confirmed_at ended_at ending_told_at ends_at erased_at expires_at failed_at fall_told_at fetched_at finished_at "
    "grace_told_at kept_at looked_at off_at paid_until paused_at published_at read_at ready_at reminded_at removed_at retention_noticed_at returned_at saved_at sealed_at "
    "second_factor_at seen_at sent_at shared_at stage_since started_at starts_at submitted_at told_at adult_stated_at unused_noticed_at used_at "
    "video_share_until voided_at wrapped_at"
)
KEYS, MOMENTS = frozenset(_KEYS.split()), frozenset(_MOMENTS.split())
W, F, C, G = Whose, Field, Clause, FieldGroup
_ANSWER = Personal(W.CANDIDATE, F.ANSWERS, C.C1, G.ANSWERS)
_RESUME = Personal(W.CANDIDATE, F.RESUME, C.C2, G.RESUME)
_VIDEO = Personal(W.CANDIDATE, F.VIDEO, C.C3, G.VIDEO)
_TRACE = Personal(W.CANDIDATE, F.TRACE, C.S3, G.EXISTENCE)
_OPINION = Personal(W.CANDIDATE, F.OPINION, C.S3, G.EXISTENCE)
_LEDGER = Personal(W.CANDIDATE, F.TRACE, C.D1)
_STAFF = Personal(W.STAFF, F.NAME, C.D1)
_SECRET = Personal(W.ANYBODY, F.SECRET, C.D1)
_LETTER = Personal(W.ANYBODY, F.WORDS, C.U3)
_MEMBER = Personal(W.MEMBER, F.NAME, C.C5)
PERSONAL: dict[str, dict[str, Personal]] = {
    "account": {"email": Personal(W.ANYBODY, F.EMAIL, C.C1, G.CONTACT)},
    "candidate": {
        "full_name": Personal(W.CANDIDATE, F.NAME, C.C1, G.IDENTITY),
        "phone": Personal(W.CANDIDATE, F.PHONE, C.C1, G.CONTACT),
        "linkedin_url": Personal(W.CANDIDATE, F.LINKEDIN, C.C1, G.LINKEDIN),
    },
    "resume": dict.fromkeys(("file_name", "headline", "stored_name", "sha256"), _RESUME),
    "resume_page": {"stored_name": _RESUME},
    "resume_text": {"text": Personal(W.CANDIDATE, F.RESUME, C.C2)},
    "resume_draft": {"content": Personal(W.CANDIDATE, F.RESUME, C.C2)},
    "person_key": {"wrapped_key": Personal(W.CANDIDATE, F.SECRET, C.D1, G.RESUME)},
    "application": dict.fromkeys(("number", "stage", "visible_until"), _TRACE)
    | {"video_share": Personal(W.CANDIDATE, F.TRACE, C.U6, G.VIDEO)},
    "application_draft": {"answers": Personal(W.CANDIDATE, F.ANSWERS, C.C1)},
    "choice_answer": {"choice": _ANSWER},
    "written_answer": {"words": Personal(W.CANDIDATE, F.ANSWERS, C.C1, G.IDENTITY)},
    "stage_change": dict.fromkeys(("was", "became"), _TRACE),
    "rejection": {"message": Personal(W.CANDIDATE, F.WORDS, C.S3, G.EXISTENCE)} | dict.fromkeys(("reason", "ended_by"), _TRACE),
    "application_message": {"member_name": Personal(W.MEMBER, F.NAME, C.U8), "words": Personal(W.CANDIDATE, F.WORDS, C.U8, G.EXISTENCE)},
    "video_interview": {"member_name": Personal(W.MEMBER, F.NAME, C.U8), "message": Personal(W.CANDIDATE, F.WORDS, C.U8, G.EXISTENCE)},
    "video_answer": dict.fromkeys(("kind", "words", "duration", "size", "width", "height", "media_type", "codecs"), _VIDEO),
    "video_key": {"wrapped_key": Personal(W.CANDIDATE, F.SECRET, C.D1, G.VIDEO)},
    "video_part": dict.fromkeys(("sha256", "stored_name"), _VIDEO),
    "video_file": {"stored_name": _VIDEO},
    "video_bookmark": {"second": _LEDGER},
    "video_viewing": dict.fromkeys(("sent", "seconds"), _LEDGER),
    "scorecard_draft": dict.fromkeys(("steps", "advice", "note"), _OPINION),
    "scorecard": dict.fromkeys(("steps", "advice", "note"), _OPINION),
    "candidate_consent": dict.fromkeys(("scope", "state", "purpose", "recipient", "groups", "text_shown", "method", "language"),
        Personal(W.CANDIDATE, F.TRACE, C.S1)),
    "consent_event": {"typed_name": Personal(W.MEMBER, F.NAME, C.S5)},
    "privacy_request": dict.fromkeys(("words", "answer", "kind"), Personal(W.CANDIDATE, F.WORDS, C.K1)) | {"answered_by": _STAFF},
    "data_export": {"stored_name": Personal(W.CANDIDATE, F.TRACE, C.D1), "token_hash": _SECRET},
    "disclosure": dict.fromkeys(("day", "kind", "viewer_kind", "company_name", "role", "purpose", "clause", "reason", "note"), _LEDGER),
    "disclosure_person": {"groups": _LEDGER},
    "copy_removal": dict.fromkeys(("downloaded_by", "confirmed_by"), _MEMBER),
    "company_member": {"name": _MEMBER},
    "invitation": {"name": _MEMBER, "email": Personal(W.MEMBER, F.EMAIL, C.C5)},
    "company": {"contact_email": Personal(W.MEMBER, F.EMAIL, C.C4), "contact_phone": Personal(W.MEMBER, F.PHONE, C.C4)},
    "company_check": {"decided_by": _STAFF},
    "payment": {"confirmed_by": _STAFF},
    "withholding_proof": {"received_by": _STAFF},
    "staffmembership": {"name": _STAFF},
    "staff_ticket": {"staff_name": _STAFF, "reason": _LEDGER, "groups": _LEDGER},
    "staff_act": {"name": _STAFF, "words": Personal(W.STAFF, F.TRACE, C.D1)},
    "vacancy_report": {"email": Personal(W.VISITOR, F.EMAIL, C.K1), "words": Personal(W.VISITOR, F.WORDS, C.K1), "answered_by": _STAFF},
    "mail": {"address": Personal(W.ANYBODY, F.EMAIL, C.U3), "values": _LETTER},
    "notification": {"values": _LETTER, "path": _LETTER},
    "leave_request": {"reason": Personal(W.ANYBODY, F.TRACE, C.D1)},
    "sign_in_session": {"device": Personal(W.ANYBODY, F.TRACE, C.D1), "token_hash": _SECRET},
    "credential": {"password_hash": _SECRET},
    "mail_link": {"token_hash": _SECRET},
    "recovery_code": {"code_hash": _SECRET},
    "second_factor": {"wrapped_key": _SECRET, "last_step": _SECRET},
}  # fmt: skip
_LISTING = (
    "slug title city province workplace salary_min salary_max currency salary_period salary_basis employment_status outsourcing department reports_to "
    "team_size level openings_needed minimum_education experience_years duties qualifications posted_for_other closes_on"
)
OTHER: dict[Why, dict[str, str]] = {
    Why.STATE: {
        "accepted_terms": "kind version sha256 language",
        "account": "kind language unused_notices",
        "application": "opening_ordinal video_ordinal",
        "candidate_consent": "ordinal text_sha256 text_version",
        "certificate": "kind rows files",
        "company_member": "role",
        "consent_event": "scope state purpose text_sha256 text_version language method",
        "copy_removal": "number",
        "data_export": "state size",
        "erased_application": "number submitted_on stage opening_ordinal video_month video_ordinal reason",
        "invitation": "role",
        "leave_request": "kind",
        "mail": "kind purpose language attempts failure",
        "mail_link": "kind",
        "notification": "kind",
        "opening": "ordinal",
        "privacy_request": "number",
        "resume": "version kind pages size",
        "resume_page": "number width height",
        "scorecard": "version",
        "sign_in_session": "language idle_seconds",
        "staff_act": "roles act",
        "staffmembership": "role",
        "vacancy_report": "language origin kind outcome answer",
        "video_answer": "question take state received problem attempts copy_state copy_attempts",
        "video_file": "kind media_type size",
        "video_interview": "zone",
        "video_part": "position size",
        "video_unit": "month ordinal",
    },
    Why.COMPANY: {
        "check_request": "nib",
        "company": "name slug address city about nib",
        "company_check": "nib passed words",
        "company_key": "wrapped_key",
        "company_paper": "kind file_name size stored_name",
        "consent_event": "text_shown fields recipients",
        "invoice": "number year ordinal plan months seller buyer_name buyer_address net tax_base tax_rate tax total issued_on due_on language",
        "payment": "received_on amount withheld tax_invoice_number",
        "published_company": "name slug address city about checked_on",
        "subscription": "plan",
        "withholding_proof": "number",
    },
    Why.VACANCY: {
        "closed_listing": "slug province closed_on",
        "listing": f"{_LISTING} company_name company_slug company_checked_on link_only monthly_max search",
        "search_word": "word",
        "vacancy": f"{_LISTING} state confidential reviewers_see_resume from_text",
        "scorecard": "attributes",
        "scorecard_draft": "attributes",
        "vacancy_attribute": "position name",
        "vacancy_pause": "reason",
        "vacancy_question": "position kind text options",
        "kit_question": "position text think_seconds answer_seconds retakes video audio written",
        "video_interview": "questions",
    },
    Why.MACHINE: {
        "application_counter": "last",
        "file_removal": "stored_name",
        "invoice_counter": "year last",
        "ledger_head": "size root public_key signature",
        "ledger_leaf": "position hash",
        "ledger_node": "level position hash",
        "public_state": "number",
        "sweep_run": "name every rows lag fault",
    },
}


def place_of(table: str, column: str) -> Personal | Why | None:
    """What a column is; None where it stands nowhere yet."""
    if column in PERSONAL.get(table, {}):
        return PERSONAL[table][column]
    named = next((why for why, tables in OTHER.items() if column in tables.get(table, "").split()), None)
    return named or (Why.KEY if column in KEYS else Why.MOMENT if column in MOMENTS else None)


def personal_columns() -> Iterator[tuple[str, str, Personal]]:
    """Table, column and what it is, of every column about a person."""
    for table, columns in PERSONAL.items():
        for column, what in columns.items():
            yield table, column, what
