"""From when on the wall's alerts are raised, and how often they are said again: a small TOML."""

import re
from pathlib import Path
from typing import Annotated

import msgspec

from floor.errors import BadFile
from floor.toml_file import line_of, read_toml

Minutes = Annotated[float, msgspec.Meta(ge=0, le=1440)]
Often = Annotated[float, msgspec.Meta(ge=1, le=1440)]
MEND = "See the chapter on displays in the guide for the names and values that it may have."


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One kind of alert; it is said again after so many minutes."""

    repeat_minutes: Often = 15.0


class Past(Part, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """People who wait though their promise is past, at one agency."""

    people: Annotated[int, msgspec.Meta(ge=1, le=1000)] = 1


class Idle(Part, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A counter without anybody, while people wait whom it may call."""

    minutes: Minutes = 3.0


class Forgotten(Part, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A service that goes on for so long that its agent has perhaps forgotten to end it."""

    minutes: Minutes = 30.0
    times: Annotated[float, msgspec.Meta(ge=1, le=100)] = 3.0
    """How many times as long as the service takes as a rule; both must be past."""


class Device(Part, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A device with a fault."""

    minutes: Minutes = 0.0


class CutOff(Part, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A screen that the host hears no more."""

    minutes: Minutes = 1.0


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All of them."""

    past: Past = Past()
    idle: Idle = Idle()
    forgotten: Forgotten = Forgotten()
    device: Device = Device()
    display: CutOff = CutOff()
    desk: CutOff = CutOff()
    disk: Part = Part()
    no_counter: Part = Part()
    alone: Part = Part()
    down: Part = Part(repeat_minutes=60.0)

    def repeat(self, kind: str) -> float:
        """Seconds after which an alert of a kind is said again."""
        part: Part = getattr(self, kind)
        return 60.0 * part.repeat_minutes


def limits_of(path: Path | None) -> Limits:
    """What a file says, and the usual for all that it leaves out. Raises BadFile."""
    if path is None:
        return Limits()
    text, said = read_toml(path)
    try:
        return msgspec.convert(said, Limits)
    except msgspec.ValidationError as fault:
        problem, _, where = str(fault).partition(" - at `$")
        parts = tuple(re.findall(r"\w+", where))
        line = line_of(text, parts)
        place = f"line {line}" if line else "the file"
        raise BadFile(path=str(path), place=place, problem=problem, mend=MEND) from None
