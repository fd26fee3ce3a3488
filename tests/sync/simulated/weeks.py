"""A week as a seed tells it: what grows, what breaks, and what must hold in the end."""

from collections import Counter
from dataclasses import dataclass, field
from functools import partial

from floor.store.journal import line_hash
from sync.central.doors import Door
from sync.protocol import Line, Receipt, epoch_of
from tests.sync.simulated.disks import Shelf, Store
from tests.sync.simulated.hq import Ask
from tests.sync.simulated.world import HOUR, Link, Site, World

WEEK = 7 * 24 * HOUR
HEAL = 8 * HOUR
"""After the week nothing breaks any more, and within that time all must be level."""
GROWTHS = 18
"""Times that a centre's journal grows in the week, by one to five lines."""


class Broken(AssertionError):
    """What must never happen did."""


@dataclass
class Centre:
    """A centre, its present computer, its images, and what befell it."""

    code: str
    site: Site
    images: list[Store] = field(default_factory=list)
    clones: list[Site] = field(default_factory=list)
    befell: Counter[str] = field(default_factory=Counter)
    gone: list[Site] = field(default_factory=list)
    """Computers that are there no more."""
    opens: list[str] = field(default_factory=list)
    """Instances in the order of their sessions, since the key was given."""
    sessions: dict[tuple[str, int], str] = field(default_factory=dict)
    """By server epoch and session the instance whose it is."""
    last: tuple[str, int, int] = ("", 0, 0)
    """Server epoch, session and number of the last request let in."""


