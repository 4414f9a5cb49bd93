"""Every byte that leaves, during everybody's journey through everything: each word reached those who may read it, and nobody else."""

import pytest

from tests.canaries import oracle
from tests.canaries.journey import Journey
from tests.canaries.outside import NOBODY

pytestmark = pytest.mark.slow


@pytest.mark.clause("S3", "refuses")
@pytest.mark.clause("S5", "refuses")
@pytest.mark.clause("U8", "refuses")
def test_no_word_reached_whom_the_policy_does_not_name(journey: Journey) -> None:
    hits = journey.recorder.hits
    assert {pair: sorted(places) for pair, places in hits.items() if not oracle.may(pair[1], pair[0])} == {}


@pytest.mark.clause("S3", "passes")
@pytest.mark.clause("U8", "passes")
def test_every_word_reached_those_it_is_for(journey: Journey) -> None:
    assert sorted(oracle.must() - set(journey.recorder.hits)) == []


@pytest.mark.clause("D1", "refuses")
@pytest.mark.parametrize("channel", NOBODY)
def test_what_everybody_at_the_machine_could_read_was_listened_to_and_says_nothing(journey: Journey, channel: str) -> None:
    assert journey.recorder.places[channel]
    assert journey.recorder.received(channel) == set()
