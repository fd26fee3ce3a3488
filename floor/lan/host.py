"""The host: one floor over HTTP, as verbs, questions and watches."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import date
from functools import partial
from typing import Annotated, Any

import msgspec
from fastapi import FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import StreamingResponse

from floor import errors
from floor.clock import PracticeClock
from floor.facade import Level, ShippedHead
from floor.lan import wire
from floor.lan.alone import add_alone_page, add_decisions_page, add_voice_page
from floor.lan.description import describe
from floor.lan.entrance import Entrance, add_entrance
from floor.lan.guard import Caller, Gate, Guard
from floor.lan.watching import Hub
from floor.lan.witnessing import Witnessing
from floor.rules.events import Told
from floor.rules.questions import QUESTIONS
from floor.rules.verbs import VERBS, AdmitDevice, Verb
from floor.store.foreteller import PATIENCE, TELLING
from floor.store.local import LocalFloor
from floor.supervised import beat
from floor.version import VERSION

Endpoint = Callable[[Request], Awaitable[Response]]
Day = Annotated[date, Query(ge=date(1970, 1, 1), le=date(9998, 12, 31))]
"""A local day that has one before and one after it."""


def host_app(floor: LocalFloor, entrance: Entrance | None = None) -> FastAPI:
    """The application that serves a floor; it does not close it. Without an entrance nobody is
    let in but the host's own computer."""
    entrance = entrance or Entrance(floor)
    guard = entrance.guard

    life = partial(_life, floor=floor)
    app = FastAPI(title="Foleni host", version=VERSION, lifespan=life, docs_url=None)
    app.add_middleware(Witnessing, floor=floor)  # behind the gate: only devices are witnesses
    app.add_middleware(Gate, guard=guard)

    _tell_errors(app)
    for name, kind in VERBS.items():
        if kind not in wire.INSIDE:
            app.post(
                f"/verbs/{name}",
                summary=(kind.__doc__ or name).splitlines()[0],
                openapi_extra=_body_of(kind),
                response_class=Response,
            )(_verb_endpoint(floor, entrance, name))
    for name, asked in QUESTIONS.items():
        summary = (asked.__doc__ or name).splitlines()[0]
        app.get(f"/questions/{name}", summary=summary, response_class=Response)(
            _question_endpoint(floor, name)
        )
        app.get(f"/watch/{name}", summary=summary, response_class=StreamingResponse)(
            _watch_endpoint(floor, guard, app, name)
        )
    _add_shipping(app, floor)
    _add_recovering(app, floor)
    _add_host_routes(app, floor)
    _add_pages(app, floor)
    add_alone_page(app, floor)
    add_decisions_page(app, floor)
    add_voice_page(app, floor)
    add_entrance(app, entrance)
    describe(app)
    return app


@asynccontextmanager
async def _life(app: FastAPI, floor: LocalFloor) -> AsyncIterator[None]:
    """From the first request to the last: the watches, and word to the supervisor."""
    app.state.hub = Hub(floor)
    beating = asyncio.create_task(beat())
    yield
    beating.cancel()
    app.state.hub.close()


def _tell_errors(app: FastAPI) -> None:
    @app.exception_handler(errors.FoleniError)
    async def tell(_request: Request, error: errors.FoleniError) -> Response:
        status, body = wire.encode_error(error)
        return Response(body, status, media_type="application/json")

    @app.exception_handler(RequestValidationError)
    async def tell_wrong(_request: Request, error: RequestValidationError) -> Response:
        wrong = error.errors()[0]
        problem = f"{'.'.join(str(part) for part in wrong['loc'])}: {wrong['msg']}"
        status, body = wire.encode_error(errors.BadRequest(problem=problem))
        return Response(body, status, media_type="application/json")


def _json(value: Any) -> Response:
    return Response(wire.encode(value), media_type="application/json")


def _body_of(kind: type[Any]) -> dict[str, Any]:
    """The verb's arguments as OpenAPI shows them."""
    shape = msgspec.json.schema(kind, ref_template="#/components/schemas/{name}")
    plain = shape.get("$defs", {}).get(kind.__name__, shape)
    return {"requestBody": {"content": {"application/json": {"schema": plain}}}}


def caller_of(request: Request) -> Caller:
    """Who sent it, as the guard found out."""
    caller: Caller = request.state.caller
    return caller


def _verb_endpoint(floor: LocalFloor, entrance: Entrance, name: str) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        verb, caller = request.state.verb, caller_of(request)
        if isinstance(verb, AdmitDevice):
            entrance.demand_room()
        if verb.secrets:
            await asyncio.to_thread(floor.check, verb)
        told = await _told(floor, verb)
        key = request.headers.get(wire.KEY, "")
        done = floor.submit(verb, key=key, device=caller.name, told=told)
        answer = await asyncio.wrap_future(done)
        entrance.guard.seated(caller, verb)
        if isinstance(verb, AdmitDevice):
            answer = entrance.with_code(answer, key)
        return _json(answer)

    return endpoint


