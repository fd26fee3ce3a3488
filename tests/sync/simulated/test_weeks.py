"""Weeks of 52 centres with every fault that disks, wires and servers have, by seed."""

import os

import pytest

from tests.sync.simulated import weeks
from tests.sync.simulated.bugs import PLANTED, Plant

TESTED, SOAKED = 50, 1_000
"""Weeks played by `make test`, and by `make soak`."""
SEARCHED = 60
"""Weeks of 13 centres in which a planted bug must be caught."""


def test_fifty_weeks_lose_nothing_double_nothing_and_begin_no_needless_line() -> None:
    for seed in range(TESTED):
        weeks.play(seed)


def test_a_seed_tells_a_whole_week() -> None:
    def trace(seed: int) -> list[tuple[object, ...]]:
        week = weeks.play(seed, centres=13)
        shelves = week.world.server.shelves.items()
        heads = [(code, line, shelf.head(line)) for code, shelf in shelves for line in shelf.lines]
        return [(week.world.steps, week.rollbacks), *heads]

    assert trace(7) == trace(7)
    assert trace(7) != trace(8)


def test_the_weeks_hold_every_fault() -> None:
    befell = {fault for seed in range(4) for fault in weeks.play(seed).befell()}
    assert befell >= {
        "lost",
        "restored",
        "re_imaged",
        "cloned",
        "new_line",
        "branch",
        "rolled_back",
    }


@pytest.mark.parametrize("plant", PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_bug_is_caught(plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    with pytest.raises((AssertionError, IndexError)):
        for seed in range(SEARCHED):
            weeks.play(seed, centres=13)


@pytest.mark.soak
def test_a_thousand_weeks() -> None:
    first = int(os.environ.get("FOLENI_SEED", TESTED))
    for seed in range(first, first + SOAKED):
        weeks.play(seed)
