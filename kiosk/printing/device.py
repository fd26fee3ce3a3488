"""A printer behind a device file such as /dev/usb/lp0; a plain file gathers the tickets' bytes."""

import os
import select
import stat
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Self

from floor.errors import PrinterFailed
from kiosk.printing.faults import PrinterCutOff, PrinterSilent, PrinterUnreachable
from kiosk.printing.printers import Printed, Setup
from kiosk.printing.render import render
from kiosk.slip import Slip


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePrinter:
    """Appends each ticket's bytes; a device that takes none within the limit has failed."""

    setup: Setup
    path: Path

    @property
    def name(self) -> str:
        return self.setup.name

    def print_slip(self, slip: Slip) -> Printed:
        data = render(slip, width_mm=self.setup.width_mm, profile=self.setup.profile)
        with closing(self._opened()) as device:
            try:
                device.write(data, until=monotonic() + self.setup.limit_s)
            except TimeoutError as fault:
                problem = f"it took nothing for {self.setup.limit_s:g} seconds"
                raise PrinterSilent(printer=self.name, problem=problem) from fault
            except BrokenPipeError as fault:
                raise PrinterCutOff(printer=self.name, problem=str(fault)) from fault
            except OSError as fault:
                raise PrinterFailed(printer=self.name, problem=str(fault)) from fault
        return Printed(size=len(data))

    def _opened(self) -> "_Device":
        try:
            return _Device.opened(self.path)
        except OSError as fault:
            raise PrinterUnreachable(printer=self.name, problem=str(fault)) from fault


@dataclass(frozen=True, slots=True)
class _Device:
    descriptor: int

    @classmethod
    def opened(cls, path: Path) -> Self:
        # A printer that was pulled out must not leave a plain file in its place.
        make = 0 if path.is_relative_to("/dev") else os.O_CREAT
        flags = os.O_WRONLY | os.O_APPEND | os.O_NONBLOCK | os.O_NOCTTY | make
        return cls(os.open(path, flags, 0o640))

    def write(self, data: bytes, *, until: float) -> None:
        """All the bytes; TimeoutError if the device takes none until then (monotonic seconds)."""
        waits = not stat.S_ISREG(os.fstat(self.descriptor).st_mode)
        left = memoryview(data)
        while left:
            if waits and not self._ready(until - monotonic()):
                raise TimeoutError
            try:
                left = left[os.write(self.descriptor, left) :]
            except BlockingIOError:
                if monotonic() >= until:
                    raise TimeoutError from None

    def _ready(self, seconds: float) -> bool:
        poll = select.poll()
        poll.register(self.descriptor, select.POLLOUT)
        return bool(poll.poll(max(0.0, seconds) * 1000))

    def close(self) -> None:
        os.close(self.descriptor)
