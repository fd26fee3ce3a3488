"""Appointments that were booked elsewhere: read, checked line by line, told to their centres."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from floor.decisions import Decision
from floor.errors import BadInput
from floor.rules import opening
from floor.rules.events import Booking
from floor.store.portable import upsert_into
from floor.words import load_words
from sync.central.decisions import deciding, drafting
from sync.central.decisions.listing import Fault, Listing, Row
from sync.central.decisions.releasing import LEAST_PROGRAM
from sync.central.decisions.tables import booking_tokens, bookings
from sync.down.book import Book
from sync.errors import UnknownToken

TOGETHER = 500
"""Appointments of one decision at most."""
LONGEST = 40
"""Characters of a booking's code at most: it is scanned and spelt out."""


class WrongBooking(BadInput):
    """Lines of a list of appointments cannot be used (line, problem: of the first); none was
    taken. `faults` has all of them."""

    faults: tuple[Fault, ...] = ()


def _wrong(faults: Sequence[Fault]) -> WrongBooking:
    first, more = faults[0], len(faults) - 1
    said = load_words().say(f"catalogue.row.{first.key}", "en", **first.values)
    wrong = WrongBooking(line=first.line, problem=f"{said}; {more} more lines" if more else said)
    wrong.faults = tuple(faults)
    return wrong


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


def _booking(row: Row, book: Book) -> Booking | tuple[str, dict[str, str | int]]:
    """What is booked; or why it cannot be."""
    site = book.site(row.centre)
    if site is None:
        return "no_centre", {"value": row.centre[:20]}
    if row.service not in site.gives:
        return "no_service", {"value": row.service[:20], "centre": row.centre}
    if not 0 < len(row.code) <= LONGEST or not row.code.isascii() or not row.code.isprintable():
        return "code", {"most": LONGEST}
    at = _moment(row.at)
    if at is None:
        return "time", {"value": row.at[:30]}
    return Booking(code=row.code, service=row.service, at=at, centre=row.centre)


def _moment(text: str) -> int | None:
    """UTC milliseconds of a local day and time; None if it is none, or a day alone."""
    try:
        when = datetime.fromisoformat(text)
        local = when if when.tzinfo else when.replace(tzinfo=opening.NAIROBI)
        at = int(local.timestamp() * 1000)
    except (ValueError, OverflowError):
        return None
    return at if at > 0 and len(text) > len("2026-11-23") else None


def _checked(listing: Listing, book: Book) -> dict[tuple[str, str], Booking]:
    """Every appointment of a list, by centre and code. Raises WrongBooking, which names each line
    that cannot be used."""
    faults = list(listing.faults)
    wanted: dict[tuple[str, str], Booking] = {}
    lines: dict[tuple[str, str], int] = {}
    for line, row in listing.rows:
        found = _booking(row, book)
        if isinstance(found, tuple):
            faults.append(Fault(line=line, key=found[0], values=found[1]))
            continue
        place = (row.centre, row.code)
        if wanted.setdefault(place, found) != found:
            faults.append(Fault(line=line, key="twice", values={"line": lines[place]}))
        lines.setdefault(place, line)
    if faults:
        raise _wrong(sorted(faults, key=lambda fault: fault.line))
    return wanted


def take(connection: Connection, listing: Listing, *, now: int) -> Taken:
    """Keep appointments, and have each centre told of those that are new or changed; all or
    none. Raises WrongBooking."""
    drafting.begin(connection, now)
    drafting.hold(connection)
    wanted = _checked(listing, drafting.the_book(connection))
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
