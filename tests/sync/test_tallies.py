"""Days added up once tell a period as its legs do, to the last digit."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from floor.clock import HostClock
from floor.facade import Level
from floor.rules.offer import Text
from floor.rules.opening import local_day
from floor.store import measures
from floor.store.database import memory_engine
from floor.store.measures.counting import figures_of
from floor.store.measures.levels import Share, shares
from floor.store.measures.reading import Reader
from floor.store.measures.spread import spread
from sync.central import bulk, databases, folding, long, periods, sums, tallies
from sync.central.asked import Asked, Period
from sync.central.bench.days import MadeCentre, working_days
from sync.central.cuts import Cut
from sync.central.live import Attention, CentreNow
from sync.central.periods import Periods
from sync.central.store import Central
from sync.central.sums import Sum, packed, spread_of, tenths, unpacked
from sync.central.tables import LISTS, SUMS
from sync.errors import ReportTooLong
from tests.sync.postgres import Postgres
from tests.sync.test_bulk import any_days, lines_of

DAYS = working_days("2026-11-12", 4)  # over a weekend
SAID = Text(en="", sw="")
FAR = 1_800_000_000_000


@given(st.lists(st.integers(0, 300_000_000), max_size=60))
def test_a_quantile_of_kept_durations_is_that_of_the_durations(durations: list[int]) -> None:
    kept = unpacked(packed(Counter(map(tenths, durations))))
    assert spread_of(kept, sum(durations)) == spread(durations)


@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_days_tell_through_their_sums_what_they_tell_themselves(data: st.DataObject) -> None:
    with memory_engine() as engine, engine.begin() as connection:
        lines = lines_of(any_days(data))
        folding.fold(connection, "TST", lines)
        first, last = local_day(lines[0].at), local_day(lines[-1].at)
        facts = Reader(connection, "TST", first, last, lines[-1].at).facts()
    found = {service: kept(each) for service, each in sums.of_facts(facts).items()}
    own = shares(facts, Level.SERVICE)
    assert found.keys() - {sums.CENTRE} == own.keys() - {sums.CENTRE}
    for service, share in own.items():
        told = sums.figures(service, SAID, found[service], Level.SERVICE)
        assert told == figures_of(service, SAID, share, Level.SERVICE, facts)
    whole = Sum()
    for each in found.values():
        whole.add(each)
    centre = shares(facts, Level.CENTRE).get("", Share())
    told = sums.figures("", SAID, whole, Level.CENTRE)
    assert told == figures_of("", SAID, centre, Level.CENTRE, facts)


def kept(found: Sum) -> Sum:
    """A sum as it comes back from its row."""
    row = sums.row_of(found)
    return Sum(
        counts=Counter({name: row[name] for name in SUMS}),
        lists={name: unpacked(row[name]) for name in LISTS},
        longest=row["longest"],
        breaks=sums.breaks_of(row["breaks"]),
    )


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def central(
    request: pytest.FixtureRequest, postgres: Postgres, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Central]:
    """Headquarters with four days of two centres, added up."""
    folder = tmp_path_factory.mktemp("central")
    if request.param == "postgresql":
        databases.settle(folder, postgres.database())
    store = Central(folder, HostClock())
    for code in ("MSA", "GPO"):
        made = MadeCentre(code=code, random=random.Random(code))
        for day in DAYS:
            with store.engine.begin() as connection:
                bulk.store(connection, code, made.day(day, 40))
    store.add_up(most=100)
    yield store
    store.close()


def test_days_that_were_added_up_are_marked_no_more(central: Central) -> None:
    with central.asking() as connection:
        assert tallies.stale(connection, 10) == []


def asked(level: Level, *codes: str, until: str = DAYS[-1]) -> Asked:
    centres = tuple(
        CentreNow(code=c, name=c, county="", counters=9, attention=Attention.CLOSED, at=FAR)
        for c in codes
    )
    return Asked(centres=centres, period=Period(since=DAYS[0], until=until), level=level)


@pytest.fixture
def long_periods(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any period counts as a long one."""
    monkeypatch.setattr(periods, "FEW_DAYS", 0)


