"""The rules as a document that a lawyer can read: written from the tables that decide, so that it cannot say anything else.

`python3 -m weimproovi matrix` writes it to `docs/permissions.md`; a test compares the two.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from weimproovi.i18n import explain_words, speaking, staff_words, words
from weimproovi.permissions import row_security
from weimproovi.permissions.clause_words import PROMISES
from weimproovi.permissions.conditions import CONDITIONS
from weimproovi.permissions.decide import EVERY_CONDITION, OBLIGATIONS, ApplicationFacts, decide
from weimproovi.permissions.personal import personal_columns
from weimproovi.permissions.plans import PLANS, PLAYBACK_DAYS, UNLIMITED
from weimproovi.permissions.resources import WAYS, Relation, Way
from weimproovi.permissions.staff_acts import MAY
from weimproovi.vocabulary import (
    TICKET_GROUPS,
    ActorKind,
    ConsentState,
    FieldGroup,
    MemberRole,
    Plan,
    Purpose,
    StaffRole,
)

HEAD = """# Who may see what

Written from the rules that decide (`python3 -m weimproovi matrix`), so it says what the program does. The letters and numbers are promises of the
privacy policy. Names of what is seen stand as people read them on the Indonesian screens.

    what a viewer sees  =  what the candidate opened (she applied to this company's vacancy, or consented in writing)
                         ∩ what the company's plan includes at this moment
                         ∩ what the viewer's role on that vacancy includes
                         ∩ what the stated purpose needs

Whatever is not named here is closed. A plan narrows; it never widens. What is closed to a viewer looks to her as if it were not there.
"""
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
YES, NO = "●", "·"


def matrix() -> str:
    """The whole document, in Markdown."""
    with speaking("en"):
        parts = [HEAD, _promises(), _ways(), _conditions(), _roles(), _plans(), _staff(), _personal(), _tables()]
    return "\n".join(parts)


def _promises() -> str:
    rows = ((clause.value, PROMISES[clause], _named_by(clause)) for clause in PROMISES)
    return _section("The promises", "In short; the policy's own text binds.", ("Clause", "Promise", "Rules that name it"), rows)


def _named_by(clause: str) -> str:
    ways = sum(way.clause == clause for ways in WAYS.values() for way in ways)
    conditions = len({condition for needed in CONDITIONS.values() for condition in needed if condition.clause == clause})
    columns = sum(what.clause == clause for _, _, what in personal_columns())
    counted = ((ways, "ways in"), (conditions, "conditions"), (columns, "personal columns"))
    return ", ".join(f"{name}: {number}" for number, name in counted if number) or "kept elsewhere in the product"


def _ways() -> str:
    rows = [
        (explain_words.resource(resource), *_way(way)) for resource, ways in WAYS.items() for way in ways if way.relation is not Relation.MACHINE
    ]
    rows += [(explain_words.resource(resource), "nobody", "", "", "", "S4") for resource, ways in WAYS.items() if not ways]
    said = "Each line is one way in. The product's own work (sweeps, mail, erasure) is named in the code where it happens and is left out here."
    return _section("The ways in", said, ("What", "Who", "By what relation", "For which purpose", "What of it", "Clause"), rows)


def _way(way: Way) -> tuple[str, ...]:
    return (
        _list(explain_words.viewer(kind) for kind in way.who) if len(way.who) < len(ActorKind) else "Anybody",
        explain_words.relation(way.relation),
        _list(words.purpose(purpose) for purpose in way.purposes),
        _list(_of_it(way, group) for group in way.groups if group is not FieldGroup.EXISTENCE) or "the row",
        way.clause.value,
    )


def _of_it(way: Way, group: FieldGroup) -> str:
    return staff_words.ticket_group(group) if way.relation is Relation.TICKET else _screen(group)


def _conditions() -> str:
    order = (*CONDITIONS[FieldGroup.VIDEO], *EVERY_CONDITION)  # a video needs nearly all of them
    reasons = list(dict.fromkeys((condition.reason, condition.clause) for condition in order))
    groups = tuple(CONDITIONS)
    rows = [
        (
            explain_words.condition(reason),
            clause.value,
            *(_mark(reason in {condition.reason for condition in CONDITIONS[group]}) for group in groups),
            explain_words.remedy(reason),
        )
        for reason, clause in reasons
    ]
    said = "All conditions with a mark must hold; the first that does not is the reason. Nothing is remembered: they are asked at every reading."
    head = ("Condition", "Clause", *(_screen(group) for group in groups), "What would change it")
    return _section("What a company sees of an application", said, head, rows)


def _roles() -> str:
    rows = [(_screen(group), *(_mark(decide(replace(_best(role), **shown)).allows(group)) for role, shown in _readers())) for group in CONDITIONS]
    said = "For an opened application of a checked company with the largest plan, a shared video, and a reader who works on the vacancy."
    head = ("", *(words.role(role) + (", resumes shown" if shown else "") for role, shown in _readers()))
    return _section("What each role sees at most", said, head, rows)


def _readers() -> list[tuple[MemberRole, dict[str, Any]]]:
    return [*((role, {}) for role in MemberRole), (MemberRole.REVIEWER, {"reviewers_see_resume": True})]


def _best(role: MemberRole) -> ApplicationFacts:
    company = UUID(int=1)
    return ApplicationFacts(
        viewer_kind=ActorKind.MEMBER.value, purpose=Purpose.RECRUIT.value, now=MOMENT, today=date(2026, 1, 1), viewer_company_id=company,
        viewer_role=role.value, company_id=company, company_checked=True, assigned=True, delivered_at=MOMENT, stage="new",
        visible_until=date(2026, 2, 1), opening_ordinal=1, seat=1, seats=PLANS[Plan.BUSINESS].seats, plan=Plan.BUSINESS.value, openings_limit=UNLIMITED, video_share=ConsentState.GIVEN.value,
        video_share_until=MOMENT + timedelta(days=1), video_ordinal=1, videos_limit=UNLIMITED,
    )  # fmt: skip


def _plans() -> str:
    rows = [(_screen(group), *(_mark(group in PLANS[plan].groups) for plan in PLANS)) for group in CONDITIONS]
    quotas = (
        ("Published vacancies", "published_vacancies"),
        ("Applications opened per vacancy", "openings_per_vacancy"),
        ("Seats", "seats"),
        ("Interviews shared per month", "videos_per_month"),
    )
    rows += [(name, *(_count(getattr(terms, quota)) for terms in PLANS.values())) for name, quota in quotas]
    rows.append(("Days a shared video can be watched", *(str(PLAYBACK_DAYS) for _plan in PLANS)))
    said = "A plan opens nothing that the candidate has not opened. Candidates never learn a company's plan or quota (S5, S6)."
    return _section("What a plan includes", said, ("", *(words.plan(plan) for plan in PLANS)), rows)


def _count(number: int) -> str:
    return "no limit" if number == UNLIMITED else str(number)


def _staff() -> str:
    rows = [(staff_words.staff_act(act), *(_mark(role in roles) for role in StaffRole)) for act, roles in MAY.items()]
    said = (
        "By default staff see no personal data of candidates (D1). A ticket names one person, field groups and an end of at most 24 hours; the person "
        f"reads it in her ledger and can end it. It can open: {_list(staff_words.ticket_group(group) for group in TICKET_GROUPS)}. Every act is "
        "a row in the audit; one without a mark is done at the machine alone."
    )
    return _section("What staff do", said, ("", *(staff_words.staff_role(role) for role in StaffRole)), rows)


def _personal() -> str:
    found: dict[tuple[str, ...], list[str]] = {}
    for table, column, what in personal_columns():
        group = _screen(what.group) if what.group else "no company"
        found.setdefault((what.whose.value, what.field.value, what.clause.value, group), []).append(f"`{table}.{column}`")
    rows = ((*key, ", ".join(columns)) for key, columns in found.items())
    said = "Every column of the database is told apart; what is not in this list is a key, a moment, a state, or a company's own."
    return _section("Personal columns", said, ("Whose", "What", "Clause", "Opened to a company with", "Where it is kept"), rows)


def _tables() -> str:
    found: dict[str, list[str]] = {}
    for rule in row_security.rules():
        found.setdefault(explain_words.resource(rule.resource), []).append(f"`{rule.name}`")
    obliged = _list(explain_words.obligation(one) for one in OBLIGATIONS)
    said = (
        "The database asks the same ways in by itself (row-level security), for these tables. Whatever of a person is "
        f"shown to somebody else is {obliged}."
    )
    return _section("The second wall", said, ("What", "Tables"), ((name, ", ".join(tables)) for name, tables in found.items()))


def _section(title: str, said: str, head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = list(head)
    lines = [f"## {title}", "", said, "", _line(names), _line("---" for _ in names), *(_line(row) for row in rows), ""]
    return "\n".join(lines)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _screen(group: FieldGroup) -> str:
    """The words on the Indonesian screens, and the English ones."""
    with speaking("id"):
        said = words.field_group(group)
    english = words.field_group(group)
    return said if said == english else f"{said} ({english})"


def _list(names: Iterator[str] | Iterable[str]) -> str:
    return ", ".join(names)


def _mark(holds: bool) -> str:
    return YES if holds else NO
