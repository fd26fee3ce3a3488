"""Appointments that were booked elsewhere: read, checked line by line, told to their centres."""

import csv
import hashlib
import io
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select

from floor.decisions import Decision
from floor.errors import BadInput
from floor.rules import opening
from floor.rules.events import Booking
from floor.store.portable import upsert_into
from sync.central.decisions import deciding, drafting
from sync.central.decisions.releasing import LEAST_PROGRAM
from sync.central.decisions.tables import booking_tokens, bookings
from sync.down.book import Book
from sync.errors import UnknownToken

MOST = 10_000
"""Appointments of one list at most."""
TOGETHER = 500
"""Appointments of one decision at most."""
COLUMNS = ("centre", "code", "service", "at")
LONGEST = 40
"""Characters of a booking's code at most: it is scanned and spelt out."""


class WrongBooking(BadInput):
    """A line of a list of appointments cannot be used (line, problem); none was taken."""


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One appointment as a booking system tells it."""

    centre: str
    code: str
    service: str
    at: str
    """Local time, such as 2026-11-23T09:30."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of a list: appointments that are new or changed, and those known as they are."""

    fresh: int
    known: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The appointments of one centre."""

    centre: str
    all: int
    to_come: int
    adopted: int
    """Of all: those whose decision the centre has adopted."""


def read(data: bytes, *, as_json: bool) -> list[Row]:
    """The rows of a list, as CSV with a line of names or as JSON. Raises WrongBooking."""
    try:
        text = data.decode("utf-8-sig")
        rows = msgspec.json.decode(text, type=list[Row]) if as_json else _rows_of_csv(text)
    except (UnicodeDecodeError, msgspec.MsgspecError, RecursionError, csv.Error) as fault:
        raise WrongBooking(line=1, problem=str(fault)[:200]) from None
    if not rows:
        raise WrongBooking(line=1, problem="there is no appointment in it")
    if len(rows) > MOST:
        raise WrongBooking(line=MOST + 1, problem=f"a list has {MOST} appointments at most")
    return rows


def _rows_of_csv(text: str) -> list[Row]:
    reader = csv.DictReader(io.StringIO(text), strict=True)
    names = tuple(name.strip() for name in reader.fieldnames or ())
    if set(names) != set(COLUMNS):
        problem = f"the first line names the columns: {','.join(COLUMNS)}"
        raise WrongBooking(line=1, problem=problem)
    reader.fieldnames = names
    rows: list[Row] = []
    for found in reader:
        if None in found or None in found.values():
            problem = f"it has not {len(COLUMNS)} columns"
            raise WrongBooking(line=reader.line_num, problem=problem)
        rows.append(Row(**{name: str(found[name]).strip() for name in COLUMNS}))
    return rows


def _booking(row: Row, line: int, book: Book) -> Booking:
    site = book.site(row.centre)
    if site is None:
        raise WrongBooking(line=line, problem=f"there is no centre {row.centre[:20]!r}")
    if row.service not in site.gives:
        problem = f"{row.centre} does not offer {row.service[:20]!r}"
        raise WrongBooking(line=line, problem=problem)
    if not 0 < len(row.code) <= LONGEST or not row.code.isascii() or not row.code.isprintable():
        problem = f"a code has 1 to {LONGEST} plain letters and digits"
        raise WrongBooking(line=line, problem=problem)
    try:
        when = datetime.fromisoformat(row.at)
    except ValueError:
        problem = f"{row.at[:30]!r} is no time such as 2026-11-23T09:30"
        raise WrongBooking(line=line, problem=problem) from None
    local = when if when.tzinfo else when.replace(tzinfo=opening.NAIROBI)
    at = int(local.timestamp() * 1000)
    return Booking(code=row.code, service=row.service, at=at, centre=row.centre)


def take(connection: Connection, rows: Sequence[Row], *, now: int) -> Taken:
    """Keep appointments, and have each centre told of those that are new or changed; all or
    none. Raises WrongBooking."""
    drafting.begin(connection, now)
    drafting.hold(connection)
    book = drafting.the_book(connection)
    wanted = {
        (booking.centre, booking.code): booking
        for line, row in enumerate(rows, start=2)
        if (booking := _booking(row, line, book))
    }
    fresh: dict[str, list[Booking]] = {}
    for (centre, _), booking in wanted.items():
        fresh.setdefault(centre, []).append(booking)
    told = 0
    for centre, every in sorted(fresh.items()):
        known = _known(connection, centre)
        new = [b for b in every if known.get(b.code) != (b.service, b.at)]
        told += len(new)
        for begin in range(0, len(new), TOGETHER):
            _tell(connection, centre, new[begin : begin + TOGETHER], now)
    return Taken(fresh=told, known=len(wanted) - told)


def _known(connection: Connection, centre: str) -> dict[str, tuple[str, int]]:
    rows = connection.execute(select(bookings).where(bookings.c.centre == centre))
    return {row.code: (row.service, row.at) for row in rows}


def _tell(connection: Connection, centre: str, some: list[Booking], now: int) -> None:
    decision = Decision(
        matter="bookings",
        centre=centre,
        number=1,
        after=0,
        program=LEAST_PROGRAM,
        made_at=now,
        bookings=tuple(some),
    )
    number = deciding.decide_next(connection, decision)
    rows: list[dict[str, Any]] = [
        {"centre": centre, "code": b.code, "service": b.service, "at": b.at, "number": number}
        for b in some
    ]
    base = upsert_into(bookings)
    anew = {name: base.excluded[name] for name in ("service", "at", "number")}
    connection.execute(
        base.on_conflict_do_update(index_elements=["centre", "code"], set_=anew), rows
    )


def counts(connection: Connection, now: int) -> list[Count]:
    """The appointments of every centre that has any."""
    has = deciding.adopted(connection, "bookings")
    told: dict[str, list[Any]] = {}
    t = bookings.c
    for row in connection.execute(select(t.centre, t.at, t.number).order_by(t.centre)):
        told.setdefault(row.centre, []).append(row)
    return [
        Count(
            centre=centre,
            all=len(rows),
            to_come=sum(row.at > now for row in rows),
            adopted=sum(row.number <= has.get(centre, 0) for row in rows),
        )
        for centre, rows in told.items()
    ]


def add_token(connection: Connection, now: int) -> str:
    """A new token for a booking system, told only now."""
    token = secrets.token_urlsafe(32)
    row = {"hash": hashlib.sha256(token.encode()).hexdigest(), "made_at": now}
    connection.execute(insert(booking_tokens), row)
    return token


def demand_token(connection: Connection, token: str) -> None:
    """Raise UnknownToken unless it is a booking system's."""
    digest = hashlib.sha256(token.encode()).hexdigest()
    this = booking_tokens.c.hash == digest
    if connection.execute(select(booking_tokens.c.hash).where(this)).scalar() is None:
        raise UnknownToken()
