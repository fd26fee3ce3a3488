"""A printer at the end of a wire: asked whether it can, given the ticket, asked whether it did."""

import errno
from contextlib import closing
from dataclasses import dataclass
from time import monotonic
from typing import Literal

from floor.errors import PrinterFailed
from kiosk.printing.faults import (
    PrinterCutOff,
    PrinterOffline,
    PrinterOpen,
    PrinterOutOfPaper,
    PrinterSilent,
    PrinterUnreachable,
)
from kiosk.printing.printers import Printed, Setup
from kiosk.printing.render import sheet
from kiosk.printing.wires import Reach, Wire
from kiosk.slip import Slip

# Real-time questions, answered even by a printer that is stuck (DLE EOT n).
ONLINE, CAUSE, ROLL = b"\x10\x04\x01", b"\x10\x04\x02", b"\x10\x04\x04"
DONE = b"\x1dr\x01"
"""Answered in its turn, so only once all before it has been printed."""
_OFFLINE, _COVER_OPEN, _STOPPED_BY_PAPER = 0x08, 0x04, 0x20
_ROLL_END, _ROLL_LOW = 0x60, 0x0C
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@dataclass(frozen=True, slots=True, kw_only=True)
class WiredPrinter:
    """Sends each ticket's bytes; `asks` is False where nothing ever answers."""

    setup: Setup
    reach: Reach
    asks: bool = True

    @property
    def name(self) -> str:
        return self.setup.name

    def print_slip(self, slip: Slip) -> Printed:
        made = sheet(slip, self.setup)
        limit_s = self.setup.limit_s
        until = monotonic() + limit_s
        with closing(self._reached()) as wire:
            try:
                paper = self._printed(made.data, wire, until)
            except TimeoutError as fault:
                no = "no answer within" if self.asks else "it took nothing for"
                problem = f"{no} {limit_s:g} seconds"
                raise PrinterSilent(printer=self.name, problem=problem) from fault
            except OSError as fault:
                kind = PrinterFailed if fault.errno in _FULL else PrinterCutOff
                raise kind(printer=self.name, problem=str(fault)) from fault
        return Printed(size=len(made.data), length_mm=made.length_mm, paper=paper)

    def _reached(self) -> Wire:
        try:
            return self.reach(self.setup.limit_s)
        except OSError as fault:
            raise PrinterUnreachable(printer=self.name, problem=str(fault)) from fault

    def _printed(self, data: bytes, wire: Wire, until: float) -> Literal["fine", "low", "unknown"]:
        """Send the ticket, and what the printer says of its roll afterwards."""
        if not self.asks:
            wire.send(data, until=until)
            return "unknown"
        # The last tenth is for asking why.
        talk = _Talk(wire, self.name, until - self.setup.limit_s / 10)
        talk.demand_ready()
        wire.send(data, until=talk.until)
        try:
            talk.ask(DONE)
        except TimeoutError:
            # It stands still in the middle; it still says why, if anyone asks at once.
            _Talk(wire, self.name, until).demand_ready()
            raise
        return "low" if talk.ask(ROLL) & _ROLL_LOW else "fine"


@dataclass(frozen=True, slots=True)
class _Talk:
    """Questions to a printer, all of whose waits end together."""

    wire: Wire
    name: str
    until: float

    def demand_ready(self) -> None:
        """Raise what keeps the printer from printing."""
        fault: type[PrinterFailed] | None = None
        if self.ask(ROLL) & _ROLL_END:
            fault = PrinterOutOfPaper
        elif self.ask(ONLINE) & _OFFLINE:
            cause = self.ask(CAUSE)
            fault = PrinterOpen if cause & _COVER_OPEN else PrinterOffline
            fault = PrinterOutOfPaper if cause & _STOPPED_BY_PAPER else fault
        if fault is not None:
            raise fault(printer=self.name, problem=fault.code.replace("_", " "))

    def ask(self, question: bytes) -> int:
        self.wire.send(question, until=self.until)
        if answer := self.wire.receive(until=self.until):
            return answer[-1]
        raise ConnectionAbortedError("the connection ended before the ticket was confirmed")
