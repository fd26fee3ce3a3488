"""The kiosk's screens as a pure state machine: four touches from attract to a ticket, and back.

Every function takes a journey and gives the next one; a touch that does not belong to the screen
gives the same journey back, so that a second tap does nothing.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from floor.errors import Refused, UnknownBooking
from kiosk.comfort import Comfort as Comfort
from kiosk.places import ATTRACT, CHOOSING, LONGEST_QUERY, WRITING
from kiosk.places import Journey as Journey
from kiosk.places import Paper as Paper
from kiosk.places import Place as Place
from kiosk.places import Screen as Screen
from kiosk.places import Tab as Tab

if TYPE_CHECKING:
    from floor.rules.offer import Language
    from floor.rules.snapshots import Ticket


def fresh(now: int) -> Journey:
    """For the next person."""
    return Journey(touched=now)


def touch(journey: Journey, now: int) -> Journey:
    """Somebody is there: the time-out begins anew."""
    return replace(journey, touched=now)


# -- choosing ---------------------------------------------------------------------------------


def choose_language(journey: Journey, language: "Language") -> Journey:
    """The first touch."""
    if journey.screen is not Screen.ATTRACT:
        return journey
    journey = _go(replace(journey, language=language), Place(screen=Screen.CHOOSE))
    return check_in(journey, journey.booking, journey.key) if journey.booking else journey


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


def ask_booking(journey: Journey) -> Journey:
    """Somebody has an appointment: its code is scanned or written."""
    if journey.screen not in CHOOSING:
        return journey
    return _go(journey, Place(screen=Screen.BOOKING))


def check_in(journey: Journey, code: str, key: str) -> Journey:
    """Ask for the ticket of an appointment; `key` is fresh and random. Before the language is
    chosen the code is kept until it is."""
    if not code or journey.screen not in (
        *CHOOSING,
        Screen.ATTRACT,
        Screen.BOOKING,
        Screen.SERVICE,
    ):
        return journey
    journey = replace(journey, booking=code, key=key)
    if journey.screen is Screen.ATTRACT:
        return journey
    asked = Place(screen=Screen.BOOKING, query=code)
    before = tuple(place for place in journey.places if place.screen is not Screen.BOOKING)
    return replace(journey, places=(*before, asked, Place(screen=Screen.WORKING)), refusal=None)


def typed(journey: Journey, letter: str) -> Journey:
    """One more letter, digit or space of the search."""
    booking = journey.screen is Screen.BOOKING
    query = (journey.here.query + (letter.upper() if booking else letter.lower())).lstrip()
    if journey.screen not in WRITING or len(query) > LONGEST_QUERY:
        return journey
    return _here(journey, replace(journey.here, query=query))


def erase(journey: Journey) -> Journey:
    """One letter less."""
    if journey.screen not in WRITING:
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
    from floor.rules.charter import MOST_SERVICES  # not before the first frame

    return len(journey.chosen) < MOST_SERVICES


def remove(journey: Journey, code: str) -> Journey:
    """Take a service off the ticket again."""
    return replace(journey, basket=tuple(each for each in journey.basket if each != code))


# -- the ticket -------------------------------------------------------------------------------


def misread(journey: Journey) -> Journey:
    """What was scanned or written is no appointment's code."""
    if journey.screen not in (*CHOOSING, Screen.BOOKING):
        return journey
    asked = ask_booking(journey)
    return replace(asked, refusal=UnknownBooking(booking=asked.here.query))


def choose_instead(journey: Journey) -> Journey:
    """An ordinary ticket in place of the appointment."""
    if journey.screen is not Screen.BOOKING:
        return journey
    return replace(journey, places=(ATTRACT, Place(screen=Screen.CHOOSE)), refusal=None)


def take(journey: Journey, key: str) -> Journey:
    """Ask for a ticket: the priority question comes next. `key` is fresh and random."""
    if journey.screen not in (*CHOOSING, Screen.SERVICE) or not journey.chosen:
        return journey
    return _go(replace(journey, key=key, asked=journey.chosen), Place(screen=Screen.PRIORITY))


def answer_priority(journey: Journey, wanted: bool) -> Journey:
    """Yes or no; the ground is nobody's business."""
    if journey.screen is not Screen.PRIORITY:
        return journey
    return _go(replace(journey, priority=wanted), Place(screen=Screen.WORKING))


def asks(journey: Journey) -> bool:
    """Whether the floor is to be asked for a ticket, with `journey.key`, and has not answered."""
    return journey.screen in (Screen.WORKING, Screen.TROUBLE)


def taken(journey: Journey, key: str, ticket: "Ticket", *, paper: Paper) -> Journey:
    """The floor gave the number asked for with this key."""
    if not asks(journey) or key != journey.key:
        return journey
    place = Place(screen=Screen.TICKET)
    return replace(journey, places=(place,), ticket=ticket, paper=paper, refusal=None)


def refused(journey: Journey, key: str, refusal: Refused) -> Journey:
    """The floor said no: back to where the ticket was asked for, with its reason."""
    if not asks(journey) or key != journey.key:
        return journey
    before = journey.places[: -1 if journey.booking else -2]
    return replace(journey, places=before, key="", asked=(), booking="", refusal=refusal)


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
    return replace(
        journey, places=places, basket=basket, key="", asked=(), booking="", refusal=None
    )


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
