"""What stands on a ticket, in order: lines with roles, before any paper or printer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from floor.rules.events import Lane
from floor.rules.offer import Language, Text
from floor.rules.opening import local
from floor.rules.snapshots import LegLine, Ticket
from floor.rules.state import OPEN_STEPS, Step
from floor.rules.waiting.foretold import WaitRange
from floor.words import Words

MOST_SERVICES = 8
MOST_DOCUMENTS = 6
HEAD = 6
"""Characters of the journal's head that a ticket bears witness to."""


class Role(StrEnum):
    """What a line is to its reader; how it looks is the printer's matter."""

    CENTRE = "centre"
    COPY = "copy"
    TITLE = "title"
    NUMBER = "number"
    LANE = "lane"
    SERVICE = "service"
    IN_ENGLISH = "in_english"
    """The service again, for whoever does not read the citizen's language."""
    STEP = "step"
    """One of several services; its value is its place in the order."""
    STEP_IN_ENGLISH = "step_in_english"
    AHEAD = "ahead"
    WAIT = "wait"
    CALLED = "called"
    ADVICE = "advice"
    HEADING = "heading"
    DOCUMENT = "document"
    QR = "qr"
    CAPTION = "caption"
    RIGHT = "right"
    """What the citizen may insist on."""
    REPORT = "report"
    """Where to report a bribe."""
    ISSUED = "issued"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said; long texts are wrapped only when the paper's width is known."""

    role: Role
    text: str
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A ticket ready for any printer."""

    number: str
    copy: bool
    lines: tuple[Line, ...]


def slip(
    ticket: Ticket,
    *,
    words: Words,
    head6: str,
    link: str,
    copy: bool = False,
) -> Slip:
    """The ticket in its visit's language.

    `head6` is (or begins with) the journal's head, `link` the phone page ("" prints no code).
    """
    lines = (
        *_top(ticket, words, copy=copy),
        *_services(ticket, words),
        *_waiting(ticket, words),
        *_documents(ticket, words),
        *_phone(ticket, words, link),
        *_small_print(ticket, words, head6),
    )
    return Slip(number=ticket.ticket, copy=copy, lines=lines)


def _top(ticket: Ticket, words: Words, *, copy: bool) -> Iterator[Line]:
    language = ticket.language
    yield Line(Role.CENTRE, ticket.centre_name)
    if copy:
        printed = f"{local(ticket.at):%H:%M}"
        yield Line(Role.COPY, words.say("ticket.copy", language, time=printed))
    yield Line(Role.TITLE, words.say("ticket.your_number", language))
    yield Line(Role.NUMBER, ticket.ticket)
    if ticket.lane is Lane.PRIORITY:
        yield Line(Role.LANE, words.say("priority.title", language))
    elif ticket.lane is Lane.APPOINTMENT:
        yield Line(Role.LANE, words.say("appointment.title", language))


def _services(ticket: Ticket, words: Words) -> Iterator[Line]:
    legs, language = ticket.legs, ticket.language
    if len(legs) == 1:
        yield from _named(legs[0].name, ticket, Role.SERVICE, Role.IN_ENGLISH)
        return
    yield Line(Role.HEADING, words.say("ticket.in_order", language, n=len(legs)))
    for place, leg in enumerate(legs[:MOST_SERVICES], start=1):
        yield from _named(leg.name, ticket, Role.STEP, Role.STEP_IN_ENGLISH, f"{place}.")
    if (more := len(legs) - MOST_SERVICES) > 0:
        yield Line(Role.STEP, words.say("ticket.more", language, n=more), "+")


def _named(
    name: Text, ticket: Ticket, role: Role, in_english: Role, value: str = ""
) -> Iterator[Line]:
    """A service's name in the visit's language, and in English if that is another text."""
    own = name.in_language(ticket.language)
    yield Line(role, own, value)
    if own != name.en:
        yield Line(in_english, name.en)


def _waiting(ticket: Ticket, words: Words) -> Iterator[Line]:
    language = ticket.language
    if ticket.counter is not None:
        yield Line(Role.CALLED, words.say("ticket.go_to", language, n=ticket.counter))
        return
    leg = _first_waiting(ticket)
    if leg is None:
        return
    if ticket.ahead is None:
        pass  # the kiosk is alone: nothing is better than a guess
    elif ticket.ahead:
        label = words.say("ticket.people_ahead", language)
        yield Line(Role.AHEAD, f"{label}: {ticket.ahead}")
    else:
        yield Line(Role.AHEAD, words.say("ticket.next_in_line", language))
    if ticket.wait is not None:
        yield from _range(ticket.wait, words, language)
    promise = round(leg.promise)
    yield Line(Role.ADVICE, words.say("ticket.promise", language, n=promise))
    yield Line(Role.ADVICE, words.say("ticket.watch_listen", language))


def _range(wait: WaitRange, words: Words, language: Language) -> Iterator[Line]:
    """The wait, or why it cannot be told; of what is not known yet paper does not speak."""
    if wait.said and wait.low:
        told = words.say("ticket.wait_range", language, low=wait.low, high=wait.high)
    elif wait.said:
        told = words.say("ticket.wait_under", language, n=wait.high)
    elif wait.unsaid == "unknown":
        return
    else:
        why = words.say(f"wait.unsaid.{wait.unsaid}", language)
        told = words.say("ticket.wait_unsaid", language, why=why[:1].lower() + why[1:])
        yield Line(Role.ADVICE, told)
        return
    yield Line(Role.WAIT, told)


def _first_waiting(ticket: Ticket) -> LegLine | None:
    return next((leg for leg in ticket.legs if leg.step in (Step.WAITING, Step.PLANNED)), None)


def _documents(ticket: Ticket, words: Words) -> Iterator[Line]:
    """What is still to be shown: each paper once, for the services not yet given."""
    language = ticket.language
    wanted = dict.fromkeys(
        document.in_language(language)
        for leg in ticket.legs
        if leg.step in OPEN_STEPS
        for document in leg.documents
    )
    if not wanted:
        return
    yield Line(Role.HEADING, words.say("ticket.documents", language))
    shown = list(wanted)[:MOST_DOCUMENTS]
    yield from (Line(Role.DOCUMENT, document, "-") for document in shown)
    if more := len(wanted) - len(shown):
        yield Line(Role.DOCUMENT, words.say("ticket.more_documents", language, n=more), "+")


def _phone(ticket: Ticket, words: Words, link: str) -> Iterator[Line]:
    if link:
        yield Line(Role.QR, link)
        yield Line(Role.CAPTION, words.say("ticket.follow", ticket.language))


def _small_print(ticket: Ticket, words: Words, head6: str) -> Iterator[Line]:
    language = ticket.language
    yield Line(Role.RIGHT, words.say("ticket.not_for_sale", language))
    yield Line(Role.REPORT, words.say("ticket.report_bribe", language))
    yield Line(Role.RIGHT, words.say("ticket.will_be_served", language))
    issued = _moment(local(ticket.issued_at), ticket, words)
    yield Line(Role.ISSUED, words.say("ticket.issued_at", language, moment=issued))
    if head6:
        mark = f"{ticket.centre} {head6[:HEAD]}"
        yield Line(Role.MARK, words.say("ticket.register_mark", language, mark=mark))


def _moment(at: datetime, ticket: Ticket, words: Words) -> str:
    """Such as Monday 23 November 2026, 09:14; the clock face needs no language."""
    weekday = words.say(f"day.{at.isoweekday()}", ticket.language)
    month = words.say(f"month.{at.month}", ticket.language)
    return f"{weekday} {at.day} {month} {at.year}, {at:%H:%M}"


def test_slip(device: str, *, words: Words) -> Slip:
    """A ticket that is none, in both languages: whether letters, code and cut are in order."""
    lines = (
        Line(Role.CENTRE, device),
        *(Line(Role.SERVICE, words.say("staff.test", language)) for language in ("en", "sw")),
        Line(Role.NUMBER, "0000"),
        Line(Role.QR, "foleni:test"),
    )
    return Slip(number="0000", copy=False, lines=lines)
