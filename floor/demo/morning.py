"""Plays the morning on the stage: most citizens and agents at speed, some at the windows."""

import time
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import count
from uuid import uuid4

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from floor.catalogue import load_offer
from floor.demo.pictures import shoot_busy_floor
from floor.demo.stage import ADMINISTRATOR, Play, Stage
from floor.demo.windows import PIN, Album, WindowDesk, WindowDoor
from floor.rules import opening
from floor.rules.offer import Language
from floor.settings import technician_language
from floor.simulate import Citizen, Desk, FloorDesk, FloorDoor, Morning, citizens
from floor.words import load_words

OPENS = 8 * 60
HOURS = 3.0
"""Length of the rush of 600 visits; more visits come over a longer time."""
AT_WINDOW = 8
"""Citizens who take their ticket at the kiosk's window, by clicks."""
BUSY = 0.5
"""Share of the arrivals after which the pictures of the busy floor are taken."""
FIRST_AGENT = 100
"""Agent 101 sits at counter 1, and so on."""


@dataclass
class Show:
    """One morning, from an empty floor to the last citizen served."""

    play: Play
    day: str
    visits: int
    seed: int
    speed: float | None
    """Simulated minutes a second at most; None is as fast as it goes."""
    quiet: bool

    def run(self, stage: Stage) -> Album:
        """Set up, play, and take the pictures."""
        words, said = load_words(), technician_language()
        self._numbers, self._run = count(), uuid4().hex[:8]
        bar = Progress(
            TextColumn("{task.description:<34}"),
            BarColumn(),
            TextColumn("{task.completed:.0f}/{task.total:.0f}"),
            TimeElapsedColumn(),
            console=Console(stderr=True, quiet=self.quiet),
        )
        album = Album(self.play.out / "screens")
        with bar if not self.quiet else nullcontext():
            setting_up = bar.add_task(words.say("demo.starting", said), total=3)
            stage.set_up()
            bar.advance(setting_up)
            stage.open_windows()
            bar.advance(setting_up)
            desks = self._seat_agents(stage, album)
            bar.advance(setting_up)
            self._play_morning(stage, album, desks, bar)
        return album

    def _key(self) -> str:
        return f"demo-{self._run}-{next(self._numbers)}"

    def _seat_agents(self, stage: Stage, album: Album) -> dict[int, Desk]:
        """Every counter manned: two by their windows, the others straight on the floor."""
        floor, desks = stage.floor, dict[int, Desk]()
        languages: dict[int, Language] = {1: "en", 2: "sw"}
        for plan in load_offer(self.play.centre).counters:
            number, agent = plan.number, str(FIRST_AGENT + plan.number)
            if number in stage.desks:
                desk = WindowDesk(
                    stage.desks[number], floor, number, agent, languages[number], album
                )
                desk.worth_seeing = min(desk.worth_seeing, self.visits // 150)
                desk.sign_in()
                desks[number] = desk
            else:
                floor.sign_in(key=self._key(), agent=agent, pin=PIN, counter=number)
                floor.open_counter(key=self._key(), counter=number)
                desks[number] = FloorDesk(floor, number, self._key)
        return desks

    def _play_morning(
        self, stage: Stage, album: Album, desks: dict[int, Desk], bar: Progress
    ) -> None:
        words, said = load_words(), technician_language()
        offer, floor = load_offer(self.play.centre), stage.floor
        start = opening.at_local(self.day, OPENS)
        hours = HOURS * max(1.0, self.visits / 600 * 28 / len(offer.counters))
        people = citizens(offer, visits=self.visits, start=start, hours=hours, seed=self.seed)
        task = bar.add_task(words.say("demo.morning", said, time="08:00"), total=self.visits)
        quick = FloorDoor(floor, self._key)
        door = WindowDoor(stage.kiosk, floor, quick, at_window(people), album)
        busy_after = int(self.visits * BUSY)
        began = time.monotonic()

        def seen(now: int) -> None:
            told = words.say("demo.morning", said, time=f"{opening.local(now):%H:%M}")
            bar.update(task, completed=door.arrived, description=told)
            if door.arrived >= busy_after and "wall_sw.png" not in album.taken:
                shoot_busy_floor(stage, album)
            if self.speed:
                due = (now - start) / 60_000 / self.speed
                time.sleep(max(0.0, due - (time.monotonic() - began)))

        Morning(
            people=people,
            door=door,
            desks=desks,
            serves={plan.number: frozenset(plan.services) for plan in offer.counters},
            set_clock=floor.set_clock,
            seen=seen,
        ).play()

    def leave_to_user(self, stage: Stage) -> None:
        """The clock runs on as clocks do, until the user closes the kiosk or presses Ctrl-C."""
        language, words = technician_language(), load_words()
        print(words.say("demo.yours", language))
        known = {"name": ADMINISTRATOR, "password": stage.password}
        print(words.say("demo.headquarters", language, address=stage.central, **known))
        stage.floor.set_clock(stage.floor.health().at, 1.0)
        try:
            while stage.kiosk.process.poll() is None:
                time.sleep(0.5)
        except KeyboardInterrupt:
            return


def at_window(people: list[Citizen]) -> set[int]:
    """Citizens for the window, spread over the morning's first part, in both languages."""
    chosen: set[int] = set()
    first, step = len(people) // 8, max(1, len(people) // 24)
    languages: tuple[Language, ...] = ("en", "sw")
    for turn in range(AT_WINDOW):
        wanted = languages[turn % 2]
        for index in range(first + turn * step, len(people)):
            if people[index].language == wanted and index not in chosen:
                chosen.add(index)
                break
    return chosen
