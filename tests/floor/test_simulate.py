"""`foleni simulate`: made-up days into a store, and on a host; everybody is seen to."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from floor import errors
from floor.simulate_command import simulate
from floor.store.local import LocalFloor
from tests.floor.conftest import hosted
from tests.floors import MONDAY, PIN, PracticeFloor, a_floor


def run(*arguments: str) -> Result:
    return CliRunner().invoke(simulate, [*arguments, "--centre", "OUT"])


def days(*arguments: str) -> list[dict[str, Any]]:
    result = run(*arguments, "--visits", "60", "--json")
    assert result.exit_code == 0, result.output or result.exception
    found: list[dict[str, Any]] = json.loads(result.stdout)["days"]
    return found


def test_days_follow_each_other_and_nobody_is_left(tmp_path: Path) -> None:
    store = ("--store", str(tmp_path / "OUT.sqlite"), "--date", "2026-11-27", "--days", "2")
    told = days(*store, "--world", "broken_rules")
    assert [day["day"] for day in told] == ["2026-11-27", "2026-11-30"], "a weekend lies between"
    for day in told:
        assert 40 <= day["visits"] <= 70 and day["bookings"] > 5 and day["no_shows"] > 0
        assert day["served"] + day["no_shows"] == day["visits"]
    floor = LocalFloor(tmp_path / "OUT.sqlite", centre="OUT", practice=True)
    whole = floor.report(since="2026-11-27", until="2026-11-30").whole
    floor.close()
    assert whole.desk is not None and whole.desk.break_min > 4 * 2 * 30, "all have lunch"


def test_the_same_seed_plays_the_same_day(tmp_path: Path) -> None:
    first, again, other = (
        days("--store", str(tmp_path / name), "--date", MONDAY, "--seed", seed)
        for name, seed in (("a.sqlite", "1"), ("b.sqlite", "1"), ("c.sqlite", "2"))
    )
    assert first == again != other


def test_a_day_is_played_on_a_practice_host(tmp_path: Path) -> None:
    floor = a_floor(tmp_path, centre="OUT")
    for agent in ("103", "104"):
        floor.pins.set(agent, PIN)
    with hosted(floor) as address:
        (told,) = days("--host", address)
    assert told["day"] == MONDAY and told["served"] > 30 and told["downtime_min"] == 0
    floor.close()


def test_a_line_is_told_for_each_day_in_both_languages(tmp_path: Path) -> None:
    for language, word in (("en", "visits"), ("sw", "ziara")):
        store = str(tmp_path / f"{language}.sqlite")
        said = run("--store", store, "--visits", "10", "--language", language)
        assert said.exit_code == 0 and f" {word}" in said.output


def test_nothing_real_is_touched(tmp_path: Path) -> None:
    real = tmp_path / "real.sqlite"
    LocalFloor(real, centre="OUT").close()
    assert isinstance(run("--store", str(real)).exception, errors.Refused | errors.BadInput)


def test_another_centres_host_is_not_played_on(local: PracticeFloor) -> None:
    with hosted(local) as address:
        assert isinstance(run("--host", address).exception, errors.BadSetting)


@pytest.mark.parametrize(
    "wrong", [(), ("--store", "a", "--host", "b"), ("--store", "a", "--date", "today")]
)
def test_a_wrong_setting_is_told(wrong: tuple[str, ...]) -> None:
    assert isinstance(run(*wrong).exception, errors.BadSetting)
