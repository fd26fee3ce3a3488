"""The process that foretells for a host: `python -m floor.foretelling STORE CENTRE ORIGIN`.

It answers tickets before all else: the room is played in steps, and between them it listens. It
ends with the host, whose end closes its pipe.
"""

import logging
import select
import signal
import sys
import time
from collections import deque
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from floor.foretelling import wire
from floor.foretelling.seer import Seer
from floor.rules.waiting.foretold import Foretold
from floor.settled import settle

log = logging.getLogger("foleni.foretelling")
Room = Generator[None, None, Foretold]


class Server:
    """Answers what comes in by one pipe through another."""

    def __init__(self, seer: Seer, asks: BinaryIO, answers: BinaryIO) -> None:
        self._seer, self._asks, self._answers = seer, asks, answers
        self._rooms: deque[wire.Ask] = deque()
        self._playing: tuple[wire.Ask, Room] | None = None

    def serve(self) -> None:
        """Until the host is gone."""
        while True:
            busy = bool(self._playing or self._rooms)
            ready, _, _ = select.select([self._asks], [], [], 0.0 if busy else None)
            if ready:
                ask = wire.next_ask(self._asks)
                if ask is None:
                    return
                if ask.verb:
                    self._tell(ask)
                else:
                    self._rooms.append(ask)
            elif busy:
                self._play()

    def _tell(self, ask: wire.Ask) -> None:
        told = None
        if time.monotonic() < ask.until:
            try:
                told = self._seer.tell(wire.verb_of(ask), ask.at)
            except Exception:
                log.exception("a wait could not be foretold")
        wire.send(self._answers, wire.Answer(ask.id, told=told))

    def _play(self) -> None:
        """One step of a room; its answer after the last."""
        ask = self._playing[0] if self._playing else self._rooms.popleft()
        try:
            if self._playing is None:
                self._playing = ask, self._seer.room(ask.at)
            next(self._playing[1])
            return
        except StopIteration as end:
            room: Foretold | None = end.value
            if ask.advise and room is not None:
                room = replace(room, advice=self._seer.advice(ask.at))
        except Exception:
            log.exception("the room could not be foretold")
            room = None
        self._playing = None
        wire.send(self._answers, wire.Answer(ask.id, room=room))


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
