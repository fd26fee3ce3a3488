"""What a citizen wrote, taken apart: words, sayings, and what both may mean."""

import re
import unicodedata
from collections.abc import Collection, Iterator

from floor.rules.offer import Saying

WORD = re.compile(r"[a-z0-9]+")
SMALL = frozenset(
    WORD.findall(
        "a an the of for to in on at and or i my me is am are do how want need please not new"
        " ya wa la za cha vya na kwa ni yangu changu langu nataka naomba natafuta mimi"
    )
)
"""Words that say nothing of what somebody comes for, where other words do."""

Term = tuple[tuple[str, ...], ...]
"""Ways of saying one thing, of which one must be found; each way is words that all must be."""
Sayings = dict[tuple[str, ...], tuple[tuple[str, ...], ...]]
"""The words said, and the words that each meaning has."""


def plain_words(text: str) -> tuple[str, ...]:
    """Words in small letters without accents or marks: "M-Pesa, Ajirá" is m, pesa, ajira."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return tuple(WORD.findall("".join(each for each in bare if not unicodedata.combining(each))))


def understood(sayings: tuple[Saying, ...]) -> Sayings:
    """Sayings by their words."""
    known: Sayings = {}
    for saying in sayings:
        said = plain_words(saying.said)
        known[said] = (*known.get(said, ()), plain_words(saying.means))
    return known


def readings(query: str, sayings: Sayings, known: Collection[str]) -> Iterator[tuple[Term, ...]]:
    """Every way to read what was written: as it stands, and with two words as one that is known."""
    words = plain_words(query)
    yield _terms(words, sayings)
    for at in range(len(words) - 1):
        pair = words[at] + words[at + 1]
        if any(word.startswith(pair) for word in known):
            yield _terms((*words[:at], pair, *words[at + 2 :]), sayings)


def _terms(words: tuple[str, ...], sayings: Sayings) -> tuple[Term, ...]:
    terms = tuple(_taken(words, sayings))
    telling = tuple(term for term in terms if term[0][0] not in SMALL or len(term) > 1)
    return telling or terms


def _taken(words: tuple[str, ...], sayings: Sayings) -> Iterator[Term]:
    """One term after the other, the longest saying first."""
    longest = max(map(len, sayings), default=0)
    at = 0
    while at < len(words):
        for size in range(min(longest, len(words) - at), 0, -1):
            said = words[at : at + size]
            if said in sayings or size == 1:
                yield (said, *sayings.get(said, ()))
                at += size
                break
