"""Finding a service by a few letters: both languages, agency codes, small slips forgiven."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from floor.rules.offer import Text
from floor.rules.snapshots import Menu, MenuService

MOST = 24
"""Services found at most; who sees more should write one letter more."""
EXACT, PREFIX, INSIDE, SLIP = 100, 80, 45, 30
WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A service's words, with what a match in each of them is worth (1 is the most)."""

    code: str
    words: tuple[tuple[str, float], ...]


def plain_words(text: str) -> tuple[str, ...]:
    """Words in small letters without accents or marks: "M-Pesa, Ajirá" is m, pesa, ajira."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return tuple(WORD.findall("".join(each for each in bare if not unicodedata.combining(each))))


def described(menu: Menu) -> tuple[Described, ...]:
    """Every service of the menu, ready to be searched."""
    agencies = {agency.code: agency.name for agency in menu.agencies}
    categories = {category.code: category.name for category in menu.categories}
    return tuple(
        _describe(service, agencies.get(service.agency), categories.get(service.category))
        for service in menu.services
    )


def _describe(service: MenuService, agency: Text | None, category: Text | None) -> Described:
    words: dict[str, float] = {}

    def add(text: str, worth: float) -> None:
        parts = plain_words(text)
        # "m-pesa" is also written mpesa, "e citizen" ecitizen.
        joined = tuple(a + b for a, b in pairwise(parts) if min(len(a), len(b)) == 1)
        for word in (*parts, *joined):
            words[word] = max(worth, words.get(word, 0))

    for text in (service.name.en, service.name.sw):
        add(text, 1.0)
    add(service.agency, 0.9)
    for part, worth in ((agency, 0.5), (category, 0.4)):
        if part is not None:
            for text in (part.en, part.sw):
                add(text, worth)
                words[_initials(text)] = max(worth, words.get(_initials(text), 0))
    words.pop("", None)
    return Described(code=service.code, words=tuple(words.items()))


def _initials(text: str) -> str:
    """The acronym of a name of three words or more, else nothing."""
    parts = [word for word in plain_words(text) if word not in ("of", "and", "the", "ya", "na")]
    return "".join(word[0] for word in parts) if len(parts) >= 3 else ""


def find(query: str, services: Iterable[Described], *, popular: tuple[str, ...]) -> list[str]:
    """Codes of the services in which every word of the query is found, the best first.

    Equal matches stand in the order of `popular`, then of the menu.
    """
    asked = plain_words(query)
    if not asked:
        return []
    rank = {code: place for place, code in enumerate(popular)}
    scored = [
        (-score, rank.get(service.code, len(rank)), place, service.code)
        for place, service in enumerate(services)
        if (score := _score(asked, service)) > 0
    ]
    return [code for *_, code in sorted(scored)[:MOST]]


def _score(asked: tuple[str, ...], service: Described) -> float:
    scores = [max(_matches(word, service), default=0.0) for word in asked]
    return sum(scores) if all(scores) else 0.0


def _matches(asked: str, service: Described) -> Iterator[float]:
    for word, worth in service.words:
        yield worth * match(asked, word)


def match(asked: str, word: str) -> float:
    """How well what was written fits a word: 0 not at all, 100 exactly."""
    if asked == word:
        return EXACT
    if word.startswith(asked):
        return PREFIX + 10 * len(asked) / len(word)
    if len(asked) >= 3 and asked in word:
        return INSIDE
    slips = 0 if len(asked) < 4 else 1 if len(asked) < 7 else 2
    if slips and slips_to_prefix(asked, word, most=slips) <= slips:
        return SLIP
    return 0.0


def slips_to_prefix(asked: str, word: str, *, most: int) -> int:
    """Least slips (a letter wrong, missing, too many, or two swapped) to a beginning of the word.

    Optimal string alignment; more than `most` is told as most + 1.
    """
    if not word or word[0] != asked[0]:
        return most + 1  # people know how a word begins; this also keeps the search quick
    older: list[int] = []
    row = list(range(len(word) + 1))
    for i, letter in enumerate(asked, start=1):
        new = [i]
        for j, other in enumerate(word, start=1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == word[j - 2] and asked[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            new.append(cost)
        if min(new) > most:
            return most + 1
        older, row = row, new
    return min(row[max(0, len(asked) - most) :], default=most + 1)
