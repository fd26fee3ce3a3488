"""The pages on which versions are previewed, rolled out in stages, followed and gone back from."""

from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from sqlalchemy import Connection

from floor.errors import BadInput, FoleniError
from floor.rules.offer import Language
from sync.central.decisions import deciding, drafting, releasing
from sync.central.decisions.deciding import Refusal
from sync.central.decisions.releasing import NothingBefore, Unsound
from sync.central.people import note
from sync.central.web.office import Editing, Form, Office, Posted, The, back_to
from sync.central.web.painting import language_of
from sync.down.book import Book, offer_of
from sync.down.diff import diff
from sync.down.rollout import Stand, rest_may_follow, stand
from sync.down.saying import Said, in_words


class FirstStillOpen(BadInput):
    """The first centres have not all adopted the version (number)."""


class NoCentre(BadInput):
    """No centre was chosen."""


PAGE: dict[str, Any] = {"response_class": HTMLResponse, "include_in_schema": False}


def add_to(app: FastAPI) -> None:
    """Answer for `/catalogue/versions` and what is below it."""
    _add_reading(app)
    _add_deeds(app)


def _add_reading(app: FastAPI) -> None:
    @app.get("/catalogue/versions", **PAGE)
    def every(request: Request, office: The, person: Editing) -> Response:
        """Every version, and what the draft would change where."""
        return _every(request, office)

    @app.get("/catalogue/versions/draft/{code}", **PAGE)
    def preview(request: Request, office: The, person: Editing, code: str) -> Response:
        """What the draft would change at one centre, in words."""
        return _preview(request, office, code)

    @app.get("/catalogue/versions/{number}", **PAGE)
    def one(request: Request, office: The, person: Editing, number: int) -> Response:
        """How far a version has come at each centre."""
        return _one(request, office, number)


def _add_deeds(app: FastAPI) -> None:
    @app.post("/catalogue/versions", **PAGE)
    def make(request: Request, office: The, person: Editing, form: Posted) -> Response:
        """Make a version of the draft, and offer it to its first centres."""
        try:
            number = _make(office, form, person.name)
        except BadInput as wrong:
            return _every(request, office, form, wrong)
        return back_to(f"/catalogue/versions/{number}")

    @app.post("/catalogue/versions/{number}/rest", **PAGE)
    def rest(request: Request, office: The, person: Editing, number: int, form: Posted) -> Response:
        """Offer a version to the centres that are left."""
        try:
            _offer_rest(office, number, person.name, anyway=bool(form.one("anyway")))
        except FirstStillOpen as wrong:
            return _one(request, office, number, wrong)
        return back_to(f"/catalogue/versions/{number}")

    @app.post("/catalogue/versions/{number}/back", **PAGE)
    def back(request: Request, office: The, person: Editing, number: int, form: Posted) -> Response:
        """Go back to the content before, as a new version."""
        now = office.central.clock.now()
        try:
            with office.central.engine.begin() as connection:
                fresh = releasing.go_back(connection, number, who=person.name, now=now)
                about = f"{number} -> {fresh}"
                note(connection, at=now, who=person.name, what="version_back", about=about)
        except (NothingBefore, Unsound) as wrong:
            return _one(request, office, number, wrong)
        return back_to(f"/catalogue/versions/{fresh}")


def _make(office: Office, form: Form, who: str) -> int:
    """Raises NoCentre, Unsound."""
    now = office.central.clock.now()
    with office.central.engine.begin() as connection:
        releasing.begin(connection, now)
        book = drafting.the_book(connection)
        known = {site.code for site in book.sites}
        first = [code for code in form.all("first") if code in known]
        chosen = [code for code in form.all("centre") if code in known]
        meant = sorted({*first, *chosen}) if chosen else sorted(known)
        if form.one("scope") == "first" and not first:
            raise NoCentre()
        if form.one("scope") == "first":
            meant = sorted(set(first))
        number = releasing.release(
            connection, book, meant, first, who=who, note=form.one("note")[:300], now=now
        )
        about = f"{number}: {' '.join(first or meant)}"
        note(connection, at=now, who=who, what="version_made", about=about)
    return number


