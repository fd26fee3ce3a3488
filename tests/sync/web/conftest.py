"""One headquarters for all tests of a module that only read; what they change, they make anew."""

from collections.abc import Iterator

import pytest

from tests.sync.web.living import Living, living


@pytest.fixture(scope="module")
def hq(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Living]:
    begun = living(tmp_path_factory.mktemp("hq"))
    yield begun
    begun.end()
