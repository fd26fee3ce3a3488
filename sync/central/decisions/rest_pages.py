"""The page on which agencies and categories are edited, and added, in the draft."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse

from floor.errors import FoleniError
from sync.central.decisions import drafting, rest_forms
from sync.central.decisions.drafting import EditedMeanwhile
from sync.central.decisions.editing import claimed, editing, told_of
from sync.central.decisions.forms import Wrong
from sync.central.people import Person, note
from sync.central.web.office import Editing, Form, Office, Posted, The, back_to
from sync.down.book import Book

PAGE: dict[str, Any] = {"response_class": HTMLResponse, "include_in_schema": False}
Change = Callable[[Form, Book], tuple[Book, str]]


def add_to(app: FastAPI) -> None:
    """Answer for `/catalogue/agencies` and `/catalogue/categories`."""

    @app.get("/catalogue/agencies", **PAGE)
    def every(request: Request, office: The, person: Editing) -> Response:
        """All agencies and categories."""
        return _every(request, office)

    @app.post("/catalogue/agencies", **PAGE)
    def agency(request: Request, office: The, person: Editing, form: Posted) -> Response:
        """An agency named anew, added or taken out."""
        return _save(request, office, person, "agency", form, rest_forms.with_agency)

    @app.post("/catalogue/categories", **PAGE)
    def category(request: Request, office: The, person: Editing, form: Posted) -> Response:
        """A category changed, added or taken out."""
        return _save(request, office, person, "category", form, rest_forms.with_category)


def _save(
    request: Request, office: Office, person: Person, what: str, form: Form, change: Change
) -> Response:
    now = office.central.clock.now()
    try:
        with editing(office) as connection:
            drafting.claim(connection, "rest", "*", claimed(form))
            before = drafting.the_book(connection)
            after, code = change(form, before)
            drafting.save(connection, before, after, who=person.name, now=now)
            if before != after:
                note(connection, at=now, who=person.name, what="catalogue_saved", about=code)
    except (Wrong, EditedMeanwhile) as wrong:
        return _every(request, office, what, form, wrong)
    return back_to(f"/catalogue/agencies?saved=1#{what}-{code}")


def _every(
    request: Request,
    office: Office,
    what: str = "",
    form: Form | None = None,
    wrong: Wrong | FoleniError | None = None,
) -> Response:
    with editing(office) as connection:
        book = drafting.the_book(connection)
        piece = drafting.piece(connection, "rest", "*")
    assert piece is not None
    typed = dict(form.fields) if form else {}
    values = {
        "agencies": [
            (each, sum(s.agency == each.code for s in book.services))
            for each in sorted(book.agencies, key=lambda each: each.code)
        ],
        "categories": [
            (each, sum(s.category == each.code for s in book.services)) for each in book.categories
        ],
        "piece": piece,
        "icons": rest_forms.icons(),
        "free": rest_forms.free_series(book),
        "what": what,
        "wrong_code": "" if form is None or form.one("new") else form.one("code"),
        "typed": typed,
        "told": told_of(office, request, wrong),
        "saved": bool(request.query_params.get("saved")),
    }
    return office.painter.page(request, "agencies.html", values, 400 if wrong else 200)
