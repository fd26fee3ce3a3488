"""Turns the text of a screen into what is spoken: clips where they fit, else the text itself."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from floor.rules.offer import Language
from floor.voice import spoken
from floor.voice.clips import Form, fixed_clips, forms, spoken_keys, text_clip
from floor.words import Words

JOINT, CLAUSE = 0.04, 0.18
"""Seconds of quiet between clips of one phrase, and between parts of a sentence."""
OPEN = frozenset({"service", "centre", "moment", "mark", "ticket"})
"""Placeholders that any text may fill; others only what clips can say."""
PEOPLE = frozenset(
    {"kiosk.ahead", "kiosk.ahead.one", "kiosk.before_you", "kiosk.before_you.one"}
    | {"error.too_many_waiting.title"}
)
"""Forms of phrases that count people."""
EXTRA = ("kiosk.welcome", "kiosk.clock_hours")
"""Phrases without a clip of their own whose parts can be read."""
_TICKET = re.compile(r"[A-Z]{1,2} ?\d{2,4}")
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_REFERENCE = re.compile(r"[A-Z0-9]{2,6}(-[A-Z0-9]{2,6})+")
_DATE = re.compile(r"([^\d\s]+) (\d{1,2}) ([^\d\s]+)")
_NUMBER = re.compile(r"\d{1,3}(,\d{3})+|\d{1,6}")
_RANGE = re.compile("(.+?) ?\u2013 ?(.+)")
_BREAK = re.compile(r"(?<=[.;:!?,])\s+|\s*[·\n]\s*|\s+\(|\)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something to say: a clip if there is one of this name, else the text."""

    clip: str
    text: str
    language: Language
    free: bool = False
    """Whether it is no phrase of Foleni's own, and may have no clip."""
    pause: float = JOINT
    """Seconds of quiet after it."""


class Reader:
    """Finds the clips of texts in one language."""

    def __init__(self, words: Words, language: Language) -> None:
        self.language = language
        self._texts = {clip.name: clip.text for clip in fixed_clips(words, language)}
        self._whole: dict[str, str] = {}
        self._forms: list[tuple[re.Pattern[str], Form]] = []
        for key in (*spoken_keys(words), *EXTRA):
            for form in forms(words, language, key):
                self._learn(form)
        # The more of a text a phrase says itself, the better it fits.
        self._forms.sort(key=lambda known: -sum(map(len, known[1].pieces[::2])))

    def _learn(self, form: Form) -> None:
        if len(form.pieces) == 1:
            self._whole.setdefault(_bare(form.pieces[0]), form.key)
            return
        texts = (re.escape(text) for text in form.pieces[::2])
        self._forms.append((re.compile("(.+?)".join(texts), re.IGNORECASE), form))

    def read(self, text: str) -> list[Part]:
        """The parts of one text, its last followed by a longer pause; none if it is empty."""
        text = " ".join(text.split())
        if not re.search(r"\w", text):
            return []
        found = self._fitting(text) or self._in_pieces(text) or [self._free(text)]
        return _paused(found)

    def knows(self, text: str) -> bool:
        """Whether no part of a text is free."""
        return not any(part.free for part in self.read(text))

    def named(self, names: Iterable[str]) -> list[Part]:
        """Clips by their names."""
        return [
            Part(clip=name, text=self._texts.get(name, ""), language=self.language)
            for name in names
        ]

    def _fitting(self, text: str) -> list[Part] | None:
        """All of a text as one known phrase, number, time or ticket; None if it is none."""
        if name := self._whole.get(_bare(text)):
            return self.named([name])
        if found := _TIME.fullmatch(text):
            return self.named(spoken.time(int(found[1]), int(found[2]), self.language))
        sign = len(text) == 1 and text.isascii() and text.isalnum()
        if sign or _TICKET.fullmatch(text) or _REFERENCE.fullmatch(text):
            return self.named(spoken.ticket(text))
        if _NUMBER.fullmatch(text):
            return self.named(spoken.number(int(text.replace(",", "")), self.language))
        return self._range(text) or self._date(text) or self._by_form(text)

    def _date(self, text: str) -> list[Part] | None:
        """Wednesday 23 September, in parts."""
        found = _DATE.fullmatch(text)
        parts = [self._fitting(each) for each in found.groups()] if found else [None]
        return None if None in parts else [part for each in parts if each for part in each]

    def _range(self, text: str) -> list[Part] | None:
        found = _RANGE.fullmatch(text)
        if found is None:
            return None
        first, last = self._fitting(found[1]), self._fitting(found[2])
        if not first or not last:
            return None
        return [*first, *self.named(["voice.read.to"]), *last]

    def _by_form(self, text: str) -> list[Part] | None:
        for pattern, form in self._forms:
            found = pattern.fullmatch(text)
            if found and (parts := self._filled(form, found.groups())):
                return parts
        return None

    def _filled(self, form: Form, values: Sequence[str]) -> list[Part] | None:
        """The phrase's clips with its values between; None if a value is not fit for it."""
        parts: list[Part] = []
        for place, clip in enumerate(form.clips):
            if clip:
                parts += self.named([clip])
            if place == len(values):
                break
            value = self._value(form, values[place])
            if value is None:
                if form.pieces[2 * place + 1] not in OPEN:
                    return None
                value = [self._free(values[place])]
            parts += value
        return parts

    def _value(self, form: Form, text: str) -> list[Part] | None:
        if form.key in PEOPLE and text.isdecimal() and int(text) <= spoken.MOST:
            return self.named(spoken.people(int(text), self.language))
        return self._fitting(text)

    def _in_pieces(self, text: str) -> list[Part] | None:
        """Clause by clause, if at least one is known; what is not known together is kept so."""
        parts: list[Part] = []
        known = False
        loose: list[str] = []
        for clause in filter(None, _BREAK.split(text)):
            found = self._fitting(clause) or self._fitting(clause.rstrip(".;:!?,"))
            if found is None:
                loose.append(clause)
                continue
            known = True
            parts += [*self._loose(loose), *_paused(found)]
            loose = []
        return [*parts, *self._loose(loose)] if known else None

    def _loose(self, clauses: Sequence[str]) -> list[Part]:
        return _paused([self._free(" ".join(clauses))]) if clauses else []

    def _free(self, text: str) -> Part:
        clip = text_clip(text.rstrip(".;:!?,"))
        return Part(clip=clip.name, text=text, language=self.language, free=True)


def read_all(
    texts: Iterable[str], readers: Sequence[Reader], *, between: float = 0.3
) -> list[Part]:
    """Texts one after the other, each by the first reader that knows it all, else by the first."""
    parts: list[Part] = []
    for text in texts:
        reader = next((reader for reader in readers if reader.knows(text)), readers[0])
        parts += _paused(reader.read(text), between)
    return parts


def _paused(parts: list[Part], pause: float = CLAUSE) -> list[Part]:
    """The same with a longer pause at the end."""
    if not parts:
        return parts
    last = parts[-1]
    longer = Part(
        clip=last.clip, text=last.text, language=last.language, free=last.free, pause=pause
    )
    return [*parts[:-1], longer]


def _bare(text: str) -> str:
    return text.casefold().strip(" .:;,!?\u2013")
