"""Words: what the files must hold, what is said, and that the program asks for nothing else."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import assets
from floor.errors import BadFile, FoleniError, UnknownCounter
from floor.words import LANGUAGES, UnknownWords, Words, load_words

FOLDER = assets.ROOT / "words"
HOUSE = assets.ROOT.parent
ROOMS = ("floor", "kiosk", "counter", "display", "sync", "assets")
ASKED = re.compile(r"""\b(?:say|say_in|say_one)\(\s*(f?)["']([a-z]+\.[^"'\s]*)["']""")


@pytest.fixture(scope="module")
def words() -> Words:
    return load_words()


def written(folder: Path, text: str, name: str = "kiosk.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_phrase_is_said_in_the_language_asked_for(words: Words) -> None:
    assert words.say("common.back", "en") == "Back"
    assert words.say("common.back", "sw") == "Rudi"


def test_values_fill_their_places(words: Words) -> None:
    assert words.say("kiosk.welcome", "sw", centre="Huduma Centre Lamu") == (
        "Karibu Huduma Centre Lamu"
    )


def test_exactly_one_has_its_own_form(words: Words) -> None:
    assert words.say("ticket.about_minutes", "en", n=1) == "About 1 minute"
    assert words.say("ticket.about_minutes", "en", n=2) == "About 2 minutes"


def test_braces_in_a_value_are_left_alone(words: Words) -> None:
    assert words.say("kiosk.welcome", "en", centre="{n} {0.__class__}") == (
        "Welcome to {n} {0.__class__}"
    )


def test_an_unknown_key_is_named_with_its_nearest_neighbour(words: Words) -> None:
    with pytest.raises(UnknownWords, match=r"'common.bak'; the nearest key is 'common.back'"):
        words.say("common.bak", "en")


def test_a_missing_value_is_named(words: Words) -> None:
    with pytest.raises(UnknownWords, match=r"needs a value for \{centre\}"):
        words.say("kiosk.welcome", "en")


def test_the_table_for_screens_holds_every_text_and_the_forms_for_one(words: Words) -> None:
    table = words.table("en")
    assert set(words.phrases) <= set(table)
    assert table["ticket.about_minutes"] == "About {n} minutes"
    assert table["ticket.about_minutes#one"] == "About {n} minute"
    assert set(table) == set(words.table("sw"))


def test_nested_tables_make_longer_keys(tmp_path: Path) -> None:
    written(tmp_path, '[lost]\ntitle.en = "Lost"\ntitle.sw = "Potea"\n', "error.toml")
    assert load_words(tmp_path).say("error.lost.title", "en") == "Lost"


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        ('[a]\nen = "A"\n', "kiosk.a", "no text for 'sw'"),
        ('[a]\nen = "A"\nsw = " "\n', "kiosk.a.sw", "empty"),
        ('[a]\nen = "{n}"\nsw = "N"\n', "kiosk.a", "{n} stands in one language only"),
        ('[a]\nen = "A"\nsw = "B"\nen_one = "{n}"\n', "kiosk.a.en_one", "does not stand in 'en'"),
        ('[a]\nen = "A{"\nsw = "B"\n', "kiosk.a.en", "brace"),
        ('[a]\nen = "A"\nsw = "B"\nde = "C"\n', "kiosk.a.de", "not one of"),
        ("a = 3\n", "kiosk.a", "neither"),
        ('[a]\nen = "A\nsw = "B"\n', "line 2", "not TOML"),
        ('[a]\nen = "A"\nsw = "B"\n[a]\n', "line 4", "not TOML"),
    ],
)
def test_a_damaged_file_says_where_and_what(
    tmp_path: Path, text: str, place: str, problem: str
) -> None:
    with pytest.raises(BadFile) as caught:
        load_words(written(tmp_path, text))
    assert "kiosk.toml" in str(caught.value)
    assert place in str(caught.value)
    assert problem in str(caught.value)


def test_a_file_in_another_encoding_is_refused_with_advice(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_bytes('[a]\nen = "é"\nsw = "B"\n'.encode("latin-1"))
    with pytest.raises(BadFile, match="UTF-8"):
        load_words(tmp_path)


def test_a_folder_without_words_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="holds no words"):
        load_words(tmp_path)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_file_changed_anywhere_is_read_or_refused_but_never_breaks(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    whole = (FOLDER / "kiosk.toml").read_bytes()[:1500]
    at = data.draw(st.integers(0, len(whole)))
    length = data.draw(st.integers(0, 40))
    piece = data.draw(st.sampled_from([b"", b"\xff", b"[", b'"', b"= 3\n", b"{x", b"\n[a.b]\n"]))
    folder = tmp_path_factory.mktemp("words")
    (folder / "kiosk.toml").write_bytes(whole[:at] + piece + whole[at + length :])
    try:
        load_words(folder)
    except BadFile as fault:
        assert str(fault)


def test_every_error_has_a_title_and_advice_in_both_languages(words: Words) -> None:
    codes = {FoleniError.code, *FoleniError.by_code}
    wanted = {f"error.{code}.{part}" for code in codes for part in ("title", "advice")}
    assert wanted <= set(words.phrases), sorted(wanted - set(words.phrases))


def test_an_error_is_explained_with_its_values(words: Words) -> None:
    title, advice = words.explain(UnknownCounter(counter=99), "en")
    assert title == "This centre has no counter 99"
    assert advice == "Choose one of the centre's counters."


def test_an_error_without_the_values_is_still_explained(words: Words) -> None:
    assert words.explain(UnknownCounter(), "en")[0] == "This cannot be done now"


def asked_for() -> Iterator[tuple[Path, str, bool]]:
    """Each key in the code and the QML, with whether it is only the beginning of one."""
    for room in ROOMS:
        for path in (*(HOUSE / room).rglob("*.py"), *(HOUSE / room).rglob("*.qml")):
            for computed, key in ASKED.findall(path.read_text(encoding="utf-8")):
                start = key.partition("{")[0] if computed else key
                yield path, start, bool(computed) or start.endswith(".")


def test_every_key_the_program_asks_for_is_kept(words: Words) -> None:
    lost = [
        f"{path.relative_to(HOUSE)}: {key}"
        for path, key, begins in asked_for()
        if not (any(k.startswith(key) for k in words.phrases) if begins else key in words.phrases)
    ]
    assert lost == []


def test_days_months_letters_and_digits_are_complete(words: Words) -> None:
    keys = {f"day.{n}" for n in range(1, 8)} | {f"month.{n}" for n in range(1, 13)}
    keys |= {f"letter.{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    keys |= {f"number.{n}" for n in (*range(20), *range(20, 100, 10))}
    assert keys <= set(words.phrases)


def test_no_text_has_stray_spaces(words: Words) -> None:
    for language in LANGUAGES:
        for key, text in words.table(language).items():
            assert text == " ".join(text.split()), key
