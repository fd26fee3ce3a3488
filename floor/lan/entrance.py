"""The host's entrance: codes for new devices, their enrolment, and sessions of those enrolled."""

import asyncio
import hashlib
import math
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from fastapi import FastAPI, Request, Response

from floor import errors
from floor.lan import codes, proof, wire
from floor.lan.codes import Codes
from floor.lan.doors import HOME
from floor.lan.guard import Guard
from floor.lan.rates import Rate
from floor.lan.sessions import LIFE, Sessions, signed, told_of
from floor.rules import roles
from floor.rules.snapshots import DeviceCode
from floor.rules.state import Device
from floor.rules.verbs import EnrolDevice
from floor.rules.verbs.devices import NAME
from floor.store.local import LocalFloor

WRONG = codes.TRIES - 1
"""Wrong codes from one address in a code's life: alone it cannot spoil what is open for others."""
CHALLENGES, CHALLENGE_EVERY = 60, 0.5
"""Challenges for one address of the room at once, and seconds until it has one more: it cannot
push out those of others."""


@dataclass(slots=True, kw_only=True)
class Setting:
    """How a host lets others in."""

    fingerprint: str = ""
    """Of its certificate, in hex; empty without TLS: then nobody can be enrolled."""
    addresses: tuple[str, ...] = ()
    """Where it listens in the room, such as https://10.0.0.5:7411."""
    strict: bool = False
    local_key: str = ""
    session_life: float = LIFE


@dataclass(slots=True)
class Entrance:
    """Codes, sessions and guard of one floor."""

    floor: LocalFloor
    setting: Setting = field(default_factory=Setting)
    codes: Codes = field(init=False)
    sessions: Sessions = field(init=False)
    guard: Guard = field(init=False)
    given: dict[str, str] = field(default_factory=dict)
    """Codes that were made for supervisors, by the key of the wish."""
    wrong: Rate = field(default_factory=lambda: Rate(WRONG, codes.LIFE / WRONG))
    challenged: Rate = field(default_factory=lambda: Rate(CHALLENGES, CHALLENGE_EVERY))

    def __post_init__(self) -> None:
        floor, setting = self.floor, self.setting
        self.codes = Codes(setting.fingerprint)
        self.sessions = Sessions(lambda: floor.state.devices, life=setting.session_life)
        self.guard = Guard(
            state=lambda: floor.state,
            sessions=self.sessions,
            clock=floor.clock,
            strict=setting.strict,
            local_key=setting.local_key,
        )

    def fingerprint(self, request: Request) -> str:
        """What a device that came this way is pinned to."""
        return self.setting.fingerprint if request.url.scheme == "https" else proof.PLAIN

    def show_code(self, wish: proof.CodeWish) -> proof.CodeShown:
        """A new code. Raises BadRequest, and BadSetting when the host has no certificate."""
        if wish.role not in set(roles.Device) - {roles.Device.HOST}:
            raise errors.BadRequest(problem=f"{wish.role[:40]!r} is no role of a device")
        if wish.name and not NAME.fullmatch(wish.name):
            raise errors.BadRequest(problem="a device's name is of 1 to 40 letters and digits")
        self.demand_room()
        return proof.CodeShown(
            code=self.codes.make(role=wish.role, name=wish.name),
            addresses=self.setting.addresses,
            fingerprint=self.setting.fingerprint,
            minutes=int(codes.LIFE // 60),
        )

    def demand_room(self) -> None:
        """Raise BadSetting unless other computers can call the host."""
        if not self.setting.fingerprint:
            problem = "the host does not listen in the room; start it with --listen"
            raise errors.BadSetting(setting="listen", problem=problem)

    def with_code(self, asked: DeviceCode, key: str) -> DeviceCode:
        """The answer to a supervisor with its code: the same one for the same key."""
        if key not in self.given:
            while len(self.given) >= codes.OPEN:
                del self.given[next(iter(self.given))]
            self.given[key] = self.codes.make(role=asked.role, name=asked.name)
        return replace(asked, code=self.given[key], addresses=self.setting.addresses)

    async def enrol(self, wish: proof.Joining, fingerprint: str, address: str) -> proof.Joined:
        """Let a device in that shows an open code and its key. Raises as `Codes.take`, TooOften
        where too many codes of its address were wrong, and BadRequest."""
        if (seconds := self.wrong.wait(address)) > 0:
            raise errors.TooOften(seconds=math.ceil(seconds))
        if not signed(wish.public_key, wish.signature, proof.joining(wish.secret, fingerprint)):
            raise errors.BadRequest(problem="the key has not signed the code")
        try:
            grant = self.codes.take(wish.secret, wish.roles)
        except errors.WrongCode:
            self.wrong.take(address)
            raise
        token = secrets.token_urlsafe(32)
        verb = EnrolDevice(
            called=grant.name,
            role=grant.role,
            public_key=wish.public_key,
            token_hash=hashlib.sha256(token.encode()).hexdigest(),
        )
        key = f"enrol-{secrets.token_hex(16)}"
        try:
            done = self.floor.submit(verb, key=key, device="host")
            device = self.floor.state.devices[await asyncio.wrap_future(done)]
        except errors.Trouble:
            self.codes.give_back(wish.secret, grant)
            raise
        return self._joined(device, token)

    def _joined(self, device: Device, token: str) -> proof.Joined:
        centre = self.floor.identity.centre
        told, practice = told_of(device), self.floor.identity.practice
        now = 0 if practice else self.floor.clock.now()
        return proof.Joined(device=device.id, token=token, centre=centre, told=told, at=now)


def add_entrance(app: FastAPI, entrance: Entrance) -> None:
    """The routes of the entrance."""

    @app.post("/device_codes", response_class=Response)
    async def device_codes(request: Request) -> Response:
        """A one-time code that lets a device in, for 15 minutes."""
        wish = wire.decode(await request.body(), proof.CodeWish)
        return _json(entrance.show_code(wish))

    @app.post("/enrol", response_class=Response)
    async def enrol(request: Request) -> Response:
        """Let a device in: it shows a code and its own new key, and gets a token."""
        wish = await _read(request, proof.Joining)
        given = await entrance.enrol(wish, entrance.fingerprint(request), address_of(request))
        return _json(given)

    @app.post("/session/challenge", response_class=Response)
    async def challenge(request: Request) -> Response:
        """Something fresh for a device to sign."""
        wish: proof.Challenge = await _read(request, proof.Challenge)
        address = address_of(request)
        if address not in HOME and not entrance.challenged.take(address):
            raise errors.TooOften(seconds=1)
        return _json(entrance.sessions.challenge(wish.device))

    @app.post("/session", response_class=Response)
    async def session(request: Request) -> Response:
        """Open a session: the device's token, and its signature on the challenge."""
        wish = await _read(request, proof.Opening)
        return _json(entrance.sessions.open(wish, entrance.fingerprint(request)))


def address_of(request: Request) -> str:
    """Where a request comes from."""
    return request.client.host if request.client else "?"


async def _read(request: Request, kind: Callable[..., Any]) -> Any:
    body = await request.body()
    wire.demand_flat(body)
    return wire.decode(body, kind)


def _json(value: Any) -> Response:
    return Response(wire.encode(value), media_type="application/json")
