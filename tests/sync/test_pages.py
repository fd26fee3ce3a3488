"""What people see of all centres, in both languages, with and without JavaScript."""

import re
from html.parser import HTMLParser

import pytest

from floor.catalogue import centres
from floor.rules.opening import MINUTE
from floor.words import LANGUAGES, load_words
from sync.central.live import QUIET
from sync.central.web.painting import PAGES
from sync.central.web.telling import ago, minutes, speaker
from tests.floors import MONDAY, Keys, PracticeFloor
from tests.sync.site import Site, a_morning, ship, soon

OPEN = [line for line in centres() if not line.planned]
VOID = {"meta", "link", "img", "br", "input", "path", "rect", "circle", "line"}


class Tags(HTMLParser):
    """Every tag with its attributes; fails when tags do not close in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self._open.pop() == tag


def row_of(text: str, code: str) -> str:
    """The text of a centre's row, without tags."""
    found = re.search(rf'<tr[^>]*id="centre-{code}".*?</tr>', text, re.DOTALL)
    assert found
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split())


def test_every_open_centre_is_named_even_when_none_has_reported(site: Site) -> None:
    text = site.get("/").text
    for line in OPEN:
        assert f'href="/centres/{line.code}"' in text
    assert f"{len(OPEN)} centres have never reported" in text
    assert "No centre has reported yet" in text


def test_figures_of_the_page_are_those_of_the_floor(site: Site, floor: PracticeFloor) -> None:
    a_morning(floor, visits=10)
    longest_since = floor.clock.now()
    floor.clock.set(longest_since + 400 * MINUTE)
    ship(site.address, floor, site.token())
    waiting = len(floor.queue().rows)
    figures = floor.figures(day=MONDAY)
    (centre,) = (c for c in site.get("/api/centres").json() if c["code"] == "MSA")
    assert centre["waiting"] == waiting == centre["late"]
    assert centre["served"] == figures.served
    assert centre["counters_open"] == 1
    assert centre["attention"] == "late"
    assert centre["longest_min"] > 400
    row = row_of(site.get("/", **{"Accept-Language": "en"}).text, "MSA")
    assert row.startswith("Mombasa Mombasa County Practice Past promise")
    assert f" {waiting} 6 h " in row
    assert " 1 of 28 just now " in row
    assert row.endswith(floor.health().head[:6])
    told = site.get("/api/centres/MSA/figures").json()
    assert (told["visits"], told["served"]) == (figures.visits, figures.served)
    assert site.get(f"/api/centres/MSA/figures?day={MONDAY}").json() == told


def test_a_silent_centre_is_cut_off_and_stands_first(
    site: Site, floor: PracticeFloor, monkeypatch: pytest.MonkeyPatch
) -> None:
    ship(site.address, floor, site.token())
    now = site.central.clock.now()
    assert site.get("/api/centres").json()[0]["attention"] == "well"

    class Later:
        def now(self) -> int:
            return now + QUIET + 300_000

    site.central.clock = Later()
    first = {}

    def cut_off() -> bool:
        first.update(site.get("/api/centres").json()[0])
        return bool(first["attention"] == "cut_off")

    soon(cut_off)
    assert first["code"] == "MSA"
    assert "5 min ago" in row_of(site.get("/").text, "MSA")


