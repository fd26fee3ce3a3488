"""What the kiosk's screens show, as plain values; `kiosk.shown` makes them from a menu."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One thing to choose."""

    code: str
    name: str
    """objectName: what tests and the pilot click."""
    text: str
    note: str
    picture: str
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitShown:
    """How long the wait is, or how many wait where that is not known; no value says nothing."""

    label: str = ""
    value: str = ""
    note: str = ""
    figure: bool = False
    """Whether the value is a figure; else it says why there is none."""


NO_WAIT = WaitShown()


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceShown:
    """A service before a ticket is taken."""

    name: str = ""
    agency: str = ""
    documents: tuple[str, ...] = ()
    fee: str = ""
    hours: str = ""
    days: str = ""
    left: str = ""
    """Tickets that today still has, where they are counted."""
    wait: WaitShown = NO_WAIT
    open: bool = False
    closed_title: str = ""
    closed_advice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketShown:
    """The ticket in the person's hands."""

    number: str = ""
    services: tuple[str, ...] = ()
    """In the order they are given."""
    wait: WaitShown = NO_WAIT
    priority: bool = False
    returnable: bool = False
    """Whether it can be given back: a booking is used but once."""
    qr: str = ""
    """Where QML finds its code; the text in hex, as an address cannot hold all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CentreShown:
    """Where the kiosk stands."""

    name: str = ""
    open: bool = False
    hours_en: str = ""
    hours_sw: str = ""
    alone_sign: str = ""
    """For staff: since when the kiosk goes on without its host, with how many tickets; or how many
    it has still to bring in. Empty while all is well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """All that the screens show besides where the person is."""

    tiles: tuple[Tile, ...] = ()
    """What the screen offers to choose from."""
    basket: tuple[Tile, ...] = ()
    """The services put on the ticket so far."""
    heading: str = ""
    """The category or agency whose services are listed."""
    service: ServiceShown = field(default_factory=ServiceShown)
    ticket: TicketShown = field(default_factory=TicketShown)
    centre: CentreShown = field(default_factory=CentreShown)
