"""Of several displays before a counter one speaks, and what one leaves unsaid the next one hears
of: whatever comes and goes."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floor.errors import BadRequest
from floor.facade import VoiceClaim, VoiceGrant
from floor.facade.speaking import LEASE, Runs, counters_of, runs
from floor.store.voices import WISHING, Voices
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
    ) -> VoiceGrant:
        claim = VoiceClaim(speaker=name, zone=zone, holds=holds, deaf=deaf, said=said, day=MONDAY)
        return self.voices.claim(claim)

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


def test_a_new_day_has_said_nothing(host: Host) -> None:
    host.ask("one")
    host.leave("one", said=300)
    tomorrow = VoiceClaim(speaker="two", zone=HALL, day="2026-11-24")
    assert host.voices.claim(tomorrow) == VoiceGrant(counters=HALL)


@pytest.mark.parametrize("zone", [((0, 3),), ((1, 1000),)])
def test_a_zone_that_is_none_is_refused(host: Host, zone: Runs) -> None:
    with pytest.raises(BadRequest):
        host.ask("one", zone=zone)


ZONES: tuple[Runs, ...] = (HALL, ((1, 10),), ((8, 20),))
STEPS = st.tuples(
    st.sampled_from("abc"), st.sampled_from(("ask", "lost", "leave", "restart")),
    st.floats(0, WISHING), st.booleans(),
)  # fmt: skip


@given(st.lists(STEPS, max_size=60))
def test_no_counter_ever_has_two_voices(steps: list[tuple[str, str, float, bool]]) -> None:
    """Displays that go by their own clock from when they asked; some answers are lost."""
    with TemporaryDirectory() as folder:
        host = Host(Path(folder))
        held: dict[str, tuple[frozenset[int], float]] = {}
        zones = dict(zip("abc", ZONES, strict=True))
        for name, what, seconds, deaf in steps:
            host.now += seconds
            held = {n: (c, until) for n, (c, until) in held.items() if until > host.now}
            if what == "restart":
                host.started()
            elif what == "leave":
                held.pop(name, None)
                host.leave(name)
            else:
                grant = host.ask(name, holds=name in held, deaf=deaf, zone=zones[name])
                if what == "ask":
                    held.pop(name, None)
                    if grant.counters:
                        held[name] = (counters_of(grant.counters), host.now + LEASE)
            every = [counter for counters, _ in held.values() for counter in counters]
            assert len(every) == len(set(every))
