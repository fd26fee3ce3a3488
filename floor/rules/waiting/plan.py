"""A room laid out as lists for the forward simulation: no names and no dataclasses inside.

People of one service, lane and promise are called in the order of their clocks, so each such queue
is a list in that order, and the rule looks at heads only.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import inf

from floor.rules.events import Lane
from floor.rules.opening import MINUTE
from floor.rules.waiting.durations import Durations
from floor.rules.waiting.habits import HALF_HOUR, Habits
from floor.rules.waiting.room import Desk, Room, Waiting, calls, desk_order

Entry = tuple[float, int]
"""Someone in a queue: the clock, and the index in `Plan.people`, or -1 for who is yet to come."""
QueueKey = tuple[str, Lane, float, int | None]
"""Service, lane, promise in minutes, and the one counter that may call, if only one may."""
NOBODY = 1e18
"""The clock at the head of a queue without people."""
END: Entry = (NOBODY, -1)
"""Stands behind the last in a queue."""
STRICT = {Lane.WALK_IN: 0.0, Lane.PRIORITY: 1e9, Lane.APPOINTMENT: 2e9}
TIE = 1e-12
"""Added to a share for each person issued later: so ties go to the older ticket by themselves."""
TURN_UP_LATE = 30 * MINUTE
"""How long after its time an appointment is still expected."""
STRAYING = 0.02
"""Share of calls out of turn from which on later walk-ins matter to those who wait already."""
OVERTAKING = (Lane.PRIORITY, Lane.APPOINTMENT)
CHUNK = 20.0 * MINUTE
"""Later arrivals are drawn for so long at a time."""
EARLIEST = 30.0 * MINUTE
"""No appointment comes earlier than so long before its time."""
Rest = tuple[float, float, "Rest | None"]
"""A planned break: when it starts, how long it is, and the one after it; the last never starts."""
Due = tuple[int, int, float, int]
"""An appointment to come: when it is booked, its queue, the chance that it is kept, and from which
of the learned offsets on it can still be."""


def from_youngest(legs: Sequence[Waiting]) -> list[int]:
    """Places in a sequence, the ticket issued last first."""
    return sorted(range(len(legs)), key=lambda i: (-legs[i].issued, -legs[i].serial))


def booked(due: Due) -> int:
    """For when an appointment is booked."""
    return due[0]


class Plan:
    """Everything that all replications share."""

    def __init__(
        self,
        room: Room,
        durations: Durations,
        habits: Habits,
        *,
        lanes: Iterable[Lane] = (),
        coming: Sequence[Waiting] = (),
    ) -> None:
        """`coming` are asked about as if they came now; each has its place in `people` behind those
        who wait, and is in nobody's way: called, such a one takes no time."""
        self.room, self.durations, self.habits = room, durations, habits
        self.now = room.at
        """Times inside the simulation count from here."""
        codes = sorted(durations.bags)
        self.service_index = {code: index for index, code in enumerate(codes)}
        self.doubts = [durations.doubt(code) for code in codes]
        self.legs, self.real = (*room.waiting, *coming), len(room.waiting)
        self.people = [leg.visit for leg in self.legs]
        self.lanes = tuple(lanes)
        self.busy = habits.busy(self.now - room.opened)
        self.no_show, self.hazard = habits.no_show, habits.hazard
        self.pauses, self.out_of_turn = habits.pauses.values, habits.out_of_turn
        self._lay_queues()
        self._lay_desks()
        self._lay_hours()
        self._lay_bookings()

    def _lay_queues(self) -> None:
        """Queues of those who wait, and empty ones for those who may come."""
        room = self.room
        kinds: dict[QueueKey, list[Entry]] = {}
        self.later: list[tuple[float, QueueKey, float, int]] = []
        for age, index in enumerate(from_youngest(self.legs)):
            leg = self.legs[index]
            key = (leg.service, leg.lane, leg.promise, leg.counter)
            tie = TIE * leg.promise * MINUTE if room.rule == "share" else 1e-4
            clock = leg.clock - self.now - age * tie
            queue = kinds.setdefault(key, [])
            if leg.not_before is None or leg.not_before <= self.now:
                queue.append((clock - self.bonus(leg.lane), index))
            else:
                self.later.append((float(leg.not_before - self.now), key, clock, index))
        self.early: float = max((leg.clock - self.now for leg in self.legs), default=0)
        if self.out_of_turn > STRAYING:
            self.early = NOBODY
        for service, lane in room.promises:
            comes = lane in self.lanes or (lane is Lane.WALK_IN and self.early > 0)
            if comes and lane is not Lane.APPOINTMENT:
                kinds.setdefault((service, lane, room.promises[service, lane], None), [])
        for booking in room.bookings:
            kinds.setdefault((booking.service, Lane.APPOINTMENT, booking.promise, None), [])
        self.keys = list(kinds)
        self.queue_of = {key: index for index, key in enumerate(self.keys)}
        self.queues = [[*sorted(entries), END] for entries in kinds.values()]
        by_share = room.rule == "share"
        self.spans = [promise * MINUTE if by_share else 1.0 for _, _, promise, _ in self.keys]
        self.urgent = [by_share and lane is Lane.PRIORITY for _, lane, _, _ in self.keys]
        self.bonuses = [self.bonus(lane) for _, lane, _, _ in self.keys]
        self.service_of = [self.service_index[key[0]] for key in self.keys]
        self.times = [self.durations.bags[key[0]] for key in self.keys]
        self.scales = [len(bag) / (1 - self.no_show) for bag in self.times]
        self.down = [key[0] in room.down for key in self.keys]
        self.heads = [
            NOBODY if down else queue[0][0]
            for queue, down in zip(self.queues, self.down, strict=True)
        ]

    def bonus(self, lane: Lane) -> float:
        """How much older than they are people count: by strict classes, more than any wait."""
        return STRICT[lane] if self.room.rule == "strict" else 0.0

    def _lay_desks(self) -> None:
        """The counters that may call today, and the queues of each."""
        self.desks = [desk for desk in self.room.desks if calls(desk)]
        self.desks.sort(key=desk_order)
        self.serves = [
            tuple(
                index
                for index, (service, _, _, counter) in enumerate(self.keys)
                if service in desk.services and counter in (None, desk.number)
            )
            for desk in self.desks
        ]
        self.looks = [
            tuple((queue, self.spans[queue]) for queue in serves) for serves in self.serves
        ]
        """What each counter looks at: queues it serves, with the span of their promise."""
        self.urges = [
            tuple((queue, span) for queue, span in looks if self.urgent[queue])
            for looks in self.looks
        ]
        """Of these, those for which the guard stands."""
        self.prefers = [
            tuple(
                queue
                for queue in serves
                if self.keys[queue][1] == desk.prefers_lane or self.keys[queue][0] in desk.prefers
            )
            for desk, serves in zip(self.desks, self.serves, strict=True)
        ]

    def _lay_hours(self) -> None:
        """When each counter is free, and its planned breaks; the pace of the day."""
        self.breaks = [self._rests(desk) for desk in self.desks]
        self.guarded = [desk.guarded for desk in self.desks]
        self.states = [self._readiness(desk) for desk in self.desks]
        self.pace = self.durations.pace(
            sum(
                self.durations.hazard(desk.serving, self.now - desk.since)
                for desk in self.desks
                if desk.serving is not None
            )
        )

    def _rests(self, desk: Desk) -> Rest:
        """A counter's planned breaks, one behind the other."""
        rest: Rest = (inf, 0.0, None)
        for each in reversed(desk.breaks):
            rest = (float(each.starts - self.now), float(each.length), rest)
        return rest

    def reachable(self, first: int) -> int:
        """Of `people` from a place on, how many some counter can call."""
        served = {self.keys[queue] for serves in self.serves for queue in serves}
        asked = self.legs[first:]
        return sum((leg.service, leg.lane, leg.promise, leg.counter) in served for leg in asked)

    def _readiness(self, desk: Desk) -> tuple[str, list[float], int, float, int]:
        """How a counter becomes free: kind, times to draw from, from which on, elapsed, service."""
        elapsed = float(self.now - desk.since)
        if desk.duty == "busy" and desk.serving is not None:
            bag = self.durations.bags[desk.serving]
            service = self.service_index[desk.serving]
            return "busy", bag, self.durations.longer(desk.serving, elapsed), elapsed, service
        if desk.duty == "closed":
            return "at", [float((desk.opens or 0) - self.now)], 0, 0.0, 0
        if desk.duty == "away" and desk.back is not None:
            return "at", [float(desk.back - self.now)], 0, 0.0, 0
        if desk.duty == "away":
            return "away", list(self.habits.pauses.beyond(elapsed)), 0, elapsed, 0
        return "idle", [], 0, 0.0, 0

    def _lay_bookings(self) -> None:
        """Appointments with the chance that each still comes."""
        self.bookings: list[Due] = []
        shows, offsets = self.habits.show_up, self.habits.offsets.values
        for booking in self.room.bookings:
            late = self.now - booking.booked
            if late < TURN_UP_LATE and booking.service in self.service_index:
                still = shows * self.habits.offsets.share_beyond(late)
                key = (booking.service, Lane.APPOINTMENT, booking.promise, None)
                first = bisect_left(offsets, late) if -late < EARLIEST else 0
                chance = still / (still + 1 - shows)
                self.bookings.append((-late, self.queue_of[key], chance, first))
        self.bookings.sort()
        self._bookings_of: dict[int, list[Due]] = {}
        self._mixes: dict[tuple[int, bool], tuple[float, list[int], list[float]]] = {}

    def bookings_of(self, chunk: int) -> list[Due]:
        """The appointments that are drawn with one stretch of time, for they may come in it."""
        if chunk not in self._bookings_of:
            horizon = (chunk + 1) * CHUNK + EARLIEST
            begin = bisect_right(self.bookings, horizon - CHUNK, key=booked) if chunk else 0
            end = bisect_right(self.bookings, horizon, key=booked)
            self._bookings_of[chunk] = self.bookings[begin:end]
        return self._bookings_of[chunk]

    def mix(self, after: float) -> tuple[float, list[int], list[float]]:
        """Arrivals for each millisecond at a time, with their queues and cumulative weights.

        Later walk-ins overtake nobody but appointments whose time has not come, unless agents call
        out of turn.
        """
        since = max(0, int(self.now + after) - self.room.opened)
        half = since // HALF_HOUR
        all_lanes = after < self.early
        if (half, all_lanes) not in self._mixes:
            queues, rates = [], []
            for index, (service, lane, promise, counter) in enumerate(self.keys):
                known = self.room.promises.get((service, lane)) == promise and counter is None
                wanted = lane in self.lanes or (all_lanes and lane is Lane.WALK_IN)
                if wanted and known and lane is not Lane.APPOINTMENT:
                    queues.append(index)
                    rates.append(self.habits.rate_of(lane, service, since) * self.busy)
            steps = list(accumulate(rates))
            self._mixes[half, all_lanes] = (steps[-1] if steps else 0.0, queues, steps)
        return self._mixes[half, all_lanes]
