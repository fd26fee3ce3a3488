"""How what is typed must look: a PIN, a time of day, counters; and what it then means."""

import re
from collections.abc import Callable

from counter.entry import is_pin

CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)|24:00")
COUNTERS = re.compile(r"\d{1,3}( ?- ?\d{1,3})?([ ,]+\d{1,3}( ?- ?\d{1,3})?)*")
DAY = 24 * 60


def minute(clock: str) -> int:
    """Minutes after midnight of a time such as 08:00."""
    hour, _, past = clock.partition(":")
    return int(hour) * 60 + int(past)


def clock(minute: int) -> str:
    """A time such as 08:00 of minutes after midnight."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def counters(text: str) -> tuple[int, ...]:
    """The numbers of counters such as 3, 5-7, each once, in order."""
    found: set[int] = set()
    for first, last in re.findall(r"(\d+)(?: ?- ?(\d+))?", text):
        found |= set(range(int(first), int(last or first) + 1))
    return tuple(sorted(found))


def counters_told(numbers: tuple[int, ...]) -> str:
    """Numbers of counters as they are typed: 3, 5-7."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}-{r[-1]}" for r in runs)


SHAPES: dict[str, Callable[[str], object]] = {
    "pin": is_pin,
    "clock": CLOCK.fullmatch,
    "counters": COUNTERS.fullmatch,
}
"""Whether a text looks so."""
