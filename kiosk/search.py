"""Finding a service by a few letters: both languages, agency codes, sayings, slips forgiven."""

from dataclasses import dataclass, field
from itertools import pairwise

from floor.rules.offer import Text
from floor.rules.snapshots import Menu, MenuService
from kiosk.asked import Sayings, Term, plain_words, readings, understood
from kiosk.likeness import EXACT, SLIP, likeness

MOST = 24
"""Services found at most; who sees more should write one letter more."""
BRIEF = 10.0
"""Worth of a name that says no more than what was asked."""

Fit = dict[int, float]
"""How well something fits, by the place of the service in the menu."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """A menu, ready to be searched."""

    codes: tuple[str, ...] = ()
    lengths: tuple[int, ...] = ()
    """Words of each service's name, in the language that takes fewer."""
    words: dict[str, Fit] = field(default_factory=dict)
    """Every word of the menu, with what a match is worth for a service (1 is the most)."""
    sayings: Sayings = field(default_factory=dict)


def named(menu: Menu) -> tuple[object, ...]:
    """What an index is made of; another one is needed only when this differs."""
    return menu.sayings, *((service.code, service.name) for service in menu.services)


def index(menu: Menu) -> Index:
    """Every service of the menu, and what people call them."""
    agencies = {agency.code: agency.name for agency in menu.agencies}
    categories = {category.code: category.name for category in menu.categories}
    words: dict[str, Fit] = {}
    for place, service in enumerate(menu.services):
        agency, category = agencies.get(service.agency), categories.get(service.category)
        for word, worth in _worths(service, agency, category).items():
            words.setdefault(word, {})[place] = worth
    names = [(service.name.en, service.name.sw) for service in menu.services]
    return Index(
        codes=tuple(service.code for service in menu.services),
        lengths=tuple(min(len(plain_words(text)) for text in both) for both in names),
        words=words,
        sayings=understood(menu.sayings),
    )


def _worths(service: MenuService, agency: Text | None, category: Text | None) -> dict[str, float]:
    worths: dict[str, float] = {}

    def add(text: str, worth: float) -> None:
        parts = plain_words(text)
        # "m-pesa" is also written mpesa, "good conduct" goodconduct.
        for word in (*parts, *(a + b for a, b in pairwise(parts))):
            worths[word] = max(worth, worths.get(word, 0))

    for text in (service.name.en, service.name.sw):
        add(text, 1.0)
    add(service.agency, 0.9)
    for part, worth in ((agency, 0.5), (category, 0.4)):
        if part is not None:
            for text in (part.en, part.sw):
                add(text, worth)
                add(_initials(text), worth)
    return worths


def _initials(text: str) -> str:
    """The acronym of a name of three words or more, else nothing."""
    parts = [word for word in plain_words(text) if word not in ("of", "and", "the", "ya", "na")]
    return "".join(word[0] for word in parts) if len(parts) >= 3 else ""


def find(query: str, index: Index, *, popular: tuple[str, ...]) -> list[str]:
    """Codes of the services that are meant, the best first.

    Those in which everything asked is found; where there is none, those with the most of it.
    Equal matches stand in the order of `popular`, then of the menu.
    """
    rank = {code: place for place, code in enumerate(popular)}
    known: dict[str, Fit] = {}
    best: dict[int, tuple[float, float]] = {}
    for terms in readings(query, index.sayings, index.words):
        for place, score in _scores(terms, index, known).items():
            best[place] = max(score, best.get(place, (0.0, 0.0)))
    wholly = any(share == 1 for share, _ in best.values())
    found = sorted(
        (share, score, -rank.get(index.codes[place], len(rank)), -place)
        for place, (share, score) in best.items()
        if share == 1 or not wholly
    )
    return [index.codes[-place] for *_, place in reversed(found[-MOST:])]


def _scores(
    terms: tuple[Term, ...], index: Index, known: dict[str, Fit]
) -> dict[int, tuple[float, float]]:
    """Of every service in which something is found: the share of the terms, and how well."""
    fits = [_best([_all_of(way, index, known) for way in term]) for term in terms]
    scores: dict[int, tuple[float, float]] = {}
    for place in set().union(*fits):
        worths = [fit[place] for fit in fits if place in fit]
        brief = BRIEF * min(1.0, len(worths) / index.lengths[place])
        scores[place] = len(worths) / len(terms), sum(worths) / len(worths) + brief
    return scores


def _best(fits: list[Fit]) -> Fit:
    return {place: max(fit.get(place, 0.0) for fit in fits) for place in set().union(*fits)}


def _all_of(way: tuple[str, ...], index: Index, known: dict[str, Fit]) -> Fit:
    """The services that have all words of one way of saying it."""
    fits = [_fit(word, index, known) for word in way]
    both = set(fits[0]).intersection(*fits[1:])
    return {place: sum(fit[place] for fit in fits) / len(fits) for place in both}


def _fit(asked: str, index: Index, known: dict[str, Fit]) -> Fit:
    """The services that have a word like this; no slip is seen in what is a word itself."""
    if asked not in known:
        least = SLIP if asked in index.words else 0.0
        fit = known[asked] = {}
        for word, worths in index.words.items():
            if (like := EXACT if word == asked else likeness(asked, word)) > least:
                for place, worth in worths.items():
                    fit[place] = max(like * worth, fit.get(place, 0.0))
    return known[asked]
