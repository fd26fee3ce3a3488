"""Does at the floor what a journey asks: takes the ticket, has it printed, says who received it."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from floor.errors import FoleniError, PrinterFailed, Refused, Trouble
from floor.facade import Floor
from floor.qt.worker import Worker
from floor.rules.events import Lane
from floor.rules.snapshots import Ticket
from floor.rules.verbs import CheckIn
from floor.rules.verbs.tickets import TakeTicket
from kiosk.places import Journey

log = logging.getLogger("foleni.kiosk")

Print = Callable[[Ticket, str], None]
"""Prints a ticket with the first six characters of the journal's head; raises PrinterFailed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """Who hears what became of a request; all on the main thread, with the request's key."""

    taken: Callable[[str, Ticket], None]
    refused: Callable[[str, Refused], None]
    cut_off: Callable[[str], None]
    printed: Callable[[str, bool], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """That a citizen has the number, still to be told to the floor."""

    key: str
    visit: str
    on_paper: bool


def request(journey: Journey) -> TakeTicket | CheckIn:
    """What a journey that asks for a ticket asks of the floor."""
    if journey.booking:
        return CheckIn(booking=journey.booking, language=journey.language)
    lane = Lane.PRIORITY if journey.priority else Lane.WALK_IN
    return TakeTicket(services=journey.asked, lane=lane, language=journey.language)


class Clerk(QObject):
    """One request after the other in a thread; what the floor could not hear is told it again."""

    def __init__(
        self, floor: Floor, *, outcomes: Outcomes, print_ticket: Print | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.prints = print_ticket is not None
        self._floor = floor
        self._outcomes = outcomes
        self._print = print_ticket
        self._worker = Worker(self)
        self._asking = ""
        self._receipts: list[Receipt] = []
        self._telling = False

    def take(self, journey: Journey) -> None:
        """Ask for the ticket, or ask again with the same key; one attempt at a time."""
        if self._asking:
            return
        key, verb = journey.key, request(journey)
        self._asking = key
        self._worker.submit(
            lambda: self._floor.do(verb, key=key),
            done=lambda ticket: self._answered(key, ticket),
            failed=lambda error: self._failed(key, error),
        )

    def _answered(self, key: str, ticket: Ticket) -> None:
        self._asking = ""
        self._outcomes.taken(key, ticket)

    def _failed(self, key: str, error: Exception) -> None:
        self._asking = ""
        if isinstance(error, Refused):
            log.info("ticket refused key=%s error=%s", key, error)
            self._outcomes.refused(key, error)
            return
        log.info("ticket not taken yet key=%s error=%s", key, error)
        self._outcomes.cut_off(key)

    def print(self, key: str, ticket: Ticket) -> None:
        """Put the ticket on paper, and tell the floor once it is."""
        printer = self._print
        assert printer is not None

        def job() -> None:
            try:
                head = self._floor.health().head[:6]
            except Trouble:
                head = ""  # the number matters more than the seal
            printer(ticket, head)

        self._worker.submit(
            job,
            done=lambda _: self._on_paper(key, ticket),
            failed=lambda error: self._not_on_paper(key, ticket, error),
        )

    def _on_paper(self, key: str, ticket: Ticket) -> None:
        self._outcomes.printed(key, True)
        self.receive(key, ticket, on_paper=True)

    def _not_on_paper(self, key: str, ticket: Ticket, error: Exception) -> None:
        level = logging.WARNING if isinstance(error, PrinterFailed) else logging.ERROR
        log.log(level, "ticket not printed ticket=%s error=%s", ticket.ticket, error)
        self._outcomes.printed(key, False)

    def receive(self, key: str, ticket: Ticket, *, on_paper: bool) -> None:
        """The citizen has the number: the ticket counts."""
        self._receipts.append(Receipt(key=f"{key}.received", visit=ticket.visit, on_paper=on_paper))
        self.tell()

    def give_up(self, key: str, ticket: Ticket) -> None:
        """Nobody waits for this answer any more: the visit is cancelled, but not a booking's."""
        if ticket.lane is Lane.APPOINTMENT:
            return  # it can be used but once
        log.info("ticket given up ticket=%s", ticket.ticket)
        self._worker.submit(
            lambda: self._floor.cancel(key=f"{key}.left", visit=ticket.visit, reason="left"),
            done=lambda _: None,
            failed=lambda error: log.info("not cancelled ticket=%s error=%s", ticket.ticket, error),
        )

    def tell(self) -> None:
        """Tell the floor the next receipt that it has not heard of; again after trouble."""
        if self._telling or not self._receipts:
            return
        self._telling = True
        receipt = self._receipts[0]
        self._worker.submit(
            lambda: self._floor.confirm_ticket(
                key=receipt.key, visit=receipt.visit, on_paper=receipt.on_paper
            ),
            done=lambda _: self._told(receipt, None),
            failed=lambda error: self._told(receipt, error),
        )

    def _told(self, receipt: Receipt, error: Exception | None) -> None:
        self._telling = False
        if isinstance(error, Trouble):
            return  # `tell` is called again by and by
        if isinstance(error, FoleniError):
            log.warning("receipt refused visit=%s error=%s", receipt.visit, error)
        self._receipts.remove(receipt)
        self.tell()

    def close(self) -> None:
        """Finish nothing more."""
        self._worker.shutdown()
