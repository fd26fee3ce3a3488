"""Looks over a folder of clips: what is missing, silent, clipped, too loud, too long, or old."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from floor.rules.offer import Language
from floor.voice import measure, wav
from floor.voice.clips import Clip
from floor.voice.measure import LEVEL, QUIET
from floor.voice.wav import BadSound, Sound
from floor.words import Words

TEXTS = "texts.json"
"""In each language's folder: what each clip said when it was made, by its name."""
APART = 2.0
"""Decibels a clip may be louder or softer than all clips are meant to be."""
LEAST_RATE = 16_000
CLIPPED = 8
"""Samples at the end of the scale from which a clip counts as clipped."""
START, EACH = 2.0, 0.15
"""Seconds a clip may take: some, and some for each letter it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with one clip; `kind` is the last part of a key under `voice.fault`."""

    language: Language
    clip: str
    kind: str
    values: dict[str, object]

    def sentence(self, words: Words, told_in: Language) -> str:
        """The fault in words, with what to do."""
        place = f"{self.language}/{self.clip}.wav"
        return words.say(f"voice.fault.{self.kind}", told_in, **{**self.values, "clip": place})


def faults(
    folder: Path, language: Language, clips: Iterable[Clip], *, complete: bool = True
) -> Iterator[Fault]:
    """Everything wrong with a language's folder in a voice's folder.

    With `complete`, clips that are not there count. Other WAV files are named too, as a
    misspelled name would never be heard.
    """
    here = folder / language
    said = read_texts(here)
    known = {clip.name for clip in clips}
    for clip in clips:
        path = here / f"{clip.name}.wav"
        if not path.exists():
            if complete:
                yield _fault(language, clip.name, "missing", text=clip.text)
            continue
        yield from _of_file(path, language, clip)
        if said.get(clip.name, clip.text) != clip.text:
            yield _fault(language, clip.name, "old", text=clip.text, said=said[clip.name])
    for path in sorted(here.glob("*.wav")):
        if path.stem not in known and not path.stem.startswith("text."):
            yield _fault(language, path.stem, "unknown")


def read_texts(here: Path) -> dict[str, str]:
    """What the clips of a folder said when they were made; nothing if nobody wrote it down."""
    try:
        read = json.loads((here / TEXTS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(text) for name, text in read.items()} if isinstance(read, dict) else {}


def write_texts(here: Path, clips: Iterable[Clip]) -> None:
    """Note what clips say, besides what is noted already."""
    texts = {**read_texts(here), **{clip.name: clip.text for clip in clips}}
    whole = json.dumps(dict(sorted(texts.items())), indent=1, ensure_ascii=False)
    (here / TEXTS).write_text(whole + "\n", encoding="utf-8")


def _of_file(path: Path, language: Language, clip: Clip) -> Iterator[Fault]:
    try:
        sound = wav.read(path)
    except BadSound as bad:
        yield _fault(language, clip.name, bad.problem, **bad.values)
        return
    except OSError:
        yield _fault(language, clip.name, "no_wav")
        return
    for kind, values in _of_sound(sound, clip):
        yield _fault(language, clip.name, kind, **values)


def _of_sound(sound: Sound, clip: Clip) -> Iterator[tuple[str, dict[str, object]]]:
    if sound.rate < LEAST_RATE:
        yield "rate", {"rate": sound.rate, "least": LEAST_RATE}
    loud = measure.loudness(sound)
    if loud < QUIET:
        yield "silent", {}
        return
    if measure.clipped(sound) >= CLIPPED:
        yield "clipped", {}
    # Compared as shown, so that nobody reads "by 2.0 dB" of a clip that may be 2.0 dB apart.
    apart = round(loud - LEVEL, 1)
    if apart > APART:
        yield "loud", {"by": apart}
    elif apart < -APART:
        yield "soft", {"by": -apart}
    longest = START + EACH * len(clip.text)
    if sound.seconds > longest:
        yield "long", {"seconds": round(sound.seconds, 1), "most": round(longest, 1)}


def _fault(language: Language, clip: str, kind: str, **values: object) -> Fault:
    return Fault(language=language, clip=clip, kind=kind, values=values)
