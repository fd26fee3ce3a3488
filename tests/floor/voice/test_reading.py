"""What is spoken for a text: clips of Foleni's own phrases, numbers and times, else the text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floor.numbers import spoken as in_words
from floor.numbers import spoken_ticket
from floor.rules.offer import Language
from floor.voice import spoken
from floor.voice.calls import call_parts
from floor.voice.clips import fixed_clips, text_clip
from floor.voice.reading import Reader, read_all
from floor.words import LANGUAGES, load_words

WORDS = load_words()
READERS = {language: Reader(WORDS, language) for language in LANGUAGES}


def said(text: str, language: Language) -> str:
    return " ".join(part.text for part in READERS[language].read(text))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Nobody waiting", "en", "Nobody waiting"),
        ("12 people waiting", "en", "twelve people waiting"),
        ("1 person waiting", "en", "one person waiting"),
        ("Watu 12 wanasubiri", "sw", "Watu kumi na wawili wanasubiri"),
        ("Watu 6 wanasubiri", "sw", "Watu sita wanasubiri"),
        ("Mtu 1 anasubiri", "sw", "Mtu mmoja anasubiri"),
        ("KSh 1,050", "en", "Kenya shillings one thousand and fifty"),
        ("KSh 1,050", "sw", "shilingi elfu moja na hamsini"),
        ("08:00\u201317:00", "sw", "saa mbili asubuhi hadi saa kumi na moja jioni"),
        ("08:30\u201317:00", "en", "eight thirty in the morning to five o'clock in the evening"),
        ("Opens tomorrow at 08:00", "en", "Opens tomorrow at eight o'clock in the morning"),
        ("Monday to Friday", "en", "Monday to Friday"),
        ("2 of 5", "en", "two of five"),
        ("A042", "sw", "ei sifuri nne mbili"),
        ("Q", "en", "Q"),
        ("10\u201325", "en", "ten to twenty five"),
        ("min", "en", "minutes"),
        ("10\u201325 min", "en", "ten to twenty five minutes"),
        ("Dk. 10\u201325", "sw", "dakika kumi hadi ishirini na tano"),
        ("Dakika 10\u201325", "sw", "Dakika kumi hadi ishirini na tano"),
        ("Watu 3 mbele yako", "sw", "Watu watatu mbele yako"),
    ],
)
def test_figures_and_short_forms_are_said_in_full(
    text: str, language: Language, expected: str
) -> None:
    assert said(text, language) == expected
    assert READERS[language].knows(text)


def test_a_name_within_a_phrase_is_the_only_free_part() -> None:
    parts = READERS["en"].read("Passport renewal is not available at the moment")
    assert [(part.text, part.free) for part in parts] == [
        ("Passport renewal", True),
        ("is not available at the moment", False),
    ]


def test_a_name_that_looks_like_a_phrase_is_not_torn_apart() -> None:
    [part] = READERS["en"].read("Certificate of good conduct")
    assert (part.text, part.free) == ("Certificate of good conduct", True)


def test_each_text_is_read_in_the_language_it_is_written_in() -> None:
    parts = read_all(["Karibu", "Welcome"], [READERS["en"], READERS["sw"]])
    assert [(part.text, part.language) for part in parts] == [("Karibu", "sw"), ("Welcome", "en")]


@pytest.mark.parametrize("language", LANGUAGES)
@given(n=st.integers(0, 999))
def test_clips_of_a_number_say_what_its_words_say(language: Language, n: int) -> None:
    texts = {clip.name: clip.text for clip in fixed_clips(WORDS, language)}
    clips = " ".join(texts[name] for name in spoken.number(n, language))
    assert clips == in_words(n, language, words=WORDS).replace("-", " ")


@pytest.mark.parametrize("language", LANGUAGES)
@given(n=st.integers(0, spoken.MOST))
def test_every_number_has_its_clips(language: Language, n: int) -> None:
    texts = {clip.name for clip in fixed_clips(WORDS, language)}
    assert set(spoken.number(n, language)) | set(spoken.people(n, language)) <= texts


@pytest.mark.parametrize("language", LANGUAGES)
@given(minute=st.integers(0, 24 * 60 - 1))
def test_every_time_of_day_has_its_clips_and_no_two_sound_alike(
    language: Language, minute: int
) -> None:
    texts = {clip.name for clip in fixed_clips(WORDS, language)}
    names = spoken.time(minute // 60, minute % 60, language)
    assert set(names) <= texts
    other = (minute + 12 * 60) % (24 * 60)
    assert names != spoken.time(other // 60, other % 60, language)


def test_hours_in_kiswahili_count_from_sunrise() -> None:
    assert spoken.time(8, 0, "sw")[:2] == ["voice.read.clock.hour", "number.2"]
    assert spoken.time(12, 0, "sw")[1] == "number.6"
    assert spoken.time(19, 0, "sw")[1] == "number.1"


@given(st.text(max_size=60))
def test_any_text_is_read_without_a_fault_and_none_of_it_is_lost(text: str) -> None:
    for reader in READERS.values():
        parts = reader.read(text)
        if re.search(r"\w", text):
            assert parts


@pytest.mark.parametrize("short", [False, True])
@pytest.mark.parametrize("again", [False, True])
def test_a_call_is_said_once_in_each_language(short: bool, again: bool) -> None:
    parts = call_parts(
        "C042", 5, readers=list(READERS.values()), words=WORDS, short=short, again=again
    )
    for language in LANGUAGES:
        told = " ".join(part.text for part in parts if part.language == language)
        number = spoken_ticket("C042", language, words=WORDS).replace(",", "")
        assert told.count(number) == 1
        assert told.endswith(in_words(5, language, words=WORDS))
    assert all(part.pause <= 0.3 for part in parts)
    assert not any(part.free for part in parts)


def test_the_call_is_what_the_design_says() -> None:
    parts = call_parts("C042", 5, readers=[READERS["sw"]], words=WORDS)
    assert " ".join(part.text for part in parts) == (
        "Tiketi nambari sii sifuri nne mbili tafadhali nenda kaunta nambari tano"
    )


def test_a_names_clip_is_called_by_its_text_so_that_no_old_one_is_misread() -> None:
    assert text_clip("Passport: renewal").name == "text.passport-renewal"
    long = "Very long name " * 8
    assert text_clip(long).name != text_clip(long + "x").name
    assert len(text_clip(long).name) < 80
