"""Keeps the screen from going dark, as far as the desktop lets a program ask for it."""

import logging
import subprocess
from collections.abc import Sequence
from shutil import which

from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage

log = logging.getLogger("foleni.display")

WHY = "Calls are shown here"
SERVICE, PLACE = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
INHIBIT = (
    *("systemd-inhibit", "--what=idle:sleep", "--who=Foleni", f"--why={WHY}"),
    *("--mode=block", "cat"),
)
"""Holds as long as `cat` reads: until this program ends, however it ends."""


class Awake:
    """Asks the desktop's screen saver not to begin, and the system not to sleep; whatever of both
    there is. A bare X server or a screen's own timer hears of neither: see the guide."""

    def __init__(self, command: Sequence[str] = INHIBIT) -> None:
        self.holds: list[str] = []
        """What keeps the screen awake: screensaver, system."""
        self._process: subprocess.Popen[bytes] | None = None
        if _ask_screen_saver():
            self.holds.append("screensaver")
        if which(command[0]) is not None:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            self.holds.append("system")
        if self.holds:
            log.info("kept awake by=%s", ",".join(self.holds))
        else:
            log.warning("nothing here keeps the screen awake; set it so by hand")

    def holding(self) -> bool:
        """Whether the system is still asked not to sleep."""
        return self._process is not None and self._process.poll() is None

    def close(self) -> None:
        """Let the screen sleep again."""
        if self._process is not None:
            assert self._process.stdin is not None
            self._process.stdin.close()
            self._process.terminate()
            self._process.wait(5)
            self._process = None


def _ask_screen_saver() -> bool:
    """Whether the session's screen saver has said yes; it forgets when this program ends."""
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    saver = QDBusInterface(SERVICE, PLACE, SERVICE, bus)
    if not saver.isValid():
        return False
    answer = saver.call("Inhibit", "Foleni", WHY)
    return answer.type() == QDBusMessage.MessageType.ReplyMessage
