"""The pages of what is told down besides the catalogue: notices and devices."""

from datetime import datetime
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from sqlalchemy import Connection, and_, func, insert, select, update

from floor.decisions import Decision
from floor.rules import opening
from floor.rules.events import Notice
from floor.rules.offer import Text
from floor.store.tables import devices
from sync.central.decisions import deciding, drafting, tables
from sync.central.decisions.editing import the_draft
from sync.central.decisions.forms import Wrong
from sync.central.decisions.releasing import LEAST_PROGRAM
from sync.central.people import note
from sync.central.web.office import Editing, Form, Office, Posted, The, back_to
from sync.central.web.painting import language_of

LONGEST = 240
"""Characters of a notice at most: it is to be read in one pass."""


PAGE: dict[str, Any] = {"response_class": HTMLResponse, "include_in_schema": False}


def add_to(app: FastAPI) -> None:
    """Answer for `/catalogue/notices` and `/catalogue/devices`."""
    _add_notices(app)
    _add_devices(app)


def _add_notices(app: FastAPI) -> None:
    @app.get("/catalogue/notices", **PAGE)
    def every(request: Request, office: The, person: Editing) -> Response:
        """The notices of headquarters, and a form for another."""
        return _notices(request, office)

    @app.post("/catalogue/notices", **PAGE)
    def tell(request: Request, office: The, person: Editing, form: Posted) -> Response:
        """Have boards tell something."""
        try:
            _tell(office, form, person.name)
        except Wrong as wrong:
            return _notices(request, office, form, wrong)
        return back_to("/catalogue/notices")

    @app.post("/catalogue/notices/{number}/withdraw", **PAGE)
    def withdraw(office: The, person: Editing, number: int, form: Posted) -> Response:
        """Have boards tell it no more."""
        _withdraw(office, number, person.name)
        return back_to("/catalogue/notices")


def _add_devices(app: FastAPI) -> None:
    @app.get("/catalogue/devices", **PAGE)
    def known(request: Request, office: The, person: Editing) -> Response:
        """Every centre's devices, as its journal tells them."""
        return _devices(request, office)

    @app.post("/catalogue/devices/revoke", **PAGE)
    def revoke(office: The, person: Editing, form: Posted) -> Response:
        """Have a centre let a device in no more."""
        _revoke(office, form.one("centre"), form.one("device"), person.name)
        return back_to("/catalogue/devices")


# -- notices ------------------------------------------------------------------------------------


def _moment(text: str) -> int:
    """UTC milliseconds of a local time as browsers send it. Raises Wrong."""
    try:
        return int(datetime.fromisoformat(text).replace(tzinfo=opening.NAIROBI).timestamp() * 1000)
    except (ValueError, OverflowError):
        raise Wrong("moment", value=text[:40]) from None


def _tell(office: Office, form: Form, who: str) -> None:
    """Raises Wrong."""
    en, sw, now = form.one("en"), form.one("sw"), office.central.clock.now()
    since = _moment(form.one("since")) if form.one("since") else now
    until = _moment(form.one("until"))
    if not en or not sw:
        raise Wrong("notice_missing")
    if max(len(en), len(sw)) > LONGEST:
        raise Wrong("too_long", most=LONGEST)
    if until <= max(since, now):
        raise Wrong("notice_over")
    known = {site.code for site in the_draft(office).sites}
    centres = [code for code in form.all("centre") if code in known] or sorted(known)
    t = tables.notices
    with office.central.engine.begin() as connection:
        drafting.hold(connection)
        number = (connection.execute(select(func.max(t.c.number))).scalar() or 0) + 1
        row = {"number": number, "en": en, "sw": sw, "since": since, "until": until}
        row |= {"centres": " ".join(centres), "made_at": now, "made_by": who}
        connection.execute(insert(t), row | {"withdrawn_at": None})
        for centre in centres:
            _decide_notices(connection, centre, now)
        note(connection, at=now, who=who, what="notice_made", about=f"{number}: {en}")


