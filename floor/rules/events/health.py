"""How the devices of the room are, as they tell it themselves."""

from dataclasses import dataclass
from typing import Literal

from floor.rules.events.base import Change

Fault = Literal[
    "printer_unreachable",
    "printer_silent",
    "printer_cut_off",
    "printer_out_of_paper",
    "printer_open",
    "printer_offline",
    "printer_failed",
    "paper_low",
    "sound_missing",
]
"""What a device may find wrong with itself; a printer's as in the errors of the same names."""


@dataclass(frozen=True, kw_only=True)
class HealthTold(Change):
    """A device says how it is, and what came since it last did."""

    device: str
    """The name under which it works, such as kiosk-2."""
    faults: tuple[Fault, ...] = ()
    """What is wrong now; none is in order."""
    paper_used_mm: int = 0
    """Since it told last."""
    paper_left_mm: int | None = None
    """Of the roll, as far as the kiosk has counted; None where nobody told it of a new roll."""
    away_ms: int = 0
    """How long it had been cut off from the host just before."""
