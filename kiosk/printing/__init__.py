"""Tickets on paper: the only room that knows printers (python-escpos) and QR codes (qrcode).

Importing it is cheap; `open_printer` brings the libraries of the printer in use.
"""

from kiosk.printing.codes import qr_matrix
from kiosk.printing.printers import Printed, Printer, open_printer

__all__ = ["Printed", "Printer", "open_printer", "qr_matrix"]
