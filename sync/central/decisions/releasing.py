"""Versions of the catalogue: made from the draft, offered in stages, gone back from."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, and_, func, insert, select

from floor.decisions import Decision
from floor.errors import BadInput
from floor.rules import sound
from floor.rules.events import CatalogueAdopted
from floor.rules.offer import Offer
from floor.store import milestones
from floor.store.portable import upsert_into
from floor.store.tables import journal as lines
from sync.central.decisions import deciding, drafting
from sync.central.decisions.tables import decisions, stages, versions
from sync.down.book import Book, offer_of
from sync.down.rollout import Seen

_encode = msgspec.json.Encoder(order="deterministic").encode
LEAST_PROGRAM = "0.1.0"
"""The oldest version of Foleni that understands all that a catalogue has today."""


class Unsound(BadInput):
    """The catalogue does not agree with itself at a centre (centre, problem)."""


class NothingBefore(BadInput):
    """There is no version before this one (number)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version, without its content."""

    number: int
    made_at: int
    made_by: str
    note: str
    goes_back_to: int | None
    program: str
    hash: str


_ABOUT = [versions.c[name] for name in Version.__dataclass_fields__]


def begin(connection: Connection, now: int) -> None:
    """The draft, and version 1: the catalogue that came with the program, offered to nobody."""
    drafting.begin(connection, now)
    if not connection.execute(select(func.count()).select_from(versions)).scalar_one():
        book = drafting.the_book(connection)
        _add(connection, 1, book, who=drafting.INSTALLED, note="", back=None, now=now)


def all_versions(connection: Connection) -> list[Version]:
    """Every version, the newest first."""
    found = connection.execute(select(*_ABOUT).order_by(versions.c.number.desc()))
    return [Version(**row._mapping) for row in found]


def content(connection: Connection, number: int) -> Book | None:
    """The catalogue of a version."""
    ask = select(versions.c.content).where(versions.c.number == number)
    text = connection.execute(ask).scalar()
    return None if text is None else msgspec.json.decode(text, type=Book)


def demand_sound(book: Book, centres: Iterable[str]) -> None:
    """Raise Unsound, naming the first centre that could not go on with its offer."""
    for code in centres:
        site = book.site(code)
        if site is not None and (wrong := sound.fault(offer_of(book, site))):
            raise Unsound(centre=site.name, problem=wrong)


def release(
    connection: Connection,
    book: Book,
    centres: Iterable[str],
    first: Iterable[str],
    *,
    who: str,
    note: str,
    now: int,
    back: int | None = None,
) -> int:
    """Make a version for some centres and offer it to the first of them (to all, if none is to
    be first); its number. Raises Unsound."""
    drafting.hold(connection)
    meant, early = sorted(set(centres)), set(first)
    demand_sound(book, meant)
    number = 1 + max(
        connection.execute(select(func.max(versions.c.number))).scalar() or 0,
        max(deciding.adopted(connection, "catalogue").values(), default=0),
    )
    _add(connection, number, book, who=who, note=note, back=back, now=now)
    if meant:
        rows = [{"centre": code, "number": number, "first": code in early} for code in meant]
        connection.execute(insert(stages), rows)
    offer(connection, number, [code for code in meant if not early or code in early], now)
    return number


def _add(
    connection: Connection,
    number: int,
    book: Book,
    *,
    who: str,
    note: str,
    back: int | None,
    now: int,
) -> None:
    text = _encode(book).decode()
    row = {"number": number, "made_at": now, "made_by": who, "note": note, "content": text}
    row |= {"goes_back_to": back, "program": LEAST_PROGRAM}
    row |= {"hash": hashlib.sha256(text.encode()).hexdigest()}
    connection.execute(upsert_into(versions).on_conflict_do_nothing(), row)


def offer(connection: Connection, number: int, centres: Iterable[str], now: int) -> None:
    """Have centres adopt a version from now on; those to which it was offered stay."""
    book = content(connection, number)
    this = and_(decisions.c.matter == "catalogue", decisions.c.number == number)
    offered = set(connection.execute(select(decisions.c.centre).where(this)).scalars())
    for code in centres:
        site = book.site(code) if book else None
        if book is None or site is None or code in offered:
            continue
        deciding.decide(
            connection,
            Decision(
                matter="catalogue",
                centre=code,
                number=number,
                after=0,
                program=LEAST_PROGRAM,
                made_at=now,
                offer=offer_of(book, site),
            ),
        )


def stages_of(connection: Connection, number: int) -> dict[str, bool]:
    """The centres that a version is meant for, and whether each is among the first."""
    rows = connection.execute(select(stages).where(stages.c.number == number))
    return {row.centre: bool(row.first) for row in rows}


def go_back(connection: Connection, number: int, *, who: str, now: int) -> int:
    """A new version with the content before this one, for the centres to which this one was
    offered; its number. Raises NothingBefore."""
    before = connection.execute(
        select(func.max(versions.c.number)).where(versions.c.number < number)
    ).scalar()
    book = None if before is None else content(connection, before)
    if book is None:
        raise NothingBefore(number=number)
    this = and_(decisions.c.matter == "catalogue", decisions.c.number == number)
    centres = list(connection.execute(select(decisions.c.centre).where(this)).scalars())
    return release(connection, book, centres, (), who=who, note="", now=now, back=before)


def has_now(connection: Connection, centre: str) -> Offer | None:
    """What a centre's journal says it goes on with; None before its first catalogue."""
    position = milestones.last(connection, centre, "catalogue_adopted")
    if position is None:
        return None
    this = and_(lines.c.centre == centre, lines.c.position == position)
    body = connection.execute(select(lines.c.body).where(this)).scalar_one()
    try:
        return msgspec.json.decode(body, type=CatalogueAdopted).offer
    except msgspec.MsgspecError:  # another version of the program wrote it
        return None


def seen(connection: Connection, number: int) -> list[Seen]:
    """How a version stands at the centres that it is meant for."""
    return deciding.seen(connection, "catalogue", number, sorted(stages_of(connection, number)))
