"""Who asks, and whether they may: before every route, and no by default."""

import hmac
import logging
import time
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from floor import errors
from floor.clock import Clock, HostClock
from floor.facade import Level
from floor.lan import proof, wire
from floor.lan.doors import HOME
from floor.lan.sessions import Sessions
from floor.rules import presence, roles
from floor.rules.state import State
from floor.rules.verbs import Identify, SignIn, Verb

log = logging.getLogger("foleni.guard")

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

OPEN = frozenset({"/enrol", "/session/challenge", "/session"})
"""Routes for those who have yet to show who they are; each asks for its own proof."""
LARGER = dict.fromkeys(("/alone", "/decisions", "/recover"), 1024 * 1024)
"""Bytes of a body at most where it may be larger: a catalogue is in it."""
PROVED_FOR = 60
"""Seconds for which a PIN that was proved without a counter lets its agent see, at that device,
since it last looked: a screen that locks itself looks no more, and another proof there takes its
place."""
NAMES = frozenset({"127.0.0.1", "localhost", "[::1]", "::1"})
"""What a program of this computer calls it; a page that a browser was lured to says another."""


UNNAMED = "unnamed"
"""A program of the host's own computer that does not say what it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who sent a request."""

    role: roles.Device
    name: str
    """As the journal's lines carry it."""
    device: str = ""
    """The id of an enrolled device; empty for the host's own computer."""


@dataclass(slots=True, kw_only=True)
class Guard:
    """What decides about callers: the floor's state, the sessions, and who sits where."""

    state: Callable[[], State]
    sessions: Sessions
    clock: Clock = field(default_factory=HostClock)
    fingerprint: str = proof.PLAIN
    strict: bool = False
    """Whether the host's own computer must prove itself too."""
    local_key: str = ""
    """What only the owner of the store can read; it is the host's own computer's proof."""
    seats: dict[int, str] = field(default_factory=dict)
    """Device at which each counter's agent signed in last, since this start of the host."""
    proved: dict[str, tuple[str, float]] = field(default_factory=dict)
    """Who proved a PIN at a device last without a counter, and until when it holds (monotonic
    seconds), by the device's id."""

    def caller(self, scope: Message, body: bytes) -> Caller:
        """Who sent it. Raises NotEnrolled, DeviceRevoked, SessionOver."""
        headers = {n.decode("latin-1"): v.decode("latin-1") for n, v in scope["headers"]}
        if (said := headers.get(proof.HEADER.lower())) is not None:
            target = scope["raw_path"].decode("latin-1")
            if query := scope["query_string"].decode("latin-1"):
                target += "?" + query
            key = headers.get(wire.KEY.lower(), "")
            device = self.sessions.proved(said, scope["method"], target, key, body)
            return Caller(role=roles.Device(device.role), name=device.name, device=device.id)
        if not self._from_here(scope, headers):
            raise errors.NotEnrolled(address="")
        name = headers.get(wire.DEVICE.lower(), UNNAMED)[:80]
        return Caller(role=roles.Device.HOST, name=name)

    def _from_here(self, scope: Message, headers: dict[str, str]) -> bool:
        """Whether it is the host's own computer: called at home, by a program and no web page."""
        at_home = scope["scheme"] == "http" and scope["client"] and scope["client"][0] in HOME
        called = headers.get("host", "").rpartition(":")[0] or headers.get("host", "")
        if not at_home or "origin" in headers or called not in NAMES:
            return False
        return not self.strict or bool(
            self.local_key
            and hmac.compare_digest(
                headers.get(proof.LOCAL.lower(), "").encode(), self.local_key.encode()
            )
        )

    def demand(self, caller: Caller, name: str, verb: Verb[object] | None = None) -> None:
        """Raise NotAllowed unless the caller, with the agent who is at it, may."""
        if verb is not None and not self._own_counter(caller, verb):
            raise errors.NotAllowed(verb=name)
        if roles.least(name, caller.role) == roles.Role.NOBODY:
            return
        roles.demand(caller.role, self._agent_role(caller, verb), name)

    def renew(self, caller: Caller) -> None:
        """Somebody still looks where a PIN was proved."""
        agent, until = self.proved.get(caller.device, ("", 0.0))
        if (now := time.monotonic()) < until:
            self.proved[caller.device] = (agent, now + PROVED_FOR)

    def listen(self, caller: Caller, watched: str) -> None:
        """Somebody speaks. At a practice clock that races nobody is missed."""
        if caller.name != UNNAMED and not getattr(self.clock, "races", False):
            presence.listen(self.state().heard, caller.name, watched=watched, at=self.clock.now())

    def _own_counter(self, caller: Caller, verb: Verb[object]) -> bool:
        """Whether a verb leaves other counters alone than the one that the device is set to."""
        device = self.state().devices.get(caller.device)
        counter = getattr(verb, "counter", None)
        if device is None or device.counter is None or verb.credentials() is not None:
            fixed = device.counter if device is not None and isinstance(verb, SignIn) else None
            return fixed is None or counter == fixed
        return counter is None or counter == device.counter

    def _agent_role(self, caller: Caller, verb: Verb[object] | None) -> str | None:
        """The role of the agent behind a request: who proves a PIN with it, else who signed in
        at the device, at the verb's counter if it has one."""
        state = self.state()
        if verb is not None and (shown := verb.credentials()) is not None:
            agent = state.agents.get(shown[0])
            return agent.role if agent else None
        number = getattr(verb, "counter", None)
        here = [
            state.agents[counter.agent].role
            for counter in list(state.counters.values())
            if counter.agent is not None
            and counter.agent in state.agents
            and (number is None or counter.number == number)
            and self.seats.get(counter.number, counter.device) == caller.name
        ]
        number_of, until = self.proved.get(caller.device, ("", 0.0))
        known = state.agents.get(number_of)
        if number is None and known is not None and time.monotonic() < until:
            here.append(known.role)
        return max(here, key=roles.Role.of, default=None)

    def still(self, caller: Caller, name: str) -> bool:
        """Whether a watch of the caller may go on."""
        try:
            if caller.device:
                self.sessions.device(caller.device)
            self.demand(caller, name)
        except errors.FoleniError:
            return False
        return True

    def seated(self, caller: Caller, verb: Verb[object]) -> None:
        """Remember where an agent has just signed in, or proved who it is."""
        if isinstance(verb, SignIn):
            self.seats[verb.counter] = caller.name
            self.proved.pop(caller.device, None)
        elif isinstance(verb, Identify) and caller.device:
            self.proved[caller.device] = (verb.agent, time.monotonic() + PROVED_FOR)


