"""RemoteFloor: the floor of a host across the room, over HTTP."""

import contextlib
import random
import threading
import time
from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec
import requests

from floor import errors
from floor.facade import (
    DayCourse,
    DayFigures,
    Entry,
    Floor,
    JournalPage,
    Level,
    NoteLine,
    OriginHead,
    Recovered,
    Report,
    ShippedHead,
    Signed,
    VoiceClaim,
    VoiceGrant,
)
from floor.lan import wire
from floor.lan.entry import (
    Pass,
    at_home,
    fault_of,
    pinned_session,
    told_error,
    whole_address,
)
from floor.lan.proof import LOCAL, PLAIN, CodeShown, CodeWish
from floor.lan.witness import HEAD, Memory
from floor.rules import snapshots as show
from floor.rules.questions import Question
from floor.rules.verbs import Verb

A = TypeVar("A")
S = TypeVar("S", bound=show.Snapshot)

CONNECT, READ = 1.0, 10.0
"""Seconds to wait for a connection, and for an answer."""
DO = 3.0
"""Seconds to wait for a verb's answer: the same key may be sent again, and somebody waits."""
RECOVER = 60.0
"""The same while visits are made anew from what a restore lost."""
SPEAK, LEAVE = 10.0, 0.4
"""Seconds between two words of a screen that only watches, and for its last one."""
LATE = 1.5
"""Seconds that a watch's beat may be late before the host is taken for lost."""
ATTEMPTS, PAUSE = 3, (0.05, 0.25)
"""Sendings of one request, and the seconds between the second and the third: a connection that died
while idle is replaced at once."""


