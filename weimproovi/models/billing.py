"""Invoices and the transfers that paid them. Money in whole rupiah, rates in hundredths of a percent."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from weimproovi.models.base import Row, later, word
from weimproovi.vocabulary import Plan


class Invoice(Row, table=True):
    """A request for payment, as it was issued; it never changes but for being voided."""

    __table_args__ = (UniqueConstraint("year", "ordinal"),)

    company_id: UUID = Field(foreign_key="company.id", index=True)
    account_id: UUID
    number: str = Field(max_length=24, unique=True)
    year: int
    ordinal: int
    plan: Plan = word(Plan)
    months: int
    seller: dict[str, str] = Field(sa_type=JSON)  # name, address, tax number and account, as they then were
    buyer_name: str = Field(max_length=120)
    buyer_address: str = Field(max_length=300)
    net: int
    tax_base: int
    tax_rate: int
    tax: int
    total: int
    issued_on: date
    due_on: date
    language: str = Field(default="id", max_length=2)
    voided_at: datetime | None = later()


class InvoiceCounter(SQLModel, table=True):
    """The last number given in a year, so that numbers have no gaps."""

    __tablename__ = "invoice_counter"

    year: int = Field(primary_key=True)
    last: int = 0


class Payment(Row, table=True):
    """A transfer that staff saw on the account. One for each invoice. `withheld` is PPh 23 that the buyer pays to the state for us."""

    company_id: UUID = Field(foreign_key="company.id", index=True)
    invoice_id: UUID = Field(foreign_key="invoice.id", unique=True)
    received_on: date
    amount: int
    withheld: int = 0
    tax_invoice_number: str = Field(default="", max_length=30)  # Faktur Pajak
    confirmed_by: str = Field(max_length=120)


class WithholdingProof(Row, table=True):
    """The buyer's proof (bukti potong) of what was withheld from a payment."""

    __tablename__ = "withholding_proof"

    company_id: UUID = Field(foreign_key="company.id", index=True)
    payment_id: UUID = Field(foreign_key="payment.id", unique=True)
    number: str = Field(max_length=40)
    received_by: str = Field(max_length=120)
