"""Taxes by date, and the one rule of rounding."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weimproovi.services import taxes

PRICES = st.integers(min_value=0, max_value=10**12)
OLD, NEW = date(2024, 12, 31), date(2025, 1, 1)


@given(PRICES)
def test_the_base_is_the_price_until_the_end_of_2024(price: int) -> None:
    line = taxes.ppn(price, OLD)
    assert (line.base, line.rate) == (price, 1_100)
    assert abs(Fraction(line.tax) - Fraction(price * 11, 100)) <= Fraction(1, 2)


@given(PRICES)
def test_from_2025_twelve_percent_are_taken_from_eleven_twelfths(price: int) -> None:
    line = taxes.ppn(price, NEW)
    assert line.rate == 1_200
    assert abs(Fraction(line.base) - Fraction(price * 11, 12)) <= Fraction(1, 2)
    assert abs(Fraction(line.tax) - Fraction(line.base * 12, 100)) <= Fraction(1, 2)


@given(PRICES)
def test_the_change_of_the_rule_moves_the_tax_by_less_than_a_rupiah(price: int) -> None:
    assert abs(taxes.ppn(price, NEW).tax - taxes.ppn(price, OLD).tax) <= 1


@given(st.fractions(min_value=0, max_value=10**9))
def test_rounding_goes_to_the_nearest_rupiah_and_halves_go_up(amount: Fraction) -> None:
    whole = taxes.rounded(amount)
    assert -Fraction(1, 2) < whole - amount <= Fraction(1, 2) or whole - amount == Fraction(1, 2)
    assert taxes.rounded(Fraction(2 * whole + 1, 2)) == whole + 1


@given(PRICES, PRICES)
def test_a_higher_price_never_has_a_lower_tax(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert taxes.ppn(low, NEW).tax <= taxes.ppn(high, NEW).tax
    assert taxes.withheld(low) <= taxes.withheld(high)


@given(PRICES)
def test_what_a_buyer_withholds_is_two_percent_of_the_price_without_tax(price: int) -> None:
    assert abs(Fraction(taxes.withheld(price)) - Fraction(price, 50)) <= Fraction(1, 2)


def test_the_rules_are_dated() -> None:
    assert taxes.ppn(499_000, date(2022, 4, 1)) == taxes.Tax(499_000, 1_100, 54_890)
    assert taxes.ppn(499_000, date(2026, 11, 22)) == taxes.Tax(457_417, 1_200, 54_890)
    with pytest.raises(ValueError, match="no PPN rule"):
        taxes.ppn(1, date(2022, 3, 31))
