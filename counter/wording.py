"""What an agent reads of times and promises, in words: pure functions of snapshots and the time."""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil, floor

from floor.rules.amendment import Shift
from floor.rules.offer import Language
from floor.rules.opening import MINUTE, at_local, local
from floor.rules.waiting.foretold import WaitRange
from floor.words import Words

NEAR = 0.8
"""Used share of a promise from which it is near its end."""
SUNRISE = 6
"""The hour from which Kiswahili counts the day's hours."""
PARTS_OF_DAY = (
    (4, "night"),
    (12, "morning"),
    (16, "afternoon"),
    (19, "evening"),
    (24, "night"),
)
"""Local hour before which each part of the day ends."""


class Haste(StrEnum):
    """How a wait stands to its promise; the value names the Pill that shows it."""

    IN_TIME = "good"
    NEAR = "near"
    PAST = "late"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: the words, and the language chosen."""

    words: Words
    language: Language

    def say(self, key: str, /, **values: object) -> str:
        return self.words.say(key, self.language, **values)


def haste(share: float) -> Haste:
    """In time, near the promise (from 80 % of it) or past it."""
    if share > 1:
        return Haste.PAST
    return Haste.NEAR if share >= NEAR else Haste.IN_TIME


def share_at(*, clock: int, promise: float, now: int) -> float:
    """The used share of a promise of so many minutes whose clock (milliseconds) runs until now."""
    return max(0, now - clock) / (promise * MINUTE)


def per_cent(share: float) -> int:
    """Rounded towards 100, but past it as soon as the promise is."""
    return ceil(share * 100 - 1e-9) if share > 1 else floor(share * 100 + 1e-9)


def share_told(reader: Reader, *, share: float, promise: float) -> str:
    """For example "80 % of the promised 15 minutes used"."""
    return reader.say("counter.share", percent=per_cent(share), n=round(promise))


def haste_told(reader: Reader, share: float) -> str:
    """The state in a word: colour alone never tells it."""
    return reader.say(f"counter.haste.{haste(share).name.lower()}")


def stopwatch(milliseconds: int) -> str:
    """Minutes and seconds, with hours once there are any: 4:05, 1:04:05."""
    seconds = max(0, milliseconds) // 1000
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02d}:{second:02d}" if hour else f"{minute}:{second:02d}"


def minutes_told(reader: Reader, milliseconds: int) -> str:
    """Whole minutes, as in a list."""
    return reader.say("counter.minutes", n=max(0, milliseconds) // MINUTE)


def foretold(reader: Reader, wait: WaitRange) -> str:
    """How long somebody is still going to wait; empty where nobody can say."""
    if not wait.said:
        return ""
    if wait.low == wait.high:
        return reader.say("counter.foretold.about", n=wait.high)
    return reader.say("counter.foretold.range", low=wait.low, high=wait.high)


def clock_told(reader: Reader, at: int) -> str:
    """The centre's local time: 14:05 in English; 8:05 in the afternoon in Kiswahili, which counts
    the hours from sunrise."""
    moment = local(at)
    part = next(name for before, name in PARTS_OF_DAY if moment.hour < before)
    hour = (moment.hour - SUNRISE) % 12 or 12
    told = f"{hour}:{moment:%M}" if reader.language == "sw" else f"{moment:%H:%M}"
    return reader.say(f"counter.clock.{part}", time=told)


def shift_told(shift: Shift, reader: Reader) -> str:
    """When whoever signed in works today, and where."""
    starts, ends = (clock_told(reader, at_local(shift.day, m)) for m in (shift.starts, shift.ends))
    if shift.counter is None:
        return reader.say("counter.shift_told", starts=starts, ends=ends)
    return reader.say("counter.shift_at", starts=starts, ends=ends, counter=shift.counter)
