"""Which screens the host hears: each as it was heard last, kept in no journal."""

from dataclasses import dataclass, replace

from floor.rules.opening import local

SILENT = 30_000
"""Milliseconds without a word after which a screen is taken for cut off; each says something every
ten seconds."""
MOST = 256
"""Screens that are remembered."""
SCREENS = {"board": "display", "wait_board": "display", "counter": "counter", "queue": "counter"}
"""What a screen is, by the question that it watches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A screen that watches, and when it was heard last."""

    kind: str
    """display or counter."""
    at: int
    """UTC milliseconds, by the floor's clock."""


def listen(heard: dict[str, Heard], device: str, *, watched: str, at: int) -> None:
    """A device has asked for something, to watch a question or else."""
    known = heard.get(device)
    if known is not None:
        heard[device] = replace(known, at=at)
    elif watched in SCREENS and len(heard) < MOST:
        heard[device] = Heard(kind=SCREENS[watched], at=at)


def silent(heard: dict[str, Heard], now: int) -> dict[str, Heard]:
    """The screens that were heard today and are not any more, by device."""
    today = local(now).date()
    return {
        device: each
        for device, each in sorted(heard.items())
        if now - each.at > SILENT and local(each.at).date() == today
    }
