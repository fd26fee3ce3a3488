"""Boards for tests of the display: as full as wished, fed by hand."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from queue import SimpleQueue

from floor.catalogue import load_offer
from floor.errors import HostUnreachable
from floor.rules.events import Lane
from floor.rules.offer import Text
from floor.rules.snapshots import (
    AdviceLine,
    Board,
    BookingLine,
    CounterLine,
    HealthLine,
    KioskAlone,
    QueueFigures,
    ServiceDown,
    SilentScreen,
    Snapshot,
    WaitBoard,
    WaitRow,
)
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
    suspended: tuple[ServiceDown, ...] = (),
    notice: Text | None = None,
    bookings: tuple[BookingLine, ...] = (),
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
        suspended=suspended,
        notice=notice,
        bookings=bookings,
    )


DOWN = ServiceDown(
    service="KRA-PIN",
    name=Text(
        en="KRA PIN registration for companies and partnerships",
        sw="Usajili wa nambari ya KRA PIN kwa kampuni na ubia",
    ),
    message=Text(
        en="The system of the Kenya Revenue Authority is down everywhere in the country. Keep your "
        "ticket: you do not lose your place.",
        sw="Mfumo wa Mamlaka ya Ushuru Kenya una hitilafu kote nchini. Tunza tiketi yako: "
        "hutapoteza nafasi yako kwenye foleni.",
    ),
    reason="their system is down",
    since=MORNING - 24 * MINUTE,
    back_at=MORNING + 49 * MINUTE,
    waiting=17,
)
NOTICE = Text(
    en="A brown purse was found near counter 12. Its owner may ask at the reception.",
    sw="Mkoba wa kahawia umepatikana karibu na kaunta 12. Mwenyewe aulize mapokezi.",
)


def some_bookings(many: int = 6) -> tuple[BookingLine, ...]:
    """Appointments of the hour, every other one checked in."""
    services = load_offer("GPO").services
    return tuple(
        BookingLine(
            at=MORNING + (place * 10 - 6) * MINUTE,
            service=services[place * 9].code,
            name=services[place * 9].name,
            ticket="" if place % 2 else f"A{place * 7 + 31:03d}",
        )
        for place in range(many)
    )


def some_queues(many: int = 40) -> tuple[QueueFigures, ...]:
    """Waits at so many real services."""
    services = load_offer("GPO").services
    return tuple(
        QueueFigures(
            code=service.code,
            name=service.name,
            agency=service.agency,
            waiting=(place * 7) % 19,
            median=(place * 5) % 31 * MINUTE,
            p90=(place * 5) % 31 * 2 * MINUTE,
            longest=((place * 5) % 31 * 2 + 4) * MINUTE,
            past_promise=(place * 7) % 19 // 9,
            counters_open=place % 4,
            suspended=place % 11 == 3,
        )
        for place, service in enumerate(services[:many])
    )


FAULTS = (
    HealthLine(
        device="kiosk-2",
        faults=("printer_out_of_paper", "paper_low"),
        since=MORNING - 6 * MINUTE,
        paper_used_mm=0,
        paper_left_mm=0,
        told_at=MORNING,
    ),
)
ALONE = (KioskAlone(kiosk="kiosk-3", series="X", since=MORNING - 3 * MINUTE, heard=0, tickets=2),)


def some_agencies(many: int = 40) -> tuple[QueueFigures, ...]:
    """Figures of the agencies of `some_waits`."""
    return tuple(
        QueueFigures(
            code=row.agency,
            name=row.name,
            agency=row.agency,
            waiting=row.waiting,
            median=row.longest * 45 // 100,
            p90=row.longest * 9 // 10,
            longest=row.longest,
            past_promise=row.past_promise,
            counters_open=row.counters_open,
            suspended=False,
        )
        for row in some_waits(many)
    )


def some_silent(at: int = MORNING) -> tuple[SilentScreen, ...]:
    """A display and a counter that are heard no more."""
    return (
        SilentScreen(device="display-west", counter=None, since=at - 4 * MINUTE),
        SilentScreen(device="counter-7", counter=7, since=at - 2 * MINUTE),
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
        agencies=some_agencies(agencies),
        services=some_queues(),
        suspended=(DOWN,),
        faults=FAULTS,
        alone=ALONE,
        silent=some_silent(at),
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
