"""`foleni voice`: makes clips, checks a folder of them, and says a call into a file."""

import json
import re
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Literal, cast

import click

from floor.errors import BadSetting, NoSynthesiser
from floor.rules.offer import Language
from floor.settings import technician_language
from floor.voice import wav
from floor.voice.calls import call_parts
from floor.voice.check import Fault, faults
from floor.voice.clips import CALLING, READING, Clip, fixed_clips
from floor.voice.library import VOICE, Library, chime
from floor.voice.making import catalogue_clips, make
from floor.voice.reading import Reader
from floor.voice.synthesiser import find_synthesiser
from floor.words import LANGUAGES, Words, load_words

FOLDER = click.Path(file_okay=False, path_type=Path)
TICKET = re.compile(r"[A-Za-z]{1,2}[0-9]{2,4}")
PAUSE = 0.2
"""Seconds between chime and voice."""
Part = Literal["calls", "screens", "all"]
BEGINNINGS = {"calls": CALLING, "screens": READING, "all": (*CALLING, *READING)}
of_language = click.option(
    "--lang", type=click.Choice(LANGUAGES), help="One language; else both, a folder for each."
)
of_part = click.option(
    "--only",
    type=click.Choice(list(BEGINNINGS)),
    default="all",
    show_default=True,
    help="What displays say, what kiosks read aloud, or both.",
)
of_centre = click.option(
    "--catalogue", "centre", metavar="CENTRE", help="The names in this centre's catalogue as well."
)


@click.group()
def voice() -> None:
    """The voice of displays and kiosks: clips made, checked, listed and tried.

    \b
    Examples:
      foleni voice check --folder our-voice
      foleni voice say A042 --counter 5 --out call.wav
    """


@voice.command("make")
@of_language
@click.option("--out", type=FOLDER, required=True, help="Where the folders en and sw are written.")
@of_part
@of_centre
@click.option("--small", is_flag=True, help="A quarter of the size, as what comes with Foleni.")
def make_clips(
    lang: Language | None, out: Path, only: Part, centre: str | None, small: bool
) -> None:
    """Make every clip with espeak-ng, if this computer has it.

    With --catalogue only the names of services, offices and documents of that centre are made,
    for kiosks that have no espeak-ng themselves.

    \b
    Examples:
      foleni voice make --lang sw --out our-voice
      foleni voice make --catalogue MSA --out our-voice
    """
    synthesiser = find_synthesiser()
    if synthesiser is None:
        raise NoSynthesiser()
    words, told = load_words(), technician_language()
    for language in (lang,) if lang else LANGUAGES:
        clips = _wanted(words, language, only, centre, fixed=centre is None)
        make(clips, language, folder=out, synthesiser=synthesiser, small=small)
        click.echo(words.say("voice.made", told, n=len(clips), folder=str(out / language)))


@voice.command()
@click.option("--folder", type=FOLDER, default=VOICE, help="A centre's own clips; else Foleni's.")
@of_language
@of_part
@of_centre
@click.option("--partial", is_flag=True, help="Clips that are missing are no fault.")
@click.option("--json", "as_json", is_flag=True, help="Print the faults as JSON.")
def check(
    folder: Path,
    lang: Language | None,
    only: Part,
    centre: str | None,
    partial: bool,
    as_json: bool,
) -> None:
    """Check clips: missing, silent, clipped, too loud or soft, too long, of another format.

    Exits with 0 if they are sound, with 2 if not.

    \b
    Examples:
      foleni voice check
      foleni voice check --folder our-voice --lang sw --only calls
    """
    words, told = load_words(), technician_language()
    if not folder.is_dir():
        raise BadSetting(setting="--folder", problem=words.say("voice.no_folder", told))
    found: list[Fault] = []
    count = 0
    for language in (lang,) if lang else LANGUAGES:
        everything = fixed_clips(words, language)
        clips = _wanted(words, language, only, centre)
        count += len(clips)
        known = [*everything, *(clip for clip in clips if clip not in everything)]
        wanted = {clip.name for clip in clips}
        found += (
            fault
            for fault in faults(folder, language, known, complete=not partial)
            if fault.clip in wanted or fault.kind == "unknown"
        )
    _tell(found, count, words, told, as_json=as_json)
    if found:
        sys.exit(2)


def _tell(found: list[Fault], count: int, words: Words, told: Language, *, as_json: bool) -> None:
    if as_json:
        rows = [
            {**asdict(fault), **{lang: fault.sentence(words, lang) for lang in LANGUAGES}}
            for fault in found
        ]
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
    elif found:
        for fault in found:
            click.echo(fault.sentence(words, told), err=True)
        click.echo(words.say("voice.faulty", told, n=len(found)), err=True)
    else:
        click.echo(words.say("voice.sound", told, n=count))


@voice.command("list")
@click.option("--lang", type=click.Choice(LANGUAGES), default="sw", show_default=True)
@of_part
@of_centre
def list_clips(lang: Language, only: Part, centre: str | None) -> None:
    """List each clip's file and what is to be said in it: the sheet for a speaker.

    \b
    Example:
      foleni voice list --lang sw --only calls > sheet.txt
    """
    for clip in _wanted(load_words(), lang, only, centre):
        click.echo(f"{clip.name}.wav\t{clip.text}")


@voice.command()
@click.argument("ticket")
@click.option("--counter", type=click.IntRange(1, 999), required=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--first", type=click.Choice(LANGUAGES), default="sw", show_default=True)
@click.option("--again", is_flag=True, help="As a recall.")
@click.option("--short", is_flag=True, help="As said where other calls wait.")
@click.option("--folder", type=FOLDER, help="A centre's own clips.")
def say(
    ticket: str,
    counter: int,
    out: Path,
    first: Language,
    again: bool,
    short: bool,
    folder: Path | None,
) -> None:
    """Put a call together as a display says it: chime, then each language; into a WAV file.

    \b
    Example:
      foleni voice say A042 --counter 5 --out call.wav
    """
    words, told = load_words(), technician_language()
    if not TICKET.fullmatch(ticket):
        raise BadSetting(setting="TICKET", problem=words.say("voice.no_ticket", told, given=ticket))
    languages = (first, *(each for each in LANGUAGES if each != first))
    readers = [Reader(words, language) for language in languages]
    parts = call_parts(ticket, counter, readers=readers, words=words, again=again, short=short)
    library = Library((folder,) if folder else ())
    sound = wav.joined(chime(), wav.silence(PAUSE), library.spoken(parts))
    try:
        wav.write(out, sound)
    except OSError as fault:
        raise BadSetting(setting="--out", problem=fault.strerror or str(fault)) from None
    click.echo(words.say("voice.said", told, file=str(out), seconds=f"{sound.seconds:.1f}"))


def _wanted(
    words: Words, language: str, only: Part, centre: str | None, *, fixed: bool = True
) -> list[Clip]:
    """The clips a command is about."""
    spoken = cast(Language, language)
    clips = fixed_clips(words, spoken, beginnings=BEGINNINGS[only]) if fixed else []
    if centre is not None:
        from floor.catalogue import load_offer

        clips += catalogue_clips(load_offer(centre), spoken)
    return clips
