"""The head of every answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The head of every answer."""

    version: int
    """Events of the journal that the answer knows."""
    at: int
    """The floor's clock when it was made, UTC milliseconds."""
