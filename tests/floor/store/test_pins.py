"""Guessing a PIN: so many tries a day and account, each later than the one before."""

from concurrent.futures import ThreadPoolExecutor
from typing import Literal

import pytest

from floor import errors
from floor.rules.verbs import EnrolAgent
from floor.store.local import LocalFloor
from floor.store.pins import FREE, LONGEST, MOST, Pins, pepper_beside, wait_after
from tests.floors import PIN, Keys, PracticeFloor, at

key = Keys()
DAY = 86_400_000


def tried(floor: PracticeFloor, pin: str, agent: str = "101") -> str:
    """What a try at a PIN is answered with: its error's code, or nothing."""
    try:
        floor.pins.check(agent, pin)
    except errors.Refused as refusal:
        return refusal.code
    return ""


def test_waits_grow_and_end_at_a_quarter_of_an_hour() -> None:
    waits = [wait_after(streak) for streak in range(1, 20)]
    assert waits[: FREE - 1] == [0] * (FREE - 1)
    assert waits == sorted(waits) and waits[-1] == LONGEST


def test_ten_thousand_tries_over_a_day_are_looked_at_thirty_times(local: PracticeFloor) -> None:
    """An attacker who tries every 8.6 s for a whole day, and again the next."""
    for day in ("2026-11-23", "2026-11-24"):
        local.clock.set(at("00:00", day=day))
        looked = 0
        for guess in range(10_000):
            looked += tried(local, f"{guess:06d}") == "wrong_pin"
            local.clock.set(local.clock.now() + DAY // 10_000 - 1)
        assert looked == MOST
        assert tried(local, PIN) == "pin_locked"
    local.clock.set(at("00:01", day="2026-11-25"))
    assert tried(local, PIN) in ("", "pin_delayed")


def test_many_tries_at_once_are_no_way_around(local: PracticeFloor) -> None:
    with ThreadPoolExecutor(16) as pool:
        said = list(pool.map(lambda n: tried(local, f"{n:06d}"), range(64)))
    assert said.count("wrong_pin") <= FREE
    assert set(said) == {"wrong_pin", "pin_delayed"}


def test_one_account_is_guessed_at_and_others_sign_in(local: PracticeFloor) -> None:
    for guess in range(FREE):
        tried(local, f"{guess:06d}")
    assert tried(local, PIN) == "pin_delayed"
    assert tried(local, PIN, "102") == ""


def test_a_right_pin_ends_the_waiting_but_not_the_days_count(local: PracticeFloor) -> None:
    wrong = 0
    while tried(local, "000000") == "wrong_pin":
        wrong += 1
        local.clock.set(local.clock.now() + 1000)
        if wrong % (FREE - 1) == 0:
            assert tried(local, PIN) in ("", "pin_locked")
    assert wrong == MOST


def test_a_restart_forgets_no_try(local: PracticeFloor) -> None:
    for guess in range(FREE):
        tried(local, f"{guess:06d}")
    again = Pins(local._engine, pepper_beside(local.path), local.clock)
    with pytest.raises(errors.PinDelayed):
        again.check("101", PIN)


def test_a_clock_set_back_makes_nobody_wait_for_days(local: PracticeFloor) -> None:
    for guess in range(FREE):
        tried(local, f"{guess:06d}")
    local.clock.set(local.clock.now() - 3 * DAY)
    with pytest.raises(errors.PinDelayed) as told:
        local.pins.check("101", PIN)
    assert int(told.value.values["seconds"]) <= LONGEST


def test_a_supervisor_unlocks_and_an_agent_does_not(local: PracticeFloor) -> None:
    local.do(EnrolAgent(agent="900", role="supervisor"), key=key())
    local.pins.set("900", "135790")
    for guess in range(FREE):
        tried(local, f"{guess:06d}")
    with pytest.raises(errors.NotAllowed):
        local.unlock_pin(key=key(), by="102", pin=PIN, agent="101")
    assert tried(local, PIN) == "pin_delayed"
    assert local.unlock_pin(key=key(), by="900", pin="135790", agent="101") == "101"
    assert tried(local, PIN) == ""
    assert _kinds(local)[-1] == "pin_unlocked"


def test_a_new_pin_unlocks_as_well(local: PracticeFloor) -> None:
    for guess in range(FREE):
        tried(local, f"{guess:06d}")
    local.pins.set("101", "975310")
    assert tried(local, "975310") == ""


def _kinds(floor: LocalFloor) -> list[str]:
    return [entry.kind for entry in floor.journal(after=0, limit=1000).entries]


def bossed(floor: PracticeFloor, *, role: Literal["supervisor", "manager"] = "supervisor") -> None:
    floor.do(EnrolAgent(agent="900", role=role), key=key())
    floor.pins.set("900", "135790")


def reset(floor: PracticeFloor, fresh: str = "481516", agent: str = "101", run: str = "") -> str:
    given = {"by": "900", "pin": "135790", "agent": agent, "fresh": fresh}
    return floor.reset_pin(key=run or key(), **given)


def test_a_pin_given_anew_opens_nothing_but_the_choice_of_an_own_one(local: PracticeFloor) -> None:
    bossed(local)
    assert reset(local) == "101"
    with pytest.raises(errors.WrongPin):
        local.sign_in(key=key(), agent="101", pin=PIN, counter=1)
    with pytest.raises(errors.PinMustChange):
        local.sign_in(key=key(), agent="101", pin="481516", counter=1)
    for weak in ("111111", "456789", "000101", "481516"):
        with pytest.raises(errors.WeakPin):
            local.change_pin(key=key(), agent="101", pin="481516", new=weak)
    local.change_pin(key=key(), agent="101", pin="481516", new="907214")
    assert local.sign_in(key=key(), agent="101", pin="907214", counter=1).agent == "101"
    kinds = _kinds(local)
    assert kinds[-3:] == ["pin_reset", "pin_changed", "agent_signed_in"]
    lines = " ".join(entry.body for entry in local.journal(after=0, limit=1000).entries)
    assert "481516" not in lines and "907214" not in lines


def test_a_lost_answer_gives_and_changes_a_pin_once(local: PracticeFloor) -> None:
    bossed(local)
    for _ in range(2):
        reset(local, run="reset")
    for _ in range(2):
        local.change_pin(key="change", agent="101", pin="481516", new="907214")
    reset(local, run="reset")  # heard once more, long after
    assert tried(local, "907214") == ""
    assert _kinds(local)[-2:] == ["pin_reset", "pin_changed"]


def test_a_pin_for_one_sign_in_is_good_for_a_day(local: PracticeFloor) -> None:
    bossed(local)
    reset(local)
    local.clock.set(local.clock.now() + DAY + 1)
    with pytest.raises(errors.WrongPin):
        local.change_pin(key=key(), agent="101", pin="481516", new="907214")


def test_only_a_manager_gives_a_supervisor_a_pin(local: PracticeFloor) -> None:
    bossed(local)
    local.do(EnrolAgent(agent="901", role="manager"), key=key())
    with pytest.raises(errors.NotAllowed):
        reset(local, agent="901")
    bossed(local, role="manager")
    assert reset(local, agent="901") == "901"
