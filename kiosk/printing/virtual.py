"""The virtual printer: each ticket as its bytes and as a picture of the paper, in a folder."""

import re
from dataclasses import dataclass
from pathlib import Path

from floor.errors import PrinterFailed
from kiosk.printing.paper import DPI, draw
from kiosk.printing.printers import Printed, Setup
from kiosk.printing.render import sheet
from kiosk.slip import Slip


@dataclass(frozen=True, slots=True, kw_only=True)
class VirtualPrinter:
    """Writes NUMBER.bin and NUMBER.png, and NUMBER-copy for copies."""

    setup: Setup
    folder: Path

    @property
    def name(self) -> str:
        return self.setup.name

    def print_slip(self, slip: Slip) -> Printed:
        made = sheet(slip, self.setup)
        picture = self.folder / f"{file_name(slip)}.png"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            picture.with_suffix(".bin").write_bytes(made.data)
            # Whoever watches the folder never sees half a picture.
            part = picture.with_suffix(".part")
            draw(made.data, width_mm=self.setup.width_mm).save(part, format="PNG", dpi=(DPI, DPI))
            part.replace(picture)
        except OSError as fault:
            raise PrinterFailed(printer=self.name, problem=str(fault)) from fault
        return Printed(size=len(made.data), length_mm=made.length_mm, picture=picture)


def file_name(slip: Slip) -> str:
    """The number as a file's name, whatever the number holds."""
    number = re.sub(r"[^A-Za-z0-9]", "_", slip.number)[:32] or "_"
    return f"{number}-copy" if slip.copy else number
