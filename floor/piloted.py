"""An application of ours in its own process, driven by real clicks and keys: for demo and tests."""

import json
import subprocess
import sys
from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any, Self

PATIENCE = 20.0
"""Seconds an answer may take beyond what the order itself waits for; starting counts into it."""
KEPT = 200
"""Lines kept of what the application logs."""


class PilotFailed(Exception):
    """The application could not carry out an order, or is gone; says why."""


class PilotedApp:
    """`PilotedApp("kiosk", "--host", url)` is `foleni kiosk --host URL --pilot`.

    Close it by `with`. Each order raises PilotFailed with the application's own sentence and the
    end of its log.
    """

    def __init__(self, *arguments: str, environment: Mapping[str, str] | None = None) -> None:
        command: Sequence[str] = [sys.executable, "-m", "floor", *arguments, "--pilot"]
        self.arguments = arguments
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=None if environment is None else dict(environment),
        )
        self.log: deque[str] = deque(maxlen=KEPT)
        self._answers: SimpleQueue[str | None] = SimpleQueue()
        self._readers = [
            Thread(target=self._read_answers, args=(self.process.stdout,), daemon=True),
            Thread(target=self._read_log, args=(self.process.stderr,), daemon=True),
        ]
        for reader in self._readers:
            reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.quit()

    def click(self, name: str) -> None:
        """Click the middle of the item with this objectName."""
        self._order(do="click", name=name)

    def key(self, key: str) -> None:
        """Press a key, written like "F2" or "Ctrl+Z"."""
        self._order(do="key", key=key)

    def type(self, text: str) -> None:
        """Write letter by letter where the keys are."""
        self._order(do="type", text=text)

    def wait(self, name: str, text: str | None = None, *, seconds: float = 10.0) -> None:
        """Until the item is shown and, if a text is given, says it."""
        self._order(patience=seconds, do="wait", name=name, text=text, seconds=seconds)

    def timed(
        self, name: str, text: str | None = None, *, seconds: float = 10.0, **act: str
    ) -> float:
        """Milliseconds from an act, such as `click="take"` or `key="F2"`, to the first frame in
        which the item stands and, if a text is given, says it."""
        ((do, what),) = act.items()
        order = {"do": do, "key" if do == "key" else "name": what}
        answer = self._order(
            patience=seconds, do="timed", act=order, name=name, text=text, seconds=seconds
        )
        return float(answer["ms"])

    def wait_gone(self, name: str, *, seconds: float = 10.0) -> None:
        """Until no item of this name is shown."""
        self._order(patience=seconds, do="gone", name=name, seconds=seconds)

    def text(self, name: str) -> str:
        """What the item says."""
        return str(self._order(do="text", name=name)["text"])

    def names(self) -> list[str]:
        """The objectName of everything shown."""
        return list(self._order(do="names")["names"])

    def shot(self, path: Path) -> Path:
        """Save a picture of the window as PNG."""
        self._order(do="shot", path=str(path))
        return path

    def quit(self, *, seconds: float = 10.0) -> int:
        """Have it end; its exit status. Kills it if it does not."""
        if self.process.poll() is None:
            try:
                self._order(do="quit")
            except PilotFailed:
                self.process.terminate()
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
        status = self.process.wait()
        for reader in self._readers:
            reader.join(seconds)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream is not None:
                with suppress(BrokenPipeError):  # an order that was never read
                    stream.close()
        return status

    def _order(self, *, patience: float = 0.0, **order: Any) -> dict[str, Any]:
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(json.dumps(order) + "\n")
            self.process.stdin.flush()
            line = self._answers.get(timeout=PATIENCE + patience)
        except OSError as fault:
            raise self._failed(order, f"it has ended ({fault})") from fault
        except Empty as fault:
            raise self._failed(order, "it gives no answer") from fault
        if line is None:
            status = self.process.wait()
            self._readers[1].join(PATIENCE)  # so that its last words are in the log
            raise self._failed(order, f"it has ended with status {status}")
        answer: dict[str, Any] = json.loads(line)
        if not answer["ok"]:
            raise self._failed(order, answer["error"])
        return answer

    def _failed(self, order: Mapping[str, Any], reason: str) -> PilotFailed:
        told = "\n".join(self.log)
        return PilotFailed(f"{' '.join(self.arguments)}: {order}: {reason}\n{told}")

    def _read_answers(self, stream: IO[str]) -> None:
        for line in stream:
            self._answers.put(line)
        self._answers.put(None)

    def _read_log(self, stream: IO[str]) -> None:
        for line in stream:
            self.log.append(line.rstrip("\n"))
