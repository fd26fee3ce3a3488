"""A printer on the network: asked before the ticket whether it can, and after it whether it did."""

import socket
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
from kiosk.printing.render import render
from kiosk.slip import Slip

# Real-time questions, answered even by a printer that is stuck (DLE EOT n).
ONLINE, CAUSE, ROLL = b"\x10\x04\x01", b"\x10\x04\x02", b"\x10\x04\x04"
DONE = b"\x1dr\x01"
"""Answered in its turn, so only once all before it has been printed."""
_OFFLINE, _COVER_OPEN, _STOPPED_BY_PAPER = 0x08, 0x04, 0x20
_ROLL_END, _ROLL_LOW = 0x60, 0x0C


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkPrinter:
    """Prints by TCP; `asks` is False for print servers that never answer."""

    setup: Setup
    host: str
    port: int
    asks: bool = True

    @property
    def name(self) -> str:
        return self.setup.name

    def print_slip(self, slip: Slip) -> Printed:
        data = render(slip, width_mm=self.setup.width_mm, profile=self.setup.profile)
        until = monotonic() + self.setup.limit_s
        with self._connected() as wire:
            try:
                paper = _Talk(self, wire, until).print(data)
            except TimeoutError as fault:
                problem = f"no answer within {self.setup.limit_s:g} seconds"
                raise PrinterSilent(printer=self.name, problem=problem) from fault
            except OSError as fault:
                raise PrinterCutOff(printer=self.name, problem=str(fault)) from fault
        return Printed(size=len(data), paper=paper)

    def _connected(self) -> socket.socket:
        # Not by python-escpos' Network, which leaves its socket open when nobody answers.
        try:
            return socket.create_connection((self.host, self.port), self.setup.limit_s)
        except OSError as fault:
            raise PrinterUnreachable(printer=self.name, problem=str(fault)) from fault


class _Talk:
    """One connection, all of whose waits end together."""

    def __init__(self, printer: NetworkPrinter, wire: socket.socket, until: float) -> None:
        self._asks, self._name, self._wire = printer.asks, printer.name, wire
        self._end = until
        # The last tenth is for asking why.
        self._until = until - printer.setup.limit_s / 10

    def print(self, data: bytes) -> Literal["fine", "low", "unknown"]:
        """Send the ticket, and what the printer says of its roll afterwards."""
        if not self._asks:
            self._send(data)
            return "unknown"
        self._demand_ready()
        self._send(data)
        try:
            self._ask(DONE)
        except TimeoutError:
            # It stands still in the middle; it still says why, if anyone asks at once.
            self._until = self._end
            self._demand_ready()
            raise
        return "low" if self._ask(ROLL) & _ROLL_LOW else "fine"

    def _demand_ready(self) -> None:
        """Raise what keeps the printer from printing."""
        fault: type[PrinterFailed] | None = None
        if self._ask(ROLL) & _ROLL_END:
            fault = PrinterOutOfPaper
        elif self._ask(ONLINE) & _OFFLINE:
            cause = self._ask(CAUSE)
            fault = PrinterOpen if cause & _COVER_OPEN else PrinterOffline
            fault = PrinterOutOfPaper if cause & _STOPPED_BY_PAPER else fault
        if fault is not None:
            raise fault(printer=self._name, problem=fault.code.replace("_", " "))

    def _ask(self, question: bytes) -> int:
        self._send(question)
        self._within_the_limit()
        if answer := self._wire.recv(16):
            return answer[-1]
        raise ConnectionAbortedError("the connection ended before the ticket was confirmed")

    def _send(self, data: bytes) -> None:
        self._within_the_limit()
        self._wire.sendall(data)

    def _within_the_limit(self) -> None:
        """Give the next wait what is left."""
        left = self._until - monotonic()
        if left <= 0:
            raise TimeoutError
        self._wire.settimeout(left)
