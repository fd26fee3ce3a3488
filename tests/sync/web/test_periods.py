"""Figures of a period: those of the floor at one centre, put together over several, held against
the days before."""

import io

import pytest
import requests
from openpyxl import load_workbook

from floor.errors import BadRequest
from floor.facade.figures import Level
from floor.reports.table import Speaker
from floor.store.measures import Asked as AskedOfOne
from floor.store.measures import report
from floor.words import load_words
from sync.central import changes, evidence
from sync.central.cuts import Cut
from sync.central.live import CentreNow
from sync.central.periods import Asked, Period, Periods, demand_period
from sync.central.sight import Sight
from sync.central.web import papers
from tests.floors import MONDAY
from tests.sync.web.living import Living

DAY = Period(since=MONDAY, until=MONDAY)


@pytest.fixture(scope="module")
def both(hq: Living) -> tuple[CentreNow, CentreNow]:
    found = {centre.code: centre for centre in Sight(hq.central).centres()}
    return found["MSA"], found["LMU"]


@pytest.mark.parametrize("level", Level)
def test_one_centres_report_is_the_centres_own(
    hq: Living, both: tuple[CentreNow, CentreNow], level: Level
) -> None:
    mombasa = both[0]
    told = Periods(hq.central).report(Asked(centres=(mombasa,), period=DAY, level=level))
    with hq.central.asking() as connection:
        of_one = AskedOfOne(
            centre="MSA", since=MONDAY, until=MONDAY, level=level, now=mombasa.at or 0
        )
        own = report(connection, of_one)
    assert told.whole.promise == own.whole.promise
    assert (told.whole.people, told.whole.turns) == (own.whole.people, own.whole.turns)
    if level is not Level.CENTRE:
        assert {row.key: row for row in told.rows} == {row.key: row for row in own.rows}


def test_counts_of_centres_add_up_and_quantiles_are_of_all_their_legs(
    hq: Living, both: tuple[CentreNow, CentreNow]
) -> None:
    periods = Periods(hq.central)
    every = periods.report(Asked(centres=both, period=DAY, level=Level.CENTRE))
    assert sorted(row.key for row in every.rows) == ["LMU", "MSA"]
    assert every.whole.legs.legs == sum(row.legs.legs for row in every.rows)
    assert every.whole.promise.wait.n == sum(row.promise.wait.n for row in every.rows)
    assert every.whole.turns.slips == sum(row.turns.slips for row in every.rows)
    by_agency = periods.report(Asked(centres=both, period=DAY, level=Level.AGENCY))
    assert sum(row.legs.legs for row in by_agency.rows) == every.whole.legs.legs
    assert sum(row.people.arrived for row in by_agency.rows if row.people) == (
        every.whole.people.arrived if every.whole.people else 0
    )


def test_a_part_has_the_figures_of_its_row(hq: Living, both: tuple[CentreNow, CentreNow]) -> None:
    periods = Periods(hq.central)
    for row in periods.report(Asked(centres=both, period=DAY, level=Level.AGENCY)).rows:
        cut = Cut(agencies=frozenset({row.key}))
        asked = Asked(centres=both, period=DAY, level=Level.SERVICE, cut=cut)
        part = periods.report(asked)
        whole = part.whole
        assert (whole.legs, whole.promise, whole.service) == (row.legs, row.promise, row.service)
        assert (whole.people, whole.turns, whole.ratings) == (row.people, row.turns, row.ratings)
        assert sum(each.legs.legs for each in part.rows) == row.legs.legs


def test_the_days_before_are_as_many_and_what_changed_is_told_by_its_count(
    hq: Living, both: tuple[CentreNow, CentreNow]
) -> None:
    week = demand_period("2026-11-16", "2026-11-22")
    assert (week.days, week.before()) == (7, Period(since="2026-11-09", until="2026-11-15"))
    periods = Periods(hq.central)
    now = periods.report(Asked(centres=both, period=DAY, level=Level.AGENCY))
    before = periods.report(Asked(centres=both, period=DAY.before(), level=Level.AGENCY))
    whole, *rows = changes.changes(now, before)
    arrived, wait = whole.of("arrived"), whole.of("wait_median")
    assert (arrived.difference, arrived.way, arrived.n) == (arrived.now, "other", None)
    assert (wait.difference, wait.before, wait.n_before) == (None, None, 0)
    assert wait.n == now.whole.promise.wait.n and not wait.few
    assert all(row.of("wait_median").few for row in rows if row.row.promise.wait.n)
    same = changes.changes(now, now)
    assert {change.way for each in same for change in each.changes} == {"same"}
    assert changes.largest(same) == ()


