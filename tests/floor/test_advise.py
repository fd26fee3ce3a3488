"""`foleni advise`: from a store's history, from a made-up centre, and now from a host."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from click.testing import CliRunner, Result

from floor import errors
from floor.advise.command import advise
from floor.advise.roster import lacking
from floor.advise.telling import now_text
from floor.advise.tomorrow import Advised, GroupPlan
from floor.rules import snapshots as show
from floor.rules.advice.formulas import Target
from floor.rules.advice.groups import Group
from floor.rules.advice.tomorrow import DayPlan
from floor.rules.amendment import Amendment, Shift
from floor.rules.offer import Text
from floor.rules.verbs import EnrolAgent
from floor.words import load_words
from tests.floor.a_morning import play
from tests.floor.conftest import hosted
from tests.floors import PIN, PracticeFloor, a_floor, at

ID, TAX = Text(en="ID cards", sw="Vitambulisho"), Text(en="Tax", sw="Kodi")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A store with one morning of eighty citizens."""
    made = a_floor(tmp_path_factory.mktemp("advise"))
    play(made)
    made.do(EnrolAgent(agent="900", role="manager"), key="boss")
    made.pins.set("900", PIN)
    alone = Shift(agent="101", day="2026-11-24", starts=480, ends=540, counter=1)
    own = Amendment(roster=(alone,))
    made.amend_centre(key="roster", by="900", pin=PIN, since=0, amendment=own)
    made.close_day(key="close")
    made.close()
    yield made.path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(advise, arguments)


def plan(*arguments: str) -> Any:
    result = run("tomorrow", *arguments, "--json", "--days", "20")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_a_day_is_planned_from_the_days_before_it(store: Path) -> None:
    told = plan("--store", str(store), "--date", "2026-11-24", "--target", "75", "--within", "20")
    assert told["from_days"] == ["2026-11-23"]
    assert told["roster_lacks"][0]["agents"] > 0
    assert told["target"] == {"share": 0.75, "minutes": 20.0}
    assert 60 < told["visits"] < 130
    for group in told["groups"]:
        for half in group["half_hours"]:
            assert half["counters"] >= 1 and half["within"] >= 0.74 and 0 <= half["chance"] <= 1
        assert len(group["lunches"]) == len(group["counters"])
    numbers = [number for group in told["groups"] for number in group["counters"]]
    assert sorted(numbers) == list(range(1, 29))


def test_without_history_the_day_is_made_up_and_that_is_said(tmp_path: Path) -> None:
    floor = a_floor(tmp_path)
    floor.close()
    result = run("tomorrow", "--store", str(floor.path), "--days", "20", "--language", "en")
    assert result.exit_code == 0, result.output
    assert "made-up" in result.output and "Lunches by counter" in result.output


def test_more_visits_need_more_counters_and_the_same_seed_the_same() -> None:
    made_up = ("--made-up", "--centre", "OUT", "--date", "2026-11-24")
    few, many = (plan(*made_up, "--visits", visits) for visits in ("80", "300"))
    assert few["counter_hours"] < many["counter_hours"]
    assert few == plan(*made_up, "--visits", "80")
    assert many["trainings"], "a busy centre gains by training"


@pytest.mark.parametrize(("language", "word"), [("en", "Chance"), ("sw", "Uwezekano")])
def test_the_plan_is_told_in_both_languages(language: str, word: str) -> None:
    result = run("tomorrow", "--made-up", "--centre", "OUT", "--days", "20", "--language", language)
    assert result.exit_code == 0 and word in result.output


@pytest.mark.parametrize(
    "wrong", [("--date", "tomorrow"), ("--store", "/nowhere.sqlite")], ids=["date", "store"]
)
def test_a_wrong_setting_is_told_and_not_guessed(wrong: tuple[str, str]) -> None:
    assert isinstance(run("tomorrow", *wrong).exception, errors.BadSetting)


def test_a_floor_on_which_nobody_waits_needs_nothing(local: PracticeFloor) -> None:
    with hosted(local) as address:
        result = run("now", "--host", address, "--language", "en")
        assert result.exit_code == 0 and "nothing needs doing" in result.output
        assert json.loads(run("now", "--host", address, "--json").stdout)["lines"] == []


def advised() -> show.Advice:
    line = show.AdviceLine(counter=7, add=None, service=ID, saved=3, missed_at=at("10:40"))
    return show.Advice(version=1, at=at("10:00"), lines=(line, replace(line, add=TAX, saved=1)))


def test_what_helps_now_is_a_sentence_each_in_both_languages() -> None:
    english = list(now_text(advised(), load_words(), "en"))
    assert english == [
        "The promise for ID cards will be missed at 10:40. Opening counter 7 helps most: 3 people "
        "are then called in time who would not be.",
        "The promise for ID cards will be missed at 10:40. Giving Tax at counter 7 too helps: 1 "
        "person is then called in time who would not be.",
    ]
    swahili = " ".join(now_text(advised(), load_words(), "sw"))
    assert "Vitambulisho" in swahili and "kaunta 7" in swahili and "mtu 1" in swahili


def test_the_roster_is_held_against_the_plan() -> None:
    """Two groups of counters want one and two at ten, and at half past ten one and one."""

    def planned(seats: tuple[int, ...], counters: tuple[int, ...]) -> GroupPlan:
        group = Group(counters=seats, services=frozenset())
        day = DayPlan(counters=counters, chance=(), within=())
        return GroupPlan(group=group, people=0.0, plan=day, lunches=())

    def lacks(*shifts: Shift) -> dict[int, int]:
        expected = cast(Any, SimpleNamespace(begins=600))
        return lacking(
            Advised(
                day=date(2026, 11, 24),
                target=Target(share=0.8, minutes=15),
                days=(),
                expected=expected,
                groups=(planned((1,), (1, 1)), planned((2, 3), (9, 1))),
                trainings=(),
                roster=shifts,
            )
        )

    def shift(agent: str, counter: int | None, *, ends: int = 720) -> Shift:
        return Shift(agent=agent, day="2026-11-24", starts=600, ends=ends, counter=counter)

    assert lacks(shift("101", 1)) == {600: 2, 630: 1}
    assert lacks(shift("101", 1), shift("102", 2)) == {600: 1}
    assert lacks(shift("101", 1), shift("102", 2), shift("103", None, ends=630)) == {}
    assert lacks(shift("101", 1, ends=645), shift("102", 2), shift("103", 3)) == {630: 1}
