"""WAV files: one channel, 16 bits plain, or 4 bits as IMA ADPCM for what is shipped."""

import struct
from array import array
from dataclasses import dataclass
from pathlib import Path

from floor.voice import adpcm

RATE = 16_000
"""Samples a second of every clip and of all that is played."""
PLAIN, SMALL = 1, 17
"""The formats of WAV files that are read: PCM and IMA ADPCM."""
BLOCK = 512
"""Bytes of an ADPCM block."""


class BadSound(Exception):
    """A file is no WAV file of ours; the words say why, by their key under `voice.fault`."""

    def __init__(self, problem: str, **values: object) -> None:
        super().__init__(problem, values)
        self.problem, self.values = problem, values


@dataclass(frozen=True, slots=True)
class Sound:
    """Samples from -32768 to 32767, one channel."""

    samples: "array[int]"
    rate: int = RATE

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.rate


def silence(seconds: float) -> Sound:
    """Nothing, for a while."""
    return Sound(array("h", bytes(2 * round(seconds * RATE))))


def joined(*sounds: Sound) -> Sound:
    """One after the other; all of them at the rate of clips."""
    whole = array("h")
    for sound in sounds:
        whole.extend(sound.samples)
    return Sound(whole)


def read(path: Path) -> Sound:
    """A WAV file's sound; BadSound if it is none that we read, OSError if it is not there."""
    return from_bytes(path.read_bytes())


def from_bytes(data: bytes) -> Sound:
    """The sound of a WAV file's bytes; BadSound says what is wrong with them."""
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise BadSound("no_wav")
    parts = _parts(data)
    if len(parts.get(b"fmt ", b"")) < 16 or b"data" not in parts:
        raise BadSound("no_wav")
    kind, channels, rate, _, block, bits = struct.unpack_from("<HHIIHH", parts[b"fmt "])
    body = parts[b"data"]
    if channels != 1:
        raise BadSound("channels", n=channels)
    if kind == PLAIN and bits == 16:
        samples = array("h")
        samples.frombytes(body[: len(body) // 2 * 2])
        return Sound(samples, rate)
    if kind == SMALL and bits == 4 and block > adpcm.HEAD:
        count = len(body) * 2
        if len(parts.get(b"fact", b"")) >= 4:
            (count,) = struct.unpack_from("<I", parts[b"fact"])
        return Sound(adpcm.decode(body, block=block, count=count), rate)
    raise BadSound("bits", n=bits)


def _parts(data: bytes) -> dict[bytes, bytes]:
    """The chunks of a RIFF file by name; a length that lies is cut at the end of the file."""
    parts: dict[bytes, bytes] = {}
    place = 12
    while place + 8 <= len(data):
        (length,) = struct.unpack_from("<I", data, place + 4)
        parts.setdefault(data[place : place + 4], data[place + 8 : place + 8 + length])
        place += 8 + length + length % 2
    return parts


def to_bytes(sound: Sound, *, small: bool = False) -> bytes:
    """A WAV file: plain, or a quarter of that as IMA ADPCM."""
    if small:
        body = adpcm.encode(sound.samples, block=BLOCK)
        each = adpcm.samples_in(BLOCK)
        bytes_a_second = sound.rate * BLOCK // each
        form = struct.pack("<HHIIHHHH", SMALL, 1, sound.rate, bytes_a_second, BLOCK, 4, 2, each)
        fact = _part(b"fact", struct.pack("<I", len(sound.samples)))
    else:
        body = sound.samples.tobytes()
        form = struct.pack("<HHIIHH", PLAIN, 1, sound.rate, sound.rate * 2, 2, 16)
        fact = b""
    inside = b"WAVE" + _part(b"fmt ", form) + fact + _part(b"data", body)
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


def _part(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def write(path: Path, sound: Sound, *, small: bool = False) -> None:
    """Write a WAV file, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".part")
    unfinished.write_bytes(to_bytes(sound, small=small))
    unfinished.replace(path)


def append(path: Path, body: bytes) -> None:
    """Add samples, as their bytes, to a plain WAV file that `write` made."""
    with path.open("r+b") as file:
        file.seek(0, 2)
        file.write(body)
        length = file.tell()
        for place, head in ((4, 8), (40, 44)):
            file.seek(place)
            file.write(struct.pack("<I", length - head))
