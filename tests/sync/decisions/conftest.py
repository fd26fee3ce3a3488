"""An editor who is signed in, and a centre that trusts headquarters and was heard."""

from collections.abc import Iterator

import pytest

from floor.store.deciding import trust
from sync.central.accounts import Accounts
from sync.central.decisions import deciding, keys
from sync.central.people import Person, Role
from tests.floors import PracticeFloor
from tests.sync.conftest import a_site
from tests.sync.decisions.office import Browser
from tests.sync.site import PASSWORD, Site, ship


@pytest.fixture
def editor(site: Site) -> Browser:
    assert site.session  # the administrator is the first
    accounts = Accounts(site.central)
    accounts.add(Person(name="achieng", role=Role.EDITOR), "chai ya maziwa na mandazi")
    return Browser(site, accounts.sign_in("achieng", "chai ya maziwa na mandazi", "127.0.0.1"))


@pytest.fixture
def token(site: Site, floor: PracticeFloor) -> Iterator[str]:
    trust(floor, keys.shown(keys.load_or_make(deciding.key_path(site.central.path))))
    token = site.token()
    ship(site.address, floor, token)
    yield token


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One editor for all tests of a module that change nothing."""
    with a_site(tmp_path_factory.mktemp("central")) as site:
        assert site.session
        accounts = Accounts(site.central)
        accounts.add(Person(name="achieng", role=Role.EDITOR), PASSWORD)
        yield Browser(site, accounts.sign_in("achieng", PASSWORD, "127.0.0.1"))