class RemoteFloor(Floor):
    """A host's floor; safe for all threads, each with a connection of its own."""

    def __init__(
        self,
        address: str,
        *,
        device: str,
        memory: Memory | None = None,
        own_pass: Pass | None = None,
        local_key: str = "",
    ) -> None:
        """`address` is such as http://127.0.0.1:7411; nothing is sent yet. A host on another
        computer needs an `own_pass`. Raises BadSetting, NotEnrolled."""
        if not address.startswith(("http://", "https://")):
            raise errors.BadSetting(setting="host", problem=f"{address} is no http:// address")
        self.address, self.device = whole_address(address), device
        if own_pass is None and not at_home(self.address):
            raise errors.NotEnrolled(address=self.address)
        self.own_pass, self._local_key = own_pass, local_key
        self._own = threading.local()
        self._sessions: list[requests.Session] = []
        self._closed = self._watched = False
        self.patience = (CONNECT, READ)
        self.memory = memory
        """What this device remembers of its host's journal, if it is to be a witness."""

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._own, "session", None)
        if session is None:
            pin = PLAIN if self.own_pass is None else self.own_pass.credentials.fingerprint
            session = self._own.session = pinned_session(pin)
            session.auth = self.own_pass
            session.headers[wire.DEVICE] = self.device
            if self._local_key:
                session.headers[LOCAL] = self._local_key
            self._sessions.append(session)
        return session

    def _send(self, method: str, path: str, **options: Any) -> requests.Response:
        """One exchange; a connection that died while idle is replaced once, since a verb's key
        makes a second sending harmless."""
        options.setdefault("timeout", self.patience)
        memory, before = self.memory, self.memory.seen if self.memory else None
        if memory is not None:
            options["headers"] = options.get("headers", {})
            options["headers"] |= memory.told(always=options.get("stream", False))
        try:
            answer = self._exchange(method, path, options)
            if memory is not None:
                memory.look(before, answer.headers.get(HEAD, ""))
            if answer.status_code >= 400:
                raise told_error(answer, self.address)
        except (errors.HostUnreachable, errors.HostRegressed):
            if memory is not None:
                memory.failed()
            raise
        return answer

    def _exchange(self, method: str, path: str, options: dict[str, Any]) -> requests.Response:
        """An answer, whatever it says. What goes wrong on the way is tried again a little later,
        not at the same moment as everybody else; a host that forgot us is shown who we are, once
        and whatever went wrong before, for it has just come back."""
        attempt, shown = 0, self.own_pass is None
        while True:
            try:
                answer = self._session().request(method, self.address + path, **options)
                if shown or self.own_pass is None or not self.own_pass.lapsed(answer):
                    return answer
                shown = True
                continue
            except (requests.exceptions.ConnectTimeout, requests.exceptions.SSLError) as timeout:
                raise fault_of(timeout, self.address) from timeout
            except requests.exceptions.ConnectionError as broken:
                attempt += 1
                if attempt == ATTEMPTS:
                    raise fault_of(broken, self.address) from broken
                if self.memory is not None:  # who answers next may be another host
                    options["headers"] |= self.memory.told(always=True)
                if attempt > 1:
                    time.sleep(random.uniform(*PAUSE))
            except requests.exceptions.RequestException as other:
                raise fault_of(other, self.address) from other

    def do(self, verb: Verb[A], *, key: str) -> A:
        answer = self._send(
            "POST",
            f"/verbs/{verb.name}",
            data=wire.encode(verb),
            headers={wire.KEY: key, "Content-Type": "application/json"},
            timeout=(self.patience[0], min(DO, self.patience[1])),
        )
        done: A = wire.decode_answer(type(verb), answer.content)
        return done

    def ask(self, question: Question[S]) -> S:
        answer = self._send("GET", f"/questions/{question.name}", params=_query(question))
        found: S = wire.decode_answer(type(question), answer.content)
        return found

    def watch(self, question: Question[S], *, beat: float = 2.0) -> Iterator[S]:
        """As the facade says; each watch has its own connection, closed with the iterator."""
        answer = self._send(
            "GET",
            f"/watch/{question.name}",
            params=_query(question) | {"beat": str(beat)},
            stream=True,
            timeout=(CONNECT, beat + LATE),
        )
        rest, due = b"", time.monotonic() + SPEAK
        self._watched = True
        try:
            for part in answer.iter_content(chunk_size=None):
                *whole, rest = (rest + part).split(b"\n\n")
                for message in whole:
                    if self._closed:
                        return
                    yield wire.decode_answer(type(question), message.removeprefix(b"data: "))
                if (self.memory is not None and self.memory.due) or time.monotonic() > due:
                    # a screen that only watches is a witness as well, and is heard; it waits no
                    # longer for that than for the next word of its watch
                    self._send("GET", "/health", timeout=(CONNECT, beat + LATE))
                    due = time.monotonic() + SPEAK
        except (requests.exceptions.RequestException, AttributeError):
            # requests leaves an AttributeError when another thread closes the connection
            if not self._closed:
                raise errors.HostUnreachable(address=self.address) from None
        finally:
            answer.close()
        if not self._closed:
            raise errors.HostUnreachable(address=self.address)

    def health(self) -> show.Health:
        return self._get("/health", show.Health)

    def journal(self, *, after: int, limit: int, origin: str = "") -> JournalPage:
        asked = {"after": str(after), "limit": str(limit), "origin": origin}
        return self._get("/journal", JournalPage, **asked)

    def origins(self) -> tuple[OriginHead, ...]:
        return self._get("/origins", tuple[OriginHead, ...])

    def note_shipped(self, *, shipped: ShippedHead) -> None:
        self._send("POST", "/shipped", data=wire.encode(shipped))

    def begin_line(self, *, old: str, new: str) -> None:
        self._send("POST", "/line", data=wire.encode(wire.NewLine(old=old, new=new)))

    def recover(
        self, *, base: OriginHead, lines: tuple[Entry, ...], dry_run: bool = False
    ) -> tuple[Recovered, ...]:
        wish = wire.Lost(base=base, lines=lines, dry_run=dry_run)
        answer = self._send("POST", "/recover", data=wire.encode(wish), timeout=(CONNECT, RECOVER))
        found: tuple[Recovered, ...] = wire.decode(answer.content, tuple[Recovered, ...])
        return found

    def adopt_decision(self, signed: Signed) -> show.Standing:
        answer = self._send("POST", "/decisions", data=wire.encode(signed))
        stands: show.Standing = wire.decode(answer.content, show.Standing)
        return stands

    def notes(self, *, visit: str) -> tuple[NoteLine, ...]:
        return self._get("/notes", tuple[NoteLine, ...], visit=visit)

    def figures(self, *, day: str) -> DayFigures:
        return self._get("/figures", DayFigures, day=day)

    def course(self, *, day: str) -> DayCourse:
        return self._get("/course", DayCourse, day=day)

    def claim_voice(self, claim: VoiceClaim) -> VoiceGrant:
        answer = self._send("POST", "/voice", data=wire.encode(claim), timeout=(CONNECT, DO))
        grant: VoiceGrant = wire.decode(answer.content, VoiceGrant)
        return grant

    def report(
        self, *, since: str, until: str, level: Level = Level.CENTRE, figure: str = ""
    ) -> Report:
        asked = {"since": since, "until": until, "level": level.value, "figure": figure}
        return self._get("/report", Report, **asked)

    def adopt_lines(self, lines: tuple[Entry, ...]) -> show.LinesTaken:
        """Bring in what this kiosk wrote alone. Raises LinesRefused."""
        answer = self._send("POST", "/alone", data=wire.encode(lines))
        taken: show.LinesTaken = wire.decode(answer.content, show.LinesTaken)
        return taken

    def device_code(self, *, role: str, name: str = "") -> CodeShown:
        """A one-time code for a device; on the host's own computer only."""
        answer = self._send(
            "POST", "/device_codes", data=wire.encode(CodeWish(role=role, name=name))
        )
        shown: CodeShown = wire.decode(answer.content, CodeShown)
        return shown

    def set_clock(self, at: int, rate: float = 0.0) -> None:
        """Set a practice floor's clock (UTC milliseconds). Raises NotAllowed on a real floor."""
        self._send("POST", "/clock", data=wire.encode({"at": at, "rate": rate}))

    def _get(self, path: str, kind: type[A], **query: str) -> A:
        value: A = wire.decode(self._send("GET", path, params=query).content, kind)
        return value

    def close(self) -> None:
        self._closed = True
        if self._watched:
            with contextlib.suppress(errors.FoleniError):
                self._send("POST", "/leave", timeout=(LEAVE, LEAVE))
        if self.memory is not None:
            self.memory.close()
        for session in self._sessions:
            session.close()


def _query(question: Question[Any]) -> dict[str, str]:
    given = msgspec.to_builtins(question)
    return {name: str(value) for name, value in given.items() if value is not None}
