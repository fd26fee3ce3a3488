"""IMA ADPCM: four bits for a sample of sixteen, as WAV files of format 17 hold it.

After the "Recommended Practices for Enhancing Digital Audio Compatibility" of the Interactive
Multimedia Association, 1992, and Microsoft's layout of its blocks.
"""

from array import array
from collections.abc import Sequence

HEAD = 4
"""Bytes before a block's nibbles: its first sample, its step, nothing."""
STEPS = (
    7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66,
    73, 80, 88, 97, 107, 118, 130, 143, 157, 173, 190, 209, 230, 253, 279, 307, 337, 371, 408,
    449, 494, 544, 598, 658, 724, 796, 876, 963, 1060, 1166, 1282, 1411, 1552, 1707, 1878, 2066,
    2272, 2499, 2749, 3024, 3327, 3660, 4026, 4428, 4871, 5358, 5894, 6484, 7132, 7845, 8630,
    9493, 10442, 11487, 12635, 13899, 15289, 16818, 18500, 20350, 22385, 24623, 27086, 29794,
    32767,
)  # fmt: skip
MOVES = (-1, -1, -1, -1, 2, 4, 6, 8)
_LAST = len(STEPS) - 1


def _jumps() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """For each step and nibble, the change of the sample and the step after it."""
    changes, nexts = [], []
    for place, step in enumerate(STEPS):
        for nibble in range(16):
            size = (step >> 3) + sum(
                step >> shift for shift, bit in ((0, 4), (1, 2), (2, 1)) if nibble & bit
            )
            changes.append(-size if nibble & 8 else size)
            nexts.append(min(_LAST, max(0, place + MOVES[nibble & 7])))
    return tuple(changes), tuple(nexts)


_CHANGES, _NEXTS = _jumps()


def samples_in(block: int) -> int:
    """Samples of a block of so many bytes."""
    return (block - HEAD) * 2 + 1


def decode(data: bytes, *, block: int, count: int) -> "array[int]":
    """The first `count` samples of mono blocks of `block` bytes each."""
    samples = array("h")
    for start in range(0, len(data) - HEAD + 1, block):
        value = int.from_bytes(data[start : start + 2], "little", signed=True)
        place = min(_LAST, data[start + 2])
        samples.append(value)
        for both in data[start + HEAD : start + block]:
            for nibble in (both & 15, both >> 4):
                code = place << 4 | nibble
                value = min(32767, max(-32768, value + _CHANGES[code]))
                place = _NEXTS[code]
                samples.append(value)
    return samples[:count]


def encode(samples: Sequence[int], *, block: int) -> bytes:
    """Mono blocks of `block` bytes each; the last is filled up with its last sample."""
    each, place, data = samples_in(block), 0, bytearray()
    for start in range(0, len(samples), each):
        part = list(samples[start : start + each])
        part += [part[-1]] * (each - len(part))
        value = part[0]
        data += value.to_bytes(2, "little", signed=True) + bytes((place, 0))
        nibbles = []
        for wanted in part[1:]:
            nibble = _nearest(wanted - value, STEPS[place])
            code = place << 4 | nibble
            value = min(32767, max(-32768, value + _CHANGES[code]))
            place = _NEXTS[code]
            nibbles.append(nibble)
        data += bytes(
            low | high << 4 for low, high in zip(nibbles[::2], nibbles[1::2], strict=True)
        )
    return bytes(data)


def _nearest(difference: int, step: int) -> int:
    """The nibble whose change comes nearest to a difference, at a step."""
    sign, left, nibble = (8, -difference, 0) if difference < 0 else (0, difference, 0)
    for bit in (4, 2, 1):
        if left >= step:
            nibble |= bit
            left -= step
        step >>= 1
    return sign | nibble
