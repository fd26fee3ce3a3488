"""What is typed to sign in, and what is amiss with it."""

PIN_DIGITS = 6


def is_pin(text: str) -> bool:
    """Whether it can be a PIN."""
    return text.isdecimal() and len(text) == PIN_DIGITS


def amiss(*, agent: str, pin: str, counter: str) -> dict[str, bool]:
    """Which of the fields must be typed anew; without a counter only supervisors sign in."""
    return {
        "agent": not agent,
        "pin": not is_pin(pin),
        "counter": bool(counter) and not (counter.isdecimal() and int(counter) > 0),
    }
