"""The page of appointments that were booked elsewhere: how many there are, a file or a list."""

from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse

from sync.central.decisions import bookings, listing
from sync.central.decisions.bookings import WrongBooking
from sync.central.decisions.editing import the_draft
from sync.central.decisions.listing import Fault
from sync.central.people import Person, note
from sync.central.web import telling
from sync.central.web.office import Editing, Form, Office, Posted, The, back_to
from sync.central.web.painting import language_of
from sync.central.web.uploads import Uploaded

PAGE: dict[str, Any] = {"response_class": HTMLResponse, "include_in_schema": False}
TOLD = 100
"""Lines that cannot be used, of which each is told; of more the number is."""


def add_to(app: FastAPI) -> None:
    """Answer for `/catalogue/appointments`."""

    @app.get("/catalogue/appointments", **PAGE)
    def booked(request: Request, office: The, person: Editing) -> Response:
        """How many appointments each centre has, and forms for more of them."""
        return _page(request, office)

    @app.post("/catalogue/appointments", **PAGE)
    def take(request: Request, office: The, person: Editing, form: Posted) -> Response:
        """Take a list of appointments, all of it or nothing."""
        return _take(request, office, person, form.one("list").encode(), form)

    @app.post("/catalogue/appointments/file", **PAGE)
    def take_file(request: Request, office: The, person: Editing, sent: Uploaded) -> Response:
        """Take a file of appointments, CSV or XLSX, all of it or nothing."""
        return _take(request, office, person, sent.file)


def _take(
    request: Request, office: Office, person: Person, data: bytes, form: Form | None = None
) -> Response:
    now, read = office.central.clock.now(), listing.read(data)
    try:
        with office.central.engine.begin() as connection:
            taken = bookings.take(connection, read, now=now)
            about = str(len(read.rows))
            note(connection, at=now, who=person.name, what="bookings_taken", about=about)
    except WrongBooking as wrong:
        return _page(request, office, form, wrong.faults)
    return back_to(f"/catalogue/appointments?fresh={taken.fresh}&known={taken.known}")


def _page(
    request: Request, office: Office, form: Form | None = None, faults: tuple[Fault, ...] = ()
) -> Response:
    say = telling.sayer(office.words, language_of(request)[0])
    names = {site.code: site.name for site in the_draft(office).sites}
    with office.central.asking() as connection:
        counts = bookings.counts(connection, office.central.clock.now())
    query = request.query_params
    taken = [query.get(name, "") for name in ("fresh", "known")]
    shown = all(each.isdecimal() and len(each) < 8 for each in taken)
    values = {
        "counts": [(names.get(each.centre, each.centre), each) for each in counts],
        "typed": form.one("list") if form else "",
        "taken": [int(each) for each in taken] if shown else None,
        "told": say("catalogue.appointments.nothing_taken", n=len(faults)) if faults else None,
        "faults": [(f.line, say(f"catalogue.row.{f.key}", **f.values)) for f in faults],
        "most": TOLD,
    }
    return office.painter.page(request, "appointments.html", values, 400 if faults else 200)
