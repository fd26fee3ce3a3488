"""What the kiosk knows of its printer and paper, and has yet to tell the floor."""

from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, cast, get_args

from floor.errors import PrinterFailed
from kiosk.paper import Roll

if TYPE_CHECKING:  # the rules are not needed for the first frame
    from floor.rules.events.health import Fault
    from floor.rules.verbs import TellHealth
    from kiosk.printing import Printed

USUAL_MM = 150
"""A ticket's length until one was printed."""


@dataclass(slots=True)
class Health:
    """One kiosk's: what came of each ticket goes in, what the floor should hear comes out.

    Tickets are printed in one thread and told of in another.
    """

    device: str
    roll: Roll
    fault: "Fault | None" = None
    paper_low: bool = False
    usual_mm: int = USUAL_MM
    _used_mm: int = 0
    _lock: Lock = field(default_factory=Lock)

    def printed(self, printed: "Printed") -> None:
        """A ticket came out."""
        with self._lock:
            self._used_mm += printed.length_mm
        self.roll.take(printed.length_mm)
        if printed.length_mm:
            self.usual_mm = round((3 * self.usual_mm + printed.length_mm) / 4)
        self.fault = None
        self.paper_low = printed.paper == "low" or (printed.paper != "fine" and self.roll.low)

    def new_roll(self, metres: float) -> None:
        """Somebody put a roll of so many metres in."""
        self.roll.put_in(round(metres * 1000))
        self.paper_low = False

    def failed(self, error: Exception) -> None:
        """A ticket did not come out."""
        from floor.rules.events.health import Fault

        if isinstance(error, PrinterFailed):
            known = error.code in get_args(Fault)
            self.fault = cast(Fault, error.code) if known else "printer_failed"

    @property
    def tickets_left(self) -> int | None:
        """Tickets of the length of late that the roll still gives, where it is counted."""
        return self.roll.tickets_left(self.usual_mm)

    def report(self) -> "TellHealth":
        """What the floor should hear now; `heard` says that it has."""
        from floor.rules.verbs import TellHealth

        faults: list[Fault] = [self.fault] if self.fault else []
        if self.paper_low:
            faults.append("paper_low")
        return TellHealth(
            device=self.device,
            faults=tuple(faults),
            paper_used_mm=self._used_mm,
            paper_left_mm=self.roll.left_mm,
        )

    def heard(self, report: "TellHealth") -> None:
        """The floor has it."""
        with self._lock:
            self._used_mm -= report.paper_used_mm
