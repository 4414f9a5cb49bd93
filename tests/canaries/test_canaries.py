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
    wrong = [f"{word} reached {who} at {sorted(places)}" for (word, who), places in hits.items() if not oracle.may(who, word)]
    assert wrong == [], "\n".join(wrong)


@pytest.mark.clause("S3", "passes")
@pytest.mark.clause("U8", "passes")
def test_every_word_reached_those_it_is_for(journey: Journey) -> None:
    missing = sorted(f"{word} did not reach {who}" for word, who in oracle.must() - set(journey.recorder.hits))
    assert missing == [], "\n".join(missing)


@pytest.mark.clause("D1", "refuses")
@pytest.mark.parametrize("channel", NOBODY)
def test_what_everybody_at_the_machine_could_read_was_listened_to_and_says_nothing(journey: Journey, channel: str) -> None:
    assert journey.recorder.places[channel]
    assert journey.recorder.received(channel) == set()
