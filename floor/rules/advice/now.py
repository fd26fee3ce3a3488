"""What would help now: each counter opened and each service added, by simulation from here."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from random import Random

from floor.rules.opening import MINUTE
from floor.rules.waiting.durations import Durations
from floor.rules.waiting.foretold import Advice
from floor.rules.waiting.forward import call_times
from floor.rules.waiting.habits import Habits
from floor.rules.waiting.plan import OVERTAKING, Plan
from floor.rules.waiting.room import Desk, Room

REPLICATIONS = 24
WORTH_TELLING = 0.5
"""People brought back within their promise, in the mean, below which nothing is advised."""
NEEDY, HELPERS = 3, 8
"""Services in need, and counters, for which an added service is tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What will happen to those who wait."""

    missed: dict[str, float]
    """People not called within their promise, in the mean, by service."""
    missed_at: dict[str, int]
    """When the first of them sees the promise pass, by service, milliseconds."""

    @property
    def total(self) -> float:
        return sum(self.missed.values())


def outlook(room: Room, durations: Durations, habits: Habits, dice: Random) -> Outlook:
    """The promises that will be missed if all goes on as it is; who is late already counts not."""
    plan = Plan(room, durations, habits, lanes=OVERTAKING)
    missed: dict[str, float] = {}
    missed_at: dict[str, int] = {}
    calls = call_times(plan, dice, REPLICATIONS)
    for leg, times in zip(room.waiting, calls, strict=True):
        due = leg.clock + leg.promise * MINUTE - room.at
        if due < 0:
            continue
        late = 1 - sum(time <= due for time in times) / REPLICATIONS
        missed[leg.service] = missed.get(leg.service, 0.0) + late
        if late > 0.5:
            at = room.at + int(due)
            missed_at[leg.service] = min(at, missed_at.get(leg.service, at))
    return Outlook(missed=missed, missed_at=missed_at)


def options(room: Room, now: Outlook) -> Iterator[tuple[int, str | None, Room]]:
    """Things to try, each with the room as it would then be."""
    needy = sorted(now.missed, key=lambda code: -now.missed[code])[:NEEDY]
    needy = [code for code in needy if now.missed[code] >= WORTH_TELLING]
    for place, desk in enumerate(room.desks):
        if desk.duty in ("closed", "away") and desk.services.intersection(needy):
            opened = replace(desk, duty="idle", since=room.at, opens=None, back=None)
            yield desk.number, None, with_desk(room, place, opened)
    manned = [place for place, d in enumerate(room.desks) if d.duty in ("idle", "busy")]
    manned.sort(key=lambda place: work_waiting(room, place))
    for code in needy:
        helpers = [place for place in manned if code not in room.desks[place].services]
        for place in helpers[:HELPERS]:
            desk = room.desks[place]
            able = replace(desk, services=desk.services | {code})
            yield desk.number, code, with_desk(room, place, able)


def with_desk(room: Room, place: int, desk: Desk) -> Room:
    """The room with one counter changed."""
    return replace(room, desks=(*room.desks[:place], desk, *room.desks[place + 1 :]))


def work_waiting(room: Room, place: int) -> int:
    """People who wait for what a counter gives: the fewer, the more it could help elsewhere."""
    services = room.desks[place].services
    return sum(leg.service in services for leg in room.waiting)


def advise_now(
    room: Room, durations: Durations, habits: Habits, dice: Random, *, most: int = 5
) -> tuple[Advice, ...]:
    """What brings most people back within their promise, the best first; empty if nothing would."""
    steps = advising(room, durations, habits, dice, most=most)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: tuple[Advice, ...] = end.value
            return found


def advising(
    room: Room, durations: Durations, habits: Habits, dice: Random, *, most: int = 5
) -> Generator[None, None, tuple[Advice, ...]]:
    """The same in steps, one for each thing that is tried: some ten milliseconds."""
    same = dice.getstate()  # every option meets the same chances
    now = outlook(room, durations, habits, dice)
    found: list[Advice] = []
    for counter, add, changed in options(room, now):
        dice.setstate(same)
        then = outlook(changed, durations, habits, dice)
        yield
        saved = now.total - then.total
        if saved >= WORTH_TELLING:
            gains = {code: now.missed[code] - then.missed.get(code, 0.0) for code in now.missed}
            helped = max(gains, key=lambda code: gains[code])
            found.append(
                Advice(
                    counter=counter,
                    add=add,
                    saved=round(saved, 1),
                    service=helped,
                    missed_at=now.missed_at.get(helped),
                )
            )
    return tuple(sorted(found, key=lambda advice: -advice.saved)[:most])
