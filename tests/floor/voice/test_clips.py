"""The clips that came with Foleni, those of a centre, and `foleni voice`."""

import json
from array import array
from pathlib import Path

import pytest
from click.testing import CliRunner

from floor.catalogue import load_offer
from floor.errors import BadSetting, NoSynthesiser
from floor.rules.offer import Language
from floor.voice import measure, wav
from floor.voice.check import faults
from floor.voice.clips import CALLING, Clip, fixed_clips, text_clip
from floor.voice.command import voice
from floor.voice.library import VOICE, Library
from floor.voice.making import catalogue_clips, make
from floor.voice.reading import Part, Reader
from floor.voice.synthesiser import Espeak, find_synthesiser
from floor.voice.volume import volume_of
from floor.voice.wav import Sound
from floor.words import LANGUAGES, load_words
from tests.floor.voice.test_sounds import tone

WORDS = load_words()
LARGEST = 6_000_000
"""Bytes of all clips together."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_clip_is_there_sound_and_says_what_the_words_say_now(language: Language) -> None:
    found = faults(VOICE, language, fixed_clips(WORDS, language))
    told = [fault.sentence(WORDS, "en") for fault in found]
    assert told == [], "after a change of words run `make voice`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_clips_are_equally_loud_none_clips_and_none_is_silent(language: Language) -> None:
    for path in sorted((VOICE / language).glob("*.wav")):
        sound = wav.read(path)
        assert abs(measure.loudness(sound) - measure.LEVEL) < 1, path.name
        assert measure.clipped(sound) == 0, path.name
        assert 0.1 < sound.seconds < 12, path.name


def test_all_clips_together_stay_small() -> None:
    assert sum(path.stat().st_size for path in VOICE.rglob("*.wav")) < LARGEST


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_and_digits_can_be_told_apart(language: Language) -> None:
    names = [f"letter.{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    names += [f"number.{digit}" for digit in range(10)]
    sounds = {wav.read(VOICE / language / f"{name}.wav").samples.tobytes() for name in names}
    assert len(sounds) == len(names)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A centre's folder with all clips of calls, each a tone as loud as it should be."""
    sound = measure.levelled(tone(0.3))
    for language in LANGUAGES:
        for clip in fixed_clips(WORDS, language, beginnings=CALLING):
            wav.write(tmp_path / language / f"{clip.name}.wav", sound)
    return tmp_path


def check(*options: str) -> tuple[int, str]:
    done = CliRunner().invoke(voice, ["check", *options])
    return done.exit_code, done.output + (done.stderr if done.stderr_bytes else "")


def test_a_complete_folder_is_sound(own: Path) -> None:
    assert check("--folder", str(own), "--only", "calls")[0] == 0


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (None, "is missing. Record it, saying: four"),
        (wav.silence(0.5), "is silent"),
        (measure.scaled(tone(loud=0.9), 3), "is clipped"),
        (tone(loud=0.9), "dB too loud"),
        (tone(loud=0.02), "dB too soft"),
        (measure.levelled(tone(6)), "should take"),
        (Sound(tone(0.4).samples, 8000), "8000 samples a second"),
    ],
)
def test_each_fault_is_told_with_what_to_do(own: Path, spoil: Sound | None, told: str) -> None:
    path = own / "en" / "number.4.wav"
    path.unlink()
    if spoil is not None:
        wav.write(path, spoil)
    code, said = check("--folder", str(own), "--only", "calls")
    assert code == 2
    assert "en/number.4.wav" in said
    assert told in said


def test_a_file_of_another_kind_or_name_is_told(own: Path) -> None:
    (own / "sw" / "number.4.wav").write_bytes(b"ID3\x03 an mp3")
    wav.write(own / "sw" / "number.fuor.wav", tone())
    said = check("--folder", str(own), "--only", "calls")[1]
    assert "sw/number.4.wav is not a WAV file" in said
    assert "sw/number.fuor.wav is no clip of Foleni's" in said


def test_clips_whose_words_have_changed_are_told(own: Path) -> None:
    (own / "en" / "texts.json").write_text('{"number.4": "fore"}')
    assert "en/number.4.wav says “fore”" in check("--folder", str(own), "--only", "calls")[1]


def test_as_json_each_fault_is_told_in_both_languages(own: Path) -> None:
    (own / "sw" / "letter.A.wav").unlink()
    code, said = check("--folder", str(own), "--only", "calls", "--json")
    [row] = json.loads(said)
    assert code == 2
    assert (row["language"], row["clip"], row["kind"]) == ("sw", "letter.A", "missing")
    assert row["sw"] == "sw/letter.A.wav haipo. Rekodi ukisema: ei"


def test_a_part_may_be_missing_if_so_wished(own: Path) -> None:
    assert check("--folder", str(own), "--partial")[0] == 0
    assert check("--folder", str(own))[0] == 2


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    done = CliRunner().invoke(voice, ["check", "--folder", str(tmp_path / "no")])
    assert isinstance(done.exception, BadSetting)


