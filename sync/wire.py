"""How hellos, batches and answers look on the wire: JSON, batches packed by zstandard."""

from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
import zstandard

from floor.errors import FoleniError
from sync.errors import (
    BrokenBatch,
    CentralBusy,
    CentralFailed,
    Fenced,
    ForeignToken,
    Forked,
    Gap,
    LateRequest,
    Quarantined,
    SessionLost,
    TooLarge,
    UnknownCentre,
    UnknownKey,
    UnknownToken,
    VersionRefused,
)
from sync.protocol import Ask, Batch, Hello, Mark

T = TypeVar("T")

PACKED, UNPACKED = 1024 * 1024, 4 * 1024 * 1024
"""Bytes of a batch at most, on the wire and unpacked; the largest of ours is a tenth of it."""
_WINDOW = 8 * 1024 * 1024
LEVEL = 1
"""Zstandard's: 4.4 to 1 at 0.7 microseconds an event; higher levels gain little."""
PLAIN, ZSTANDARD = "application/json", "application/zstd"
RUNGS = 64
"""Places that a hello states at most; ours states some forty for the largest journal."""
HIGHEST = 2**53
"""Numbers beyond it are no seq and no time."""

STATUS: dict[type[FoleniError], int] = {
    UnknownToken: 401,
    UnknownKey: 401,
    SessionLost: 401,
    ForeignToken: 403,
    Fenced: 403,
    Quarantined: 403,
    LateRequest: 409,
    VersionRefused: 400,
    UnknownCentre: 404,
    Forked: 409,
    Gap: 409,
    TooLarge: 413,
    BrokenBatch: 400,
    CentralBusy: 503,
}
encode = msgspec.json.encode


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A centre cannot go on with its line: it wants one that goes on from a base."""

    old: str
    base: Mark


def pack(batch: Batch) -> bytes:
    """A batch as it is sent."""
    return zstandard.ZstdCompressor(level=LEVEL).compress(encode(batch))


def unpack(data: bytes) -> Batch:
    """A batch as it was sent. Raises TooLarge, without unpacking more than allowed; BrokenBatch."""
    if len(data) > PACKED:
        raise TooLarge(most=PACKED)
    try:
        plain = _unpacked(data)
    except zstandard.ZstdError as fault:
        raise BrokenBatch(problem=f"it is not packed by zstandard ({fault})") from None
    if len(plain) > UNPACKED:
        raise TooLarge(most=UNPACKED)
    batch = decode(plain, Batch)
    _demand_origin(batch.origin)
    _demand_marks((batch.branch,) if batch.branch else ())
    for entry in batch.entries:
        if not (0 < entry.seq < HIGHEST and abs(entry.at) < HIGHEST):
            raise BrokenBatch(problem=f"a line has the number {entry.seq} and the time {entry.at}")
    return batch


def _unpacked(data: bytes) -> bytes:
    """The plain bytes; at most one more than allowed. Raises ZstdError."""
    unpacking = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
    if 0 <= zstandard.frame_content_size(data) <= UNPACKED:  # ours say it; the rest is by the way
        return unpacking.decompress(data)
    with unpacking.stream_reader(data) as reader:
        return reader.read(UNPACKED + 1)


def unpack_hello(data: bytes) -> Hello:
    """A hello as it was sent. Raises BrokenBatch."""
    hello = decode(data, Hello)
    _demand_origin(hello.origin)
    if not (0 <= hello.head.seq < HIGHEST and abs(hello.at) < HIGHEST):
        raise BrokenBatch(problem=f"the head is {hello.head.seq} and the time {hello.at}")
    if len(hello.rungs) > RUNGS:
        raise BrokenBatch(problem=f"it states {len(hello.rungs)} places")
    _demand_marks(hello.rungs)
    _demand_marks((hello.branch,) if hello.branch else ())
    return hello


def unpack_wish(data: bytes) -> Wanted:
    """A wish for a new line as it was sent. Raises BrokenBatch."""
    wanted = decode(data, Wanted)
    _demand_origin(wanted.old)
    if not 0 <= wanted.base.seq < HIGHEST:
        raise BrokenBatch(problem=f"the base is {wanted.base.seq}")
    return wanted


def unpack_ask(data: bytes) -> Ask:
    """A question for lines as it was sent. Raises BrokenBatch."""
    ask = decode(data, Ask)
    _demand_origin(ask.origin)
    if not (0 <= ask.after < HIGHEST and 0 < ask.limit < HIGHEST):
        raise BrokenBatch(problem=f"it asks for {ask.limit} lines after {ask.after}")
    return ask


def _demand_origin(origin: str) -> None:
    if not 0 < len(origin) <= 80 or "~" in origin:
        raise BrokenBatch(problem="its origin has no name, or too long a one")


def _demand_marks(marks: tuple[Mark, ...]) -> None:
    if not all(0 < mark.seq < HIGHEST and len(mark.hash) == 64 for mark in marks):
        raise BrokenBatch(problem="it states a place that is none")


def unpack_answer(data: bytes, kind: type[T], address: str) -> T:
    """What headquarters answered. Raises CentralFailed."""
    try:
        return decode(data, kind)
    except BrokenBatch as fault:
        raise CentralFailed(address=address, problem=str(fault.values["problem"])) from None


def decode(data: bytes, kind: type[T]) -> T:
    """A value of a kind; fields that a later version adds are passed over. Raises BrokenBatch."""
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as fault:
        raise BrokenBatch(problem=str(fault) or type(fault).__name__) from None


def status_of(error: FoleniError) -> int:
    """The HTTP status that tells an error."""
    return next((code for kind, code in STATUS.items() if isinstance(error, kind)), 503)


def encode_error(error: FoleniError, told: str) -> bytes:
    """An error for programs (its code and values) and for people (`told`, a sentence)."""
    return encode({"error": error.code, "values": error.values, "told": told})


def decode_error(data: bytes, status: int, address: str) -> FoleniError:
    """The error that headquarters answered with; CentralFailed when it cannot be read as one."""
    try:
        told = msgspec.json.decode(data, type=dict[str, Any])
        kind = FoleniError.by_code[told["error"]]
        return kind(**told["values"])
    except (msgspec.MsgspecError, UnicodeDecodeError, KeyError, TypeError):
        return CentralFailed(address=address, problem=f"HTTP status {status}")