@pytest.mark.parametrize(("since", "until"), [("never", MONDAY), (MONDAY, "2026-11-22")])
def test_a_period_that_is_none_is_refused(since: str, until: str) -> None:
    with pytest.raises(BadRequest):
        demand_period(since, until)


@pytest.mark.parametrize("level", [Level.CENTRE, Level.AGENCY, Level.SERVICE])
def test_years_are_told_with_the_very_figures_of_their_days(
    hq: Living, both: tuple[CentreNow, CentreNow], level: Level
) -> None:
    day = Periods(hq.central).report(Asked(centres=both, period=DAY, level=level))
    years = Period(since="2016-01-01", until=MONDAY)
    told = Periods(hq.central).report(Asked(centres=both, period=years, level=level))
    assert (told.whole, told.rows) == (day.whole, day.rows)
    hq.central.add_up()
    again = Periods(hq.central).report(Asked(centres=both, period=years, level=level))
    assert again == told


def test_evidence_follows_the_line_and_counts_what_is_odd(
    hq: Living, both: tuple[CentreNow, CentreNow]
) -> None:
    mombasa = both[0]
    with hq.central.asking() as connection:
        known = evidence.evidence(connection, "MSA")
        closed = evidence.closings(connection, mombasa)
    (origin,) = known.origins
    assert (origin.first, origin.last, origin.head) == (1, mombasa.lines, mombasa.head)
    assert (origin.missing, known.sound, known.forks) == (0, True, ())
    facts = Periods(hq.central).facts(mombasa, DAY)
    rows = evidence.patterns(facts, closed, lambda stay: stay.agent)
    assert sum(row.calls for row in rows) == len(facts.stays)
    assert [row.who for row in rows if row.out_of_turn] == ["101"]
    assert not any(row.odd for row in rows)
    last = max(stay.called_at for stay in facts.stays)
    late = evidence.patterns(facts, {MONDAY: last - 1}, lambda stay: stay.agent)
    assert (late[0].who, late[0].after_closing, late[0].odd) == ("101", 1, {"after_closing"})


def test_every_form_of_a_report_says_that_days_are_still_being_added_up(
    hq: Living, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.central.periods.FEW_DAYS", 0)
    asked = f"since={MONDAY}&until={MONDAY}&level=centre"
    with hq.session("wanjiru") as client:

        def told(path: str) -> requests.Response:
            english = {"Accept-Language": "en"}
            return client.get(f"{hq.address}{path}?{asked}", timeout=20, headers=english)

        def note() -> object:
            book = load_workbook(io.BytesIO(told("/reports/r.xlsx").content))
            return book.worksheets[0]["A2"].value

        assert (told("/api/report").json()["pending"], note()) == (0, None)
        assert "incomplete" not in told("/reports/r.csv").headers["Content-Disposition"]
        monkeypatch.setattr("sync.central.long.FRESH", 0)
        said = "2 days of centres have lines that came lately"
        assert told("/api/report").json()["pending"] == 2
        assert said in told("/reports").text and said in str(note())
        assert told("/reports/r.pdf").content.startswith(b"%PDF")
        assert "_incomplete.csv" in told("/reports/r.csv").headers["Content-Disposition"]


def test_a_printed_report_says_so_too(hq: Living, both: tuple[CentreNow, CentreNow]) -> None:
    figures = Periods(hq.central).report(Asked(centres=both, period=DAY, level=Level.CENTRE))
    speaker = Speaker(load_words(), "sw")
    for pending, said in ((0, False), (3, True)):
        paper, _ = papers.printed(figures, figures, speaker, "09:00", pending)
        assert any("Siku 3 za vituo" in line for line in paper.notes) is said
