"""Of several displays before a counter one speaks, and what one leaves unsaid the next one hears
of: whatever comes and goes."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floor.errors import BadRequest
from floor.facade import VoiceClaim, VoiceGrant
from floor.facade.speaking import BEGIN, LEASE, Runs, counters_of, runs
from floor.store.voices import SOON, WISHING, Voices
from tests.floors import MONDAY

HALL: Runs = ((1, 20),)


class Host:
    """The host's leases, with a clock moved by the test."""

    def __init__(self, folder: Path) -> None:
        self.now, self.store = 0.0, folder / "MSA.sqlite"
        self.voices = self.started()

    def started(self) -> Voices:
        self.voices = Voices(self.store, clock=lambda: self.now)
        return self.voices

    def ask(
        self,
        name: str,
        *,
        holds: bool = False,
        deaf: bool = False,
        said: int = 0,
        zone: Runs = HALL,
        **air: Any,
    ) -> VoiceGrant:
        claim = VoiceClaim(speaker=name, zone=zone, holds=holds, deaf=deaf, said=said, day=MONDAY)
        return self.voices.claim(replace(claim, **air))

    def leave(self, name: str, *, said: int = 0) -> None:
        self.voices.claim(VoiceClaim(speaker=name, zone=HALL, said=said, day=MONDAY, leaves=True))


@pytest.fixture
def host(tmp_path: Path) -> Host:
    return Host(tmp_path)


@given(st.sets(st.integers(1, 999)))
def test_counters_are_told_as_runs(counters: set[int]) -> None:
    assert counters_of(runs(counters)) == counters


def test_the_first_speaks_the_second_waits_and_goes_on_where_the_first_has_left(
    host: Host,
) -> None:
    assert host.ask("one") == VoiceGrant(counters=HALL)
    assert host.ask("two") == VoiceGrant()
    assert host.ask("one", holds=True, said=7).counters == HALL
    host.leave("one", said=9)
    assert host.ask("two") == VoiceGrant(counters=HALL, said=9)


def test_one_that_asks_no_more_is_followed_after_its_lease(host: Host) -> None:
    host.ask("one")
    host.ask("one", holds=True, said=4)
    host.now += LEASE - 0.1
    assert not host.ask("two").counters
    host.now += 0.2
    assert host.ask("two") == VoiceGrant(counters=HALL, said=4)


def test_a_host_started_again_gives_nothing_away_that_may_be_held(host: Host) -> None:
    host.ask("one")
    host.ask("one", holds=True, said=4)
    host.started()
    assert not host.ask("two").counters
    assert host.ask("one", holds=True, said=5).counters == HALL
    host.started()
    host.now += LEASE
    assert host.ask("two") == VoiceGrant(counters=HALL, said=5)


def test_a_damaged_note_is_taken_for_none(host: Host) -> None:
    Path(f"{host.store}.voice").write_text('{"held": 3}')
    host.started()
    assert host.ask("one").counters == HALL


def test_whoever_is_not_heard_gives_way_to_whoever_is_and_speaks_when_alone(host: Host) -> None:
    assert host.ask("one", deaf=True).counters == HALL
    assert not host.ask("two").counters
    assert not host.ask("one", holds=True, deaf=True).counters
    assert not host.ask("two").counters, "the first has yet to say that it has heard"
    assert not host.ask("one", deaf=True).counters
    assert host.ask("two").counters == HALL
    host.leave("two")
    assert host.ask("one", deaf=True).counters == HALL


def test_zones_that_overlap_have_one_voice_for_each_counter_and_none_has_none(host: Host) -> None:
    assert host.ask("left", zone=((1, 12),)).counters == ((1, 12),)
    assert host.ask("all").counters == ((13, 20),)
    host.leave("left")
    assert host.ask("all", holds=True).counters == HALL


LEFT, RIGHT = ((1, 12),), ((8, 20),)


def test_displays_whose_zones_share_counters_speak_one_after_the_other(host: Host) -> None:
    assert not host.ask("left", zone=LEFT).near
    assert host.ask("right", zone=RIGHT).near
    waiting = host.ask("right", holds=True, zone=RIGHT, near=True, wish=9)
    assert waiting.rest == SOON, "the left one may say something, for it knows of nobody yet"
    assert host.ask("left", holds=True, zone=LEFT, saying=4).near
    assert host.ask("left", holds=True, zone=LEFT, near=True, saying=4).near
    assert host.ask("right", holds=True, zone=RIGHT, near=True, wish=9).rest == 4
    host.now += 4
    assert host.ask("right", holds=True, zone=RIGHT, near=True, wish=9).rest == 0
    assert host.ask("left", holds=True, zone=LEFT, near=True, wish=6).rest == 9 + BEGIN
    again = host.ask("right", holds=True, zone=RIGHT, near=True, wish=9)
    assert again.rest, "who has spoken waits for who has waited"
    assert host.ask("left", holds=True, zone=LEFT, near=True, wish=6).rest == 0
    host.leave("left")
    assert not host.ask("right", holds=True, zone=RIGHT, near=True, wish=9).near


