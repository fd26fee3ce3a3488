"""How loud a voice is at each time of day: "80" always, or "07:00=60,09:00=100,17:00=50"."""

import re
from dataclasses import dataclass
from datetime import datetime

from floor.errors import BadSetting

_STEP = re.compile(r"([01]\d|2[0-3]):([0-5]\d)=(\d{1,3})")
FULL = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """Per cent of full volume, from minutes of the day on; before the first, the last counts."""

    steps: tuple[tuple[int, int], ...] = ((0, FULL),)

    def at(self, moment: datetime) -> float:
        """The factor for samples at a local time, from 0 to 1."""
        minute = moment.hour * 60 + moment.minute
        held = [percent for start, percent in self.steps if start <= minute]
        return (held[-1] if held else self.steps[-1][1]) / FULL


def volume_of(text: str) -> Volume:
    """A setting as a volume; BadSetting says how it is written."""
    wrong = BadSetting(
        setting="--volume", problem=f"{text!r} is not like 80 or 07:00=60,09:00=100,17:00=50"
    )
    if text.isascii() and text.isdecimal():
        if int(text) > FULL:
            raise wrong
        return Volume(steps=((0, int(text)),))
    steps = []
    for part in text.split(","):
        found = _STEP.fullmatch(part.strip())
        if found is None or int(found[3]) > FULL:
            raise wrong
        steps.append((int(found[1]) * 60 + int(found[2]), int(found[3])))
    if sorted({start for start, _ in steps}) != [start for start, _ in steps]:
        raise wrong
    return Volume(steps=tuple(steps))
