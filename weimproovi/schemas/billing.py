"""What may reach a browser about plans bought, invoices and payments. Money is written as people read it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InvoiceRow:
    """One invoice as its buyer reads it. `state`: waiting, overdue, paid or void."""

    id: str
    number: str
    plan: str
    months: str
    total: str
    issued: str
    due: str
    state: str
    state_words: str
    path: str


@dataclass(frozen=True, slots=True)
class PlanChange:
    """What asking for a plan leads to, before it is asked."""

    plan: str
    name: str
    months: int
    begins: str
    lines: list[str]
    stays: list[str]
    pauses: list[str]
    net: str
    tax_words: str
    tax: str
    total: str


@dataclass(frozen=True, slots=True)
class KeptVacancy:
    """A vacancy in the choice of which stay."""

    id: str
    title: str
    since: str
    stays: bool
    paused: bool


@dataclass(frozen=True, slots=True)
class Billing:
    """What the plan page shows beside plan and use. `limit` counts vacancies that may stay; 0 while there is nothing to choose."""

    owner: bool
    owners: str
    notices: list[str]
    limit: int
    choice: str
    vacancies: list[KeptVacancy]
    invoices: list[InvoiceRow]


@dataclass(frozen=True, slots=True)
class OpenInvoice:
    """An invoice that staff wait for. `short` is what arrives where PPh 23 is withheld."""

    id: str
    number: str
    company: str
    plan: str
    months: str
    issued: str
    due: str
    overdue: bool
    net: str
    tax: str
    total: str
    short: str
    path: str


@dataclass(frozen=True, slots=True)
class AwaitedProof:
    """A payment that was short by PPh 23 and waits for its proof."""

    payment_id: str
    number: str
    company: str
    withheld: str
    received: str


@dataclass(frozen=True, slots=True)
class SettledInvoice:
    """An invoice that is paid or void, as staff read it."""

    id: str
    number: str
    company: str
    total: str
    words: str
    paid: bool
    path: str
