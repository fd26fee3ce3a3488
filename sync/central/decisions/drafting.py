"""The national catalogue while it is edited: pieces with revisions, and what is half typed."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, and_, delete, func, select, update

from floor.catalogue import load_offers
from floor.errors import BadInput
from floor.rules.offer import Agency, Category, Saying, Service
from floor.store.portable import upsert_into
from sync.central.decisions.tables import pieces, unfinished
from sync.down.book import Book, Site, book_of

INSTALLED = "-"
"""Who edited a piece that came with the program."""
_encode = msgspec.json.Encoder(order="deterministic").encode


class EditedMeanwhile(BadInput):
    """Somebody else saved the same page since it was opened (who)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One service or centre as it is being edited, and its revision."""

    revision: int
    edited_at: int
    edited_by: str


class Rest(msgspec.Struct, frozen=True):
    """What is neither a service nor a centre."""

    categories: tuple[Category, ...]
    agencies: tuple[Agency, ...]
    sayings: tuple[Saying, ...]


def begin(connection: Connection, now: int) -> None:
    """Fill empty tables with the catalogue that came with the program."""
    if connection.execute(select(func.count()).select_from(pieces)).scalar_one():
        return
    book = book_of(load_offers())
    rows = [_row("rest", "*", 0, _rest(book), now)]
    rows += [_row("service", s.code, n, s, now) for n, s in enumerate(book.services)]
    rows += [_row("site", s.code, n, s, now) for n, s in enumerate(book.sites)]
    connection.execute(upsert_into(pieces).on_conflict_do_nothing(), rows)


def hold(connection: Connection) -> None:
    """Have all others who decide something wait until this transaction ends, so that no number
    is given twice."""
    this = pieces.c.kind == "rest"
    connection.execute(update(pieces).where(this).values(revision=pieces.c.revision))


def _rest(book: Book) -> Rest:
    return Rest(categories=book.categories, agencies=book.agencies, sayings=book.sayings)


def _row(kind: str, code: str, place: int, content: object, now: int) -> dict[str, Any]:
    row = {"kind": kind, "code": code, "place": place, "revision": 1, "edited_at": now}
    return row | {"content": _encode(content).decode(), "edited_by": INSTALLED}


def the_book(connection: Connection) -> Book:
    """The catalogue as it is edited now."""
    found: dict[str, list[str]] = {"rest": [], "service": [], "site": []}
    for row in connection.execute(select(pieces).order_by(pieces.c.place, pieces.c.code)):
        found[row.kind].append(row.content)
    rest = msgspec.json.decode(found["rest"][0], type=Rest)
    return Book(
        categories=rest.categories,
        agencies=rest.agencies,
        services=tuple(msgspec.json.decode(each, type=Service) for each in found["service"]),
        sites=tuple(msgspec.json.decode(each, type=Site) for each in found["site"]),
        sayings=rest.sayings,
    )


def piece(connection: Connection, kind: str, code: str) -> Piece | None:
    """The revision of a piece; None if there is none."""
    this = and_(pieces.c.kind == kind, pieces.c.code == code)
    row = connection.execute(select(pieces).where(this)).first()
    if row is None:
        return None
    return Piece(revision=row.revision, edited_at=row.edited_at, edited_by=row.edited_by)


def save(
    connection: Connection, before: Book, after: Book, *, who: str, now: int
) -> tuple[str, ...]:
    """Write the pieces of a book that are otherwise than before; their codes."""
    old_services = {each.code: each for each in before.services}
    old_sites = {each.code: each for each in before.sites}
    changed: list[tuple[str, str, int, object]] = []
    for place, service in enumerate(after.services):
        if old_services.get(service.code) != service:
            changed.append(("service", service.code, place, service))
    for place, site in enumerate(after.sites):
        if old_sites.get(site.code) != site:
            changed.append(("site", site.code, place, site))
    if _rest(before) != _rest(after):
        changed.append(("rest", "*", 0, _rest(after)))
    for kind, code, place, content in changed:
        row = _row(kind, code, place, content, now) | {"edited_by": who}
        base = upsert_into(pieces)
        anew = {"content": row["content"], "edited_at": now, "edited_by": who}
        statement = base.on_conflict_do_update(
            index_elements=["kind", "code"], set_=anew | {"revision": pieces.c.revision + 1}
        )
        connection.execute(statement, row)
    return tuple(code for kind, code, _, _ in changed if kind != "rest")


def new_sites(connection: Connection, known: Collection[str]) -> list[Site]:
    """The centres of the draft that did not come with the program."""
    c = pieces.c
    fresh = (c.kind == "site") & (c.edited_by != INSTALLED) & c.code.not_in(known)
    found = connection.execute(select(c.content).where(fresh)).scalars()
    return [msgspec.json.decode(each, type=Site) for each in found]


def claim(connection: Connection, kind: str, code: str, revision: int) -> None:
    """Raise EditedMeanwhile unless a piece is still of the revision that a page showed."""
    this = and_(pieces.c.kind == kind, pieces.c.code == code, pieces.c.revision == revision)
    same = connection.execute(update(pieces).where(this).values(revision=revision))
    if same.rowcount != 1:
        now = piece(connection, kind, code)
        raise EditedMeanwhile(who=now.edited_by if now else "")


# -- what is half typed -------------------------------------------------------------------------


def keep(
    connection: Connection, who: str, page: str, form: Mapping[str, tuple[str, ...]], now: int
) -> None:
    """Keep what somebody typed into a page, in the place of what was kept of it."""
    plain = {name: list(values) for name, values in form.items() if name != "csrf"}
    row = {"who": who, "page": page, "form": json.dumps(plain), "at": now}
    base = upsert_into(unfinished)
    anew = {"form": row["form"], "at": now}
    statement = base.on_conflict_do_update(index_elements=["who", "page"], set_=anew)
    connection.execute(statement, row)


def kept(connection: Connection, who: str, page: str) -> dict[str, tuple[str, ...]] | None:
    """What somebody typed into a page and could not save; None if nothing."""
    this = and_(unfinished.c.who == who, unfinished.c.page == page)
    found = connection.execute(select(unfinished.c.form).where(this)).scalar()
    if found is None:
        return None
    return {name: tuple(values) for name, values in json.loads(found).items()}


def forget(connection: Connection, who: str, page: str) -> None:
    """It was saved, or is not wanted any more."""
    this = and_(unfinished.c.who == who, unfinished.c.page == page)
    connection.execute(delete(unfinished).where(this))
