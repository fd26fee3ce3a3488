"""How hellos, batches and answers look on the wire: JSON, batches packed by zstandard."""

from typing import Any, TypeVar

import msgspec
import zstandard

from floor.errors import FoleniError
from sync.errors import (
    BrokenBatch,
    CentralBusy,
    CentralFailed,
    ForeignToken,
    Forked,
    Gap,
    TooLarge,
    UnknownCentre,
    UnknownToken,
)
from sync.protocol import Batch, Hello, Mark

T = TypeVar("T")

PACKED, UNPACKED = 1024 * 1024, 4 * 1024 * 1024
"""Bytes of a batch at most, on the wire and unpacked; the largest of ours is a tenth of it."""
_WINDOW = 8 * 1024 * 1024
LEVEL = 1
"""Zstandard's: 4.4 to 1 at 0.7 microseconds an event; higher levels gain little."""
PLAIN, ZSTANDARD = "application/json", "application/zstd"
HIGHEST = 2**53
"""Numbers beyond it are no seq and no time."""

STATUS: dict[type[FoleniError], int] = {
    UnknownToken: 401,
    ForeignToken: 403,
    UnknownCentre: 404,
    Forked: 409,
    Gap: 409,
    TooLarge: 413,
    BrokenBatch: 400,
    CentralBusy: 503,
}
encode = msgspec.json.encode


def pack(batch: Batch) -> bytes:
    """A batch as it is sent."""
    return zstandard.ZstdCompressor(level=LEVEL).compress(encode(batch))


def unpack(data: bytes) -> Batch:
    """A batch as it was sent. Raises TooLarge, without unpacking more than allowed; BrokenBatch."""
    if len(data) > PACKED:
        raise TooLarge(most=PACKED)
    try:
        with zstandard.ZstdDecompressor(max_window_size=_WINDOW).stream_reader(data) as reader:
            plain = reader.read(UNPACKED + 1)
    except zstandard.ZstdError as fault:
        raise BrokenBatch(problem=f"it is not packed by zstandard ({fault})") from None
    if len(plain) > UNPACKED:
        raise TooLarge(most=UNPACKED)
    batch = decode(plain, Batch)
    _demand_origin(batch.origin)
    for entry in batch.entries:
        if not (0 < entry.seq < HIGHEST and abs(entry.at) < HIGHEST):
            raise BrokenBatch(problem=f"a line has the number {entry.seq} and the time {entry.at}")
    return batch


def unpack_hello(data: bytes) -> Hello:
    """A hello as it was sent. Raises BrokenBatch."""
    hello = decode(data, Hello)
    _demand_origin(hello.origin)
    if not (0 <= hello.head.seq < HIGHEST and abs(hello.at) < HIGHEST):
        raise BrokenBatch(problem=f"the head is {hello.head.seq} and the time {hello.at}")
    return hello


def _demand_origin(origin: str) -> None:
    if not 0 < len(origin) <= 80:
        raise BrokenBatch(problem="its origin has no name, or too long a one")


def unpack_mark(data: bytes, address: str) -> Mark:
    """What headquarters answered. Raises CentralFailed."""
    try:
        return decode(data, Mark)
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
