"""The kiosk's screens as a pure state machine: four touches from attract to a ticket, and back.

Every function takes a journey and gives the next one; a touch that does not belong to the screen
gives the same journey back, so that a second tap does nothing.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from floor.errors import Refused
from floor.rules.events import Lane
from floor.rules.offer import Language
from floor.rules.snapshots import Ticket
from floor.rules.verbs.tickets import MOST_SERVICES, TakeTicket
from kiosk.comfort import Comfort as Comfort

LONGEST_QUERY = 24


class Screen(StrEnum):
    """What fills the screen."""

    ATTRACT = "attract"
    CHOOSE = "choose"
    SERVICES = "services"
    SEARCH = "search"
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
    language: Language = "en"
    comfort: Comfort = field(default_factory=Comfort)
    basket: tuple[str, ...] = ()
    """Services put on the ticket so far."""
    key: str = ""
    """Made at the first touch of "take a ticket": one key, one ticket."""
    asked: tuple[str, ...] = ()
    """Services the ticket is asked for."""
    lane: Lane = Lane.WALK_IN
    ticket: Ticket | None = None
    paper: Paper = Paper.PRINTING
    refusal: Refused | None = None
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


def fresh(now: int) -> Journey:
    """For the next person."""
    return Journey(touched=now)


def touch(journey: Journey, now: int) -> Journey:
    """Somebody is there: the time-out begins anew."""
    return replace(journey, touched=now)


# -- choosing ---------------------------------------------------------------------------------


def choose_language(journey: Journey, language: Language) -> Journey:
    """The first touch."""
    if journey.screen is not Screen.ATTRACT:
        return journey
    return _go(replace(journey, language=language), Place(screen=Screen.CHOOSE))


def show_tab(journey: Journey, tab: Tab) -> Journey:
    """Most used, by subject or by office."""
    if journey.screen is not Screen.CHOOSE:
        return journey
    return _here(journey, replace(journey.here, tab=tab))


def open_group(journey: Journey, tab: Tab, code: str) -> Journey:
    """The services of a category or an agency."""
    if journey.screen is not Screen.CHOOSE or tab is Tab.POPULAR:
        return journey
    return _go(journey, Place(screen=Screen.SERVICES, tab=tab, group=code))


def search(journey: Journey) -> Journey:
    """Look for a service by its letters."""
    if journey.screen not in (Screen.CHOOSE, Screen.SERVICES):
        return journey
    return _go(journey, Place(screen=Screen.SEARCH))


def typed(journey: Journey, letter: str) -> Journey:
    """One more letter, digit or space of the search."""
    query = (journey.here.query + letter.lower()).lstrip()
    if journey.screen is not Screen.SEARCH or len(query) > LONGEST_QUERY:
        return journey
    return _here(journey, replace(journey.here, query=query))


def erase(journey: Journey) -> Journey:
    """One letter less."""
    if journey.screen is not Screen.SEARCH:
        return journey
    return _here(journey, replace(journey.here, query=journey.here.query[:-1]))


def open_service(journey: Journey, code: str) -> Journey:
    """What to bring, the fee, the hours, people ahead."""
    if journey.screen not in CHOOSING:
        return journey
    return _go(journey, Place(screen=Screen.SERVICE, service=code))


def add_another(journey: Journey) -> Journey:
    """Put the service on the ticket and choose one more."""
    if journey.screen is not Screen.SERVICE or not may_add(journey):
        return journey
    place = Place(screen=Screen.CHOOSE)
    return replace(journey, basket=journey.chosen, places=(ATTRACT, place), refusal=None)


def may_add(journey: Journey) -> bool:
    """Whether the ticket carries the service shown and one more."""
    return len(journey.chosen) < MOST_SERVICES


def remove(journey: Journey, code: str) -> Journey:
    """Take a service off the ticket again."""
    return replace(journey, basket=tuple(each for each in journey.basket if each != code))


# -- the ticket -------------------------------------------------------------------------------


def take(journey: Journey, key: str) -> Journey:
    """Ask for a ticket: the priority question comes next. `key` is fresh and random."""
    if journey.screen not in (*CHOOSING, Screen.SERVICE) or not journey.chosen:
        return journey
    return _go(replace(journey, key=key, asked=journey.chosen), Place(screen=Screen.PRIORITY))


def answer_priority(journey: Journey, wanted: bool) -> Journey:
    """Yes or no; the ground is nobody's business."""
    if journey.screen is not Screen.PRIORITY:
        return journey
    lane = Lane.PRIORITY if wanted else Lane.WALK_IN
    return _go(replace(journey, lane=lane), Place(screen=Screen.WORKING))


