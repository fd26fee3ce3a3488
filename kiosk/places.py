"""Where a person at the kiosk is, and what they have chosen so far: values, and nothing else."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.comfort import Comfort

if TYPE_CHECKING:  # the rules take 250 ms, and the first frame needs none of them
    from floor.errors import Refused
    from floor.rules.offer import Language
    from floor.rules.snapshots import Ticket

LONGEST_QUERY = 24


class Screen(StrEnum):
    """What fills the screen."""

    ATTRACT = "attract"
    CHOOSE = "choose"
    SERVICES = "services"
    SEARCH = "search"
    BOOKING = "booking"
    SERVICE = "service"
    PRIORITY = "priority"
    WORKING = "working"
    TICKET = "ticket"
    TROUBLE = "trouble"


class Tab(StrEnum):
    """How a service is looked for."""

    POPULAR = "popular"
    CATEGORY = "category"
    AGENCY = "agency"


class Paper(StrEnum):
    """What became of the paper."""

    PRINTING = "printing"
    PRINTED = "printed"
    FAILED = "failed"
    NONE = "none"
    """The kiosk has no printer: the screen is the ticket."""


CHOOSING = (Screen.CHOOSE, Screen.SERVICES, Screen.SEARCH)
WRITING = (Screen.SEARCH, Screen.BOOKING)
"""Where letters are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A screen and what it is about; one step back leads to the place before."""

    screen: Screen
    tab: Tab = Tab.POPULAR
    group: str = ""
    """Code of the category or agency, as `tab` says, whose services are listed."""
    service: str = ""
    query: str = ""


ATTRACT = Place(screen=Screen.ATTRACT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """One person's way from the first touch to the ticket."""

    places: tuple[Place, ...] = (ATTRACT,)
    language: "Language" = "en"
    comfort: Comfort = field(default_factory=Comfort)
    basket: tuple[str, ...] = ()
    """Services put on the ticket so far."""
    key: str = ""
    """Made at the first touch of "take a ticket": one key, one ticket."""
    asked: tuple[str, ...] = ()
    """Services the ticket is asked for."""
    priority: bool = False
    booking: str = ""
    """Code of the appointment that is checked in, or will be once the language is known."""
    ticket: "Ticket | None" = None
    paper: Paper = Paper.PRINTING
    refusal: "Refused | None" = None
    helping: bool = False
    """Whether it is told what the keys do."""
    touched: int = 0
    """Milliseconds, by the screen's monotonic clock, of the last touch."""

    @property
    def here(self) -> Place:
        return self.places[-1]

    @property
    def screen(self) -> Screen:
        return self.here.screen

    @property
    def chosen(self) -> tuple[str, ...]:
        """The services a ticket taken here would be for, each once."""
        shown = (self.here.service,) if self.screen is Screen.SERVICE else ()
        return tuple(dict.fromkeys(self.basket + shown))
