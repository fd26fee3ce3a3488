"""What holds for every test: no screen, the same random cases for all, and no warning unheard."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.database import DirectoryBasedExampleDatabase

# Before anything makes a QGuiApplication; `QT_QPA_PLATFORM=xcb pytest` still shows the windows.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

REPOSITORY = Path(__file__).resolve().parents[1]

settings.register_profile(
    "foleni",
    # Shared CI machines pause; a slow case is no fault of the rule under test.
    deadline=None,
    database=DirectoryBasedExampleDatabase(REPOSITORY / ".cache" / "hypothesis"),
)
settings.load_profile("foleni")


LONGEST = ("tests/room/", "tests/sync/")
"""Folders with the longest files."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """These go first: whoever came to them last would work on while all others are done."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


class OurWarnings(logging.Handler):
    """Keeps each record of level WARNING or above that code of this repository logs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        path = Path(record.pathname)
        if path.is_relative_to(REPOSITORY) and not path.is_relative_to(REPOSITORY / ".venv"):
            self.records.append(record)


@pytest.fixture
def expected_warnings() -> list[logging.LogRecord]:
    """What our own code logs as a warning; a test that asks for it looks at it itself."""
    return []


@pytest.fixture(autouse=True)
def a_home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What devices remember of a host, each test begins without."""
    monkeypatch.setenv("FOLENI_DATA", str(tmp_path / "data"))


@pytest.fixture(autouse=True)
def no_warning_goes_unheard(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test during which our own code logs a warning that the test does not expect."""
    heard = OurWarnings()
    expects = "expected_warnings" in request.fixturenames
    if expects:
        heard.records = request.getfixturevalue("expected_warnings")
    root = logging.getLogger()
    root.addHandler(heard)
    yield
    root.removeHandler(heard)
    if heard.records and not expects:
        said = "\n".join(f"{r.name}: {r.getMessage()}" for r in heard.records)
        pytest.fail(f"logged, and not expected by the test:\n{said}")
