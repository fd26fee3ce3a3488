"""The agent beside a centre's host: does what the protocol wishes, over two HTTP connections."""

import logging
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

import requests
from requests.auth import AuthBase

from floor.errors import FoleniError
from floor.facade import Floor, OriginHead
from sync import wire
from sync.errors import CentralBusy, CentralUnreachable
from sync.protocol import (
    START,
    Answer,
    Earlier,
    Greet,
    Hello,
    Look,
    Mark,
    Push,
    Read,
    Rest,
    Wish,
    shipping,
)

log = logging.getLogger("foleni.sync")

CONNECT, READ = 5.0, 30.0
"""Seconds to wait for a connection, and for an answer."""
NEAR = ("http://127.0.0.1", "http://localhost", "http://[::1]")
"""Addresses on this computer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How shipping stands."""

    state: Literal["shipping", "level", "cut_off"]
    seq: int
    """The last line that headquarters acknowledged; 0 while it is not known."""
    head: str
    """Its hash."""
    total: int
    """The last line that the centre was seen to have."""
    since: float | None = None
    """Unix time from which on nothing went through."""
    fault: FoleniError | None = None


class Token(AuthBase):
    """Shows the centre's token; nothing else, such as a netrc, may take its place."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class Headquarters:
    """The central server as one centre reaches it."""

    def __init__(self, address: str, token: str) -> None:
        self.address = address.rstrip("/")
        self._session = requests.Session()
        self._session.trust_env = not self.address.startswith(NEAR)
        self._session.auth = Token(token)

    def greet(self, hello: Hello) -> Mark:
        """The head that headquarters has. Raises FoleniError."""
        return self._post(f"/sync/{hello.centre}/hello", wire.encode(hello), wire.PLAIN)

    def push(self, wish: Push) -> Mark:
        """The last line of the batch, once it is committed. Raises FoleniError."""
        path = f"/sync/{wish.batch.centre}/lines"
        return self._post(path, wire.pack(wish.batch), wire.ZSTANDARD)

    def _post(self, path: str, data: bytes, kind: str) -> Mark:
        try:
            answer = self._session.post(
                self.address + path,
                data=data,
                headers={"Content-Type": kind},
                timeout=(CONNECT, READ),
                allow_redirects=False,
            )
        except requests.exceptions.RequestException as fault:
            log.info("headquarters did not answer", extra={"fault": str(fault)})
            raise CentralUnreachable(address=self.address) from None
        if answer.status_code == 200:
            return wire.unpack_mark(answer.content, self.address)
        asked = answer.headers.get("Retry-After", "")
        if answer.status_code in (429, 503) and asked.isdigit():
            raise CentralBusy(seconds=min(int(asked), 600))
        raise wire.decode_error(answer.content, answer.status_code, self.address)

    def close(self) -> None:
        """Let go of the connection."""
        self._session.close()


def chances() -> Iterator[float]:
    """Numbers from 0 to 1 that spread the centres' attempts."""
    while True:
        yield random.random()


class Agent:
    """Ships one centre's journal; what it knows it can lose, since headquarters knows the place."""

    def __init__(
        self,
        floor: Floor,
        headquarters: Headquarters,
        tell: Callable[[Status], None],
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._floor, self._headquarters = floor, headquarters
        self._tell, self._sleep = tell, sleep
        self._known = Mark(seq=0, hash="")
        self._total = 0
        self._since: float | None = None

    def run(self, *, once: bool = False, patience: float = 30.0) -> None:
        """Ship for ever; `once`: until headquarters has everything that the centre has.

        Raises what people must look at (Forked, Regressed, UnknownToken, ForeignToken); `once`
        also the Trouble that has lasted for `patience` seconds.
        """
        talk = shipping(chances())
        wish = next(talk)
        while True:
            if isinstance(wish, Rest):
                self._note(wish)
                if once and wish.level is not None:
                    return
                if once and wish.fault is not None and self._lasted() > patience:
                    raise wish.fault
            try:
                answer = self._fulfil(wish)
            except FoleniError as fault:
                wish = talk.throw(fault)
            else:
                wish = talk.send(answer)

    def _fulfil(self, wish: Wish) -> Answer:
        if isinstance(wish, Look):
            return self._look()
        if isinstance(wish, Earlier):
            return self._earlier()
        if isinstance(wish, Read):
            mine = {"after": wish.after, "limit": wish.limit}
            return self._floor.journal(**mine, origin=wish.origin).entries
        if isinstance(wish, Greet):
            return self._greet(wish.hello)
        if isinstance(wish, Push):
            self._acknowledged(wish.batch.origin, self._headquarters.push(wish))
            self._since = None
            self._tell(self._status("shipping"))
            return self._known
        self._sleep(wish.seconds)
        return None

    def _greet(self, hello: Hello) -> Mark:
        """Greet; the centre is told what headquarters has of the lines that the centre has."""
        found = self._headquarters.greet(hello)
        self._acknowledged(hello.origin, found if found.seq < hello.head.seq else hello.head)
        self._known = found
        return found

    def _acknowledged(self, origin: str, mark: Mark) -> None:
        self._known = mark
        if mark.seq:
            head = OriginHead(origin=origin, seq=mark.seq, hash=mark.hash)
            self._floor.note_shipped(head=head)

    def _earlier(self) -> tuple[Hello, ...]:
        now = self._look()
        return tuple(
            replace(now, origin=head.origin, head=Mark(seq=head.seq, hash=head.hash))
            for head in self._floor.origins()
            if head.origin != now.origin
        )

    def _look(self) -> Hello:
        health = self._floor.health()
        self._total = health.version
        return Hello(
            centre=health.centre,
            origin=health.origin,
            head=Mark(seq=health.version, hash=health.head or START),
            at=health.at,
            practice=health.practice,
            program=health.program,
        )

    def _note(self, rest: Rest) -> None:
        if rest.level is not None:
            self._since = None
            self._tell(self._status("level"))
        if rest.fault is not None:
            self._since = self._since or time.time()
            self._tell(self._status("cut_off", rest.fault))

    def _lasted(self) -> float:
        return 0.0 if self._since is None else time.time() - self._since

    def _status(
        self, state: Literal["shipping", "level", "cut_off"], fault: FoleniError | None = None
    ) -> Status:
        return Status(
            state=state,
            seq=self._known.seq,
            head=self._known.hash,
            total=self._total,
            since=self._since,
            fault=fault,
        )
