"""The centre's own settings and its agents over a restart, days later: the same as before."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from floor.rules.amendment import Amendment
from floor.rules.offer import Promises
from floor.rules.verbs import EnrolAgent
from tests.floors import PIN, Keys, PracticeFloor, a_floor, at

key = Keys()
BOSS: dict[str, Any] = {"by": "900", "pin": PIN}


def test_versions_and_who_has_left_outlive_days_and_a_restart(tmp_path: Path) -> None:
    floor = a_floor(tmp_path)
    floor.do(EnrolAgent(agent="900", role="manager"), key=key())
    floor.pins.set("900", PIN)
    short = Amendment(promises=Promises(walk_in=20, priority=10))
    floor.amend_centre(key=key(), since=0, amendment=short, **BOSS)
    floor.set_agent(key=key(), agent="102", counters=(3,), **BOSS)
    floor.set_agent(key=key(), agent="103", works=False, **BOSS)
    floor.restore_centre(key=key(), since=1, number=0, **BOSS)
    floor.close_day(key=key())
    floor.clock.set(at("08:00", day="2026-11-24"))
    floor.open_day(key=key())
    assert floor.state.offer is not None
    floor.adopt_catalogue(key=key(), offer=replace(floor.state.offer, name="Renamed"))
    floor.restore_centre(key=key(), since=2, number=1, **BOSS)
    before, now = floor.setup(), floor.clock.now()
    roster, offer = floor.roster(), floor.state.offer
    floor.verify()
    floor.close()
    again = PracticeFloor(floor.path, centre="MSA", practice=True)
    again.clock = floor.clock
    assert again.clock.now() == now
    assert (again.setup(), again.roster(), again.state.offer) == (before, roster, offer)
    assert again.state.offer is not None and again.state.offer.promises.walk_in == 20
    again.close()
