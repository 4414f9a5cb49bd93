"""When an answer stops holding by the clock: whoever watches hears of the earliest moment, and of nothing that somebody else noted."""

from datetime import UTC, date, datetime, timedelta

from weimproovi.permissions import lapses

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_the_earliest_moment_that_was_noted_is_watched() -> None:
    lapses.note(NOW)  # nobody watches
    with lapses.watching() as watch:
        assert watch.earliest is None
        for moment in (NOW + HOUR, None, NOW, NOW + 2 * HOUR):
            lapses.note(moment)
        with lapses.watching() as inner:
            lapses.note(NOW - HOUR)
        assert (inner.earliest, watch.earliest) == (NOW - HOUR, NOW)
        lapses.note(NOW - 2 * HOUR)  # the outer one watches again
        assert (inner.earliest, watch.earliest) == (NOW - HOUR, NOW - 2 * HOUR)
    lapses.note(NOW - 3 * HOUR)
    assert (inner.earliest, watch.earliest) == (NOW - HOUR, NOW - 2 * HOUR)


def test_a_day_ends_at_midnight_in_jakarta() -> None:
    assert lapses.after(date(2026, 11, 22)) == datetime(2026, 11, 22, 17, tzinfo=UTC)
