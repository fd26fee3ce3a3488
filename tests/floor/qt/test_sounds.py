"""The chime is short and not too loud, in the form that every sound device takes."""

import math
import wave
from array import array

import assets


def test_the_chime_is_one_calm_second_at_half_loudness() -> None:
    with wave.open(str(assets.ROOT / "sounds" / "chime.wav"), "rb") as chime:
        form = (chime.getnchannels(), chime.getsampwidth(), chime.getframerate())
        samples = array("h", chime.readframes(chime.getnframes()))
    assert form == (1, 2, 44_100)
    assert 0.7 < len(samples) / 44_100 < 1.2
    peak = 20 * math.log10(max(map(abs, samples)) / 32_768)
    assert -7 < peak < -5
    # It begins and ends in silence, so that it does not click.
    assert max(abs(samples[0]), abs(samples[-1])) < 200
