"""Who speaks each counter's calls, and when: one display at a time, by leases of the host."""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from floor import errors
from floor.facade.speaking import BEGIN, LEASE, VoiceClaim, VoiceGrant, counters_of, runs
from floor.store import files
from floor.store.measured import Measured

HIGHEST = 999
"""The highest counter number."""
MOST = 64
"""Displays that may ask at once."""
WISHING = 8.0
"""Seconds after which a display that asks no more is not waited for."""
SOON = 0.5
"""Seconds after which a display asks again that waits for another to hear that they are two."""
IN_LINE = 3.0
"""Seconds without a question after which a display that waits to speak has lost its place."""


@dataclass(slots=True, kw_only=True)
class _Lease:
    counters: frozenset[int]
    zone: frozenset[int]
    """All that its display stands before."""
    until: float
    ending: bool = False
    """Whether its display was told that it speaks no more, and has yet to say that it heard."""
    alone: bool = True
    """Whether its display may go by that nobody near speaks, and so asks for no call."""
    quiet_at: float = float("-inf")
    """When it will have said what it says."""
    waits_since: float = float("inf")
    """Since when it waits to say something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    zone: frozenset[int]
    deaf: bool
    at: float


class Voices:
    """The leases. A display that stops asking loses its own after LEASE seconds by this clock,
    which began later than by the display's own: so never do two speak for one counter. Who stands
    before a counter of two displays hears both, so these speak by turns, even for other counters.

    Who holds what, and what was said, also stands in the file `MSA.sqlite.voice`: a host that is
    started again gives nothing away that may still be held.
    """

    def __init__(self, store: Path, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._path, self._clock = Path(f"{store}.voice"), clock
        self._lock = threading.Lock()
        self._leases: dict[str, _Lease] = {}
        self._wishes: dict[str, _Wish] = {}
        self._said: dict[int, int] = {}
        self._day: str | None = None
        self._kept = b""
        self._read()

    def claim(self, claim: VoiceClaim) -> VoiceGrant:
        """What a display that asks may speak. Raises BadRequest."""
        zone = _zone(claim)
        with self._lock:
            now = self._clock()
            self._wishes = {n: w for n, w in self._wishes.items() if now - w.at < WISHING}
            self._leases = {n: held for n, held in self._leases.items() if held.until > now}
            self._note(claim)
            if claim.leaves or len({*self._wishes, claim.speaker}) > MOST:
                self._wishes.pop(claim.speaker, None)
                grant = VoiceGrant()
            else:
                self._wishes[claim.speaker] = _Wish(zone=zone, deaf=claim.deaf, at=now)
                grant = self._grant(claim, zone, now)
            self._keep()
            return grant

    def _note(self, claim: VoiceClaim) -> None:
        """Remember what was said, and take back what its display holds no more."""
        if claim.day is not None and claim.day != self._day:
            self._day, self._said = claim.day, {}
        held = self._leases.get(claim.speaker)
        if held is None:
            return
        if claim.day is not None and claim.day == self._day:
            for counter in held.counters:
                self._said[counter] = max(claim.said, self._said.get(counter, 0))
        if claim.leaves or not claim.holds:
            del self._leases[claim.speaker]

    def _grant(self, claim: VoiceClaim, zone: frozenset[int], now: float) -> VoiceGrant:
        held = self._leases.get(claim.speaker)
        mine = held.counters if held else frozenset[int]()
        others = (each.counters for n, each in self._leases.items() if n != claim.speaker)
        wanted = zone - frozenset[int]().union(*others)
        if claim.deaf:  # whoever is heard goes first
            wanted -= frozenset[int]().union(*(w.zone for w in self._wishes.values() if not w.deaf))
        if held and (held.ending or mine - wanted):
            held.ending = True  # free once it says that it has heard, or has not asked for long
            return VoiceGrant()
        if not wanted:
            return VoiceGrant()
        lease = _Lease(counters=wanted, until=now + LEASE, zone=zone)
        lease.waits_since = held.waits_since if held else lease.waits_since
        self._leases[claim.speaker] = lease
        known = [self._said[counter] for counter in wanted - mine if counter in self._said]
        said = min(known) if known and claim.day == self._day else None
        return replace(self._turn(lease, claim, now), counters=runs(wanted), said=said)

    def _turn(self, lease: _Lease, claim: VoiceClaim, now: float) -> VoiceGrant:
        """Whether a display may say what it wishes, where others near it speak as well."""
        others = [each for each in self._leases.values() if each is not lease]
        near = [each for each in others if each.zone & lease.zone]
        lease.alone = not (claim.near and near)  # this answer may be lost
        lease.quiet_at = now + _seconds(claim.saying)
        if not near or not claim.wish:
            lease.waits_since = float("inf")
            return VoiceGrant(near=bool(near))
        rest = max(each.quiet_at for each in near) - now
        asked = {id(each): each.until - LEASE for each in near}
        first = any(
            each.waits_since < lease.waits_since and now - asked[id(each)] < IN_LINE
            for each in near
        )
        if rest <= 0 and not first and not any(each.alone for each in near):
            lease.waits_since = float("inf")
            lease.quiet_at = now + BEGIN + _seconds(claim.wish)
            return VoiceGrant(near=True)
        lease.waits_since = min(lease.waits_since, now)
        return VoiceGrant(near=True, rest=max(rest, SOON))

    def _keep(self) -> None:
        held = {n: [runs(each.counters), runs(each.zone)] for n, each in self._leases.items()}
        said = {str(last): runs(c for c in self._said if self._said[c] == last)
                for last in set(self._said.values())}  # fmt: skip
        data = json.dumps({"held": held, "day": self._day, "said": said}).encode()
        if data == self._kept:
            return
        self._kept = data
        try:
            files.write_whole(self._path, data)
        except OSError:
            return

    def _read(self) -> None:
        """What another run of the host left: it may be held still, for a lease from now."""
        try:
            told = json.loads(self._path.read_bytes())
            until = self._clock() + LEASE
            held = {str(n): [counters_of(each) for each in two] for n, two in told["held"].items()}
            leases = {n: _Lease(counters=c, until=until, zone=z) for n, (c, z) in held.items()}
            said = {n: int(last) for last, c in told["said"].items() for n in counters_of(c)}
            self._day = told["day"]
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return
        self._leases, self._said = leases, said


class Voiced(Measured):
    """The part of a LocalFloor that lets displays speak."""

    @cached_property
    def voices(self) -> Voices:
        """Who speaks."""
        return Voices(self.path)

    def claim_voice(self, claim: VoiceClaim) -> VoiceGrant:
        return self.voices.claim(claim)


def _seconds(told: float) -> float:
    """Of what a display says: never more than it could begin."""
    return min(max(told, 0.0), LEASE)


def _zone(claim: VoiceClaim) -> frozenset[int]:
    ends = [end for run in claim.zone for end in run]
    if not 0 < len(claim.speaker) <= 80 or len(ends) > 2 * HIGHEST:
        raise errors.BadRequest(problem="a display has a name, and a zone of counters")
    if not all(1 <= end <= HIGHEST for end in ends):
        raise errors.BadRequest(problem=f"counters have numbers from 1 to {HIGHEST}")
    return counters_of(claim.zone)
