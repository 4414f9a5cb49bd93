"""The database functions that destroy a person or one application, facts that are only ever appended included.

Generated from the tables, so that a new one with a candidate's id is emptied too; what stays is listed here with its reason. They belong to the
owner role and serve the system alone. `services.destruction` calls them.
"""

# ruff: noqa: S608  the names and conditions come from the tables and from this file

from collections.abc import Iterable, Iterator

from sqlalchemy import Table
from sqlmodel import SQLModel

import weimproovi.models  # noqa: F401  every table registers itself

OWN_BY_ACCOUNT = ("credential", "sign_in_session", "mail_link", "second_factor", "recovery_code", "notification", "mail", "accepted_terms")
OWN_BY_ADDRESS = {"mail": "address"}
EMPTIED = {  # rows that stay without the person
    "vacancy_report": ("account_id = NULL, email = '', words = ''", "account_id = own_account OR email = own_address"),
    "copy_removal": ("candidate_id = NULL", "candidate_id = who"),
    "leave_request": ("candidate_id = NULL", "candidate_id = who"),
}
STAYS = {  # rows that name an account, an application or an address and are not the candidate's own
    "disclosure_person": "the access ledger: a pseudonym that leads to nobody",
    "company": "a company's own contact",
    "company_member": "a company's person",
    "invitation": "a company's letter to somebody",
    "consent_event": "a company's consent, by its owner",
    "check_request": "a company's request, by its owner",
    "company_paper": "a company's paper, by its owner",
    "invoice": "a company's invoice, kept by law",
    "staffmembership": "a role of staff",
    "staff_act": "what staff did",
}
WORKS = "coalesce(current_setting('app.kind', true), '') = 'system'"
MOMENT = "current_setting('app.now')::timestamptz"
HEAD = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public"
SHARED = "SELECT {} FROM video_unit WHERE application_id = application.id AND shared_at IS NOT NULL AND returned_at IS NULL"
LINE = f"""INSERT INTO erased_application (id, created_at, company_id, vacancy_id, number, submitted_on, stage, opening_ordinal,
                video_month, video_ordinal, reason)
            SELECT gen_random_uuid(), {MOMENT}, company_id, vacancy_id, number, (submitted_at AT TIME ZONE 'Asia/Jakarta')::date,
                stage, opening_ordinal, ({SHARED.format("month")}), ({SHARED.format("ordinal")}), why
            FROM application WHERE delivered_at IS NOT NULL AND"""


def statements(role: str) -> Iterator[str]:
    """SQL that makes the functions and lets a role call them. Safe to run again."""
    yield _function("erase_person(who uuid, why text, OUT gone integer, OUT files integer)", _person())
    yield _function("erase_application(what uuid, why text, OUT gone integer)", _application())
    for name in ("erase_person", "erase_application"):
        yield f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC"
        yield f"GRANT EXECUTE ON FUNCTION {name} TO {role}"


def destroyed_with_person() -> list[tuple[str, str]]:
    """Table and condition of everything that goes with a person, what refers to others first."""
    found = ((table.name, _own(table)) for table in reversed(SQLModel.metadata.sorted_tables))
    return [(name, condition) for name, condition in found if condition]


def destroyed_with_application() -> list[tuple[str, str]]:
    """The same for one application."""
    facts = [table.name for table in reversed(SQLModel.metadata.sorted_tables) if _refers(table, "application_id")]
    path = "'/akun/lamaran/' || what"
    letters = [("notification", f"path = {path}"), ("mail", f"\"values\" ->> 'path' = {path}")]
    return [*((name, "application_id = what") for name in facts), *letters, ("application", "id = what")]


def _person() -> str:
    kept = (f"SELECT stored_name FROM {name} WHERE candidate_id = who" for name in _with_files("candidate_id"))
    emptied = (f"UPDATE {name} SET {values} WHERE {condition};" for name, (values, condition) in EMPTIED.items())
    return f"""SELECT account_id INTO own_account FROM candidate WHERE id = who FOR UPDATE;
            SELECT email INTO own_address FROM account WHERE id = own_account;
            {LINE} candidate_id = who;
            {_filed(kept)}
            GET DIAGNOSTICS files = ROW_COUNT;
            {" ".join(emptied)}
            {_removals(destroyed_with_person())}"""


def _application() -> str:
    kept = (f"SELECT stored_name FROM {name} WHERE application_id = what" for name in _with_files("application_id"))
    return f"""PERFORM FROM application WHERE id = what FOR UPDATE;
            {LINE} id = what;
            {_filed(kept)}
            {_removals(destroyed_with_application())}"""


def _filed(kept: Iterable[str]) -> str:
    """Their stored files are to be deleted."""
    return f"""INSERT INTO file_removal (id, created_at, stored_name) SELECT gen_random_uuid(), {MOMENT}, named.stored_name
            FROM ({" UNION ALL ".join(kept)}) AS named WHERE named.stored_name <> '';"""


def _removals(rows: list[tuple[str, str]]) -> str:
    counted = "GET DIAGNOSTICS one = ROW_COUNT; gone := gone + one;"
    return " ".join(f"DELETE FROM {name} WHERE {condition}; {counted}" for name, condition in rows)


def _function(signature: str, body: str) -> str:
    return f"""CREATE OR REPLACE FUNCTION {signature} {HEAD} AS $$
        DECLARE
            own_account uuid;
            own_address text;
            one integer;
        BEGIN
            IF NOT {WORKS} THEN
                RAISE insufficient_privilege USING MESSAGE = 'only the system destroys';
            END IF;
            gone := 0;
            {body}
        END $$"""


def _own(table: Table) -> str:
    """The condition under which a row is the person's own; empty where none is."""
    if table.name in EMPTIED or table.name in STAYS:
        return ""
    conditions = ["candidate_id = who"] if "candidate_id" in table.columns else []
    if table.name in OWN_BY_ACCOUNT:
        conditions.append("account_id = own_account")
    if table.name in OWN_BY_ADDRESS:
        conditions.append(f"{OWN_BY_ADDRESS[table.name]} = own_address")
    conditions += {"candidate": ["id = who"], "account": ["id = own_account"]}.get(table.name, [])
    return " OR ".join(conditions)


def _with_files(whose: str) -> list[str]:
    tables = SQLModel.metadata.sorted_tables
    return [table.name for table in tables if {"stored_name", whose} <= set(table.columns.keys())]


def _refers(table: Table, column: str) -> bool:
    return column in table.columns and bool(table.columns[column].foreign_keys)
