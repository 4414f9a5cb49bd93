"""One rule, three readings: the first half of a thousand random markets."""

import pytest
from sqlalchemy import Engine

from tests.permissions import many_markets


@pytest.mark.clause("S3", "passes")
@pytest.mark.clause("S6", "passes")
@pytest.mark.clause("U6", "passes")
@pytest.mark.parametrize("seeds", many_markets.steps(0), ids=lambda seeds: f"from {seeds.start}")
def test_the_three_readings_agree_and_give_the_same_reasons(migrated: Engine, seeds: range) -> None:
    assert many_markets.compare(migrated, seeds) == len(seeds) * (many_markets.MEMBERS + 1)
