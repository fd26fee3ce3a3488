"""Stores with a past."""

import shutil
from pathlib import Path

import pytest

from tests.floor.store.years import some_days, write


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with five days in it, the last closed."""
    path = tmp_path_factory.mktemp("past") / "TST.sqlite"
    write(some_days(3, 5), path)
    return path


@pytest.fixture
def store(past: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(past, tmp_path / "TST.sqlite"))
