"""Instants come as aware datetimes of any zone, and are those that Python says."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from threading import Thread
from zoneinfo import ZoneInfo

import pandas
import pytest

from abilita import format_instant, parse_instant

ROME = ZoneInfo("Europe/Rome")
MINUTE = timedelta(minutes=1)


def as_python_says(at: datetime) -> str:
    utc = at.astimezone(UTC)
    return utc.strftime("%Y-%m-%dT%H:%M:%S") + f".{utc.microsecond:06}".rstrip("0").rstrip(".") + "Z"


def changes(zone: tzinfo, years: range) -> Iterator[datetime]:
    """The wall clocks of the hours in which an offset changes, in UTC's own reading, and half an hour around them."""
    for year in years:
        hour = datetime(year, 1, 1, tzinfo=UTC)
        before = hour.astimezone(zone).utcoffset()
        while hour.year == year:
            hour += timedelta(hours=1)
            after = hour.astimezone(zone).utcoffset()
            if after != before:
                yield from (hour.astimezone(zone).replace(tzinfo=None) + n * timedelta(hours=1) for n in range(-3, 3))
            before = after


@pytest.mark.parametrize(
    ("zone", "years"),
    [
        ("Europe/Rome", range(1940, 1950)),
        ("Europe/Rome", range(2024, 2028)),
        ("Australia/Lord_Howe", range(2025, 2026)),
        ("Pacific/Apia", range(2011, 2012)),
    ],
)
def test_the_hours_in_which_clocks_change(zone: str, years: range) -> None:
    rules = ZoneInfo(zone)
    told = 0
    for clock in changes(rules, years):
        for reading in (clock.replace(minute=0) + n * MINUTE for n in range(0, 60, 7)):
            for fold in (0, 1):
                at = reading.replace(tzinfo=rules, fold=fold)
                for _ in range(3):  # what was asked before is no reason for another answer
                    assert format_instant(at) == as_python_says(at)
                told += 1
    assert told > 100


def test_one_zone_after_another_and_one_hour_after_another() -> None:
    for _ in range(3):
        for zone in (ROME, ZoneInfo("America/New_York"), UTC, timezone(timedelta(hours=-3, minutes=-30)), ROME):
            for at in (datetime(2025, 7, 1, 12, 30, 15, 250_001, zone), datetime(2025, 1, 1, 12, tzinfo=zone)):
                assert format_instant(at) == as_python_says(at)


@pytest.mark.parametrize("at", [datetime.min, datetime.max])
def test_the_ends_of_the_calendar(at: datetime) -> None:
    for _ in range(3):
        assert parse_instant(format_instant(at.replace(tzinfo=UTC))) == at.replace(tzinfo=UTC)
        assert format_instant(at.replace(tzinfo=ROME, year=min(max(at.year, 2), 9998)))


def test_a_datetime_of_another_library() -> None:
    at = pandas.Timestamp("2025-07-01T12:00", tz=ROME)
    for _ in range(3):
        assert format_instant(at) == "2025-07-01T10:00:00Z"


def test_a_naive_datetime_is_no_instant() -> None:
    for _ in range(3):
        with pytest.raises(ValueError, match="naive"):
            format_instant(datetime(2025, 7, 1))
        assert format_instant(datetime(2025, 7, 1, tzinfo=ROME)) == "2025-06-30T22:00:00Z"


def test_threads_do_not_mix_their_zones_up() -> None:
    wrong: list[str] = []

    def ask(name: str) -> None:
        at = datetime(2025, 7, 1, 12, tzinfo=ZoneInfo(name))
        expected = as_python_says(at)
        wrong.extend(told for told in (format_instant(at) for _ in range(2_000)) if told != expected)

    threads = [Thread(target=ask, args=(name,)) for name in ("Europe/Rome", "Asia/Tokyo", "Europe/Rome", "UTC")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
