"""Brings down beside the agent that ships: does what `bringing` wishes, in a thread of its own."""

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import msgspec
import requests

from floor.decisions import MATTERS, Matter, Signed
from floor.errors import FoleniError
from floor.facade import Floor
from sync import wire
from sync.agent import chances
from sync.down.bringing import Adopt, Answer, Fetch, Pause, Stands, Wish, bringing
from sync.errors import CentralBusy, CentralFailed, CentralUnreachable
from sync.headquarters import CONNECT, NEAR, READ, Headquarters, Unsaid
from sync.proof import HEADER

log = logging.getLogger("foleni.sync")

LARGEST = 8 * 1024 * 1024
"""Bytes of an answer at most."""


class Bringer:
    """Fetches for one centre, and has its floor adopt."""

    def __init__(self, floor: Floor, headquarters: Headquarters) -> None:
        self._floor, self._headquarters = floor, headquarters
        self._address = headquarters.address
        self._session = requests.Session()
        self._session.trust_env = not self._address.startswith(NEAR)
        self._session.auth = Unsaid()
        self._centre = ""

    def run(self, *, once: bool = False, rest: Callable[[float], bool]) -> None:
        """Bring for ever, until `rest` says that it is over; `once`: what is there now.

        With `once` what keeps it from headquarters is raised.
        """
        talk = bringing(chances())
        wish = next(talk)
        while True:
            if isinstance(wish, Pause):
                if wish.fault is not None:
                    log.info("nothing is brought", extra={"fault": str(wish.fault)})
                if once and wish.fault is not None:
                    raise wish.fault
                if (once and wish.level) or rest(wish.seconds):
                    return
            try:
                answer = self._fulfil(wish)
            except FoleniError as fault:
                wish = talk.throw(fault)
            else:
                wish = talk.send(answer)

    def _fulfil(self, wish: Wish) -> Answer:
        if isinstance(wish, Stands):
            self._centre = self._centre or self._floor.health().centre
            return self._floor.standing()
        if isinstance(wish, Fetch):
            has = {matter: wish.standing.number(matter) for matter in MATTERS}
            return self._fetch(has)
        if isinstance(wish, Adopt):
            return self._floor.adopt_decision(wish.signed)
        return None

    def _fetch(self, has: Mapping[Matter, int]) -> list[Signed]:
        """What is newer at headquarters. Raises FoleniError."""
        path, data = f"/sync/{self._centre}/decisions", wire.encode(has)
        headers = {"Content-Type": wire.PLAIN, HEADER: self._headquarters.proof_aside(path, data)}
        try:
            answer = self._session.post(
                self._address + path,
                data=data,
                headers=headers,
                timeout=(CONNECT, READ),
                allow_redirects=False,
            )
        except requests.exceptions.RequestException as fault:
            log.info("headquarters did not answer", extra={"fault": str(fault)})
            raise CentralUnreachable(address=self._address) from None
        if answer.status_code in (429, 503):
            asked = answer.headers.get("Retry-After", "")
            raise CentralBusy(seconds=min(int(asked), 600) if asked.isdigit() else 5)
        if answer.status_code != 200:
            raise wire.decode_error(answer.content, answer.status_code, self._address)
        if len(answer.content) > LARGEST:
            raise CentralFailed(address=self._address, problem="its answer is too long")
        try:
            return msgspec.json.decode(answer.content, type=list[Signed])
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as fault:
            raise CentralFailed(address=self._address, problem=str(fault)[:200]) from None

    def close(self) -> None:
        """Let go of the connection."""
        self._session.close()


@contextmanager
def bringing_beside(
    floor: Floor, headquarters: Headquarters, *, once: bool = False
) -> Iterator[None]:
    """Bring what headquarters decides as long as the block lasts; with `once`, when it has ended.

    What goes wrong here never keeps the journal from being shipped.
    """
    bringer = Bringer(floor, headquarters)
    over = threading.Event()

    def run() -> None:
        try:
            bringer.run(once=once, rest=over.wait)
        except FoleniError as fault:
            log.info("nothing was brought: %s", fault)
        except Exception:
            if not over.is_set():
                log.exception("what headquarters decides is not brought any more")

    thread = threading.Thread(target=run, name="bringing", daemon=True)
    if not once:
        thread.start()
    try:
        yield
        if once:
            thread.start()
            thread.join()
    finally:
        over.set()
        if thread.is_alive():
            thread.join(READ)
        bringer.close()
