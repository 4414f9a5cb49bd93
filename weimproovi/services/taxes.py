"""Taxes on what companies pay, by date. Whole rupiah throughout; `invoices` and `payments` alone call it.

Rounding: every sum is rounded once, to the nearest whole rupiah, half a rupiah upwards; the tax is taken from the base as it is shown.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

HUNDREDTHS = 10_000  # a rate of 1100 is 11 %


@dataclass(frozen=True, slots=True)
class Rate:
    """PPN from a day on: `rate` in hundredths of a percent of `share` of the price."""

    since: date
    rate: int
    share: Fraction
    source: str


@dataclass(frozen=True, slots=True)
class Tax:
    """The PPN line of an invoice: base and tax in rupiah, rate in hundredths of a percent."""

    base: int
    rate: int
    tax: int


PPN = (
    Rate(date(2022, 4, 1), 1_100, Fraction(1), "UU 7/2021 (HPP), art. 4 no. 2: art. 7(1)a of the PPN law"),
    Rate(date(2025, 1, 1), 1_200, Fraction(11, 12), "UU 7/2021, art. 7(1)b; other tax base: PMK 131/2024, art. 3"),
)
PPH_23 = 200  # of the price before PPN: UU PPh, art. 23(1)c no. 2; PMK 141/PMK.03/2015


def ppn(price: int, day: date) -> Tax:
    """The tax on a price in rupiah, by the rule of the day.

    Raises:
        ValueError: no rule is known for so early a day.
    """
    rule = next((rule for rule in reversed(PPN) if rule.since <= day), None)
    if rule is None:
        raise ValueError(f"no PPN rule for {day}")
    base = rounded(price * rule.share)
    return Tax(base, rule.rate, rounded(Fraction(base * rule.rate, HUNDREDTHS)))


def withheld(price: int) -> int:
    """PPh 23 that a buyer keeps back from a price before PPN and pays to the state for the seller, in rupiah."""
    return rounded(Fraction(price * PPH_23, HUNDREDTHS))


def rounded(amount: Fraction) -> int:
    """The nearest whole rupiah; half a rupiah goes up."""
    return (2 * amount.numerator + amount.denominator) // (2 * amount.denominator)
