"""How one person reads, hears and reaches best; the next person starts anew. Pure."""

from dataclasses import dataclass, replace

LOUDEST = 5
ORDINARY = 3
STEP = 5.0
"""Decibels between two steps of the volume."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comfort:
    """What a person has set for themselves."""

    large: bool = False
    contrast: bool = False
    low: bool = False
    """Controls within the lower part of the screen."""
    speech: bool = False
    """The screen is read aloud."""
    volume: int = ORDINARY
    """Of the speech, from 1 to LOUDEST."""


def louder(comfort: Comfort, steps: int = 1) -> Comfort:
    """So many steps louder, or softer if negative; the ends hold."""
    return replace(comfort, volume=max(1, min(LOUDEST, comfort.volume + steps)))


def next_volume(comfort: Comfort) -> Comfort:
    """One step louder; after the loudest the softest, for the one button of the bar."""
    return replace(comfort, volume=comfort.volume % LOUDEST + 1)


def factor(volume: int, house: int = ORDINARY) -> float:
    """What samples are multiplied by: 1 at the loudest. `house` is how loud staff want the kiosk,
    whatever a person chooses."""
    steps = volume + house - ORDINARY
    return float(10 ** ((min(steps, LOUDEST) - LOUDEST) * STEP / 20))
