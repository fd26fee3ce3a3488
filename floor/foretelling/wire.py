"""What the host and the process that foretells say to each other: frames of JSON over two pipes."""

import struct
from typing import IO, Any

import msgspec

from floor.rules.events import Told
from floor.rules.verbs import VERBS, Verb
from floor.rules.waiting.foretold import Foretold
from floor.rules.waiting.ready import Ready

_LENGTH = struct.Struct(">I")


class Ask(msgspec.Struct, frozen=True):
    """A range for a verb; or, where no verb is named, the whole room or what is made ready."""

    id: int
    at: int
    """The floor's clock, UTC milliseconds."""
    until: float = 0.0
    """Seconds of the machine's monotonic clock after which nobody waits for the answer."""
    verb: str = ""
    arguments: msgspec.Raw = msgspec.Raw(b"{}")
    advise: bool = False
    """With the room: whether to look for advice too."""
    prepare: bool = False
    """Instead of the room: ranges for whoever comes next."""


class Answer(msgspec.Struct, frozen=True):
    """The range, the room, or what is ready; none of them where nothing can be said."""

    id: int
    told: Told | None = None
    room: Foretold | None = None
    ready: Ready | None = None


_asks, _answers = msgspec.json.Decoder(Ask), msgspec.json.Decoder(Answer)


def ask_for(verb: Verb[Any], id_: int, at: int, until: float) -> Ask:
    """A question about a verb."""
    return Ask(id_, at, until, verb.name, msgspec.Raw(msgspec.json.encode(verb)))


def verb_of(ask: Ask) -> Verb[Any]:
    """The verb that a question is about."""
    verb: Verb[Any] = msgspec.json.decode(ask.arguments, type=VERBS[ask.verb])
    return verb


def send(pipe: IO[bytes], message: Ask | Answer) -> None:
    """Write a frame."""
    data = msgspec.json.encode(message)
    pipe.write(_LENGTH.pack(len(data)) + data)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes | None:
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    length: int = _LENGTH.unpack(head)[0]
    data = pipe.read(length)
    return data if len(data) == length else None


def next_ask(pipe: IO[bytes]) -> Ask | None:
    """The next question; None when the host is gone."""
    data = _receive(pipe)
    return None if data is None else _asks.decode(data)


def next_answer(pipe: IO[bytes]) -> Answer | None:
    """The next answer; None when the process has ended."""
    data = _receive(pipe)
    return None if data is None else _answers.decode(data)
