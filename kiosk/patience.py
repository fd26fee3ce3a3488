"""How long the kiosk waits for a person before it asks, and before it starts again; pure."""

from dataclasses import replace

from kiosk.journey import Journey, Paper, Screen, fresh

QUIET = 45_000
"""Milliseconds without a touch before the person is asked whether they are still there."""
QUIET_WITH_TICKET = 10_000
"""The same once the ticket is on paper: the next person waits."""
COUNTDOWN = 20_000
"""Milliseconds of warning; any touch ends it (WCAG 2.2.1 wants 20 seconds at least)."""


def quiet_time(journey: Journey) -> int | None:
    """Milliseconds without a touch before the warning; None where nobody is hurried."""
    if journey.screen is Screen.WORKING:
        return None
    if journey.screen is Screen.TICKET:
        return QUIET_WITH_TICKET if journey.paper is Paper.PRINTED else None
    if journey == replace(fresh(journey.touched), language=journey.language):
        return None
    return QUIET


def seconds_left(journey: Journey, now: int) -> int | None:
    """Seconds until the screen starts again, while the warning is shown; else None."""
    quiet = quiet_time(journey)
    if quiet is None or now - journey.touched < quiet:
        return None
    left = journey.touched + quiet + COUNTDOWN - now
    return max(0, -(-left // 1000))


def tick(journey: Journey, now: int) -> Journey:
    """Time passes; after the countdown the journey is over."""
    return fresh(now) if seconds_left(journey, now) == 0 else journey
