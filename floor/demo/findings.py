"""What the demonstration proves: figures, journal, headquarters, each checked and none assumed."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import msgspec

from floor.demo.stage import Stage
from floor.demo.windows import Album, until
from floor.facade import DayFigures, Entry, Floor
from floor.rules.audit import Findings, audit
from floor.rules.events import Event
from floor.store import journal
from floor.store.journal import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Everything the demonstration claims."""

    figures: DayFigures
    lived: Findings
    events: int
    head: str
    hq_head: str
    hq_figures: DayFigures
    expected: int
    """Visits that were to come."""
    tickets: list[str]
    screens: list[str]

    @property
    def hq_equal(self) -> bool:
        """Whether headquarters has the same journal and computes the same figures from it."""
        return self.head == self.hq_head and self.figures == self.hq_figures

    def failures(self) -> Iterator[str]:
        """Each claim that does not hold."""
        figures, lived = self.figures, self.lived
        claims = {
            "every visit that came was recorded": figures.visits == self.expected,
            "nobody was left over": figures.waiting == 0,
            "every leg ended": figures.legs
            == figures.served + figures.no_show + figures.cancelled + figures.unserved,
            "nobody was called twice": not figures.called_twice and not lived.called_twice,
            "no number was given twice": not figures.duplicate_numbers and not lived.numbered_twice,
            "nobody was called out of turn": not lived.out_of_turn,
            "the journal has every event": lived.events == self.events,
            "headquarters has the same journal": self.head == self.hq_head,
            "headquarters has the same figures": self.figures == self.hq_figures,
            "tickets were printed": bool(self.tickets),
        }
        for claim, holds in claims.items():
            if not holds:
                yield claim

    def summary(self) -> dict[str, Any]:
        """The content of summary.json."""
        figures = self.figures
        return {
            "visits": figures.visits,
            "legs": figures.legs,
            "served": figures.served,
            "no_show": figures.no_show,
            "unserved": figures.unserved,
            "calls": self.lived.calls,
            "out_of_turn": len(self.lived.out_of_turn),
            "called_twice": figures.called_twice + len(self.lived.called_twice),
            "duplicate_numbers": figures.duplicate_numbers + len(self.lived.numbered_twice),
            "journal_events": self.events,
            "journal_head": self.head,
            "hq_journal_head": self.hq_head,
            "hq_equal": self.hq_equal,
            "wait_median_min": figures.wait_median_min,
            "wait_p90_min": figures.wait_p90_min,
            "within_promise": figures.within_promise,
            "told_against_actual": asdict(figures.told),
            "by_agency": [asdict(agency) for agency in figures.by_agency],
            "tickets_printed": len(self.tickets),
            "screens": self.screens,
        }


def whole_journal(floor: Floor) -> list[Entry]:
    """Every line, in pages, its chain checked from the first to the head. Raises StoreDamaged."""
    origin = floor.health().origin
    entries: list[Entry] = []
    while page := floor.journal(after=len(entries), limit=1000).entries:
        entries += page
    journal.follow(Head(origin=origin), entries)
    return entries


def _events(entries: list[Entry]) -> Iterator[Event]:
    for entry in entries:
        event = journal.read(entry)
        assert event is not None, f"a line of a kind that nobody knows: {entry.kind}"
        yield event


def prove(stage: Stage, album: Album, day: str, expected: int) -> Proof:
    """Wait until headquarters knows everything, then check it all. Raises NotSeen."""
    floor, centre = stage.floor, stage.play.centre
    head = floor.health().head

    def known() -> bool:
        stage.shipping.demand_alive()
        return _hq_head(stage, centre) == head

    until(known, "the whole journal at headquarters")
    entries = whole_journal(floor)
    answer = stage.ask_headquarters(f"/api/centres/{centre}/figures", day=day)
    return Proof(
        figures=floor.figures(day=day),
        lived=audit(centre, _events(entries)),
        events=len(entries),
        head=head,
        hq_head=_hq_head(stage, centre),
        hq_figures=msgspec.json.decode(answer.content, type=DayFigures),
        expected=expected,
        tickets=sorted(path.name for path in stage.tickets.glob("*.bin")),
        screens=sorted(album.taken),
    )


def _hq_head(stage: Stage, centre: str) -> str:
    rows = stage.ask_headquarters("/api/centres").json()
    return next((str(row["head"]) for row in rows if row["code"] == centre), "")


def write_summary(proof: Proof, out: Path) -> Path:
    """summary.json for programs."""
    path = out / "summary.json"
    path.write_text(json.dumps(proof.summary(), indent=2, ensure_ascii=False) + "\n")
    return path
