"""The commands of ticket printers (ESC/POS) read from bytes: the few that tickets use."""

from collections.abc import Iterator
from dataclasses import dataclass

ESC, GS, DLE, LF = 0x1B, 0x1D, 0x10, 0x0A
# How many bytes follow the letter of each command.
_ESC = {"@": 0, "2": 0, "!": 1, "3": 1, "E": 1, "M": 1, "a": 1, "d": 1, "t": 1, "-": 1, "{": 1}
_GS = {"!": 1, "B": 1, "b": 1, "r": 1}
_FEEDS_BEFORE_THE_CUT = 65
"""`GS V` of this function and above carries a distance."""


class NotEscPos(ValueError):
    """The bytes hold a command that tickets do not use."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command's name, such as `ESC a`, `GS ( k`, `LF`, or `text`, and what it carries."""

    name: str
    data: bytes = b""


def read(data: bytes) -> Iterator[Command]:
    """Every command in order, letters gathered as `text`; NotEscPos at the first stranger."""
    at = 0
    while at < len(data):
        command, at = _next(data, at)
        yield command


def _next(data: bytes, at: int) -> tuple[Command, int]:
    byte = data[at]
    if byte >= 0x20:
        end = next((n for n in range(at, len(data)) if data[n] < 0x20), len(data))
        return Command("text", data[at:end]), end
    if byte == LF:
        return Command("LF"), at + 1
    letter = chr(data[at + 1]) if at + 1 < len(data) else ""
    start = at + 2
    if byte == ESC and letter in _ESC:
        return _carrying("ESC", letter, data, start, _ESC[letter])
    if byte == GS and letter in _GS:
        return _carrying("GS", letter, data, start, _GS[letter])
    if byte == GS and letter == "V":
        long = data[start : start + 1] >= bytes([_FEEDS_BEFORE_THE_CUT])
        return _carrying("GS", letter, data, start, 2 if long else 1)
    if byte == GS and letter == "(":
        length = int.from_bytes(data[start + 1 : start + 3], "little")
        function = data[start : start + 1].decode("latin-1")
        return _carrying("GS (", function, data, start + 3, length)
    raise NotEscPos(f"byte {byte:#04x} {letter!r} at {at} is no command of a ticket")


def _carrying(lead: str, letter: str, data: bytes, start: int, length: int) -> tuple[Command, int]:
    carried = data[start : start + length]
    if len(carried) < length:
        raise NotEscPos(f"the bytes end within {lead} {letter}")
    return Command(f"{lead} {letter}", carried), start + length
