"""Numbers as they are spoken: a counter as a whole number, a ticket digit by digit."""

from floor.rules.offer import Language
from floor.words import Words

HIGHEST = 999


def spoken(n: int, language: Language, *, words: Words) -> str:
    """A whole number from 0 to 999 in words, as said after "nambari", without agreement.

    Kiswahili puts "na" before the last part only: 105 "mia moja na tano", 120 "mia moja na
    ishirini", 125 "mia moja ishirini na tano". Raises ValueError outside 0 to 999.
    """
    if not 0 <= n <= HIGHEST:
        raise ValueError(f"{n} is not a number from 0 to {HIGHEST}")
    hundreds, rest = divmod(n, 100)
    if not hundreds:
        return _below_hundred(rest, language, words)
    digit = words.say(f"number.{hundreds}", language)
    hundred = words.say("number.hundred", language, digit=digit)
    if not rest:
        return hundred
    below = _below_hundred(rest, language, words)
    if language == "sw" and rest > 10 and rest % 10:
        return f"{hundred} {below}"
    return words.say("number.and", language, first=hundred, last=below)


def spoken_ticket(number: str, language: Language, *, words: Words) -> str:
    """A ticket number such as `C042`, letter and digits one by one, a pause between."""
    letters = [words.say(f"letter.{sign}", language) for sign in number if sign.isalpha()]
    digits = [words.say(f"number.{sign}", language) for sign in number if sign in "0123456789"]
    return f"{' '.join(letters)}, {' '.join(digits)}"


def _below_hundred(rest: int, language: Language, words: Words) -> str:
    tens, unit = divmod(rest, 10)
    if rest < 20 or not unit:
        return words.say(f"number.{rest}", language)
    ten, one = (words.say(f"number.{part}", language) for part in (tens * 10, unit))
    if language == "sw":
        return words.say("number.and", language, first=ten, last=one)
    return f"{ten}-{one}"
