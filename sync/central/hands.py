"""The few threads on which a server does what centres ask of it, so that people never wait for it.

What centres send is mostly reckoning, and Python reckons on one core: more threads at it do not
bring it in sooner, they only keep those waiting that make pages. Whoever comes meanwhile stands in
a line that costs nothing but the packed body; a centre sends one batch at a time.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sync.errors import CentralBusy

A = TypeVar("A")

AT_ONCE = 2
"""While one waits for the database, the other reckons."""
WAITING = 256
"""Requests that may stand in line; more are asked to come again."""
AGAIN = 2
"""Seconds after which they may."""


class Hands:
    """Of one process."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="centres")
        self.busy = 0
        """Requests at work or in line; changed by the event loop only."""

    async def do(self, act: Callable[[], A]) -> A:
        """Do something as soon as it is its turn. Raises CentralBusy."""
        if self.busy >= WAITING:
            raise CentralBusy(seconds=AGAIN)
        self.busy += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, act)
        finally:
            self.busy -= 1

    def close(self) -> None:
        """End the threads, once what they do is done."""
        self._pool.shutdown(wait=True, cancel_futures=True)