@pytest.mark.parametrize("level", [Level.CENTRE, Level.AGENCY, Level.SERVICE])
@pytest.mark.parametrize("until", [DAYS[0], DAYS[-1]])
def test_a_centres_period_is_what_its_own_report_says(
    central: Central, long_periods: None, level: Level, until: str
) -> None:
    told = Periods(central).report(asked(level, "MSA", until=until))
    of_one = measures.Asked(centre="MSA", since=DAYS[0], until=until, level=level, now=FAR)
    with central.asking() as connection:
        own = measures.report(connection, of_one)
    assert replace(told.whole, key="", name=SAID) == replace(
        own.whole, key="", name=SAID, machines=None
    )
    if level is not Level.CENTRE:
        assert told.rows == own.rows and len(told.rows) > 2


@pytest.mark.parametrize("level", [Level.CENTRE, Level.AGENCY, Level.SERVICE])
@pytest.mark.parametrize("cut", [Cut(), Cut(agencies=frozenset({"BRS", "CRS"}))])
def test_centres_together_are_told_as_from_all_their_legs(
    central: Central, monkeypatch: pytest.MonkeyPatch, level: Level, cut: Cut
) -> None:
    wanted = replace(asked(level, "MSA", "GPO"), cut=cut)
    by_legs = Periods(central).report(wanted)
    monkeypatch.setattr(periods, "FEW_DAYS", 0)
    assert Periods(central).report(wanted) == by_legs
    assert by_legs.whole.legs.legs > 0


def test_days_with_new_lines_are_counted_from_their_legs_until_they_are_too_many(
    central: Central, long_periods: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, wanted = MadeCentre(code="NYR", random=random.Random(2)), asked(Level.CENTRE, "NYR")
    for day in DAYS[:2]:
        with central.engine.begin() as connection:
            bulk.store(connection, "NYR", made.day(day, 8))
    told = Periods(central)
    assert (told.report(wanted).whole.legs.legs, told.pending(wanted)) == (16, 0)
    monkeypatch.setattr(long, "FRESH", 1)
    told = Periods(central)
    assert (told.report(wanted).whole.legs.legs, told.pending(wanted)) == (8, 1)
    central.add_up(most=100)
    assert (Periods(central).report(wanted).whole.legs.legs, told.pending(wanted)) == (16, 0)


def test_hours_of_too_many_days_are_refused_in_a_sentence_and_services_are_told(
    central: Central,
) -> None:
    every = [f"C{chr(65 + n)}" for n in range(26)]
    year = replace(asked(Level.HOUR, *every), period=Period(since="2025-01-01", until=DAYS[0]))
    with pytest.raises(ReportTooLong) as refused:
        Periods(central).report(year)
    assert refused.value.values["most"] == 400 // 26
    assert Periods(central).report(replace(year, level=Level.SERVICE)).rows == ()


def test_a_day_that_is_touched_meanwhile_stays_marked(central: Central) -> None:
    made = MadeCentre(code="NYR", random=random.Random(1))
    (day,) = working_days("2026-11-18", 1)
    lines = made.day(day, 8)
    with central.engine.begin() as connection:
        bulk.store(connection, "NYR", lines[:-1])
    with central.asking() as connection:
        marks = [mark for mark in tallies.stale(connection, 9) if mark[:2] == ("NYR", day)]
        rows = tallies.read_day(connection, "NYR", day, FAR)
    with central.engine.begin() as connection:
        bulk.store(connection, "NYR", lines[-1:])
        tallies.replace_day(connection, "NYR", day, rows, marks[0][2])
    with central.asking() as connection:
        assert ("NYR", day) in {mark[:2] for mark in tallies.stale(connection, 9)}
    central.add_up(most=100)
    with central.asking() as connection:
        assert tallies.stale(connection, 9) == []


def test_lines_of_times_beyond_any_calendar_mark_no_day() -> None:
    made = MadeCentre(code="NYR", random=random.Random(1))
    (line,) = made.day("2026-11-18", 1)[:1]
    assert local_day(line.at) in tallies.days_of([line])
