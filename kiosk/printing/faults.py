"""What goes wrong with printers, each with its own advice in assets/words/error.toml.

errors.PrinterFailed
├── PrinterUnreachable   nothing answers at its address, or its device is not there
├── PrinterSilent        it takes no more, or does not answer, within the limit
├── PrinterCutOff        the connection ended before the ticket did
├── PrinterOutOfPaper, PrinterOpen
└── PrinterOffline       it says that it cannot print, for a reason it keeps
"""

from floor.errors import PrinterFailed


class PrinterUnreachable(PrinterFailed):
    """There is no printer there (printer, problem)."""


class PrinterSilent(PrinterFailed):
    """It did not take or confirm the ticket in time (printer, seconds, problem)."""


class PrinterCutOff(PrinterFailed):
    """The connection ended in the middle (printer, problem)."""


class PrinterOutOfPaper(PrinterFailed):
    """The roll is used up (printer, problem)."""


class PrinterOpen(PrinterFailed):
    """Its cover is open (printer, problem)."""


class PrinterOffline(PrinterFailed):
    """It is switched off line or needs help (printer, problem)."""
