"""What every page of headquarters is made from, and who asks for it.

A page is a route that takes what it needs as FastAPI dependencies:

    @app.get("/catalogue", response_class=HTMLResponse, include_in_schema=False)
    def catalogue(request: Request, office: The, person: Editing) -> Response:
        with office.central.asking() as connection: ...
        return office.painter.page(request, "catalogue.html", {"lines": lines})

    @app.post("/catalogue", include_in_schema=False)
    def change(office: The, person: Editing, form: Posted) -> Response:
        name = form.one("name")
        with office.central.engine.begin() as connection:
            ...
            note(connection, at=office.central.clock.now(), who=person.name, what="...")
        return back_to("/catalogue")

`Signed` is whoever is signed in, `Editing` and `Administering` only those whose role allows it;
others get NotYours. Templates extend `base.html`, and each of their forms with method post holds
`{{ csrf() }}`. `sync.central.web.doors.NAVIGATION` names the pages of the bar.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, Request, Response
from fastapi.responses import RedirectResponse

from floor.errors import BadRequest
from floor.words import Words
from sync.central.accounts import Accounts
from sync.central.kept import KeptFigures
from sync.central.people import Person
from sync.central.periods import Periods
from sync.central.sight import Sight
from sync.central.store import Central
from sync.central.web.errors import FormOld, NotYours, SignInNeeded
from sync.central.web.guard import fits_form
from sync.central.web.painting import Painter

MOST = 64 * 1024
"""Bytes of a form at most."""
FIELDS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Everything that the routes of one central server share."""

    central: Central
    words: Words
    accounts: Accounts
    painter: Painter
    sight: Sight
    kept: KeptFigures
    periods: Periods


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form that was sent; each may be there several times."""

    fields: Mapping[str, tuple[str, ...]]

    def one(self, name: str, default: str = "") -> str:
        """The first value of a field, without spaces around it."""
        return self.fields.get(name, (default,))[0].strip()

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a field."""
        return self.fields.get(name, ())


def office_of(request: Request) -> Office:
    """What the routes share."""
    office = request.app.state.office
    assert isinstance(office, Office)
    return office


def signed(request: Request) -> Person:
    """Who is signed in, as the guard found. Raises SignInNeeded."""
    person = request.scope.get("foleni.person")
    if not isinstance(person, Person):
        raise SignInNeeded()
    return person


def editing(person: Annotated[Person, Depends(signed)]) -> Person:
    """Whoever may change what goes down. Raises SignInNeeded, NotYours."""
    if not person.edits:
        raise NotYours()
    return person


def administering(person: Annotated[Person, Depends(signed)]) -> Person:
    """Whoever may let people in. Raises SignInNeeded, NotYours."""
    if not person.administers:
        raise NotYours()
    return person


async def posted(request: Request) -> Form:
    """A form that was sent, of this very session. Raises BadRequest, FormOld."""
    parts: list[bytes] = []
    async for part in request.stream():
        parts.append(part)
        if sum(map(len, parts)) > MOST:
            raise BadRequest(problem=f"a form has {MOST} bytes at most")
    try:
        pairs = parse_qsl(
            b"".join(parts).decode(), keep_blank_values=True, max_num_fields=FIELDS, errors="strict"
        )
    except ValueError:
        raise BadRequest(problem="the form cannot be read") from None
    fields: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        fields[name] = (*fields.get(name, ()), value)
    form = Form(fields)
    if not fits_form(request.scope, form.one("csrf")):
        raise FormOld()
    return form


def back_to(place: str) -> Response:
    """See another page of ours after a form was taken."""
    return RedirectResponse(place, status_code=303)


The = Annotated[Office, Depends(office_of)]
Signed = Annotated[Person, Depends(signed)]
Editing = Annotated[Person, Depends(editing)]
Administering = Annotated[Person, Depends(administering)]
Posted = Annotated[Form, Depends(posted)]
