"""Every word that people read or hear: found by key, said in English or Kiswahili."""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import get_args

import assets
from floor.errors import BadFile, FoleniError
from floor.rules.offer import Language
from floor.toml_file import read_toml

LANGUAGES: tuple[Language, ...] = get_args(Language)
PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_FORMS = ("en", "sw", "en_one", "sw_one")


class UnknownWords(LookupError):
    """The program asked for a key, or left out a value, that the words do not allow: a bug."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One key's texts, with `{name}` where a value goes."""

    en: str
    sw: str
    en_one: str | None = None
    """Said instead of `en` when the value `n` is 1."""
    sw_one: str | None = None

    def form(self, language: Language, *, one: bool) -> str:
        if language == "sw":
            return self.sw_one if one and self.sw_one is not None else self.sw
        return self.en_one if one and self.en_one is not None else self.en


@dataclass(frozen=True, slots=True)
class Words:
    """All phrases, by key: the file's name, then the tables in it, joined by dots."""

    phrases: Mapping[str, Phrase]

    def say(self, key: str, language: Language, /, **values: object) -> str:
        """The phrase in one language, its placeholders filled; UnknownWords if it cannot be."""
        phrase = self.phrases.get(key)
        if phrase is None:
            raise UnknownWords(f"No words are kept under {key!r}{_nearest(key, self.phrases)}.")
        return fill(phrase.form(language, one=values.get("n") == 1), values)

    def explain(self, fault: FoleniError, language: Language) -> tuple[str, str]:
        """What went wrong and what to do; in general words if the fault lacks a value for them."""
        for kind in type(fault).__mro__:
            code = getattr(kind, "code", FoleniError.code)
            try:
                title = self.say(f"error.{code}.title", language, **fault.values)
                return title, self.say(f"error.{code}.advice", language, **fault.values)
            except UnknownWords:
                continue
        return str(fault), ""

    def table(self, language: Language) -> dict[str, str]:
        """Every text of one language; what is said for exactly one stands under `key#one`."""
        texts: dict[str, str] = {}
        for key, phrase in self.phrases.items():
            texts[key] = phrase.form(language, one=False)
            if phrase.en_one is not None or phrase.sw_one is not None:
                texts[f"{key}#one"] = phrase.form(language, one=True)
        return texts


def fill(text: str, values: Mapping[str, object]) -> str:
    """The text with each `{name}` replaced; values it does not name are left aside."""

    def value(match: re.Match[str]) -> str:
        if match[1] not in values:
            raise UnknownWords(f"The text {text!r} needs a value for {match[0]}.")
        return str(values[match[1]])

    return PLACEHOLDER.sub(value, text)


@lru_cache(maxsize=4)
def load_words(folder: Path = assets.ROOT / "words") -> Words:
    """The words of every TOML file of the folder, read once; BadFile names any fault's place."""
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise BadFile(
            path=str(folder),
            place="the folder",
            problem="it holds no words",
            mend="Install Foleni again, or point to the folder that holds its *.toml files.",
        )
    phrases = {key: phrase for file in files for key, phrase in _read(file)}
    return Words(MappingProxyType(phrases))


def _read(path: Path) -> Iterator[tuple[str, Phrase]]:
    yield from _phrases(path, path.stem, read_toml(path)[1])


def _phrases(path: Path, key: str, table: Mapping[str, object]) -> Iterator[tuple[str, Phrase]]:
    """A table with texts is a phrase; a table of tables holds more keys."""
    if any(isinstance(value, str) for value in table.values()):
        yield key, _phrase(path, key, table)
        return
    for part, inner in table.items():
        if not isinstance(inner, dict):
            raise _fault(path, f"{key}.{part}", "this is neither a text nor a table of texts")
        yield from _phrases(path, f"{key}.{part}", inner)


def _phrase(path: Path, key: str, table: Mapping[str, object]) -> Phrase:
    texts: dict[str, str] = {}
    for form, text in table.items():
        if form not in _FORMS:
            raise _fault(path, f"{key}.{form}", f"{form!r} is not one of {', '.join(_FORMS)}")
        if not isinstance(text, str) or not text.strip():
            raise _fault(path, f"{key}.{form}", "the text is empty or not in quotes")
        if set("{}") & set(PLACEHOLDER.sub("", text)):
            raise _fault(path, f"{key}.{form}", "a brace { } does not enclose a plain name")
        texts[form] = text
    if missing := [language for language in LANGUAGES if language not in texts]:
        raise _fault(path, key, f"there is no text for {missing[0]!r}")
    _same_values(path, key, texts)
    return Phrase(
        en=texts["en"], sw=texts["sw"], en_one=texts.get("en_one"), sw_one=texts.get("sw_one")
    )


def _same_values(path: Path, key: str, texts: Mapping[str, str]) -> None:
    named = {form: set(PLACEHOLDER.findall(text)) for form, text in texts.items()}
    if odd := named["en"] ^ named["sw"]:
        raise _fault(path, key, f"{{{min(odd)}}} stands in one language only")
    for form, names in named.items():
        if extra := names - named["en"]:
            raise _fault(path, f"{key}.{form}", f"{{{min(extra)}}} does not stand in 'en'")


def _fault(path: Path, place: str, problem: str) -> BadFile:
    return BadFile(
        path=str(path),
        place=place,
        problem=problem,
        mend='Give every phrase en = "..." and sw = "..." with the same {names} in both.',
    )


def _nearest(key: str, known: Mapping[str, Phrase]) -> str:
    near = difflib.get_close_matches(key, known, n=1)
    return f"; the nearest key is {near[0]!r}" if near else ""