def _offer_rest(office: Office, number: int, who: str, *, anyway: bool) -> None:
    """Raises FirstStillOpen."""
    now = office.central.clock.now()
    with office.central.engine.begin() as connection:
        drafting.hold(connection)
        stages = releasing.stages_of(connection, number)
        stands = {
            each.centre: stand(each, number, now) for each in releasing.seen(connection, number)
        }
        first = [stands[code] for code, early in stages.items() if early]
        if not anyway and not rest_may_follow(first):
            raise FirstStillOpen(number=number)
        left = [code for code in stages if stands[code] is Stand.PLANNED]
        releasing.offer(connection, number, left, now)
        about = f"{number}: {' '.join(left)}"
        note(connection, at=now, who=who, what="version_offered", about=about)


def _changes(
    connection: Connection, book: Book, code: str, language: Language
) -> list[Said] | None:
    """What a book would change at a centre; None if it has no journal here yet."""
    site = book.site(code)
    had = releasing.has_now(connection, code)
    if site is None or had is None:
        return None
    has = offer_of(book, site)
    return in_words(diff(had, has), had, has, language)


def _every(
    request: Request, office: Office, form: Form | None = None, wrong: FoleniError | None = None
) -> Response:
    language, now = language_of(request)[0], office.central.clock.now()
    with office.central.engine.begin() as connection:
        releasing.begin(connection, now)
    with office.central.asking() as connection:
        book = drafting.the_book(connection)
        found = releasing.all_versions(connection)
        adopted = deciding.adopted(connection, "catalogue")
        rows = [
            {
                "site": site,
                "changes": _changes(connection, book, site.code, language),
                "has": adopted.get(site.code),
            }
            for site in sorted(book.sites, key=lambda each: each.name)
        ]
        last = releasing.content(connection, found[0].number)
        counts = {
            each.number: sum(number == each.number for number in adopted.values()) for each in found
        }
    rows.sort(key=lambda row: (row["changes"] is None, not row["changes"]))
    values = {
        "versions": found,
        "counts": counts,
        "rows": rows,
        "same": last == book,
        "first": form.all("first") if form else (),
        "note": form.one("note") if form else "",
        "told": None if wrong is None else ". ".join(office.words.explain(wrong, language)),
    }
    return office.painter.page(request, "versions.html", values, 400 if wrong else 200)


def _preview(request: Request, office: Office, code: str) -> Response:
    with office.central.asking() as connection:
        book = drafting.the_book(connection)
        site = book.site(code)
        if site is None:
            return office.painter.lost(request)
        changes = _changes(connection, book, code, language_of(request)[0])
    values = {"site": site, "changes": changes}
    return office.painter.page(request, "version_preview.html", values)


def _one(
    request: Request, office: Office, number: int, wrong: FoleniError | None = None
) -> Response:
    language, now = language_of(request)[0], office.central.clock.now()
    with office.central.asking() as connection:
        version = next(
            (each for each in releasing.all_versions(connection) if each.number == number), None
        )
        if version is None:
            return office.painter.lost(request)
        stages = releasing.stages_of(connection, number)
        seen = releasing.seen(connection, number)
        said_no = deciding.refused(connection, "catalogue")
        book = drafting.the_book(connection)
    names = {site.code: site.name for site in book.sites}
    stands = {each.centre: stand(each, number, now) for each in seen}
    rows = [
        {
            "code": each.centre,
            "name": names.get(each.centre, each.centre),
            "first": stages[each.centre],
            "stand": stands[each.centre],
            "has": each.adopted,
            "heard": each.heard_at,
            "why": _why(office, said_no.get(each.centre), number, language),
        }
        for each in seen
    ]
    rows.sort(key=lambda row: (not row["first"], row["name"]))
    counts = {kind: sum(each is kind for each in stands.values()) for kind in Stand}
    values = {
        "version": version,
        "rows": rows,
        "counts": {kind: count for kind, count in counts.items() if count},
        "left": counts[Stand.PLANNED],
        "may_follow": rest_may_follow(stands[code] for code, early in stages.items() if early),
        "can_go_back": number > 1 and counts[Stand.PLANNED] < len(rows),
        "told": None if wrong is None else ". ".join(office.words.explain(wrong, language)),
    }
    return office.painter.page(request, "version.html", values, 400 if wrong else 200)


def _why(office: Office, refusal: Refusal | None, number: int, language: Language) -> str:
    """Why a centre refused a version, in a sentence; empty if it did not."""
    if refusal is None or refusal.number != number:
        return ""
    kind = FoleniError.by_code.get(refusal.why)
    return (
        refusal.why if kind is None else office.words.explain(kind(**refusal.values), language)[0]
    )
