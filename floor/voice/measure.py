"""How loud and how long a sound is, and how to make it as loud and as short as the others."""

from array import array
from collections.abc import Iterator
from functools import cache
from math import cos, log10, pi, sin, sqrt
from operator import mul

from floor.voice.wav import RATE, Sound

FULL = 32768
FRAME = 0.02
"""Seconds over which loudness is looked at."""
BELOW = 20.0
"""Decibels below its loudest frame at which a frame still counts as speech."""
QUIET = -60.0
"""Decibels below full scale under which there is nothing to be heard."""
LEVEL = -19.0
"""Loudness of a clip, in decibels below full scale (the measure of `loudness`)."""
NEAR = 0.05
"""Decibels within which a sound is as loud as it should be."""
PEAK = -1.0
"""Decibels below full scale that no sample of a clip exceeds."""
EDGE = 0.02
"""Seconds of quiet kept before and after what is said."""
TAPS = 16
"""Half the samples that make one of a resampled sound, at the lower rate."""


def decibels(share: float) -> float:
    """A share of full scale in decibels; nothing at all is -120."""
    return 20 * log10(max(share, 1e-6))


def peak(sound: Sound) -> float:
    """The highest sample, in decibels below full scale."""
    samples = sound.samples
    return decibels(max(max(samples), -min(samples)) / FULL) if samples else decibels(0)


def clipped(sound: Sound) -> int:
    """Samples in runs of three or more at the very end of the scale."""
    count = run = 0
    for sample in sound.samples:
        run = run + 1 if sample >= 32767 or sample <= -32768 else 0
        count += 3 if run == 3 else 1 if run > 3 else 0
    return count


def _powers(sound: Sound) -> list[float]:
    """Mean power of each frame, as a share of full scale."""
    each = max(1, round(FRAME * sound.rate))
    parts = (sound.samples[start : start + each] for start in range(0, len(sound.samples), each))
    return [sum(map(mul, part, part)) / len(part) / FULL**2 for part in parts]


def loudness(sound: Sound) -> float:
    """Loudness of what is said, in decibels below full scale; -120 for silence.

    The root mean square of the frames within 20 dB of the loudest one, so that pauses do not count
    (the idea of ITU-T P.56, active speech level).
    """
    powers = _powers(sound)
    most = max(powers, default=0.0)
    spoken = [power for power in powers if power >= most / 10 ** (BELOW / 10)]
    return decibels(sqrt(sum(spoken) / len(spoken))) if most > 0 else decibels(0)


def longest_gap(sound: Sound, *, below: float = QUIET + 10) -> float:
    """Seconds of the longest quiet between what is heard; edges do not count."""
    heard = [power > 10 ** (below / 10) for power in _powers(sound)]
    inside = "".join("x" if each else " " for each in heard).strip()
    return max((len(gap) for gap in inside.split("x")), default=0) * FRAME


def trimmed(sound: Sound) -> Sound:
    """Without the quiet before and after what is said, but for 20 ms each."""
    floor = max(10 ** (QUIET / 10), max(_powers(sound), default=0.0) / 1e4)
    heard = [place for place, power in enumerate(_powers(sound)) if power > floor]
    if not heard:
        return sound
    each = max(1, round(FRAME * sound.rate))
    edge = round(EDGE * sound.rate)
    start, end = max(0, heard[0] * each - edge), (heard[-1] + 1) * each + edge
    return Sound(sound.samples[start:end], sound.rate)


def scaled(sound: Sound, factor: float) -> Sound:
    """Louder or softer by a factor; what would exceed the scale is held at its end."""
    if factor == 1:
        return sound
    held = (min(32767, max(-32768, round(sample * factor))) for sample in sound.samples)
    return Sound(array("h", held), sound.rate)


def levelled(sound: Sound, *, level: float = LEVEL) -> Sound:
    """As loud as all clips, peaks bent down softly above half the scale where they would clip."""
    for _ in range(4):
        now = loudness(sound)
        if now <= QUIET or abs(level - now) < NEAR:
            break
        sound = _bent(sound, 10 ** ((level - now) / 20))
    return sound


def _bent(sound: Sound, factor: float) -> Sound:
    """Scaled, and what exceeds the knee drawn in towards the peak that is allowed."""
    most, knee = FULL * 10 ** (PEAK / 20), FULL / 2
    room = most - knee

    def bend(sample: int) -> int:
        value = abs(sample * factor)
        if value > knee:
            value = knee + room * (value - knee) / (value - knee + room)
        return round(value if sample >= 0 else -value)

    return Sound(array("h", map(bend, sound.samples)), sound.rate)


def resampled(sound: Sound, rate: int = RATE) -> Sound:
    """The same at another rate: a windowed sinc, so that nothing folds back."""
    if sound.rate == rate:
        return sound
    return Sound(array("h", _resample(sound, rate)), rate)


def _resample(sound: Sound, rate: int) -> Iterator[int]:
    half = round(TAPS * max(1.0, sound.rate / rate))
    samples = [0] * half + sound.samples.tolist() + [0] * (half + 1)
    for place in range(len(sound.samples) * rate // sound.rate):
        whole, part = divmod(place * sound.rate, rate)
        taps = _taps(sound.rate, rate, part)
        value = sum(map(mul, taps, samples[whole + 1 : whole + 1 + 2 * half]))
        yield min(32767, max(-32768, round(value)))


@cache
def _taps(rate_before: int, rate: int, part: int) -> tuple[float, ...]:
    """Weights of the samples around a point that lies `part / rate` after one of them."""
    narrow = min(1.0, rate / rate_before) * 0.95
    half = round(TAPS * max(1.0, rate_before / rate))
    weights = []
    for place in range(1 - half, half + 1):
        x = place - part / rate
        sinc = narrow if x == 0 else sin(pi * narrow * x) / (pi * x)
        weights.append(sinc * (0.54 + 0.46 * cos(pi * x / half)))
    return tuple(weights)
