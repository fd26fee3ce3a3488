"""The demonstration with the real programs, small: what it claims is there and true."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from floor.demo.command import working_day
from floor.demo.morning import at_window
from floor.rules.events import Lane
from floor.simulate import Citizen
from tests.kiosk.escpos_decoder import decode

KEYS = {
    *("visits", "legs", "served", "no_show", "unserved", "called_twice", "duplicate_numbers"),
    *("journal_events", "journal_head", "hq_journal_head", "hq_equal", "wait_median_min"),
    *("wait_p90_min", "by_agency", "tickets_printed", "screens"),
}
SCREENS = (
    *("attract", "choose", "services", "service", "priority", "ticket"),
    *("sign_in", "called", "serving"),
)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a small demonstration left."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    command = [sys.executable, "-m", "floor", "demo", "--visits", "24", "--out", str(folder)]
    done = subprocess.run([*command, "--json"], capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == json.loads((folder / "summary.json").read_text())
    return folder


def test_the_summary_says_what_was_checked(out: Path) -> None:
    summary = json.loads((out / "summary.json").read_text())
    assert set(summary) >= KEYS
    assert summary["visits"] == 24
    assert (summary["called_twice"], summary["duplicate_numbers"], summary["unserved"]) == (0, 0, 0)
    assert summary["journal_head"] == summary["hq_journal_head"] and summary["hq_equal"]
    assert summary["legs"] == sum(agency["legs"] for agency in summary["by_agency"])


@pytest.mark.parametrize("language", ["en", "sw"])
def test_every_screen_has_a_picture_in_each_language(out: Path, language: str) -> None:
    pictures = {path.stem for path in (out / "screens").glob("*.png")}
    kiosk = {f"kiosk_{name}_{language}" for name in SCREENS[:6]}
    desk = {f"counter_{name}_{language}" for name in SCREENS[6:]}
    hall = {f"{name}_{language}" for name in ("board", "call", "wall")}
    assert pictures >= kiosk | desk | hall
    assert (out / "screens" / f"headquarters_{language}.html").stat().st_size > 1000


def test_each_ticket_is_bytes_that_read_back_and_a_picture_whose_code_reads(out: Path) -> None:
    tickets = sorted((out / "tickets").glob("*.bin"))
    assert len(tickets) == 8
    for path in tickets:
        paper = decode(path.read_bytes())
        assert path.stem in "".join(paper.text.split()) and paper.cut
        read = zxingcpp.read_barcodes(Image.open(path.with_suffix(".png")))
        assert [code.text for code in read] == paper.qr


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("mine")
    done = subprocess.run(
        [sys.executable, "-m", "floor", "demo", "--out", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2 and letter.read_text() == "mine"
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_morning_is_on_a_working_day() -> None:
    from datetime import date

    assert working_day(date(2026, 11, 20)) == date(2026, 11, 20)
    assert {working_day(date(2026, 11, day)) for day in (21, 22)} == {date(2026, 11, 23)}


def test_the_window_serves_both_languages_alike() -> None:
    def citizen(number: int) -> Citizen:
        return Citizen(
            at=number,
            services=("A",),
            minutes=(1.0,),
            lane=Lane.WALK_IN,
            language="sw" if number % 3 else "en",
            walk=0,
            comes=True,
        )

    people = [citizen(number) for number in range(48)]
    languages = [people[index].language for index in at_window(people)]
    assert languages.count("en") == languages.count("sw") == 4