def test_the_sheet_for_a_speaker_names_each_file_and_its_words() -> None:
    done = CliRunner().invoke(voice, ["list", "--lang", "sw", "--only", "calls"])
    lines = done.output.splitlines()
    assert "number.4.wav\tnne" in lines
    assert "voice.call.2.wav\ttafadhali nenda kaunta nambari" in lines
    assert len(lines) == len(fixed_clips(WORDS, "sw", beginnings=CALLING))


def test_a_call_is_put_together_into_a_file(tmp_path: Path) -> None:
    out = tmp_path / "call.wav"
    done = CliRunner().invoke(voice, ["say", "A042", "--counter", "5", "--out", str(out)])
    assert done.exit_code == 0
    sound = wav.read(out)
    assert f"{sound.seconds:.1f}" in done.output
    assert measure.longest_gap(sound) <= 0.3


@pytest.mark.parametrize("ticket", ["042", "A", "A04222", "A042\x1b", ""])
def test_a_ticket_that_is_none_is_refused(ticket: str, tmp_path: Path) -> None:
    options = ["say", ticket, "--counter", "5", "--out", str(tmp_path / "x.wav")]
    assert isinstance(CliRunner().invoke(voice, options).exception, BadSetting)


def test_what_neither_clip_nor_synthesiser_can_say_is_told_once_and_capitals_are_spelled() -> None:
    library, reader = Library(), Reader(WORDS, "en")
    names = [*reader.read("Passport renewal"), *reader.read("Driving licence")]
    told = library.spoken(names)
    substitute = library.clip("en", "voice.read.unspoken")
    assert substitute is not None
    assert told.samples[: len(substitute.samples)] == substitute.samples
    assert told.seconds < substitute.seconds + 1
    assert library.unspoken
    spelled = Library()
    assert spelled.spoken(reader.read("KRA")).seconds > 0.8
    assert not spelled.unspoken


def test_a_clip_made_for_a_name_of_the_catalogue_is_heard(tmp_path: Path) -> None:
    name = text_clip("Passport renewal").name
    wav.write(tmp_path / "en" / f"{name}.wav", tone(0.3))
    library = Library((tmp_path,))
    assert library.spoken(Reader(WORDS, "en").read("Passport renewal")) == tone(0.3)


def test_every_name_a_kiosk_shows_has_a_clip_to_be_made() -> None:
    offer = load_offer("MSA")
    names = {clip.text for clip in catalogue_clips(offer, "sw")}
    for service in offer.services:
        assert service.name.sw in names
        assert {document.sw for document in service.documents} <= names
    assert len({clip.name for clip in catalogue_clips(offer, "sw")}) == len(names)


def test_a_volume_follows_its_steps_and_what_is_none_is_refused() -> None:
    for text in ("", "loud", "101", "7:00=50", "07:00=50,06:00=20", "07:00=200"):
        with pytest.raises(BadSetting):
            volume_of(text)


def test_without_a_synthesiser_making_is_refused_with_what_to_install(tmp_path: Path) -> None:
    assert find_synthesiser(which=lambda name: None, find=lambda name: None) is None
    with pytest.raises(NoSynthesiser):
        make([Clip(name="x", text="x")], "en", folder=tmp_path, synthesiser=Espeak(("/no/espeak",)))


def test_a_program_like_espeak_makes_clips_that_the_checker_finds_sound(tmp_path: Path) -> None:
    """Any program that takes espeak-ng's options will do: here one that hums."""
    program = tmp_path / "hum"
    hum = wav.joined(wav.silence(0.3), tone(0.4, loud=0.1), wav.silence(0.3))
    (tmp_path / "hum.wav").write_bytes(wav.to_bytes(Sound(array("h", hum.samples), 22_050)))
    program.write_text(f"#!/bin/sh\ncat > /dev/null\ncat {tmp_path}/hum.wav\n")
    program.chmod(0o755)
    clips = fixed_clips(WORDS, "sw", beginnings=("number.",))
    out = tmp_path / "voice"
    make(clips, "sw", folder=out, synthesiser=Espeak((str(program),)), small=True)
    assert list(faults(out, "sw", clips)) == []


@pytest.mark.skipif(find_synthesiser() is None, reason="espeak-ng is not on this computer")
@pytest.mark.parametrize("language", LANGUAGES)
def test_espeak_says_a_name_as_loud_as_every_clip(language: Language) -> None:
    library = Library(synthesiser=find_synthesiser())
    part = Part(clip="text.none", text="Kitambulisho", language=language, free=True)
    said = library.spoken([part])
    assert abs(measure.loudness(said) - measure.LEVEL) < 1
    assert 0.4 < said.seconds < 2
    assert not library.unspoken
