"""What a centre offers: its services, agencies, counters, hours and promises, as plain values."""

from dataclasses import dataclass, field
from typing import Literal

Language = Literal["en", "sw"]
"""The languages every word is written in: English and Kiswahili."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One thing said in both languages."""

    en: str
    sw: str

    def in_language(self, language: Language) -> str:
        return self.sw if language == "sw" else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Promises:
    """The service charter: minutes within which each lane is to be called."""

    walk_in: float = 40.0
    priority: float = 15.0
    appointment: float = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A subject under which citizens look for services, with its ticket series."""

    code: str
    name: Text
    series: str
    """The letter before the ticket's number, one for each category."""
    icon: str
    """File name, without ending, of an icon in assets/icons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What people say for something that the catalogue names otherwise."""

    said: str
    means: str
    """Words of services' names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A ministry, department or agency whose services the centre runs."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What people come for."""

    code: str
    agency: str
    category: str
    series: str
    name: Text
    minutes: float
    """Typical minutes at the counter."""
    documents: tuple[Text, ...] = ()
    fee_kes: int | None = None
    """Fee in Kenya shillings; 0 is free, None is not known."""
    extended_hours: bool = True
    """Whether its desk keeps the centre's extended hours."""
    promises: Promises | None = None
    """The service's own charter, where it differs from the centre's."""
    hours: "Hours | None" = None
    """Its own hours, where they differ from the centre's and the ordinary ones."""
    quota: int | None = None
    """Tickets a day; None is as many as come."""
    most_waiting: int | None = None
    """People who may wait for it at once; None is as many as come."""
    booking: Literal["walk_in", "mixed", "booking_only"] = "mixed"
    """Whether it is given without, with or only with an appointment."""
    outcomes: tuple[str, ...] = ()
    """Outcomes of which one must be told at the end; empty demands none."""
    withdrawn: bool = False
    """Whether the centre gives no tickets for it, by a manager's word; who waits is served."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterPlan:
    """A counter of the centre and the services it can give."""

    number: int
    services: tuple[str, ...]
    prefers_lane: str = ""
    """The lane it calls first while anyone of it waits; empty prefers none."""
    prefers: tuple[str, ...] = ()
    """The services it calls first while anyone waits for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """When the centre serves: minutes after local midnight, and ISO weekdays (1 is Monday)."""

    opens: int
    closes: int
    days: tuple[int, ...] = (1, 2, 3, 4, 5)
    last_ticket: int = 0
    """Minutes before closing after which no ticket is given."""
    check_in: int = 0
    """Minutes before opening from which tickets are given and bookings checked in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Customs:
    """How the centre does things that others do otherwise."""

    rule: Literal["share", "first_come", "strict"] = "share"
    """Who is called next; see floor/rules/calling.py."""
    recalls: int = 3
    """Times that one call may be rung again; then 'not here' or 'back to the queue' is left."""
    return_minutes: float = 30.0
    """Minutes after a no-show within which the citizen may come back with the old clock."""
    early_minutes: float = 30.0
    """Minutes before the booked time from which an appointment may be checked in."""
    late_minutes: float = 30.0
    """Minutes after the booked time until which it may."""
    undo_seconds: float = 10.0
    """Seconds within which an end given by mistake can be taken back."""
    wrap_up_minutes: float = 5.0
    """Minutes that wrapping up after a service may take; what is longer counts as idle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Everything one centre offers; adopted into its journal as one event."""

    centre: str
    name: str
    county: str
    town: str
    hours: Hours
    categories: tuple[Category, ...]
    agencies: tuple[Agency, ...]
    services: tuple[Service, ...]
    counters: tuple[CounterPlan, ...]
    promises: Promises = field(default_factory=Promises)
    customs: Customs = field(default_factory=Customs)
    holidays: tuple[str, ...] = ()
    """Local days, ISO dates, on which the centre stays closed."""
    sayings: tuple[Saying, ...] = ()
