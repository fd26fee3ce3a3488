"""Headquarters' pages in a real browser: signing in, live figures, the way down, files, access."""

import csv
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sync.agent import Agent
from tests.floors import Keys, PracticeFloor
from tests.sync.site import ADMINISTRATOR, PASSWORD, headquarters
from tests.sync.web.browser import DESKTOP, PHONE, Chromium, until
from tests.sync.web.living import Living

PAGES = (
    *("/", "/centres/MSA", "/compare?level=agency", "/reports?level=agency", "/evidence"),
    *("/centres/MSA/evidence", "/people", "/audit", "/account", "/centres/MSA/figures?agency=HKS"),
    *("/catalogue/agencies", "/catalogue/appointments", "/catalogue/centres/MSA"),
)
RENEWED = 2.0
"""Seconds from a call at a centre to the page, at most."""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    begun = Chromium(tmp_path_factory.mktemp("downloads"))
    yield begun
    begun.end()


@pytest.fixture
def chromium(browser: Chromium, hq: Living) -> Iterator[Chromium]:
    """The browser with an administrator signed in; nothing is left on its console."""
    browser.size(*DESKTOP)
    browser.let_in(hq, ADMINISTRATOR)
    browser.faults()
    yield browser
    assert browser.faults() == []


class Ended(Exception):
    """The test is over."""


@contextmanager
def shipped(floor: PracticeFloor, hq: Living) -> Iterator[None]:
    """A centre's agent at work, as `foleni sync` runs it."""
    over = threading.Event()
    there = headquarters(hq.address, hq.token)

    def sleep(seconds: float) -> None:
        if over.wait(seconds):
            raise Ended

    def run() -> None:
        with pytest.raises(Ended):
            Agent(floor, there, lambda status: None, sleep).run()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        there.close()


def test_people_sign_in_and_out_by_the_form(chromium: Chromium, hq: Living) -> None:
    chromium.driver.delete_all_cookies()
    chromium.driver.get(f"{hq.address}/reports?level=agency&lang=en")
    assert chromium.one("h1").text == "Sign in"
    chromium.one("[name=name]").send_keys(ADMINISTRATOR)
    chromium.one("[name=password]").send_keys("not this one")
    chromium.one("main button").click()
    until(lambda: chromium.all("[role=alert].refused"))
    assert "do not fit" in chromium.one("[role=alert].refused").text
    assert any("401" in fault for fault in chromium.faults())
    chromium.one("[name=password]").send_keys(PASSWORD)
    chromium.one("main button").click()
    until(lambda: chromium.text("h1") == "All centres")
    assert chromium.driver.current_url.endswith("/reports?level=agency&lang=en")
    chromium.one(".me button").click()
    until(lambda: chromium.text("h1") == "Sign in")
    chromium.driver.get(hq.address)
    assert chromium.one("h1").text == "Sign in"


def test_a_call_at_a_centre_is_on_the_page_within_two_seconds(
    chromium: Chromium, hq: Living
) -> None:
    floor, key = hq.mombasa, Keys()
    service = floor.counter(counter=1).services[0]
    with shipped(floor, hq):
        chromium.driver.get(f"{hq.address}/centres/MSA?lang=en")
        before = int(chromium.text(".tile.hero .number"))
        took = []
        for _ in range(3):  # another program may have the processor for a moment
            floor.take_ticket(key=key(), services=(service,))
            until(lambda: chromium.text(".tile.hero .number") == str(before + 1))
            begun = time.monotonic()
            floor.call_next(key=key(), counter=1)
            until(lambda: chromium.text(".tile.hero .number") == str(before))
            took.append(time.monotonic() - begun)
            floor.start_service(key=key(), counter=1)
            floor.finish(key=key(), counter=1)
        assert min(took) < RENEWED
        assert not chromium.one("#stale").is_displayed()


