"""Lines folded many at a time leave the tables that they leave one by one, on both databases."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from floor import errors
from floor.facade import Entry
from floor.rules.events import Booking, Event
from floor.rules.verbs import AdoptAppointments, CloseDay, EnrolAgent, OpenDay
from floor.store import journal, ledger
from floor.store.database import memory_engine
from floor.store.journal import Head
from sync.central import bulk, databases, folding
from sync.central.tables import flags
from tests.floor.rules.anyday import any_verb
from tests.floor.rules.world import ID, TAX, a_world
from tests.sync.postgres import Postgres

_centres = (f"T{number:04d}" for number in itertools.count())


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def engine(
    request: pytest.FixtureRequest, postgres: Postgres, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("central")
    if request.param == "postgresql":
        hasty = "&options=-csynchronous_commit%3Doff"  # what is asked is not durability
        databases.settle(folder, postgres.database() + hasty)
    made, _ = databases.opened(folder)
    yield made
    made.dispose()


def lines_of(events: list[Event]) -> list[Entry]:
    head, found = Head(origin="0" * 32 + ".0"), []
    for event in events:
        head, entry = journal.append(head, event)
        found.append(entry)
    return found


def one_by_one(centre: str, lines: list[Entry]) -> dict[str, list[tuple[Any, ...]]]:
    """What the tables are when each line is folded by itself, as a centre does."""
    with memory_engine() as fresh:
        with fresh.begin() as connection:
            folding.fold(connection, centre, lines)
        return ledger.folded(fresh, centre)


def store(engine: Engine, centre: str, lines: list[Entry], sizes: Iterator[int]) -> None:
    """Store lines in batches of such sizes, each in a transaction of its own."""
    rest = list(lines)
    while rest:
        size = next(sizes)
        with engine.begin() as connection:
            bulk.store(connection, centre, rest[:size])
        rest = rest[size:]


def any_days(data: st.DataObject) -> list[Event]:
    """Two days of a small centre on which anything may happen."""
    world = a_world(1, 2, 3)
    world.do(EnrolAgent(agent="900", role="supervisor"))
    soon = world.now + 60_000
    booked = [Booking(code=f"K{s}", service=s, at=soon, centre="TST") for s in (ID, TAX)]
    world.do(AdoptAppointments(bookings=tuple(booked)))
    for _ in range(data.draw(st.integers(5, 60))):
        world.later(data.draw(st.integers(0, 5)) / 2)
        try:
            world.do(data.draw(any_verb(world.state)))
        except errors.Refused:
            continue
    world.do(CloseDay())
    world.later(24 * 60)
    world.do(OpenDay())
    return world.events


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_days_in_any_batches_fold_to_the_same(
    engine: Engine, no_fallback: None, data: st.DataObject
) -> None:
    centre, lines = next(_centres), lines_of(any_days(data))
    store(engine, centre, lines, iter(lambda: data.draw(st.integers(1, 40)), 0))
    assert ledger.folded(engine, centre) == one_by_one(centre, lines)


@pytest.fixture
def no_fallback(monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch that cannot be folded as a whole says so, instead of being folded line by line."""
    monkeypatch.setattr(bulk, "POISON", ())


@dataclass
class Poison:
    """Lines of which some cannot be folded."""

    lines: list[Entry]
    bad: dict[int, str]


@pytest.fixture(scope="module")
def poisoned() -> Poison:
    """A short day; in it an unknown kind, a broken body, a line that conflicts, a zero byte, and
    a number that no database takes."""
    world = a_world(1)
    lines = lines_of(world.events)
    first = next(entry for entry in lines if entry.kind == "day_opened")
    counter = next(entry for entry in lines if entry.kind == "counter_opened")
    huge = counter.body.replace(":1", f":{2**63}")
    lines += [
        replace(first, kind="tea_served", hash="1" * 64),
        replace(first, body="{", hash="2" * 64),
        replace(first, hash="3" * 64),
        replace(counter, key="zero\0byte", hash="4" * 64),
        replace(counter, body=huge, hash="5" * 64),
    ]
    lines = [replace(entry, seq=index + 1) for index, entry in enumerate(lines)]
    places = range(len(lines) - 4, len(lines) + 1)
    whys = ("unknown", "broken", "conflict", "broken", "conflict")
    return Poison(lines=lines, bad=dict(zip(places, whys, strict=True)))


def test_poison_is_flagged_and_blocks_nothing(engine: Engine, poisoned: Poison) -> None:
    centre = next(_centres)
    store(engine, centre, poisoned.lines, itertools.repeat(500))
    with engine.connect() as connection:
        found = connection.execute(select(flags).where(flags.c.centre == centre)).all()
        kept = ledger.read_page(connection, centre, 0, 1_000)
    assert {row.position: row.why for row in found} == poisoned.bad
    assert list(kept) == poisoned.lines
    assert ledger.folded(engine, centre) == one_by_one(centre, poisoned.lines)


SIGNS = (
    "a\tb",
    "a\nb",
    "a\rb",
    "a\\b",
    r"\N",
    r"\.",
    "a\0b",
    "a\x1ab",
    "",
    "Mombasa \u2192 Kisumu",
)


def test_texts_of_any_signs_are_kept_as_they_came(engine: Engine, poisoned: Poison) -> None:
    centre, line = next(_centres), replace(poisoned.lines[0], kind="tea_served")
    odd = [replace(line, subject=sign, actor=sign, body=sign) for sign in SIGNS]
    lines = [replace(each, seq=n, hash=f"{n:064}") for n, each in enumerate([*odd, line], 1)]
    store(engine, centre, lines, itertools.repeat(1))
    store(engine, centre, [replace(each, origin="1" * 32 + ".0") for each in lines], iter([3, 500]))
    with engine.connect() as connection:
        kept = ledger.read_page(connection, centre, 0, 1_000)
    assert list(kept) == [*lines, *(replace(each, origin="1" * 32 + ".0") for each in lines)]
