"""Brings back from headquarters what a restore lost: finds it, proves it, and hands it to the host.

All is asked outside the agent's session, so it works beside an agent that ships; and what was done
before is seen in the centre's journal, so it may be done again at any time.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from floor.facade import Entry, Floor, OriginHead, Recovered
from floor.rules.events import tells_of_a_visit
from sync.errors import CentralFailed, NotSettled
from sync.headquarters import Headquarters
from sync.protocol import START, Ask, Held, HeldLine, Mark, follow_each_other, weight
from sync.protocol.pacing import BATCH_BYTES, BATCH_LINES

VISITS = 60
"""Visits that are handed to the host at one time, at most."""
GROUPS: Mapping[str, str] = {
    **dict.fromkeys(("agent_signed_in", "agent_signed_out"), "counters"),
    **dict.fromkeys(("counter_opened", "counter_paused", "counter_closed"), "counters"),
    **dict.fromkeys(("wrap_up_began", "wrap_up_ended", "break_planned"), "counters"),
    **dict.fromkeys(("day_opened", "day_closed", "numbers_skipped", "epoch_began"), "days"),
    **dict.fromkeys(("decision_adopted", "decision_refused", "catalogue_adopted"), "decisions"),
    **dict.fromkeys(("appointments_adopted", "headquarters_announced"), "decisions"),
    **dict.fromkeys(("agent_enrolled", "pin_changed", "pin_reset", "centre_amended"), "settings"),
    **dict.fromkeys(("device_enrolled", "device_revoked", "device_set"), "settings"),
    **dict.fromkeys(("service_suspended", "service_restored", "quota_set"), "settings"),
    **dict.fromkeys(("announced", "headquarters_trusted"), "settings"),
}
"""What lines that tell of no visit are about; of any other kind it is the machines."""
MACHINES = "machines"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Lines that headquarters has and the centre lost, proved to follow what the centre has."""

    base: OriginHead
    """The last line before them that the centre has."""
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """What came of it, or would come of it."""

    lines: int
    visits: tuple[Recovered, ...]
    others: Mapping[str, int]
    """Lines that tell of no visit, by what they are about: they are not brought back."""
    branches: int
    """Lines of journal of second stores, which no store lost."""


def recover(
    floor: Floor,
    headquarters: Headquarters,
    *,
    acknowledged: Mapping[str, Mark],
    dry_run: bool,
) -> Recovery:
    """Bring back what fits. `acknowledged`: by origin what headquarters was last known to have
    signed. Raises NotSettled, CentralFailed (what it hands is not what it acknowledged, or does
    not follow what the centre has) and what else keeps from either side."""
    health = floor.health()
    held = headquarters.held(health.centre)
    finder = Finder(
        floor=floor,
        headquarters=headquarters,
        centre=health.centre,
        held=held,
        acknowledged=acknowledged,
    )
    found = finder.losses(health.origin)
    visits: list[Recovered] = []
    for loss, told in zip(found, of_visits(found), strict=True):
        for part in parts(told):
            visits += floor.recover(base=loss.base, lines=part, dry_run=dry_run)
    lost = {entry.hash: entry for loss in found for entry in loss.entries}
    kinds = (entry.kind for entry in lost.values())
    others = Counter(GROUPS.get(kind, MACHINES) for kind in kinds if not tells_of_a_visit(kind))
    return Recovery(
        lines=len(lost), visits=tuple(visits), others=dict(others), branches=held.branches
    )


def of_visits(found: Sequence[Loss]) -> list[list[Entry]]:
    """For each loss the lines of visits that are to come back from it: a visit that was lost more
    than once comes back as it was when it was lost last."""
    last = {e.subject: n for n, loss in enumerate(found) for e in loss.entries}
    return [
        [e for e in loss.entries if tells_of_a_visit(e.kind) and last[e.subject] == n]
        for n, loss in enumerate(found)
    ]


