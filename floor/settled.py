"""A program that has started: what it holds by then is looked through by the collector no more."""

import gc

YOUNG, MIDDLE, OLD = 10_000, 20, 20
"""The collector's thresholds. With Python's own, each hundred milliseconds or so of work ends in a
look through everything that was ever imported: a tenth of a second in which nobody is answered."""


def settle() -> None:
    """Call once, when everything that stays has been loaded."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
