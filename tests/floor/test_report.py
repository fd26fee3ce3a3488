"""`foleni report`: every figure in every format, from a host or a store, of days and ranges."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

import assets
from floor import errors
from floor.facade import Level, Report
from floor.reports.columns import BY_CODE, COLUMNS, NARROW, known
from floor.reports.command import report as command
from floor.reports.formats import as_csv, as_json, as_xlsx, said, text
from floor.reports.table import Speaker, table
from floor.rules.events import Event
from floor.rules.offer import Language
from floor.store import journal
from floor.store.measures.behind import LISTED
from floor.words import LANGUAGES, load_words
from tests.floor.a_morning import FORMULA, play
from tests.floor.conftest import hosted
from tests.floor.store.oracle import Oracle
from tests.floor.store.second_opinion import figures
from tests.floors import MONDAY, PracticeFloor, a_floor, at

FIGURES = (assets.ROOT.parent / "docs/figures.md").read_text(encoding="utf-8")
WORDS = load_words()
ENGLISH = Speaker(WORDS, "en")


@pytest.fixture(scope="module")
def floor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeFloor]:
    """A simulated morning at the real centre, with calls out of turn, and a day after it."""
    made = a_floor(tmp_path_factory.mktemp("report"))
    play(made)
    made.close_day(key="close")
    made.clock.set(at("08:00", "2026-11-24"))
    made.open_day(key="next")
    made.take_ticket(key="tuesday", services=("NRB-IDLS",))
    yield made
    made.close()


def told(floor: PracticeFloor, level: Level = Level.CENTRE, figure: str = "") -> Report:
    return floor.report(since=MONDAY, until=MONDAY, level=level, figure=figure)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, [*arguments, "--language", "en"])


def events(floor: PracticeFloor) -> Iterator[Event]:
    for entry in floor.journal(after=0, limit=100_000).entries:
        event = journal.read(entry)
        assert event is not None
        yield event


# -- what is told -----------------------------------------------------------------------------


def test_a_simulated_morning_is_told_as_its_events_tell_it(floor: PracticeFloor) -> None:
    oracle = Oracle()
    oracle.live(event for event in events(floor) if event.at < at("00:00", "2026-11-24"))
    expected = figures(oracle, floor.clock.now())
    whole = told(floor).whole
    assert {code: BY_CODE[code].read(whole) for code in expected} == pytest.approx(
        expected, abs=0.06
    )
    assert expected["served"] > 60 and expected["slips"] > 0 and expected["picked"] == 1


def test_the_rule_lets_nobody_be_overtaken_by_their_own_class(floor: PracticeFloor) -> None:
    turns = told(floor).whole.turns
    assert turns.slips == turns.skips > 0
    assert turns.same_class_slips == 0


def test_a_day_at_a_glance_says_the_same_as_the_report(floor: PracticeFloor) -> None:
    glance, whole = floor.figures(day=MONDAY), told(floor).whole
    assert (glance.visits, glance.legs) == (whole.people and whole.people.arrived, whole.legs.legs)
    assert glance.wait_median_min == whole.promise.wait.median_min
    assert glance.within_promise == pytest.approx(whole.promise.within_promise, abs=0.0001)
    by_agency = {row.key: row.promise.wait.p90_min for row in told(floor, Level.AGENCY).rows}
    assert {each.agency: each.wait_p90_min for each in glance.by_agency} == by_agency


def test_a_range_adds_its_days_up_and_takes_quantiles_over_all_legs(floor: PracticeFloor) -> None:
    both = floor.report(since=MONDAY, until="2026-11-24").whole
    one = told(floor).whole
    assert both.people is not None and one.people is not None
    assert both.people.arrived == one.people.arrived + 1
    assert both.promise.wait == one.promise.wait
    assert both.legs.waiting == 1


def test_who_waits_still_past_the_promise_is_not_within_it(floor: PracticeFloor) -> None:
    at_once = floor.report(since="2026-11-24", until="2026-11-24").whole.promise
    assert (at_once.within_promise, at_once.past) == (None, 0)
    before = floor.clock.now()
    floor.clock.set(before + 50 * 60_000)
    late = floor.report(since="2026-11-24", until="2026-11-24").whole.promise
    assert (late.within_promise, late.waiting_past, late.longest_min) == (0.0, 1, 50.0)
    assert floor.figures(day="2026-11-24").within_promise == 0.0
    floor.clock.set(before)


@pytest.mark.parametrize(
    ("since", "until", "figure"),
    [
        ("2026-11-24", MONDAY, ""),
        ("monday", MONDAY, ""),
        ("2020-01-01", MONDAY, ""),
        (MONDAY, MONDAY, "no"),
    ],
)
def test_what_cannot_be_reported_is_said(
    floor: PracticeFloor, since: str, until: str, figure: str
) -> None:
    with pytest.raises(errors.BadRequest):
        floor.report(since=since, until=until, figure=figure)


def test_out_of_turn_tells_by_whom_and_why(floor: PracticeFloor) -> None:
    (line,) = told(floor, figure="out_of_turn").tickets
    assert (line.agent, line.counter, line.reason) == ("101", 1, FORMULA)


# -- every figure has its definition ----------------------------------------------------------


def test_every_figure_is_documented_and_every_documented_figure_is_computed() -> None:
    definitions = FIGURES[FIGURES.index("## People") : FIGURES.index("## Levels")]
    documented = re.findall(
        r"`([a-z][a-z0-9_]*)`",
        "".join(line.split("|")[2] for line in definitions.splitlines() if line.startswith("| ")),
    )
    assert sorted(documented) == sorted(column.code for column in COLUMNS)
    assert set(LISTED) <= set(documented)


def test_every_figure_has_words_and_each_level_its_own(floor: PracticeFloor) -> None:
    for language in LANGUAGES:
        for level in Level:
            found = table(told(floor, level), Speaker(WORDS, language))
            assert len(set(found.headings)) == len(found.headings)
            assert {len(row) for row in found.rows} == {len(found.headings)}
    assert all(set(codes) <= {c.code for c in known(level)} for level, codes in NARROW.items())


# -- formats ----------------------------------------------------------------------------------


@pytest.mark.parametrize("level", Level)
def test_csv_reads_back_to_what_was_told(floor: PracticeFloor, level: Level) -> None:
    report = told(floor, level)
    rows = list(csv.reader(io.StringIO(as_csv(report, ENGLISH))))
    shown = table(report, ENGLISH)
    assert tuple(rows[0]) == shown.headings
    for row, values in zip(rows[1:], shown.rows, strict=True):
        pairs = zip(values, shown.units, strict=True)
        assert row == ["" if value in (None, "") else said(value, unit) for value, unit in pairs]


def test_no_text_becomes_a_formula(floor: PracticeFloor) -> None:
    report = told(floor, figure="picked")
    (row,) = list(csv.reader(io.StringIO(as_csv(report, ENGLISH))))[1:]
    assert row[-1] == f"'{FORMULA}"
    cell = load_workbook(BytesIO(as_xlsx(report, ENGLISH)))["Tickets"].cell(4, 9)
    assert (cell.value, cell.data_type) == (FORMULA, "s")
    for start in ("=1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1"):
        odd = replace(report, tickets=(replace(report.tickets[0], reason=start),))
        found = list(csv.reader(io.StringIO(as_csv(odd, ENGLISH), newline="")))
        assert found[1][-1] == f"'{start}"


def test_a_workbook_reads_back_with_numbers_as_numbers(floor: PracticeFloor) -> None:
    report = told(floor, Level.COUNTER, "served")
    book = load_workbook(BytesIO(as_xlsx(report, ENGLISH)))
    assert book.sheetnames == ["Figures", "Tickets"]
    sheet = book["Figures"]
    headings = [cell.value for cell in sheet[3]]
    place = headings.index(ENGLISH.heading(BY_CODE["utilisation"])) + 1
    found = [sheet.cell(line, place).value for line in range(4, 4 + len(report.rows))]
    expected = [row.desk and row.desk.utilisation for row in report.rows]
    assert found == pytest.approx(expected)
    assert len(list(book["Tickets"].rows)) == 3 + report.whole.legs.served


def test_json_has_every_figure_by_its_code(floor: PracticeFloor) -> None:
    found = json.loads(as_json(told(floor, Level.HOUR, "waiting")))
    codes = {column.code for column in COLUMNS}
    assert codes <= found["whole"].keys()
    assert found["tickets"] == [] and found["rows"][0]["key"] == "08"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("level", Level)
def test_text_is_in_one_language_and_shows_the_whole(
    floor: PracticeFloor, level: Level, language: Language
) -> None:
    page = text(told(floor, level), Speaker(WORDS, language), width=200)
    assert WORDS.say("report.figure.served", language).split()[-1] in page
    if level is not Level.CENTRE:
        assert WORDS.say("report.whole", language) in page


# -- the command ------------------------------------------------------------------------------


def test_the_command_asks_a_running_host(floor: PracticeFloor, tmp_path: Path) -> None:
    with hosted(floor) as address:
        shown = run("--host", address, "--day", MONDAY, "--format", "json", "--level", "service")
        assert shown.exit_code == 0, shown.exception
        assert shown.output == as_json(told(floor, Level.SERVICE))
        today = run("--host", address, "--tickets", "waiting")
        assert "A001" in today.output
        book = tmp_path / "week.xlsx"
        done = run(
            "--host",
            address,
            "--from",
            MONDAY,
            "--to",
            "2026-11-24",
            "--format",
            "xlsx",
            "--out",
            str(book),
        )
        assert done.output.strip() == str(book) and load_workbook(book).sheetnames == ["Figures"]
        wrong = run("--host", address, "--tickets", "nonsense")
        assert isinstance(wrong.exception, errors.BadRequest)


def test_the_command_reads_a_store_that_no_host_holds(tmp_path: Path) -> None:
    floor = a_floor(tmp_path)
    floor.take_ticket(key="one", services=("NRB-IDLS",))
    store = str(floor.path)
    held = run("--store", store, "--day", MONDAY)
    assert isinstance(held.exception, errors.StoreLocked)
    floor.close()
    out = tmp_path / "day.csv"
    done = run("--store", store, "--day", MONDAY, "--format", "csv", "--out", str(out))
    assert done.exit_code == 0, done.exception
    assert out.read_bytes().startswith(b"\xef\xbb\xbfCode,Centre,Arrived")


@pytest.mark.parametrize(
    ("arguments", "setting"),
    [
        (["--day", "yesterday"], "day"),
        (["--day", MONDAY, "--from", MONDAY, "--to", MONDAY], "day"),
        (["--from", MONDAY], "from"),
        (["--format", "xlsx"], "out"),
        (["--store", "/nowhere/MSA.sqlite"], "store"),
    ],
)
def test_an_option_that_cannot_be_used_is_named(arguments: list[str], setting: str) -> None:
    fault = run(*arguments).exception
    assert isinstance(fault, errors.BadSetting) and fault.values["setting"] == setting