def _withdraw(office: Office, number: int, who: str) -> None:
    now, t = office.central.clock.now(), tables.notices
    with office.central.engine.begin() as connection:
        drafting.hold(connection)
        this = and_(t.c.number == number, t.c.withdrawn_at.is_(None))
        row = connection.execute(select(t).where(this)).first()
        if row is None:
            return
        connection.execute(update(t).where(this).values(withdrawn_at=now))
        for centre in row.centres.split():
            _decide_notices(connection, centre, now)
        note(connection, at=now, who=who, what="notice_withdrawn", about=f"{number}: {row.en}")


def _decide_notices(connection: Connection, centre: str, now: int) -> None:
    """Have a centre tell all notices that are for it, over or withdrawn ones no more."""
    t = tables.notices
    rows = connection.execute(
        select(t).where(t.c.until > now, t.c.withdrawn_at.is_(None)).order_by(t.c.number)
    )
    decision = Decision(
        matter="notices",
        centre=centre,
        number=1,
        after=0,
        program=LEAST_PROGRAM,
        made_at=now,
        notices=tuple(
            Notice(text=Text(en=row.en, sw=row.sw), since=row.since, until=row.until)
            for row in rows
            if centre in row.centres.split()
        ),
    )
    deciding.decide_next(connection, decision)


def _notices(
    request: Request, office: Office, form: Form | None = None, wrong: Wrong | None = None
) -> Response:
    language, now, t = language_of(request)[0], office.central.clock.now(), tables.notices
    book = the_draft(office)
    with office.central.asking() as connection:
        rows = connection.execute(select(t).order_by(t.c.number.desc()).limit(50)).all()
    told = None
    if wrong is not None:
        told = office.words.say(f"catalogue.wrong.{wrong.key}", language, **wrong.values)
    values = {
        "rows": [
            {
                "it": row,
                "centres": row.centres.split(),
                "state": "withdrawn" if row.withdrawn_at else
                "over" if row.until <= now else "to_come" if row.since > now else "told",
            }
            for row in rows
        ],
        "sites": sorted(book.sites, key=lambda each: each.name),
        "typed": dict(form.fields) if form else {},
        "told": told,
        "most": LONGEST,
    }  # fmt: skip
    return office.painter.page(request, "notices.html", values, 400 if wrong else 200)


# -- devices ------------------------------------------------------------------------------------


def _devices(request: Request, office: Office) -> Response:
    names = {site.code: site.name for site in the_draft(office).sites}
    t = tables.revoked
    with office.central.asking() as connection:
        rows = connection.execute(
            select(devices).order_by(devices.c.centre, devices.c.name, devices.c.enrolled_at)
        ).all()
        asked = {(row.centre, row.device) for row in connection.execute(select(t))}
    groups: dict[str, list[Any]] = {}
    for row in rows:
        state = "revoked" if row.revoked_at else (
            "revoking" if (row.centre, row.device) in asked else "let_in"
        )  # fmt: skip
        groups.setdefault(row.centre, []).append({"it": row, "state": state})
    values = {"groups": [(names.get(code, code), code, found) for code, found in groups.items()]}
    return office.painter.page(request, "devices.html", values)


def _revoke(office: Office, centre: str, device: str, who: str) -> None:
    now, t = office.central.clock.now(), tables.revoked
    this = and_(devices.c.centre == centre, devices.c.device == device)
    with office.central.engine.begin() as connection:
        drafting.hold(connection)
        known = connection.execute(select(devices.c.name).where(this)).scalar()
        mine = select(t.c.device).where(t.c.centre == centre)
        before = list(connection.execute(mine).scalars())
        if known is None or device in before:
            return
        row = {"centre": centre, "device": device, "at": now, "who": who}
        connection.execute(insert(t), row)
        decision = Decision(
            matter="devices",
            centre=centre,
            number=1,
            after=0,
            program=LEAST_PROGRAM,
            made_at=now,
            revoked=(*before, device),
        )
        deciding.decide_next(connection, decision)
        note(connection, at=now, who=who, what="device_revoked", about=f"{centre} {known}")