def test_the_way_down_leads_from_all_centres_to_an_hour(chromium: Chromium, hq: Living) -> None:
    chromium.driver.get(f"{hq.address}/?lang=en")

    def at(heading: str) -> bool:
        return chromium.one("h1").text == heading

    for link in ("Mombasa", "Huduma Kenya Secretariat"):
        chromium.link(link).click()
        until(partial(at, link))
    chromium.one("#of-service ~ .card tbody a").click()
    until(lambda: len(chromium.all(".way a")) == 3)
    chromium.one("#of-counter ~ .card tbody a").click()
    until(lambda: chromium.one("h1").text.startswith("Counter "))
    assert "08:00\N{EN DASH}09:00" in chromium.one(".hours").text
    assert "median wait" in chromium.one(".hours").text
    chromium.all(".way a")[1].click()
    until(lambda: chromium.one("h1").text == "Mombasa")


def downloaded(chromium: Chromium, ending: str) -> Path:
    """The file that a button brings."""
    before = set(chromium.downloads.iterdir())
    chromium.one(f'.files a[href*=".{ending}?"]').click()

    def new() -> set[Path]:
        there = set(chromium.downloads.iterdir()) - before
        return {path for path in there if path.suffix == f".{ending}" and path.stat().st_size}

    until(new)
    (path,) = new()
    return path


def test_reports_are_downloaded_and_can_be_opened(chromium: Chromium, hq: Living) -> None:
    chromium.driver.get(f"{hq.address}/reports?level=agency&lang=sw&centre=MSA")
    shown = chromium.one(".figures .whole td").text
    with downloaded(chromium, "csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0][:3] == ["Msimbo", "Shirika", "Waliofika"]
    assert rows[-1][1:3] == ["Kituo chote", shown]
    book = load_workbook(downloaded(chromium, "xlsx"))
    assert book.sheetnames == ["Takwimu", "Kilichobadilika"]
    assert str(book["Takwimu"].cell(3 + len(rows) - 1, 3).value) == shown
    assert book["Kilichobadilika"].max_row > 10
    pdf = downloaded(chromium, "pdf").read_bytes()
    assert pdf.startswith(b"%PDF-1.") and pdf.rstrip().endswith(b"%%EOF")
    assert b"AtkinsonHyperlegible" in pdf and pdf.count(b"/Type /Page\n") >= 1


@pytest.mark.parametrize(
    ("language", "size"), [("en", DESKTOP), ("sw", PHONE)], ids=["desktop", "phone"]
)
def test_every_page_is_accessible_and_fits_the_screen(
    chromium: Chromium, hq: Living, language: str, size: tuple[int, int]
) -> None:
    found = {}
    for page in PAGES:
        mark = "&" if "?" in page else "?"
        chromium.size(*size)
        chromium.driver.get(f"{hq.address}{page}{mark}lang={language}")
        found[page] = chromium.inaccessible()
        for each in (DESKTOP, PHONE):
            chromium.size(*each)
            assert chromium.wide() <= 0, (page, each)
    assert {page: faults for page, faults in found.items() if faults} == {}


def test_contrast_holds_at_night_too(chromium: Chromium, hq: Living) -> None:
    chromium.dark(True)
    found = []
    for page in ("/", "/centres/MSA", "/reports?level=agency", "/evidence", "/people"):
        chromium.driver.get(hq.address + page)
        found += chromium.inaccessible()
    chromium.dark(False)
    assert found == []


def test_pages_are_usable_without_scripts(chromium: Chromium, hq: Living) -> None:
    with chromium.without_scripts():
        chromium.driver.get(f"{hq.address}/?lang=en")
        chromium.link("Reports").click()
        chromium.one("[name=level] option[value=agency]").click()
        chromium.one(".chooser button").click()
        assert "level=agency" in chromium.driver.current_url
        assert "Huduma Kenya Secretariat" in chromium.one(".figures").text
        chromium.link("People").click()
        assert "otieno" in chromium.one(".list").text