def test_displays_whose_zones_touch_nowhere_hear_nothing_of_each_other(host: Host) -> None:
    host.ask("left", zone=LEFT)
    assert not host.ask("far", zone=((13, 20),)).near


def test_one_that_waits_and_asks_no_more_keeps_nobody_waiting(host: Host) -> None:
    for name, zone in (("left", LEFT), ("right", RIGHT), ("left", LEFT), ("right", RIGHT)):
        host.ask(name, holds=True, zone=zone, near=True)
    assert host.ask("left", holds=True, zone=LEFT, near=True, wish=5).rest == 0
    assert host.ask("right", holds=True, zone=RIGHT, near=True, wish=5).rest > 0
    assert host.ask("left", holds=True, zone=LEFT, near=True, wish=5).rest > 0
    host.now += 3.5
    assert host.ask("left", holds=True, zone=LEFT, near=True, wish=5).rest == 0


def test_a_new_day_has_said_nothing(host: Host) -> None:
    host.ask("one")
    host.leave("one", said=300)
    tomorrow = VoiceClaim(speaker="two", zone=HALL, day="2026-11-24")
    assert host.voices.claim(tomorrow) == VoiceGrant(counters=HALL)


@pytest.mark.parametrize("zone", [((0, 3),), ((1, 1000),)])
def test_a_zone_that_is_none_is_refused(host: Host, zone: Runs) -> None:
    with pytest.raises(BadRequest):
        host.ask("one", zone=zone)


ZONES: dict[str, Runs] = {"a": ((1, 20),), "b": ((1, 10),), "c": ((8, 30),), "d": ((21, 30),)}
STEPS = st.tuples(
    st.sampled_from("abcd"), st.sampled_from(("ask", "lost", "leave", "restart")),
    st.floats(0, WISHING), st.booleans(),
)  # fmt: skip


class Screen:
    """A display that goes by its own clock from when it asked, and says whatever it may."""

    def __init__(self, name: str) -> None:
        self.name, self.zone = name, ZONES[name]
        self.counters: frozenset[int] = frozenset()
        self.until = self.says_until = float("-inf")
        self.near = False

    def ask(self, host: Host, *, deaf: bool, lost: bool, wish: float) -> None:
        if self.until <= host.now:
            self.counters = frozenset()
        saying = max(0.0, self.says_until - host.now)
        wish = 0.0 if saying else wish
        air: dict[str, Any] = {"near": self.near, "saying": saying, "wish": wish}
        holds = bool(self.counters)
        grant = host.ask(self.name, holds=holds, deaf=deaf, zone=self.zone, **air)
        if lost:
            return
        self.counters, self.near = counters_of(grant.counters), grant.near
        self.until = host.now + LEASE if self.counters else float("-inf")
        if not grant.near or (wish and not grant.rest):
            self.say(host, wish)

    def say(self, host: Host, seconds: float) -> None:
        if seconds and not self.says(host) and self.counters and host.now + seconds < self.until:
            self.says_until = host.now + seconds

    def says(self, host: Host) -> bool:
        return self.says_until > host.now


@given(st.lists(STEPS, max_size=60))
def test_no_counter_ever_has_two_voices_and_nobody_hears_two_at_once(
    steps: list[tuple[str, str, float, bool]],
) -> None:
    """Some answers are lost, some displays are not heard, hosts start again."""
    with TemporaryDirectory() as folder:
        host = Host(Path(folder))
        screens = {name: Screen(name) for name in ZONES}
        for name, what, seconds, deaf in steps:
            host.now += seconds
            screen = screens[name]
            if what == "restart":
                host.started()
            elif what == "leave":
                screens[name] = Screen(name)
                host.leave(name)
            else:
                screen.ask(host, deaf=deaf, lost=what == "lost", wish=seconds + 2)
                if not screen.near:
                    screen.say(host, 5)
            every = [n for each in screens.values() if each.until > host.now for n in each.counters]
            assert len(every) == len(set(every))
            heard = [n for e in screens.values() if e.says(host) for n in counters_of(e.zone)]
            assert len(heard) == len(set(heard))
