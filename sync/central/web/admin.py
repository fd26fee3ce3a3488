"""The pages of administrators: who is let in, and the book of what was done."""

from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from sqlalchemy import Connection, select

from floor.errors import BadInput
from floor.store import tables as t
from sync.central.accounts import made_password
from sync.central.people import Person, Role, book
from sync.central.sight import every_centre_of
from sync.central.web.errors import NotYours
from sync.central.web.office import Administering, Form, Office, Posted, The, back_to
from sync.central.web.painting import language_of
from sync.central.web.refusals import status_of

PAGES: dict[str, Any] = {"response_class": HTMLResponse, "include_in_schema": False}
PAGE = 100
"""Lines of the book on a page."""


def add_to(app: FastAPI) -> None:
    """Answer for `/people` and `/audit`."""
    _add_people(app)
    _add_programs(app)
    _add_book(app)


def _add_people(app: FastAPI) -> None:
    @app.get("/people", **PAGES)
    def everybody(request: Request, office: The, person: Administering) -> Response:
        """Who may sign in, which programs may read, and forms to let others in."""
        return _people(request, office)

    @app.post("/people/add", **PAGES)
    def add(request: Request, office: The, person: Administering, form: Posted) -> Response:
        """Let somebody in; the password is shown only now."""
        password = made_password()

        def act() -> None:
            office.accounts.add(_person(form), password, by=person.name)

        return _after(request, office, act, form.one("name"), password)

    @app.post("/people/password", **PAGES)
    def renew(request: Request, office: The, person: Administering, form: Posted) -> Response:
        """Another password; it is shown only now."""
        name, password = form.one("name"), made_password()

        def act() -> None:
            office.accounts.set_password(name, password, by=person.name)

        return _after(request, office, act, name, password)

    @app.post("/people/remove", **PAGES)
    def remove(office: The, person: Administering, form: Posted) -> Response:
        """Let somebody out; nobody lets themselves out, or nobody could let in any more."""
        if form.one("name") == person.name:
            raise NotYours()
        office.accounts.remove(form.one("name"), by=person.name)
        return back_to("/people")


def _add_programs(app: FastAPI) -> None:
    @app.post("/people/tokens/add", **PAGES)
    def add_token(request: Request, office: The, person: Administering, form: Posted) -> Response:
        """A token for a program; it is shown only now."""
        name, made = form.one("name"), ""
        try:
            made = office.accounts.add_token(name, form.one("agency") or None, by=person.name)
        except BadInput as refusal:
            return _refused(request, office, refusal)
        return _people(request, office, name=name, secret=made)

    @app.post("/people/tokens/revoke", **PAGES)
    def revoke(office: The, person: Administering, form: Posted) -> Response:
        """A token that is good no more."""
        office.accounts.revoke_token(form.one("name"), by=person.name)
        return back_to("/people")


def _add_book(app: FastAPI) -> None:
    @app.get("/audit", **PAGES)
    def audit(
        request: Request, office: The, person: Administering, before: int | None = None
    ) -> Response:
        """What was done, newest first."""
        with office.central.asking() as connection:
            lines = _lines(connection, before)
        values = {
            "lines": lines[:PAGE],
            "older": lines[PAGE - 1].line if len(lines) > PAGE else None,
            "what": lambda code: _what(request, office, code),
        }
        return office.painter.page(request, "audit.html", values)


def _person(form: Form) -> Person:
    """Whom a form names. Raises BadInput."""
    try:
        role = Role(form.one("role"))
    except ValueError:
        raise BadInput() from None
    return Person(
        name=form.one("name").lower(),
        role=role,
        centres=_held(form, "centre") if role is Role.MANAGER else frozenset(),
        agencies=_held(form, "agency") if role is Role.AGENCY else frozenset(),
    )


def _held(form: Form, field: str) -> frozenset[str]:
    return frozenset(code for code in form.all(field) if code)


def _after(request: Request, office: Office, act: Any, name: str, secret: str) -> Response:
    """The page after something was done: what is shown only now, or why it was not."""
    try:
        act()
    except BadInput as refusal:
        return _refused(request, office, refusal)
    return _people(request, office, name=name, secret=secret)


def _refused(request: Request, office: Office, refusal: BadInput) -> Response:
    title, advice = office.words.explain(refusal, language_of(request)[0])
    told = f"{title}. {advice}"
    return _people(request, office, told=told, status=status_of(refusal))


def _people(
    request: Request,
    office: Office,
    *,
    name: str = "",
    secret: str = "",
    told: str = "",
    status: int = 200,
) -> Response:
    with office.central.asking() as connection:
        centres = every_centre_of(connection)
        asked = select(t.agencies.c.agency, t.agencies.c.name_en, t.agencies.c.name_sw)
        rows = connection.execute(asked.order_by(t.agencies.c.name_en)).all()
    values = {
        "everybody": office.accounts.all(),
        "programs": office.accounts.tokens(),
        "roles": list(Role),
        "centres": sorted(
            ((line.code, line.short) for line in centres if not line.planned),
            key=lambda pair: pair[1],
        ),
        "agencies": list({row.agency: tuple(row) for row in rows}.values()),
        "name": name,
        "secret": secret,
        "told": told,
    }
    return office.painter.page(request, "people.html", values, status)


def _lines(connection: Connection, before: int | None) -> list[Any]:
    asked = select(book).order_by(book.c.line.desc()).limit(PAGE + 1)
    if before is not None:
        asked = asked.where(book.c.line < before)
    return list(connection.execute(asked))


def _what(request: Request, office: Office, code: str) -> str:
    """What a line of the book says was done; its code where no words are kept for it."""
    key = f"audit.what.{code}"
    if key not in office.words.phrases:
        return code
    return office.words.say(key, language_of(request)[0])
