"""Boards for tests of the display: as full as wished, fed by hand."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from queue import SimpleQueue

from floor.catalogue import load_offer
from floor.errors import HostUnreachable
from floor.rules.events import Lane
from floor.rules.offer import Text
from floor.rules.snapshots import AdviceLine, Board, CounterLine, Snapshot, WaitBoard, WaitRow
from floor.rules.state import Call, Stand
from floor.rules.waiting.accuracy import Accuracy
from floor.rules.waiting.foretold import WaitRange
from tests.floors import MONDAY, at

MINUTE = 60_000
MORNING = at("09:41")
LANES = (Lane.WALK_IN, Lane.WALK_IN, Lane.PRIORITY, Lane.WALK_IN, Lane.APPOINTMENT)


def a_call(
    id: int,
    *,
    ticket: str = "",
    counter: int = 0,
    visit: str = "",
    lane: Lane | None = None,
    at: int = MORNING,
    again: bool = False,
) -> Call:
    """The day's call number `id`; each of another visit to another counter, unless told."""
    return Call(
        id=id,
        visit=visit or f"visit-{id}",
        ticket=ticket or f"{'ABCDEFGHKM'[id % 10]}{(id * 37) % 1000:03d}",
        counter=counter or id * 5 % 28 + 1,
        service="nobody-knows-this-service",
        lane=LANES[id % len(LANES)] if lane is None else lane,
        language="sw",
        at=at,
        again=again,
    )


RANGES = (
    WaitRange(low=12, high=20),
    WaitRange(high=4),
    WaitRange(low=48, high=115),
    WaitRange(unsaid="no_counter"),
    WaitRange(low=3, high=9),
    WaitRange(unsaid="unknown"),
    WaitRange(unsaid="down"),
)
TOLD = Accuracy(
    told=806, missed=71, error_median_min=1.8, error_p90_min=6.4, within_5=0.86, hit_rate=0.912
)
ADVICE = AdviceLine(
    counter=7,
    add=None,
    service=Text(en="Replace a lost ID card", sw="Kitambulisho kipya badala ya kilichopotea"),
    saved=6,
    missed_at=None,
)


def some_waits(agencies: int = 40) -> tuple[WaitRow, ...]:
    """Waits at so many real agencies, long names and all."""
    names = load_offer("GPO").agencies
    return tuple(
        WaitRow(
            agency=agency.code,
            name=agency.name,
            waiting=(place * 7) % 23,
            longest=(place * 7) % 23 * 4 * MINUTE,
            recent=None if place % 6 == 5 else (place * 11) % 50 * MINUTE,
            past_promise=(place * 7) % 23 // 9,
            counters_open=place % 4,
            wait=RANGES[place % len(RANGES)],
        )
        for place, agency in enumerate(names[:agencies])
    )


def a_board(
    calls: tuple[Call, ...] = (),
    *,
    waits: tuple[WaitRow, ...] = (),
    day: str | None = MONDAY,
    version: int | None = None,
    at: int = MORNING,
    name: str = "Huduma Centre Mombasa",
) -> Board:
    """A board with these calls, newest last."""
    return Board(
        version=max((call.id for call in calls), default=0) if version is None else version,
        at=at,
        centre="MSA",
        name=name,
        day=day,
        open=day is not None,
        calls=calls,
        waits=waits,
    )


def a_wait_board(*, agencies: int = 40, counters: int = 28, at: int = MORNING) -> WaitBoard:
    """A busy morning for the managers' wall."""
    stands = (Stand.OPEN, Stand.OPEN, Stand.OPEN, Stand.PAUSED, Stand.OPEN, Stand.CLOSED)
    return WaitBoard(
        version=900,
        at=at,
        centre="MSA",
        name="Huduma Centre Mombasa",
        day=MONDAY,
        arrived=1043,
        waiting=187,
        serving=19,
        done=806,
        no_shows=31,
        rows=some_waits(agencies),
        counters=tuple(
            CounterLine(
                number=number,
                stand=stands[number % 6],
                agent=str(100 + number),
                ticket=f"C{number * 7:03d}" if number % 6 in (0, 1, 4) else None,
                since=at - number * 7 % 26 * MINUTE,
            )
            for number in range(1, counters + 1)
        ),
        told=TOLD,
        advice=ADVICE,
    )


@dataclass
class Feed:
    """A watch fed by hand: what is `put` is told, and `cut` breaks it until `mend`."""

    told: SimpleQueue[Snapshot | None] = field(default_factory=SimpleQueue)

    def put(self, snapshot: Snapshot) -> None:
        self.told.put(snapshot)

    def cut(self) -> None:
        """The host is out of reach until the next `put`."""
        self.told.put(None)

    def __call__(self) -> Iterator[Snapshot]:
        while (snapshot := self.told.get()) is not None:
            yield snapshot
        raise HostUnreachable(address="http://127.0.0.1:7411")
