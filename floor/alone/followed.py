"""The host's clock, as a kiosk goes on telling it when the host is out of reach."""

from floor.clock import HostClock


class FollowedClock:
    """The PC's clock, moved by what the host's showed more when it was heard last."""

    def __init__(self) -> None:
        self._pc = HostClock()
        self.offset = 0
        """Milliseconds that the host's clock shows more than the PC's."""
        self._last = 0

    def follow(self, at: int) -> None:
        """The host's clock shows `at` (UTC milliseconds) now."""
        self.offset = at - self._pc.now()
        self._last = 0

    def now(self) -> int:
        self._last = max(self._last, self._pc.now() + self.offset)
        return self._last
