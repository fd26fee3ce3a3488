"""Writes a report as text, CSV, a workbook or JSON; no format lets a text become a formula."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from floor.facade.figures import Figures, Level, Report
from floor.reports.columns import BY_CODE, NARROW, Unit, Value, known
from floor.reports.table import Speaker, Table, table, tickets

NOTHING = "-"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A text that begins so could be run by a spreadsheet."""


def text(report: Report, speaker: Speaker, width: int | None = None) -> str:
    """Tables for a terminal of `width` columns; its own width if None."""
    from rich.console import Console

    page = io.StringIO()
    console = Console(file=page, width=width or Console().width)
    if report.figure:
        _print(console, tickets(report, speaker))
    elif report.level is Level.CENTRE:
        _print_whole(console, report, speaker)
    else:
        shown = tuple(BY_CODE[code] for code in NARROW[report.level])
        _print(console, _unkeyed(table(report, speaker, shown)))
        console.print(speaker.say("report.more"))
    return page.getvalue()


def _unkeyed(whole: Table) -> Table:
    return Table(
        title=whole.title,
        headings=whole.headings[1:],
        units=whole.units[1:],
        rows=tuple(row[1:] for row in whole.rows),
    )


def _print_whole(console: Any, report: Report, speaker: Speaker) -> None:
    """Each figure of the centre on a line of its own."""
    shown = [column for column in known(Level.CENTRE) if column.read(report.whole) is not None]
    lines = Table(
        title=speaker.title(report),
        headings=(speaker.say("report.column.figure"), speaker.say("report.column.value")),
        units=("text", "number"),
        rows=tuple(
            (speaker.heading(column), said(column.read(report.whole), column.unit))
            for column in shown
        ),
    )
    _print(console, lines)


def _print(console: Any, shown: Table) -> None:
    from rich.table import Table as RichTable
    from rich.text import Text

    grid = RichTable(title=Text(shown.title), title_justify="left", box=None, padding=(0, 2, 0, 0))
    for heading, unit in zip(shown.headings, shown.units, strict=True):
        grid.add_column(Text(heading), justify="left" if unit == "text" else "right")
    for row in shown.rows:
        cells = zip(row, shown.units, strict=True)
        grid.add_row(*(Text(said(value, unit)) for value, unit in cells))
    console.print(grid)


def said(value: Value, unit: Unit) -> str:
    """A value as people read it."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, str) or unit == "count":
        return str(value)
    if unit == "share":
        return f"{100 * value:.1f}"
    return f"{value:.1f}" if unit == "minutes" else f"{value:.2f}"


def safe(value: str) -> str:
    """A text that no spreadsheet takes for a formula (OWASP: CSV injection)."""
    return f"'{value}" if value.startswith(FORMULA) else value


def as_csv(report: Report, speaker: Speaker) -> str:
    """The figures, or the tickets that were asked for, as comma-separated values."""
    return csv_of(tickets(report, speaker) if report.figure else table(report, speaker))


def csv_of(shown: Table) -> str:
    """Comma-separated values under one line of headings; shares in percent."""
    page = io.StringIO()
    writer = csv.writer(page)
    writer.writerow([safe(heading) for heading in shown.headings])
    for row in shown.rows:
        writer.writerow(map(_csv_cell, row, shown.units))
    return page.getvalue()


def _csv_cell(value: Value, unit: Unit) -> str:
    if value is None:
        return ""
    return safe(value) if isinstance(value, str) else said(value, unit)


def as_json(report: Report, **more: Any) -> str:
    """All figures by their codes, shares as fractions, and the tickets if they were asked for;
    with what else is to be told of it."""
    told: dict[str, Any] = more | {
        "centre": report.centre,
        "since": report.since,
        "until": report.until,
        "level": report.level.value,
        "at": report.at,
        "whole": _row(report.whole, Level.CENTRE),
        "rows": [_row(row, report.level) for row in report.rows],
    }
    if report.figure:
        told |= {"figure": report.figure, "tickets": [asdict(each) for each in report.tickets]}
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _row(row: Figures, level: Level) -> dict[str, Any]:
    figures = {column.code: column.read(row) for column in known(level) if column.unit != "text"}
    told: dict[str, Any] = {"key": row.key, "name": {"en": row.name.en, "sw": row.name.sw}}
    if row.desk is not None:
        found = row.desk.breaks
        told["breaks"] = [
            {"reason": each.reason, "times": each.times, "minutes": each.minutes} for each in found
        ]
    if row.machines is not None:
        told["devices"] = [asdict(each) for each in row.machines.devices]
    return told | figures


def as_xlsx(report: Report, speaker: Speaker) -> bytes:
    """A workbook: the figures, the centre as a whole, and the tickets if they were asked for."""
    sheets = {"figures": table(report, speaker)}
    if report.figure:
        sheets["tickets"] = tickets(report, speaker)
    return xlsx_of({speaker.say(f"report.sheet.{name}"): sheets[name] for name in sheets})


def xlsx_of(sheets: Mapping[str, Table]) -> bytes:
    """A workbook with a sheet for each table, by the sheets' names."""
    from xlsxwriter import Workbook

    page = io.BytesIO()
    book = Workbook(page, {"in_memory": True, "strings_to_formulas": False})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    formats = {
        "share": book.add_format({"num_format": "0.0%"}),
        "minutes": book.add_format({"num_format": "0.0"}),
        "number": book.add_format({"num_format": "0.00"}),
    }
    for name, shown in sheets.items():
        sheet = book.add_worksheet(name)
        sheet.write_string(0, 0, shown.title, book.add_format({"bold": True, "font_size": 14}))
        if shown.note:
            sheet.write_string(1, 0, shown.note)
        for place, heading in enumerate(shown.headings):
            sheet.write_string(2, place, heading, bold)
        for line, row in enumerate(shown.rows, 3):
            _write_row(sheet, line, row, [formats.get(unit) for unit in shown.units])
        sheet.freeze_panes(3, 2)
        sheet.set_column(0, 0, 12)
        sheet.set_column(1, 1, 36)
        sheet.set_column(2, len(shown.headings), 12)
    book.close()
    return page.getvalue()


def _write_row(sheet: Any, line: int, row: tuple[Value, ...], formats: list[Any]) -> None:
    for place, value in enumerate(row):
        if isinstance(value, str):
            sheet.write_string(line, place, value)
        elif value is not None:
            sheet.write_number(line, place, value, formats[place])


WRITERS: dict[str, Callable[[Report, Speaker], str | bytes]] = {
    "text": text,
    "csv": as_csv,
    "xlsx": as_xlsx,
    "json": lambda report, _: as_json(report),
}
"""Each format's writer."""
