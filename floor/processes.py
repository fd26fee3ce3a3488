"""Starts our own programs as processes, waits for the line that says they are ready, ends them."""

import re
import subprocess
import sys
import threading
from collections import deque
from pathlib import Path
from typing import Self

from floor import errors

KEPT = 40
"""Lines of what a program said that are kept to be shown when it fails."""


class Program:
    """`foleni ARGUMENTS` in a process of its own, ended with the block that started it."""

    def __init__(self, *arguments: str, log: Path | None = None) -> None:
        self.name = arguments[0]
        self._said: deque[str] = deque(maxlen=KEPT)
        self._line = threading.Condition()
        self._log = log
        self.process = subprocess.Popen(
            [sys.executable, "-m", "floor", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if self._log is not None:
                with self._log.open("a", encoding="utf-8") as file:
                    file.write(line)
            with self._line:
                self._said.append(line.rstrip())
                self._line.notify_all()
        with self._line:
            self._line.notify_all()

    def wait_for(self, pattern: str, *, seconds: float = 30.0) -> re.Match[str]:
        """The first line that matches. Raises ProgramFailed when it ends or stays silent."""
        found: list[re.Match[str]] = []

        def said() -> bool:
            found[:] = [m for line in self._said if (m := re.search(pattern, line))]
            return bool(found) or not self._reader.is_alive()

        with self._line:
            self._line.wait_for(said, seconds)
        if not found:
            raise errors.ProgramFailed(program=self.name, said=" / ".join(self._said) or "nothing")
        return found[0]

    def demand_alive(self) -> None:
        """Raise ProgramFailed if it has ended."""
        if self.process.poll() is not None:
            raise errors.ProgramFailed(program=self.name, said=" / ".join(self._said) or "nothing")

    def end(self, *, seconds: float = 10.0) -> int:
        """Ask it to end, then make it; its exit status."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.process.kill()
        status = self.process.wait()
        self._reader.join(5.0)  # a child of its own may still hold the pipe
        if self.process.stdout is not None and not self._reader.is_alive():
            self.process.stdout.close()
        return status

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.end()
