"""Cut off in the middle of each action: nothing typed is lost, nothing is done twice."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

import pytest
from PySide6.QtCore import Qt

from floor.rules.verbs import EnrolAgent
from tests.counter.conftest import BOSS, COUNTER, Station, Stationed
from tests.counter.test_errands import serve
from tests.floors import PIN

Key = Qt.Key
Draft = dict[str, str | Callable[[Station], str]]


@dataclass(frozen=True)
class Way:
    """How an action is filled in, and what the journal tells when it is done."""

    action: str
    kind: str
    draft: Draft
    at: str = "serving"


def first_waiting(station: Station) -> str:
    return station.real.queue().rows[0].visit


def last_waiting(station: Station) -> str:
    return station.real.queue(counter=COUNTER).rows[-1].visit


def first_service(station: Station) -> str:
    return station.real.queue().rows[0].service


def a_popular(station: Station) -> str:
    return station.real.menu().popular[0]


def another_service(station: Station) -> str:
    serving = station.real.counter(counter=COUNTER).serving
    assert serving is not None
    has = {leg.service for leg in serving.legs}
    mine = station.real.counter(counter=COUNTER).services
    return next(code for code in mine if code not in has)


WAYS = (
    Way("park", "leg_parked", {"why": "payment", "minutes": "10"}),
    Way("transfer", "leg_transferred", {"place": "back", "reason": "asked for it"}),
    Way("add_service", "leg_added", {"service": another_service}),
    Way("finish_with", "leg_ended", {"outcome": "served"}),
    Way("note", "note_added", {"text": "form 12 is missing"}),
    Way("pick", "leg_called", {"visit": last_waiting, "reason": "faints"}, "ready"),
    Way("find", "ticket_reprinted", {"visit": first_waiting, "deed": "reprint"}, "ready"),
    Way("suspend", "service_suspended", {"service": first_service}, "office"),
    Way("quota", "quota_set", {"service": first_service, "quota": "40"}, "office"),
    Way("announce", "announced", {"en": "Hello", "sw": "Habari"}, "office"),
    Way("raise_priority", "lane_changed", {"visit": first_waiting, "reason": "baby"}, "office"),
    Way("plan_break", "break_planned", {"agent": "102"}, "office"),
    Way("reset_pin", "pin_reset", {"agent": "102"}, "office"),
    Way("hours", "centre_amended", {"closes": "16:30"}, "office"),
    Way("end_day", "day_closed", {}, "office"),
    Way("issue", "ticket_taken", {"service": a_popular}, "door"),
)
PLAIN = (
    ("start_service", "leg_started", "called"),
    ("recall", "leg_recalled", "called"),
    ("not_here", "leg_ended", "called"),
    ("requeue", "leg_requeued", "called"),
    ("finish", "leg_ended", "serving"),
    ("call_next", "leg_called", "ready"),
    ("close_counter", "counter_closed", "ready"),
)


def bring_to(stationed: Stationed, place: str) -> Station:
    """A station at a stage."""
    if place == "door":
        station = stationed(remembered=None, door=True)
        station.until(lambda: bool(station.item("door_services").property("count")))
        return station
    if place == "office":
        station = stationed(remembered=None, boss=True)
        station.real.do(EnrolAgent(agent=BOSS, role="manager"), key="manager")
        station.desk.sign_in(BOSS, PIN, "")
        station.until_stage("office")
        return station
    station = stationed()
    station.open()
    if place == "called":
        station.key(Key.Key_F2)
        station.until_stage("called")
    elif place == "serving":
        serve(station)
    station.until(lambda: not station.seen("busy"))
    return station


def told(station: Station, kind: str) -> int:
    page = station.real.journal(after=0, limit=10_000)
    return [entry.kind for entry in page.entries].count(kind)


def pull_the_cable(station: Station, *, lose_answers: bool) -> None:
    station.floor.lose_answers = lose_answers
    station.floor.cut = True
    station.until(lambda: not station.seen("connected"))
    assert str(station.seen("connection")).startswith("Cut off since")


def put_it_back(station: Station) -> None:
    station.floor.cut = False
    station.until(lambda: bool(station.seen("connected")))
    station.until(lambda: station.desk.property("busy") is False)


@pytest.mark.parametrize("lose_answers", [False, True], ids=["question lost", "answer lost"])
@pytest.mark.parametrize("way", WAYS, ids=lambda way: cast(Way, way).action)
def test_what_is_filled_in_outlives_a_cut_and_is_done_once(
    stationed: Stationed, way: Way, lose_answers: bool
) -> None:
    station = bring_to(stationed, way.at)
    before = told(station, way.kind)
    given = {k: v if isinstance(v, str) else v(station) for k, v in way.draft.items()}
    if way.at == "door":
        station.desk.give(given.pop("service"))
    else:
        station.desk.press(way.action)
    station.until(lambda: station.shown("sheet"))
    station.until(lambda: not station.desk._inquiry._under_way)
    for part, held in given.items():
        station.desk.form.write(part, held)
    pull_the_cable(station, lose_answers=lose_answers)
    station.desk.form.submit()
    station.until(lambda: "will be sent once" in str(station.seen("notice_text")))
    assert station.shown("sheet")
    shown = {p.property("name"): p.property("text") for p in station.desk.form.property("parts")}
    assert {name: shown[name] for name in given} == given
    station.desk.form.submit()
    put_it_back(station)
    station.until(lambda: not station.shown("sheet"))
    assert told(station, way.kind) == before + 1


@pytest.mark.parametrize("lose_answers", [False, True], ids=["question lost", "answer lost"])
@pytest.mark.parametrize(("action", "kind", "place"), PLAIN)
def test_a_key_pressed_while_cut_off_is_done_once(
    stationed: Stationed, action: str, kind: str, place: str, lose_answers: bool
) -> None:
    station = bring_to(stationed, place)
    before, many = told(station, kind), 2 if action == "not_here" else 1
    pull_the_cable(station, lose_answers=lose_answers)
    station.desk.press(action)
    station.until(lambda: "will be sent once" in str(station.seen("notice_text")))
    station.desk.press(action)
    put_it_back(station)
    station.until(lambda: told(station, kind) > before)
    station.until(lambda: station.seen("notice_title") == "")
    assert told(station, kind) - before <= many
    last = station.floor.asked[-1][0]
    assert len({key for name, key in station.floor.asked[-2:] if name == last}) == 1


def test_what_is_being_typed_when_the_cable_goes_is_still_there(stationed: Stationed) -> None:
    station = bring_to(stationed, "serving")
    station.key(Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    station.until(lambda: station.holds_keys() == "part_text")
    station.type("half a ")
    station.floor.cut = True
    station.until(lambda: not station.seen("connected"))
    station.type("sentence")
    station.floor.cut = False
    station.until(lambda: bool(station.seen("connected")))
    assert station.item("part_text").property("text") == "half a sentence"
