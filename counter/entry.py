"""What is typed to sign in, and what is amiss with it."""

from random import Random

PIN_DIGITS = 6


def is_pin(text: str) -> bool:
    """Whether it can be a PIN."""
    return text.isdecimal() and len(text) == PIN_DIGITS


def fresh_pin(random: Random) -> str:
    """Six digits, each another, for one sign-in; no run."""
    while True:
        pin = "".join(random.sample("0123456789", 6))
        if pin not in "01234567890" and pin not in "09876543210":
            return pin


def amiss(*, agent: str, pin: str, counter: str) -> dict[str, bool]:
    """Which of the fields must be typed anew; without a counter only supervisors sign in."""
    return {
        "agent": not agent,
        "pin": not is_pin(pin),
        "counter": bool(counter) and not (counter.isdecimal() and int(counter) > 0),
    }
