"""From the start to the floor: its host answers, or is asked for on this display's own screen."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from floor.connect import connect, enrolled
from floor.errors import FoleniError
from floor.facade import Floor
from floor.qt.application import Application
from floor.qt.entry import Entry, doors, may_be_let_in
from floor.qt.first_run import ask_in
from floor.words import load_words


@dataclass(frozen=True, slots=True)
class Begun:
    """A started application and its floor."""

    application: Application
    floor: Floor
    zone: str = ""
    """Counters that a host has just told this display to call for, such as 1-10,14."""


def floor_of(
    host: str,
    begin: Callable[[], Application],
    *,
    device: str,
    patience: float,
    size: tuple[int, int],
    by_hand: bool,
) -> Begun:
    """The started application, and the floor of a host; where a code would help against what went
    wrong, after somebody wrote it on the screen. Raises what else `connect` raises."""
    reach = partial(connect, device=device, patience=patience)
    try:
        floor = reach(host)
    except FoleniError as fault:
        known = enrolled(device) is not None
        if not may_be_let_in(fault, enrolled=known, by_hand=by_hand):
            raise
        application = begin()
        entry = Entry(doors(device, "display", "manager"), words=load_words(), parent=application)
        address = ask_in(application, entry, fault, size=size, full=not by_hand)
        if not address:
            sys.exit(0)
        own = enrolled(device)
        return Begun(application, reach(address), own.told.zone if own is not None else "")
    return Begun(begin(), floor)
