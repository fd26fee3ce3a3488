"""The pages of evidence, and the root of a day that is handed to outside parties."""

from pathlib import Path

import pytest
import requests
from click.testing import CliRunner

from floor.clock import PracticeClock
from floor.rules.verbs.alone import NoteRegression
from floor.store.backup import back_up
from sync import roots
from sync.central import roots as making
from sync.central import saving
from sync.central.command import central as command
from tests.floors import Keys, PracticeFloor
from tests.sync.site import Site, a_morning, ship
from tests.sync.test_restores import restored
from tests.sync.web.living import Living

DASH = "\N{EN DASH}"
DAY = 24 * 3_600_000


def read(hq: Living, path: str, name: str = "wanjiru") -> requests.Response:
    with hq.session(name) as client:
        return client.get(f"{hq.address}{path}", timeout=20, headers={"Accept-Language": "en"})


def test_a_centres_page_tells_its_line_its_receipt_and_who_was_called_out_of_turn(
    hq: Living,
) -> None:
    page = read(hq, "/centres/MSA/evidence").text
    for told in (
        "The centre&#39;s store was made new.",
        "not yet: the centre keeps all of it",
        "Signed receipt",
        "foleni head\nMSA\n",
        "No device has complained.",
        "picked from the list",
        "=cmd|&#39;/C calc&#39;!A1",
        "Tickets in a row that nobody used",
    ):
        assert told in page, told
    health = hq.mombasa.health()
    assert f"{health.version}\n{health.head}\n" in page


def test_a_reader_of_figures_is_told_counters_and_no_agents(hq: Living) -> None:
    page = read(hq, "/centres/MSA/evidence", "reader").text
    assert "Agent 1" not in page and "picked from the list" in page


def test_the_root_of_a_day_is_checked_without_a_store(hq: Living, tmp_path: Path) -> None:
    day = making.day_now(hq.central)
    file = tmp_path / "root.json"
    file.write_bytes(read(hq, f"/api/roots/{day}").content)
    handed = roots.read(file.read_bytes())
    assert {head.centre for head in handed.heads} == {"MSA", "LMU"}
    held = next(head for head in handed.heads if head.centre == "MSA")
    assert (held.seq, held.hash) == (hq.mombasa.health().version, hq.mombasa.health().head)
    run = CliRunner().invoke
    good = run(command, ["check-root", str(file), "--root", handed.root, "--key", handed.key])
    assert good.exit_code == 0 and f"MSA: line {held.seq}" in good.output, good.output
    file.write_bytes(file.read_bytes().replace(held.hash.encode(), held.hash[::-1].encode()))
    assert isinstance(run(command, ["check-root", str(file)]).exception, roots.RootWrong)


def test_a_manager_is_given_the_proof_of_their_own_centre(hq: Living) -> None:
    handed = roots.read(read(hq, f"/api/roots/{making.day_now(hq.central)}", "otieno").content)
    roots.demand_sound(handed)
    assert {head.centre for head in handed.heads} == {"MSA"} and handed.size == 2


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01", "9999-12-31"])
def test_a_day_that_is_none_or_to_come_is_refused(hq: Living, day: str) -> None:
    assert read(hq, f"/api/roots/{day}").status_code == 400


def test_a_day_that_is_over_keeps_the_root_that_was_told_first(
    site: Site, floor: PracticeFloor
) -> None:
    token = site.token()
    site.central.clock = clock = PracticeClock(floor.clock.now())
    ship(site.address, floor, token)
    day = making.day_now(site.central)
    assert making.keep(site.central, day).root == making.of_day(site.central, day).root
    clock.set(clock.now() + DAY)
    kept = making.keep(site.central, day)
    assert [head.seq for head in kept.heads] == [floor.health().version]
    a_morning(floor, visits=3)
    ship(site.address, floor, token)
    assert making.of_day(site.central, day) == making.keep(site.central, day) == kept
    today = making.day_now(site.central)
    assert making.of_day(site.central, today).heads[0].seq == floor.health().version
    assert making.of_day(site.central, making.yesterday(site.central)) == kept


def test_a_restore_shows_as_a_new_line_with_what_it_left_behind(
    site: Site, floor: PracticeFloor, tmp_path: Path
) -> None:
    token, backup = site.token(), tmp_path / "saved.sqlite"
    back_up(floor.path, backup, centre="MSA")
    a_morning(floor, visits=3)
    ship(site.address, floor, token)
    saving.back_up(site.central, tmp_path / "central.sqlite")
    again = restored(floor, backup)
    a_morning(again, visits=2)
    ship(site.address, again, token)
    page = site.get("/centres/MSA/evidence", **{"Accept-Language": "en"}).text
    again.close()
    assert "Restored from a backup: it goes on after line" in page
    assert "have no line that goes on from them" in page
    assert "Epoch 1" in page and "Epoch 0" in page
    assert "up to" in page and "not yet: the centre keeps all of it" in page


def test_unused_runs_copies_upon_copies_and_what_a_witness_remembers_are_told(
    site: Site, floor: PracticeFloor
) -> None:
    key, service = Keys(), floor.menu().services[0].code
    taken = [floor.take_ticket(key=key(), services=(service,)) for _ in range(5)]
    for each in taken[:3]:
        floor.cancel(key=key(), visit=each.visit)
    for _ in range(3):
        floor.reprint(key=key(), visit=taken[3].visit)
    origin, gone = floor.identity.origin, "c0ffee" + 58 * "0"
    remembers = NoteRegression(witness="display-2", origin=origin, seq=4_711, hash=gone)
    floor.do(remembers, key=key())
    ship(site.address, floor, site.token())
    page = site.get("/centres/MSA/evidence", **{"Accept-Language": "en"}).text
    assert f"{taken[0].ticket} {DASH} {taken[4].ticket}" in page and "3 of 5" in page
    assert f'rowheader">{taken[3].ticket}</th>' in page
    assert "No device has complained." not in page
    for told in ("display-2</th>", "line 4711", "<code>c0ffee</code>"):
        assert told in page, told
