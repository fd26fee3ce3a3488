"""Lists of appointments as they are sent, CSV, XLSX or JSON; each bad line is named."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import msgspec

MOST = 10_000
"""Appointments of one list at most."""
COLUMNS = ("centre", "code", "service", "at")
UNPACKED = 32 * 1024 * 1024
"""Bytes of a workbook when it is unpacked, at most."""


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One appointment as a booking system tells it."""

    centre: str
    code: str
    service: str
    at: str
    """Local time, such as 2026-11-23T09:30."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a line cannot be used: `catalogue.row.{key}` says it."""

    line: int
    key: str
    values: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What could be read of a list, each row with the number of its line, and what could not."""

    rows: tuple[tuple[int, Row], ...]
    faults: tuple[Fault, ...] = ()


def _none(key: str, line: int = 1, **values: str | int) -> Listing:
    return Listing(rows=(), faults=(Fault(line=line, key=key, values=values),))


def read(data: bytes, *, as_json: bool = False) -> Listing:
    """A list, by what its first bytes say that it is."""
    if data.startswith(b"PK"):
        found = _of_xlsx(data)
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return _none("no_text")
        as_json = as_json or text.lstrip().startswith("[")
        found = _of_json(text) if as_json else _of_csv(text)
    if found.faults or 0 < len(found.rows) <= MOST:
        return found
    return _none("too_many", MOST + 2, most=MOST) if found.rows else _none("empty")


def _of_json(text: str) -> Listing:
    try:
        rows = msgspec.json.decode(text, type=list[Row])
    except (msgspec.MsgspecError, RecursionError) as fault:
        return _none("no_json", problem=str(fault)[:200])
    return Listing(rows=tuple(enumerate(rows, start=1)))


def _of_csv(text: str) -> Listing:
    first = text.partition("\n")[0]
    mark = ";" if first.count(";") > first.count(",") else ","  # as a spreadsheet of ours saves it
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=mark)

    def lines() -> Iterator[tuple[int, Sequence[str]]]:
        for cells in reader:
            yield reader.line_num, cells

    try:
        return _of_table(lines())
    except csv.Error:
        return _none("no_csv", reader.line_num)


def _of_xlsx(data: bytes) -> Listing:
    """The first sheet of a workbook."""
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(each.file_size for each in packed.infolist()) > UNPACKED:
                return _none("too_large")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = sheet.iter_rows(max_col=len(COLUMNS) + 1, max_row=MOST + 2, values_only=True)
        return _of_table((n, [_cell(each) for each in row]) for n, row in enumerate(rows, start=1))
    except Exception:  # a workbook has a hundred ways to be broken, and openpyxl an error for each
        return _none("no_workbook")


def _cell(value: Any) -> str:
    """What a cell shows: dates as ISO, whole numbers without a point."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _of_table(lines: Iterable[tuple[int, Sequence[str]]]) -> Listing:
    """Rows under a line of names, in any order; empty lines are left out."""
    names: list[str] | None = None
    rows: list[tuple[int, Row]] = []
    faults: list[Fault] = []
    for number, given in lines:
        cells = [cell.strip() for cell in given]
        while len(cells) > len(COLUMNS) and not cells[-1]:
            cells.pop()
        if not any(cells):
            continue
        if names is None:
            names = [cell.lower() for cell in cells]
            if sorted(names) != sorted(COLUMNS):
                return _none("header", number, columns=", ".join(COLUMNS))
        elif len(cells) != len(COLUMNS):
            faults.append(Fault(line=number, key="columns", values={"n": len(cells)}))
        else:
            rows.append((number, Row(**dict(zip(names, cells, strict=True)))))
    return Listing(rows=tuple(rows), faults=tuple(faults))