def asked(scope: Message) -> str:
    """What a request is about, by the name that `roles` knows; empty for what nobody knows."""
    first, _, rest = scope["path"].removeprefix("/").partition("/")
    if first in ("verbs", "questions", "watch"):
        return str(rest)
    if first == "report":
        level = parse_qs(scope["query_string"].decode("latin-1")).get("level", [""])[-1]
        return "report_by_agent" if level == Level.AGENT else "report"
    return str(first) if not rest else ""


class Gate:
    """The application behind the guard: every request passes here, or is told why not."""

    def __init__(self, app: App, guard: Guard) -> None:
        self._app, self._guard = app, guard

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, told = time.perf_counter(), {"status": 0, "device": "", "role": ""}

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                told["status"] = message["status"]
            await send(message)

        try:
            body = await wire.read_body(receive, LARGER.get(scope["path"], wire.LARGEST))
            if scope["path"] not in OPEN:
                self._admit(scope, body, told)
        except errors.FoleniError as error:
            status, data = wire.encode_error(error)
            told["status"], told["error"] = status, error.code
            await refuse(send, status, data)
        else:
            await self._app(scope, once(body, receive), sending)
        told |= {"method": scope["method"], "path": scope["path"][:200]}
        told |= {"address": (scope.get("client") or ("?",))[0]}
        log.info("request", extra=told | {"ms": round(1000 * (time.perf_counter() - began), 2)})

    def _admit(self, scope: Message, body: bytes, told: dict[str, Any]) -> None:
        """Find who asks and whether they may, and leave both for the route."""
        caller = self._guard.caller(scope, body)
        told |= {"device": caller.name, "role": caller.role.value}
        name, verb = asked(scope), None
        if caller.role is not roles.Device.HOST and roles.least(name, caller.role) is None:
            raise errors.NotAllowed(verb=name[:80])
        if scope["path"].startswith("/verbs/") and scope["method"] == "POST" and wire.takes(name):
            verb = wire.decode_verb(name, body)
        if caller.role is not roles.Device.HOST:
            self._guard.demand(caller, name, verb)
            if roles.least(name, caller.role) != roles.Role.NOBODY:
                self._guard.renew(caller)
        self._guard.listen(caller, name if scope["path"].startswith("/watch/") else "")
        scope.setdefault("state", {}).update(caller=caller, verb=verb, asked=name)


async def refuse(send: Send, status: int, data: bytes) -> None:
    """Answer with an error, and end the connection: its body may not have been read."""
    headers = [(b"content-type", b"application/json"), (b"connection", b"close")]
    headers.append((b"content-length", str(len(data)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": data})


def once(body: bytes, receive: Receive) -> Receive:
    """Gives a body that was read once more, then what the connection says."""
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again
