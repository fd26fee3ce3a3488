"""The process that foretells for a host: `python -m floor.foretelling STORE CENTRE ORIGIN`.

It answers tickets before all else, then foretells for those who come next, then the room: the
last two are played in steps, and between them it listens. It ends with the host, whose end closes
its pipe.
"""

import logging
import select
import signal
import sys
import time
from collections import deque
from collections.abc import Generator
from pathlib import Path
from typing import Any, BinaryIO

from floor.foretelling import wire
from floor.foretelling.seer import Seer
from floor.settled import settle

log = logging.getLogger("foleni.foretelling")
Playing = Generator[None, None, Any]
"""A room, or what is made ready, played step by step."""


class Server:
    """Answers what comes in by one pipe through another."""

    def __init__(self, seer: Seer, asks: BinaryIO, answers: BinaryIO) -> None:
        self._seer, self._asks, self._answers = seer, asks, answers
        self._due: dict[bool, deque[wire.Ask]] = {True: deque(), False: deque()}
        """What is still to be played: what is to be ready, and rooms."""
        self._playing: dict[bool, Playing] = {}

    def serve(self) -> None:
        """Until the host is gone."""
        while True:
            busy = any(self._due.values())
            ready, _, _ = select.select([self._asks], [], [], 0.0 if busy else None)
            if ready:
                ask = wire.next_ask(self._asks)
                if ask is None:
                    return
                if ask.verb:
                    self._tell(ask)
                else:
                    self._put_off(ask)
            elif busy:
                self._play(bool(self._due[True]))

    def _put_off(self, ask: wire.Ask) -> None:
        """Play it when nobody waits; what is made ready only for the hall as it is by now."""
        while ask.prepare and self._due[True]:
            wire.send(self._answers, wire.Answer(self._due[True].popleft().id))
            self._playing.pop(True, None)
        self._due[ask.prepare].append(ask)

    def _tell(self, ask: wire.Ask) -> None:
        told = None
        if time.monotonic() < ask.until:
            try:
                told = self._seer.tell(wire.verb_of(ask), ask.at)
            except Exception:
                log.exception("a wait could not be foretold")
        wire.send(self._answers, wire.Answer(ask.id, told=told))

    def _play(self, prepare: bool) -> None:
        """One step of what is to be ready, or of a room; its answer after the last."""
        ask, found = self._due[prepare][0], None
        try:
            if prepare not in self._playing:
                self._playing[prepare] = (
                    self._seer.prepare(ask.at)
                    if prepare
                    else self._seer.room(ask.at, advise=ask.advise)
                )
            next(self._playing[prepare])
            return
        except StopIteration as end:
            found = end.value
        except Exception:
            log.exception("the room could not be foretold")
        self._due[prepare].popleft()
        self._playing.pop(prepare, None)
        answer = {"ready" if prepare else "room": found}
        wire.send(self._answers, wire.Answer(ask.id, **answer))


def main() -> None:
    """Serve the host that started this process."""
    path, centre, origin = sys.argv[1:4]
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the host, which ends this
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    asks = open(sys.stdin.fileno(), "rb", buffering=0, closefd=False)  # noqa: SIM115
    answers = open(sys.stdout.fileno(), "wb", closefd=False)  # noqa: SIM115
    seer = Seer(Path(path), centre, origin)
    settle()
    try:
        Server(seer, asks, answers).serve()
    except BrokenPipeError:
        pass
    finally:
        seer.close()


if __name__ == "__main__":
    main()
