"""The menu as the kiosk shows it: made once for each language and place, not at each touch."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import TypeVar, cast

from floor.errors import Refused
from floor.rules import opening
from floor.rules.offer import Language
from floor.rules.opening import MINUTE
from floor.rules.snapshots import Menu, Ticket
from floor.words import Words
from kiosk import search, shown
from kiosk.journey import Journey
from kiosk.told import refusal_in_words
from kiosk.values import Shown

V = TypeVar("V")


class Book:
    """One kiosk's; times are milliseconds, of the floor's clock and of one that never goes back."""

    def __init__(self, *, words: Words, link: Callable[[Ticket], str]) -> None:
        self.menu: Menu | None = None
        self._words, self._link = words, link
        self._index = search.Index()
        self._came = 0
        self._made: dict[Hashable, object] = {}

    def turn(self, menu: Menu, now: int) -> bool:
        """A menu has come; whether people would see another one than before."""
        before, self.menu, self._came = self.menu, menu, now
        if before is None or before.at // MINUTE != menu.at // MINUTE:
            self._made.clear()  # "opens tomorrow" is true for so long
        # Every beat has a new time; only what people would see is painted anew.
        if before is not None and _timeless(before) == _timeless(menu):
            return False
        self._made.clear()
        if before is None or search.named(before) != search.named(menu):
            self._index = search.index(menu)
        return True

    def clock(self, now: int) -> str:
        """The floor's time, HH:MM."""
        if self.menu is None:
            return ""
        return opening.local(self.menu.at + now - self._came).strftime("%H:%M")

    def shown(self, journey: Journey) -> Shown:
        """What the screens show to a person who has come so far."""
        menu, words, here = self.menu, self._words, journey.here
        if menu is None:
            return Shown()
        language = journey.language
        place = (language, here.screen, here.tab, here.group, here.query)
        return Shown(
            tiles=self._once(
                ("tiles", place), lambda: tuple(shown.tiles(journey, menu, self._index, words))
            ),
            basket=self._once(
                ("basket", language, journey.basket), lambda: tuple(shown.basket(journey, menu))
            ),
            heading=shown.heading(journey, menu),
            service=self._once(
                ("service", language, here.service),
                lambda: shown.service_shown(journey, menu, words),
            ),
            ticket=shown.ticket_shown(journey, words, self._link),
            centre=self._once(
                ("centre", language), lambda: shown.centre_shown(menu, language, words)
            ),
        )

    def _once(self, key: Hashable, make: Callable[[], V]) -> V:
        if key not in self._made:
            self._made[key] = make()
        return cast(V, self._made[key])

    def refusal(self, refusal: Refused, language: Language) -> Refused:
        """The same refusal, as a person says it."""
        return refusal_in_words(refusal, self.menu, language, self._words)


def _timeless(menu: Menu) -> Menu:
    return replace(menu, version=0, at=0)