class Week:
    """All centres through one week."""

    def __init__(self, seed: int, centres: int = 52) -> None:
        self.world = World(seed, most=1_200 * centres)
        self.chance = self.world.chance
        self.world.server.seen, self.world.server.opened = self._seen, self._opened
        self.world.acknowledged = self._acknowledged
        self.centres = {code: self._centre(code) for code in map("C{}".format, range(centres))}
        self.rollbacks = 0
        self._saved = self.world.server.back_up()

    def _centre(self, code: str) -> Centre:
        key, link = self.world.fresh(), Link()
        shelf = self.world.server.shelves[code] = Shelf()
        shelf.door = Door(key=key)
        store = Store.new(self.world.fresh())
        site = Site(self.world, code, store, key, link, prunes=self.chance.random() < 0.3)
        return Centre(code, site, [store.copy()])

    # -- what happens ------------------------------------------------------------------------

    def play(self) -> None:
        """The week, the healing after it, and what must hold."""
        for centre in self.centres.values():
            for _ in range(GROWTHS):
                self.world.at(self._moment(), partial(self._grow, centre))
            self._plan_faults(centre)
        for day in range(1, 7):
            self.world.at(day * 24 * HOUR, self._night)
            self.world.at(day * 24 * HOUR + 9 * HOUR, self._back_up)
        if self.chance.random() < 0.6:
            self.world.at(self._moment(), self._roll_back)
        self.world.run(WEEK)
        self._heal()
        self.world.run(WEEK + HEAL)
        self.judge()

    def _moment(self) -> float:
        return self.chance.random() * WEEK

    def _plan_faults(self, centre: Centre) -> None:
        """About a third of the centres have something happen to their disk in the week, and
        every other one is cut off for a while."""
        if self.chance.random() < 0.5:
            self.world.at(self._moment(), partial(self._cut, centre))
        if self.chance.random() < 0.3:
            self.world.at(self._moment(), partial(self._restart, centre))
        faults = (self._lose, self._restore, self._re_image, self._clone)
        while self.chance.random() < 0.25:
            self.world.at(self._moment(), partial(self.chance.choice(faults), centre))

    def _grow(self, centre: Centre) -> None:
        for site in (centre.site, *(each for each in centre.clones if each.alive)):
            for _ in range(self.chance.randint(1, 5)):
                site.store.write(self.world.fresh())
            site.wake()

    def _night(self) -> None:
        for centre in self.centres.values():
            centre.images.append(centre.site.store.copy())

    def _cut(self, centre: Centre) -> None:
        centre.site.link.down_until = self.world.now + self.chance.random() ** 2 * 60 * HOUR

    def _restart(self, centre: Centre) -> None:
        if centre.site.alive:
            centre.site.start()

    def _replace(self, centre: Centre, store: Store, key: str = "") -> None:
        """Another computer, or another disk, stands at the centre."""
        old = centre.site
        old.stop()
        centre.gone.append(old)
        centre.site = Site(
            self.world, centre.code, store, key or old.key, old.link, prunes=old.prunes
        )

    def _new_key(self, centre: Centre) -> str:
        """Headquarters lets the centre in anew."""
        key = self.world.fresh()
        shelf = self.world.server.shelves[centre.code]
        shelf.door = Door(key=key, session=shelf.door.session)
        centre.opens.clear()
        return key

    def _lose(self, centre: Centre) -> None:
        centre.befell["lost"] += 1
        self._replace(centre, Store.new(self.world.fresh()), self._new_key(centre))

    def _restore(self, centre: Centre) -> None:
        centre.befell["restored"] += 1
        store = self.chance.choice(centre.images).copy()
        epoch = 1 + max(map(epoch_of, (*store.lines, *centre.site.store.lines)))
        store.begin(f"{self.world.fresh()}.{epoch}", self.world.fresh())
        self._replace(centre, store)

    def _re_image(self, centre: Centre) -> None:
        centre.befell["re_imaged"] += 1
        image = self.chance.choice((centre.images[-1], *centre.images))
        self._replace(centre, image.copy())
        if self.chance.random() < 0.5:
            self._cut(centre)

    def _clone(self, centre: Centre) -> None:
        """One copy of the disk, or two of the same, live for a day, at first without a wire."""
        image = self.chance.choice((centre.site.store, *centre.images)).copy()
        for _ in range(self.chance.choice((1, 1, 2))):
            centre.befell["cloned"] += 1
            link = Link(down_until=self.world.now + self.chance.choice((0, 0, 6, 12)) * HOUR)
            twin = Site(self.world, centre.code, image.copy(), centre.site.key, link)
            centre.clones.append(twin)
            self.world.at(self.world.now + 24 * HOUR, partial(self._found_out, centre, twin))
        for _ in range(self.chance.randint(0, 6)):
            when = self.world.now + self.chance.random() * 20 * HOUR
            self.world.at(when, partial(self._grow, centre))

    def _found_out(self, centre: Centre, twin: Site) -> None:
        """The copy is switched off; the centre gets another key, for a copy has the old one."""
        if twin.alive:
            twin.stop()
            centre.site.key = self._new_key(centre)
            centre.site.start()

    def _back_up(self) -> None:
        self._saved = self.world.server.back_up()

    def _roll_back(self) -> None:
        self.rollbacks += 1
        doors = {code: shelf.door.key for code, shelf in self.world.server.shelves.items()}
        self.world.server.restore(self._saved, f"s{self.world.fresh()}")
        for code, shelf in self.world.server.shelves.items():  # people sort out the keys
            if shelf.door.key != doors[code] or shelf.door.quarantined:
                shelf.door = Door(key=self.centres[code].site.key)
            self.centres[code].opens.clear()
            self.centres[code].last = ("", 0, 0)

    def _heal(self) -> None:
        self.world.bad = False
        self.world.down_until = 0.0
        for centre in self.centres.values():
            centre.site.link.down_until = 0.0
            for twin in centre.clones:
                self._found_out(centre, twin)
            centre.site.start()

    # -- what must hold ----------------------------------------------------------------------

    def _opened(self, ask: Ask) -> None:
        """Two instances that both came back are never let in again."""
        opens = self.centres[ask.centre].opens
        opens.append(ask.instance)
        back = {each for n, each in enumerate(opens) if each in opens[:n] and opens[n - 1] != each}
        if len(back) > 1:
            raise Broken(f"{ask.centre}: two agents take turns under one key")

    def _seen(self, ask: Ask) -> None:
        """A request let in is newer than all before it."""
        centre = self.centres[ask.centre]
        now = (ask.server, ask.session, ask.number)
        if now[0] == centre.last[0] and now[1:] <= centre.last[1:]:
            raise Broken(f"{ask.centre}: request {now} after {centre.last}")
        if centre.sessions.setdefault(now[:2], ask.instance) != ask.instance:
            raise Broken(f"{ask.centre}: two agents in session {now[:2]}")
        centre.last = now

    def _acknowledged(self, site: Site, line: Line, receipt: Receipt) -> None:
        """What is acknowledged was committed."""
        server = self.world.server
        if site.session.server == server.epoch and receipt.seq > line.floor:
            there = server.shelves[site.centre].hashes(line, (receipt.seq,))
            if there.get(receipt.seq) != receipt.hash:
                raise Broken(f"{site.centre}: {line} {receipt.seq} was acknowledged, and is not")

    def befell(self) -> Counter[str]:
        """What happened in the week, and how often."""
        found: Counter[str] = Counter(rolled_back=self.rollbacks)
        for centre in self.centres.values():
            sites = (centre.site, *centre.gone, *centre.clones)
            lines = self.world.server.shelves[centre.code].lines
            found += centre.befell
            found["new_line"] += sum(len(site.begun) for site in sites)
            found["branch"] += sum(line.branch is not None for line in lines)
        return found

    def judge(self) -> None:
        """Raise Broken unless nothing that had a copy is lost, doubled or told otherwise."""
        for centre in self.centres.values():
            if not centre.site.level:
                raise Broken(f"{centre.code} is not level: {centre.site.ended} {centre.befell}")
            self._judge_headquarters(centre)
            self._judge_needless(centre)

    def _judge_headquarters(self, centre: Centre) -> None:
        shelf = self.world.server.shelves[centre.code]
        there: set[tuple[str, int, str]] = set()
        for line, entries in shelf.lines.items():
            seq, before = line.floor, entries[0].prev_hash
            for entry in entries:
                if (entry.seq, entry.prev_hash) != (seq + 1, before):
                    raise Broken(f"{centre.code}: {line} has a gap behind {seq}")
                seq, before = entry.seq, entry.hash
                place = (entry.origin, entry.seq, entry.hash)
                if line_hash(entry) != entry.hash:
                    raise Broken(f"{centre.code}: {place} was changed on the way")
                if place in there:
                    raise Broken(f"{centre.code}: {place} stands twice")
                there.add(place)
        for origin, lines in centre.site.store.lines.items():
            for entry in lines:
                if (origin, entry.seq, entry.hash) not in there:
                    raise Broken(f"{centre.code}: {origin} {entry.seq} is lost {centre.befell}")

    def _judge_needless(self, centre: Centre) -> None:
        sites = (centre.site, *centre.gone, *centre.clones)
        begun = sum(len(site.begun) for site in sites)
        twins = centre.befell["cloned"]
        most = centre.befell["re_imaged"] + twins * (2 + self.rollbacks)
        if begun > most:
            raise Broken(f"{centre.code}: {begun} new lines for {centre.befell}")


def play(seed: int, centres: int = 52) -> Week:
    """A week played and judged. Raises Broken."""
    week = Week(seed, centres)
    week.play()
    return week
