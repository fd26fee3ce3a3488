"""A report as rows of values under headings in one language, before any format."""

from dataclasses import dataclass

from floor.facade.figures import Behind, Figures, Level, Report
from floor.reports.columns import Column, Unit, Value, known
from floor.rules.offer import Language
from floor.rules.opening import local
from floor.words import Words

TICKETS = ("day", "ticket", "service", "lane", "counter", "agent", "at", "minutes", "reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Headings, the unit of each column, and rows; the last row of a level is the whole."""

    title: str
    headings: tuple[str, ...]
    units: tuple[Unit, ...]
    rows: tuple[tuple[Value, ...], ...]
    sums: bool = True
    """Whether the last row is the whole."""
    note: str = ""
    """What a reader must know of it, beneath the title."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says what a report is made of, in one language."""

    words: Words
    language: Language

    def say(self, key: str, **values: object) -> str:
        return self.words.say(key, self.language, **values)

    def heading(self, column: Column) -> str:
        """The figure's name, with its unit unless it is a plain count."""
        name = self.say(f"report.figure.{column.code}")
        unit = {"minutes": "minutes", "share": "percent"}.get(column.unit)
        return f"{name} ({self.say(f'report.unit.{unit}')})" if unit else name

    def days(self, report: Report) -> str:
        if report.since == report.until:
            return report.since
        return self.say("report.days", since=report.since, until=report.until)

    def title(self, report: Report) -> str:
        name = report.whole.name.in_language(self.language)
        return self.say("report.title", centre=name, days=self.days(report))

    def row(self, report: Report, row: Figures) -> str:
        """What a row is of."""
        if row is report.whole:
            several = " " in report.centre
            return self.say("report.together" if several else "report.whole")
        if not row.key:
            return self.say(f"report.none.{report.level}")
        if report.level in (Level.CENTRE, Level.AGENCY, Level.SERVICE):
            return row.name.in_language(self.language)
        if report.level is Level.HOUR:
            return f"{row.key}:00-{int(row.key) + 1:02d}:00"
        return self.say(f"report.row.{report.level}", number=row.key)


def table(report: Report, speaker: Speaker, columns: tuple[Column, ...] | None = None) -> Table:
    """The report's rows and the whole beneath them; a figure that is not known there is None."""
    shown = known(report.level) if columns is None else columns
    rows = [*report.rows, report.whole]
    return Table(
        title=speaker.title(report),
        headings=(
            speaker.say("report.column.key"),
            speaker.say(f"report.level.{report.level}"),
            *(speaker.heading(column) for column in shown),
        ),
        units=("text", "text", *(column.unit for column in shown)),
        rows=tuple(
            (row.key, speaker.row(report, row), *(column.read(row) for column in shown))
            for row in rows
        ),
    )


def tickets(report: Report, speaker: Speaker) -> Table:
    """The tickets behind the report's figure."""
    name = speaker.say(f"report.figure.{report.figure}")
    return Table(
        title=speaker.say("report.tickets", figure=name, n=len(report.tickets)),
        headings=tuple(speaker.say(f"report.ticket.{name}") for name in TICKETS),
        units=("text",) * 4 + ("count", "text", "text", "minutes", "text"),
        rows=tuple(_ticket(each, speaker) for each in report.tickets),
    )


def _ticket(each: Behind, speaker: Speaker) -> tuple[Value, ...]:
    return (
        each.day,
        each.ticket,
        each.service,
        speaker.words.say(f"lane.{each.lane}", speaker.language),
        each.counter,
        each.agent,
        None if each.at is None else f"{local(each.at):%H:%M:%S}",
        each.minutes,
        each.reason,
    )
