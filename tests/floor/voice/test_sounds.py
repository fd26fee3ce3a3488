"""WAV files read and written, and measured: formats, loudness, quiet, rates."""

import shutil
import subprocess
from array import array
from itertools import pairwise
from math import pi, sin
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floor.voice import measure, wav
from floor.voice.wav import BadSound, Sound


def tone(
    seconds: float = 0.5, *, loud: float = 0.3, hertz: float = 440, rate: int = 16_000
) -> Sound:
    """A sine; `loud` is its peak as a share of full scale."""
    count = round(seconds * rate)
    return Sound(
        array("h", (round(32767 * loud * sin(2 * pi * hertz * n / rate)) for n in range(count))),
        rate,
    )


@given(st.lists(st.integers(-32768, 32767), max_size=400), st.sampled_from([16_000, 44_100]))
def test_a_plain_file_is_read_back_as_it_was_written(samples: list[int], rate: int) -> None:
    sound = Sound(array("h", samples), rate)
    assert wav.from_bytes(wav.to_bytes(sound)) == sound


@given(st.lists(st.integers(-32768, 32767), min_size=1, max_size=3000))
def test_a_small_file_is_read_back_with_every_sample_in_its_scale(samples: list[int]) -> None:
    sound = Sound(array("h", samples))
    back = wav.from_bytes(wav.to_bytes(sound, small=True))
    assert len(back.samples) == len(samples)


def test_a_small_file_is_a_quarter_and_keeps_what_is_heard() -> None:
    sound = tone(2)
    small = wav.to_bytes(sound, small=True)
    assert len(small) < len(wav.to_bytes(sound)) * 0.27
    back = wav.from_bytes(small)
    noise = sum((a - b) ** 2 for a, b in zip(sound.samples, back.samples, strict=True))
    power = sum(sample**2 for sample in sound.samples)
    assert power / noise > 10**2.5  # 25 dB


@given(st.binary(max_size=200), st.integers(0, 60))
def test_a_damaged_file_is_refused_or_read_but_never_breaks(piece: bytes, at: int) -> None:
    whole = wav.to_bytes(tone(0.01), small=True)
    for data in (piece, whole[:at] + piece + whole[at + len(piece) :], whole[: at * 3]):
        try:
            wav.from_bytes(data)
        except BadSound as bad:
            assert bad.problem in ("no_wav", "channels", "bits")


def test_stereo_and_other_depths_are_named() -> None:
    plain = bytearray(wav.to_bytes(tone(0.1)))
    for place, value, problem in ((22, 2, "channels"), (34, 24, "bits")):
        changed = bytearray(plain)
        changed[place] = value
        with pytest.raises(BadSound) as bad:
            wav.from_bytes(bytes(changed))
        assert (bad.value.problem, bad.value.values["n"]) == (problem, value)


def test_loudness_is_that_of_what_is_said_and_pauses_do_not_count() -> None:
    said = tone(1, loud=0.5)
    expected = measure.decibels(0.5 / 2**0.5)
    assert measure.loudness(said) == pytest.approx(expected, abs=0.1)
    with_pause = wav.joined(said, wav.silence(3), said)
    assert measure.loudness(with_pause) == pytest.approx(expected, abs=0.2)
    assert measure.loudness(wav.silence(1)) == -120


@pytest.mark.parametrize("loud", [0.005, 0.05, 0.5, 0.99])
def test_whatever_comes_in_is_made_equally_loud_and_never_clips(loud: float) -> None:
    made = measure.levelled(tone(loud=loud))
    assert measure.loudness(made) == pytest.approx(measure.LEVEL, abs=0.2)
    assert measure.peak(made) <= measure.PEAK + 0.1


def test_silence_stays_silent() -> None:
    assert measure.levelled(wav.silence(0.2)) == wav.silence(0.2)
    assert measure.trimmed(wav.silence(0.2)) == wav.silence(0.2)


def test_quiet_at_both_ends_is_cut() -> None:
    made = measure.trimmed(wav.joined(wav.silence(0.7), tone(0.4), wav.silence(0.9)))
    assert 0.4 <= made.seconds <= 0.5


def test_the_longest_gap_is_found_between_sounds_alone() -> None:
    made = wav.joined(wav.silence(2), tone(0.2), wav.silence(0.5), tone(0.2), wav.silence(2))
    assert measure.longest_gap(made) == pytest.approx(0.5, abs=0.05)


def test_clipping_is_found() -> None:
    assert measure.clipped(measure.scaled(tone(loud=0.9), 2)) > 100
    assert measure.clipped(tone(loud=0.99)) == 0


@pytest.mark.parametrize("rate", [22_050, 44_100, 48_000])
def test_another_rate_keeps_length_loudness_and_tone(rate: int) -> None:
    made = measure.resampled(tone(0.5, rate=rate))
    assert made.rate == wav.RATE
    assert made.seconds == pytest.approx(0.5, abs=0.001)
    assert measure.loudness(made) == pytest.approx(measure.loudness(tone(0.5)), abs=0.1)
    middle = made.samples[1000:-1000]
    crossings = sum(a < 0 <= b for a, b in pairwise(middle))
    assert crossings == pytest.approx(440 * len(middle) / wav.RATE, abs=2)


def test_what_lies_above_the_new_rate_does_not_fold_back() -> None:
    made = measure.resampled(tone(0.5, hertz=11_000, rate=44_100))
    assert measure.loudness(made) < measure.loudness(tone(0.5)) - 30


@pytest.mark.skipif(shutil.which("sox") is None, reason="sox is not on this computer")
@pytest.mark.parametrize("small", [False, True])
def test_sox_measures_the_same(tmp_path: Path, small: bool) -> None:
    sound, path = tone(1, loud=0.5), tmp_path / "tone.wav"
    wav.write(path, sound, small=small)
    said = subprocess.run(["sox", path, "-n", "stat"], capture_output=True, text=True, check=True)
    told = dict(line.rsplit(":", 1) for line in said.stderr.splitlines() if ":" in line)
    assert float(told["Length (seconds)"]) == pytest.approx(sound.seconds, abs=0.07)  # whole blocks
    rms = next(float(value) for name, value in told.items() if name.startswith("RMS     amp"))
    assert measure.decibels(rms) == pytest.approx(measure.loudness(sound), abs=0.2)
