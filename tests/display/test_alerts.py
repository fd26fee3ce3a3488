"""Alerts: what is amiss, and said as often as it should be and no more."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.alerts import KINDS, Alert, Key, alerts, ring
from display.limits import CutOff, Limits, limits_of
from floor.errors import BadFile
from floor.rules.snapshots import CounterLine, SilentScreen, WaitBoard
from floor.rules.state import Stand
from tests.display.boards import MINUTE, MORNING, a_wait_board, some_queues

CALM = replace(
    a_wait_board(agencies=0, counters=0),
    agencies=(),
    services=(),
    suspended=(),
    faults=(),
    alone=(),
    silent=(),
)
USUAL = Limits()


def at_counter(minutes: float, **changes: object) -> WaitBoard:
    line = CounterLine(
        number=7, stand=Stand.OPEN, agent="107", ticket=None, since=MORNING - int(minutes * MINUTE)
    )
    return replace(CALM, counters=(replace(line, **changes),))  # type: ignore[arg-type]


def kinds(board: WaitBoard, limits: Limits = USUAL) -> list[str]:
    return [alert.kind for alert in alerts(board, limits)]


def test_a_calm_floor_raises_nothing() -> None:
    assert alerts(CALM, USUAL) == ()


@pytest.mark.parametrize(
    ("minutes", "could_call", "raised"), [(3, 2, True), (2.9, 2, False), (9, 0, False)]
)
def test_a_free_counter_is_told_once_people_have_waited_for_it(
    minutes: float, could_call: int, raised: bool
) -> None:
    assert (kinds(at_counter(minutes, could_call=could_call)) == ["idle"]) is raised


@pytest.mark.parametrize(
    ("minutes", "typical", "raised"),
    [(31, 5, True), (29, 5, False), (31, 20, False), (61, 20, True)],
)
def test_a_forgotten_end_is_both_long_and_far_beyond_the_usual(
    minutes: float, typical: float, raised: bool
) -> None:
    board = at_counter(minutes, ticket="A001", typical=typical)
    assert (kinds(board) == ["forgotten"]) is raised


def test_a_queue_past_its_promise_and_one_without_a_counter_are_told() -> None:
    queue = replace(some_queues(1)[0], waiting=4, past_promise=2, counters_open=0, suspended=False)
    assert kinds(replace(CALM, agencies=(queue,))) == ["past", "no_counter"]
    assert kinds(replace(CALM, agencies=(replace(queue, suspended=True),))) == ["past"]


@pytest.mark.parametrize(("counter", "kind"), [(None, "display"), (7, "desk")])
@pytest.mark.parametrize(("minutes", "raised"), [(0.6, False), (1.1, True)])
def test_a_screen_that_is_heard_no_more_is_told_after_a_minute(
    counter: int | None, kind: str, minutes: float, raised: bool
) -> None:
    screen = SilentScreen(device="hall-1", counter=counter, since=MORNING - int(minutes * MINUTE))
    assert (kinds(replace(CALM, silent=(screen,))) == [kind]) is raised
    patient = Limits(desk=CutOff(minutes=9), display=CutOff(minutes=9))
    assert kinds(replace(CALM, silent=(screen,)), patient) == []


def test_a_full_disk_stands_before_all_else() -> None:
    assert kinds(replace(a_wait_board(), disk_full=True))[0] == "disk"


def test_every_kind_is_told_of_a_bad_morning_the_gravest_first() -> None:
    found = kinds(a_wait_board())
    assert found == sorted(found, key=lambda kind: [*KINDS].index(kind))  # type: ignore[arg-type]
    assert {"past", "device", "alone", "down"} <= set(found)


NAMES = st.sets(st.sampled_from("abcd"))


@given(st.lists(st.tuples(st.integers(1, 600), NAMES), max_size=40))
def test_an_alert_is_said_at_once_and_again_by_its_interval_never_sooner(
    looks: list[tuple[int, set[str]]],
) -> None:
    limits, now = Limits(), 0.0
    rung: dict[Key, float] = {}
    said: dict[str, float] = {}
    for step, standing in looks:
        now += step
        found = [Alert(kind="past", about=name) for name in sorted(standing)]
        rung, due = ring(rung, found, now=now, limits=limits)
        every = limits.repeat("past")
        wanted = {n for n in standing if n not in said or now - said[n] >= every}
        assert {alert.about for alert in due} == wanted
        said |= dict.fromkeys(wanted, now)
        assert len(rung) <= 4


def test_limits_stand_in_a_small_file_and_the_rest_is_usual(tmp_path: Path) -> None:
    file = tmp_path / "alerts.toml"
    file.write_text("[past]\npeople = 5\nrepeat_minutes = 5\n[idle]\nminutes = 10\n")
    limits = limits_of(file)
    assert (limits.past.people, limits.repeat("past"), limits.idle.minutes) == (5, 300, 10)
    assert limits.forgotten == Limits().forgotten
    assert limits_of(None) == Limits()


@pytest.mark.parametrize(
    ("said", "place", "problem"),
    [
        ("[past]\npeople = 0\n", "line 2", ">= 1"),
        ("[idle]\nseconds = 3\n", "line 1", "unknown field `seconds`"),
        ("[idel]\n", "the file", "unknown field `idel`"),
        ("[past\n", "line 1", "TOML"),
    ],
)
def test_a_file_that_is_wrong_is_told_with_its_place(
    tmp_path: Path, said: str, place: str, problem: str
) -> None:
    file = tmp_path / "alerts.toml"
    file.write_text(said)
    with pytest.raises(BadFile) as told:
        limits_of(file)
    assert told.value.values["place"] == place
    assert problem in str(told.value.values["problem"])
