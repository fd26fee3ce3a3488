"""Numbers, ticket numbers and clock times as rows of clips."""

from floor.rules.offer import Language

MOST = 999_999
AGREEING = frozenset({1, 2, 3, 4, 5, 8})
"""Units that agree with the people they count in Kiswahili."""
AND, HUNDRED, THOUSAND = "number.and.2", "number.hundred", "number.thousand"
NOON, EVENING, NIGHT = 12, 16, 19
"""Hours at which people begin to say afternoon, evening, night."""


def number(n: int, language: Language) -> list[str]:
    """Names of the clips that say a whole number from 0 to 999,999; ValueError for others."""
    if not 0 <= n <= MOST:
        raise ValueError(f"{n} is not a number from 0 to {MOST}")
    thousands, rest = divmod(n, 1000)
    if not thousands:
        return _below_thousand(n, language)
    head = _scaled(thousands, "thousand", language)
    if not rest:
        return head
    return [*head, *([AND] if rest < 100 else []), *_below_thousand(rest, language)]


def people(n: int, language: Language) -> list[str]:
    """The same for a number of people, with which Kiswahili agrees: kumi na wawili."""
    names = number(n, language)
    unit = n % 10
    if language != "sw" or unit not in AGREEING:
        return names
    ten = ["number.10", AND] if n % 100 == 10 + unit else []
    return [*names[:-1], *ten, f"number.people.{unit}"]


def _below_thousand(n: int, language: Language) -> list[str]:
    hundreds, rest = divmod(n, 100)
    if not hundreds:
        return _below_hundred(n, language)
    head = _scaled(hundreds, "hundred", language)
    if not rest:
        return head
    below = _below_hundred(rest, language)
    # Kiswahili puts "na" before the last part only, and "ishirini na tano" has it already.
    joint = [] if language == "sw" and rest > 10 and rest % 10 else [AND]
    return [*head, *joint, *below]


def _scaled(n: int, scale: str, language: Language) -> list[str]:
    """Two hundred, mia mbili; two thousand, elfu mbili."""
    if language == "sw":
        return [f"number.{scale}.1", *_below_thousand(n, language)]
    return [*_below_thousand(n, language), f"number.{scale}.2"]


def _below_hundred(n: int, language: Language) -> list[str]:
    tens, unit = divmod(n, 10)
    if n < 20 or not unit:
        return [f"number.{n}"]
    joint = [AND] if language == "sw" else []
    return [f"number.{tens * 10}", *joint, f"number.{unit}"]


def ticket(signs: str) -> list[str]:
    """A ticket's number, sign by sign; anything but Latin letters and digits is left out."""
    names = []
    for sign in signs.upper():
        if sign.isascii() and sign.isdigit():
            names.append(f"number.{sign}")
        elif sign.isascii() and sign.isalpha():
            names.append(f"letter.{sign}")
    return names


def time(hour: int, minute: int, language: Language) -> list[str]:
    """A time of day: eight thirty in the morning; saa mbili na nusu asubuhi, from sunrise."""
    part = (
        "night" if hour >= NIGHT or hour < 5 else "evening" if hour >= EVENING
        else "afternoon" if hour >= NOON else "morning"
    )  # fmt: skip
    of_day = f"voice.read.clock.{part}"
    if language == "sw":
        said = ["voice.read.clock.hour", *number((hour - 7) % 12 + 1, language)]
        if minute == 30:
            said.append("voice.read.clock.half")
        elif minute:
            said += ["voice.read.clock.minutes", *number(minute, language)]
        return [*said, of_day]
    said = number((hour - 1) % 12 + 1, language)
    if not minute:
        said.append("voice.read.clock.hour")
    elif minute < 10:
        said += ["number.0", *number(minute, language)]
    else:
        said += number(minute, language)
    return [*said, of_day]
