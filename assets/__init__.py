"""What people see and hear; this package only tells where it lies."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent
"""The folder of all assets: qml, fonts, icons, sounds, words, catalogue."""