def request(journey: Journey) -> TakeTicket | None:
    """What the floor is to be asked, with `journey.key`, as long as it has not answered."""
    if journey.screen not in (Screen.WORKING, Screen.TROUBLE):
        return None
    return TakeTicket(services=journey.asked, lane=journey.lane, language=journey.language)


def taken(journey: Journey, key: str, ticket: Ticket, *, paper: Paper) -> Journey:
    """The floor gave the number asked for with this key."""
    if request(journey) is None or key != journey.key:
        return journey
    place = Place(screen=Screen.TICKET)
    return replace(journey, places=(place,), ticket=ticket, paper=paper, refusal=None)


def refused(journey: Journey, key: str, refusal: Refused) -> Journey:
    """The floor said no: back to where the ticket was asked for, with its reason."""
    if request(journey) is None or key != journey.key:
        return journey
    before = journey.places[:-2]
    return replace(journey, places=before, key="", asked=(), refusal=refusal)


def cut_off(journey: Journey, key: str) -> Journey:
    """The floor cannot be reached; the request stands."""
    if journey.screen is not Screen.WORKING or key != journey.key:
        return journey
    return _here(journey, Place(screen=Screen.TROUBLE))


def printed(journey: Journey, key: str, paper: Paper, now: int) -> Journey:
    """What became of the paper; the person's time with it begins now."""
    if journey.screen is not Screen.TICKET or key != journey.key:
        return journey
    return replace(journey, paper=paper, touched=now)


# -- always there -----------------------------------------------------------------------------


def back(journey: Journey) -> Journey:
    """One step back; not while the floor is being asked, nor once the ticket is out."""
    if journey.screen in (Screen.WORKING, Screen.TROUBLE) or len(journey.places) == 1:
        return journey
    places = journey.places[:-1]
    basket = () if places == (ATTRACT,) else journey.basket
    return replace(journey, places=places, basket=basket, key="", asked=(), refusal=None)


def start_again(journey: Journey, now: int) -> Journey:
    """Back to attract, for the next person; a ticket being made is waited for."""
    if journey.screen is Screen.WORKING:
        return journey
    if journey.screen is Screen.TICKET and journey.paper is Paper.PRINTING:
        return journey
    return fresh(now)


def switch_language(journey: Journey) -> Journey:
    """The other language, at the same place; the ticket keeps the one it was asked in."""
    other: Language = "sw" if journey.language == "en" else "en"
    if journey.screen is Screen.TROUBLE or journey.screen is Screen.WORKING:
        return journey  # the same key must go with the same request
    return replace(journey, language=other)


def with_comfort(journey: Journey, comfort: Comfort) -> Journey:
    """Bigger type, more contrast, controls lower down, or speech."""
    return replace(journey, comfort=comfort)


def with_help(journey: Journey, wanted: bool) -> Journey:
    """Tell what the keys do, or no more."""
    return replace(journey, helping=wanted)


def _go(journey: Journey, place: Place) -> Journey:
    return replace(journey, places=(*journey.places, place), refusal=None)


def _here(journey: Journey, place: Place) -> Journey:
    return replace(journey, places=(*journey.places[:-1], place), refusal=None)
