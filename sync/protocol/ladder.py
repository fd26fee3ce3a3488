"""Which places of a journal are stated, so that the longest common beginning is found soon.

Two journals that differ at a place differ at all places behind it, since each line holds the hash
of the one before. So a few rungs show between which two of them the journals part, and the same
is done again between those two.
"""

WIDE = 16
"""Rungs stated between two places at most: four rounds for a million lines."""


def ladder(head: int, floor: int = 0) -> tuple[int, ...]:
    """The head, half as far from the floor, a quarter, and so on down to the first line."""
    rungs: list[int] = []
    far = head - floor
    while far > 0:
        rungs.append(floor + far)
        far //= 2
    return tuple(sorted(rungs))


def between(low: int, high: int) -> tuple[int, ...]:
    """At most WIDE places evenly between two, neither of them; empty when they are neighbours."""
    room = high - low - 1
    if room <= WIDE:
        return tuple(range(low + 1, high))
    return tuple(low + (high - low) * step // (WIDE + 1) for step in range(1, WIDE + 1))