def test_a_closed_day_is_shown_as_closed(site: Site, floor: PracticeFloor) -> None:
    floor.close_day(key=Keys()())
    ship(site.address, floor, site.token())
    (centre,) = (c for c in site.get("/api/centres").json() if c["code"] == "MSA")
    assert (centre["attention"], centre["open"], centre["waiting"]) == ("closed", False, 0)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "path", ["/", "/centres/MSA", "/centres/LMU", "/centres/XXX", "/nowhere/XXX"]
)
def test_pages_are_sound_in_both_languages(
    site: Site, floor: PracticeFloor, path: str, language: str
) -> None:
    a_morning(floor, visits=4)
    ship(site.address, floor, site.token())
    answer = site.get(f"{path}?lang={language}")
    assert answer.status_code == (404 if path.endswith("XXX") else 200)
    assert answer.headers["Content-Language"] == language
    assert f"foleni_language={language}" in answer.headers["Set-Cookie"]
    tags = Tags(answer.text).found
    assert ("html", {"lang": language}) in tags
    assert len([tag for tag, _ in tags if tag == "h1"]) == 1
    assert not [
        tag for tag, kept in tags if "style" in kept or any(k.startswith("on") for k in kept)
    ]
    assert [kept for tag, kept in tags if tag == "script" and "src" not in kept] == []
    assert ('<noscript><meta http-equiv="refresh"' in answer.text) is answer.ok
    for tag, kept in tags:
        for name in ("src", "href"):
            if (place := kept.get(name)) and place.startswith(("/static", "/fonts")):
                assert site.get(place).status_code == 200, (tag, place)
    ids = [kept["id"] for _, kept in tags if "id" in kept]
    assert len(ids) == len(set(ids))


def test_the_language_is_kept_and_the_part_that_renews_is_the_pages_own(site: Site) -> None:
    swahili = site.get("/", Cookie="foleni_language=sw").text
    assert "Vituo vyote" in swahili
    assert 'hx-get="/parts/centres?lang=sw"' in swahili
    assert "Vituo vyote" in site.get("/", **{"Accept-Language": "sw-KE,en"}).text
    part = site.get("/parts/centres?lang=sw").text
    assert "<html" not in part
    assert "Vituo vyote" in part
    assert 'href="?day=2026-11-23&amp;lang=en"' in site.get("/centres/MSA?day=2026-11-23").text


def test_agencies_with_people_past_their_promise_stand_first(
    site: Site, floor: PracticeFloor
) -> None:
    a_morning(floor, visits=6)
    floor.clock.set(floor.clock.now() + 300 * MINUTE)
    ship(site.address, floor, site.token())
    text = site.get("/centres/MSA").text
    names = re.findall(r'<tr role="row" id="agency-(\w+)"', text)
    assert names
    assert "Monday 23 November 2026" in text
    assert "5 h " in text


def test_strange_questions_are_answered_plainly(site: Site) -> None:
    assert site.get("/centres/MSA?day=never").status_code == 404
    bad = site.get("/api/centres/MSA/figures?day=never")
    assert (bad.status_code, bad.json()["error"]) == (400, "bad_request")
    assert site.get("/api/centres/XXX/figures").json()["error"] == "unknown_centre"
    assert site.get("/api/nothing").headers["Content-Type"] == "application/json"
    assert site.get("/health").json()["centres_heard"] == 0
    policy = site.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy


def test_asking_changes_nothing(site: Site, floor: PracticeFloor) -> None:
    ship(site.address, floor, site.token())
    assert site.get("/").ok
    with site.central.engine.connect() as watcher:
        before = watcher.exec_driver_sql("PRAGMA data_version").scalar()
        for path in ("/", "/parts/centres", "/centres/MSA", "/api/centres", "/health"):
            assert site.get(path).ok
        assert watcher.exec_driver_sql("PRAGMA data_version").scalar() == before


def test_every_word_of_the_templates_is_kept_and_no_text_stands_beside_them() -> None:
    words = load_words()
    for path in sorted(PAGES.glob("*.html")):
        text = path.read_text(encoding="utf-8")
        for key in re.findall(r"""say\("([\w.]+)"(?! ~)""", text):
            assert key in words.phrases, f"{path.name}: {key}"
        bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]+>", "", text, flags=re.DOTALL)
        assert re.findall(r"[A-Za-z]{2,}", bare) == [], path.name


def test_ages_and_waits_are_told_in_the_unit_that_fits() -> None:
    say, _ = speaker(load_words(), "en")
    told = [ago(say, ms) for ms in (0, 12_000, 61_000, 7_200_000, 86_400_000, 200_000_000)]
    assert told == ["just now", "12 s ago", "1 min ago", "2 h ago", "1 day ago", "2 days ago"]
    waits = [minutes(say, value) for value in (None, 0.4, 59.4, 60.0, 149.0)]
    assert waits == [say("central.none"), "0 min", "59 min", "1 h 0 min", "2 h 29 min"]
