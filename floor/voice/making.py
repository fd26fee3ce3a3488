"""Makes clips from texts, all equally loud; and the texts of a centre's catalogue."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from floor.errors import NoSynthesiser
from floor.rules.offer import Language, Offer
from floor.voice import measure, wav
from floor.voice.check import write_texts
from floor.voice.clips import Clip, by_name, text_clip
from floor.voice.synthesiser import Synthesiser
from floor.voice.wav import Sound


def make(
    clips: Sequence[Clip],
    language: Language,
    *,
    folder: Path,
    synthesiser: Synthesiser,
    small: bool = False,
    made: Callable[[Clip], None] = lambda clip: None,
) -> None:
    """Write each clip into the language's folder; NoSynthesiser if it says nothing."""
    here = folder / language
    for clip in clips:
        sound = spoken(clip.text, language, synthesiser)
        wav.write(here / f"{clip.name}.wav", sound, small=small)
        made(clip)
    write_texts(here, clips)


def spoken(text: str, language: Language, synthesiser: Synthesiser) -> Sound:
    """One text, trimmed and as loud as every clip; NoSynthesiser if nothing comes."""
    raw = synthesiser.say(text, language)
    if raw is None or not raw.samples:
        raise NoSynthesiser()
    return measure.levelled(measure.trimmed(measure.resampled(raw)))


def catalogue_clips(offer: Offer, language: Language) -> list[Clip]:
    """The clips of every text of a centre's catalogue that its kiosk shows, each once."""
    return list(by_name(text_clip(text) for text in _texts(offer, language)).values())


def _texts(offer: Offer, language: Language) -> Iterable[str]:
    yield offer.name
    for category in offer.categories:
        yield category.name.in_language(language)
    for agency in offer.agencies:
        yield agency.name.in_language(language)
    for service in offer.services:
        yield service.name.in_language(language)
        for document in service.documents:
            yield document.in_language(language)