async def _told(floor: LocalFloor, verb: Verb[Any]) -> Told | None:
    """The wait that a verb's citizen is to be told; none if it takes too long to foretell."""
    if type(verb) not in TELLING:
        return None
    try:
        return await asyncio.wait_for(asyncio.wrap_future(floor.foretell(verb)), PATIENCE)
    except TimeoutError:
        return None


def _question_endpoint(floor: LocalFloor, name: str) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        question = wire.decode_question(name, request.query_params)
        return _json(await asyncio.to_thread(floor.ask, question))

    return endpoint


def _watch_endpoint(floor: LocalFloor, guard: Guard, app: FastAPI, name: str) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        query = dict(request.query_params)
        try:
            beat = min(30.0, max(0.2, float(query.pop("beat", "2"))))
        except ValueError:
            raise errors.BadRequest(problem="beat is a number of seconds") from None
        question = wire.decode_question(name, query)
        await asyncio.to_thread(floor.ask, question)  # refuse here, while a status can say so
        may_go_on = partial(guard.still, caller_of(request), name)
        return StreamingResponse(
            app.state.hub.watch(question, beat, may_go_on), media_type="text/event-stream"
        )

    return endpoint


def _add_shipping(app: FastAPI, floor: LocalFloor) -> None:
    @app.post("/shipped", response_class=Response)
    async def shipped(request: Request) -> Response:
        """What headquarters has acknowledged."""
        told = wire.decode(await request.body(), ShippedHead)
        return _json(await asyncio.to_thread(floor.note_shipped, shipped=told))

    @app.post("/line", response_class=Response)
    async def line(request: Request) -> Response:
        """The journal goes on as a new line."""
        wish = wire.decode(await request.body(), wire.NewLine)
        begin = partial(floor.begin_line, old=wish.old, new=wish.new)
        return _json(await asyncio.to_thread(begin))


def _add_recovering(app: FastAPI, floor: LocalFloor) -> None:
    @app.post("/recover", response_class=Response)
    async def recover(request: Request) -> Response:
        """Lines that a restore lost, from headquarters."""
        lost = wire.decode(await request.body(), wire.Lost)
        again = partial(floor.recover, base=lost.base, lines=lost.lines, dry_run=lost.dry_run)
        return _json(await asyncio.to_thread(again))


def _add_host_routes(app: FastAPI, floor: LocalFloor) -> None:
    @app.get("/health", response_class=Response)
    async def health() -> Response:
        """How the host is."""
        return _json(await asyncio.to_thread(floor.health))

    @app.get("/journal", response_class=Response)
    async def journal(
        after: Annotated[int, Query(ge=0)] = 0,
        limit: Annotated[int, Query(ge=1, le=1000)] = 500,
        origin: Annotated[str, Query(max_length=60)] = "",
    ) -> Response:
        """Lines of an origin's journal after a seq."""
        asked = partial(floor.journal, after=after, limit=limit, origin=origin)
        return _json(await asyncio.to_thread(asked))

    @app.get("/origins", response_class=Response)
    async def origins() -> Response:
        """Where each origin's journal ends."""
        return _json(await asyncio.to_thread(floor.origins))

    @app.post("/clock", response_class=Response)
    async def clock(request: Request) -> Response:
        """Set the clock of a practice floor: at (UTC milliseconds) and rate."""
        setting = wire.decode(await request.body(), ClockSetting)
        if not isinstance(floor.clock, PracticeClock) or not floor.identity.practice:
            raise errors.NotAllowed(verb="set the clock")
        floor.clock.set(setting.at, setting.rate)
        return _json({"at": floor.clock.now()})


def _add_pages(app: FastAPI, floor: LocalFloor) -> None:
    @app.get("/notes", response_class=Response)
    async def notes(visit: Annotated[str, Query(max_length=80)]) -> Response:
        """What agents wrote about a visit."""
        return _json(await asyncio.to_thread(floor.notes, visit=visit))

    @app.get("/figures", response_class=Response)
    async def figures(day: Day) -> Response:
        """The figures of a local day."""
        return _json(await asyncio.to_thread(floor.figures, day=day.isoformat()))

    @app.get("/course", response_class=Response)
    async def course(day: Day) -> Response:
        """How a local day went, by the quarter of an hour."""
        return _json(await asyncio.to_thread(floor.course, day=day.isoformat()))

    @app.get("/report", response_class=Response)
    async def report(since: str, until: str, level: str, figure: str = "") -> Response:
        """The figures of local days at one level, and the tickets behind one of them."""
        if level not in list(Level):
            raise errors.BadRequest(problem=f"{level[:40]!r} is no level of a report")
        told = partial(floor.report, since=since, until=until, figure=figure)
        return _json(await asyncio.to_thread(told, level=Level(level)))


class ClockSetting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a practice clock is set to."""

    at: int
    rate: float = 0.0