def parts(entries: Iterable[Entry]) -> Iterator[tuple[Entry, ...]]:
    """Lines in parts of whole visits, each small enough for the host."""
    by_visit: dict[str, list[Entry]] = {}
    for entry in entries:
        by_visit.setdefault(entry.subject, []).append(entry)
    part: list[Entry] = []
    count = size = 0
    for found in by_visit.values():
        heavy = sum(map(weight, found))
        if part and (count == VISITS or size + heavy > BATCH_BYTES):
            yield tuple(part)
            part, count, size = [], 0, 0
        part += found
        count, size = count + 1, size + heavy
    if part:
        yield tuple(part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finder:
    """Finds what the centre lost, by asking both sides."""

    floor: Floor
    headquarters: Headquarters
    centre: str
    held: Held
    acknowledged: Mapping[str, Mark]

    def losses(self, present: str) -> list[Loss]:
        """What of each line at headquarters the centre lacks, oldest first. Raises NotSettled when
        it is of the present line, CentralFailed."""
        ours = {head.origin: head.seq for head in self.floor.origins()}
        found: list[Loss] = []
        for line in self.held.lines:
            common = self._common(line, ours.get(line.origin, 0))
            if common.seq == line.seq:
                continue
            if line.origin == present:
                raise NotSettled(centre=self.centre)
            entries = tuple(self._fetched(line, common))
            self._demand_acknowledged(line.origin, entries)
            found.append(self._placed(found, common, entries))
        return found

    def _placed(self, found: list[Loss], common: OriginHead, entries: tuple[Entry, ...]) -> Loss:
        """An origin's lost lines behind what they stood on. If that was lost, too, what was lost
        up to there goes before them; and is no loss of its own when it ended there."""
        if common.seq:
            return Loss(base=common, entries=entries)
        for loss in reversed(found):
            hashes = [entry.hash for entry in loss.entries]
            if entries[0].prev_hash not in hashes:
                continue
            until = hashes.index(entries[0].prev_hash) + 1
            if until == len(hashes):
                found.remove(loss)
            return Loss(base=loss.base, entries=(*loss.entries[:until], *entries))
        return Loss(base=self._stood_on(entries[0]), entries=entries)

    def _common(self, line: HeldLine, last: int) -> OriginHead:
        """The last line that both sides have of an origin; seq 0 when there is none."""
        low, high, hash = 0, min(line.seq, last), START
        place = high
        while low < high:
            mine = self._ours(line.origin, place)
            if mine is not None and mine == self._theirs(line.origin, place):
                low, hash = place, mine
            else:
                high = place - 1
            place = (low + high + 1) // 2
        return OriginHead(origin=line.origin, seq=low, hash=hash)

    def _ours(self, origin: str, seq: int) -> str | None:
        found = self.floor.journal(after=seq - 1, limit=1, origin=origin).entries
        return found[0].hash if found and found[0].seq == seq else None

    def _theirs(self, origin: str, seq: int) -> str | None:
        ask = Ask(origin=origin, after=seq - 1, limit=1)
        found = self.headquarters.handed(self.centre, ask, self.held.key).entries
        return found[0].hash if found and found[0].seq == seq else None

    def _fetched(self, line: HeldLine, common: OriginHead) -> Iterator[Entry]:
        """An origin's lines behind what both have, each page under headquarters' signature."""
        after, before = common.seq, common.hash
        while after < line.seq:
            ask = Ask(origin=line.origin, after=after, limit=BATCH_LINES)
            page = self.headquarters.handed(self.centre, ask, self.held.key)
            follow = follow_each_other(line.origin, after, page.entries)
            if not follow or (after and page.entries[0].prev_hash != before):
                raise self._failed("the lines that it hands back do not follow each other")
            last, signed = page.entries[-1], page.receipt
            if signed is None or (signed.seq, signed.hash) != (last.seq, last.hash):
                raise self._failed("it signed another line than it hands back")
            yield from page.entries
            after, before = last.seq, last.hash

    def _stood_on(self, first: Entry) -> OriginHead:
        """The line on which an origin that was lost whole stood, as its first line states it; the
        beginning of all when that line is not here."""
        if first.kind == "epoch_began":
            stated = _base_of(first)
            if stated and self._ours(stated.base_origin, stated.base_seq) == first.prev_hash:
                return OriginHead(
                    origin=stated.base_origin, seq=stated.base_seq, hash=first.prev_hash
                )
        return OriginHead(origin="", seq=0, hash=START)

    def _demand_acknowledged(self, origin: str, entries: tuple[Entry, ...]) -> None:
        """Raise CentralFailed unless what was once signed as received is what is handed back."""
        known = self.acknowledged.get(origin)
        by_seq = {entry.seq: entry.hash for entry in entries}
        if known is not None and by_seq.get(known.seq, known.hash) != known.hash:
            raise self._failed(f"it hands back another line {known.seq} than it acknowledged")

    def _failed(self, problem: str) -> CentralFailed:
        return CentralFailed(address=self.headquarters.address, problem=problem)


class _Base(msgspec.Struct):
    base_origin: str
    base_seq: int


def _base_of(first: Entry) -> _Base | None:
    try:
        return msgspec.json.decode(first.body, type=_Base)
    except (msgspec.MsgspecError, RecursionError):
        return None
