"""The main walk over headquarters' pages, with its store in a PostgreSQL."""

import re
from collections.abc import Iterator

import pytest
import requests
from click.testing import CliRunner

from sync.central import databases
from sync.central.command import central as command
from tests.sync.postgres import Postgres
from tests.sync.site import ADMINISTRATOR, PASSWORD, ship
from tests.sync.web.living import Living, living


@pytest.fixture(scope="module")
def grand(tmp_path_factory: pytest.TempPathFactory, postgres: Postgres) -> Iterator[Living]:
    folder = tmp_path_factory.mktemp("grand")
    databases.settle(folder / "central", postgres.database())
    begun = living(folder)
    yield begun
    begun.end()


@pytest.fixture(scope="module")
def client(grand: Living) -> Iterator[requests.Session]:
    with requests.Session() as session:
        session.headers["Accept-Language"] = "en"
        form = {"name": ADMINISTRATOR, "password": PASSWORD, "next": "/"}
        answer = session.post(f"{grand.address}/sign-in", data=form, timeout=20)
        assert answer.status_code == 200 and "All centres" in answer.text
        yield session


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/", "Mombasa"),
        ("/parts/centres", "Mombasa"),
        ("/centres/MSA", "Huduma Kenya Secretariat"),
        ("/centres/MSA/figures?agency=HKS&level=service", "median"),
        ("/centres/MSA/evidence", "Signed receipt"),
        ("/evidence", "Roots for outside parties"),
        ("/compare?level=agency", "Kenya Revenue Authority"),
        ("/reports?level=agency", "Kenya Revenue Authority"),
        ("/reports/x.csv?level=centre", "Mombasa"),
        ("/catalogue?q=pin", "KRA-PINN"),
        ("/catalogue/agencies", "Kenya Revenue Authority"),
        ("/catalogue/centres/MSA", "Another counter"),
        ("/catalogue/versions", "Huduma Centre Mombasa"),
        ("/catalogue/appointments", "A file of appointments"),
        ("/catalogue/notices", "Notices"),
        ("/catalogue/devices", "Devices of the centres"),
        ("/people", ADMINISTRATOR),
        ("/audit", ADMINISTRATOR),
        ("/api/centres", "MSA"),
    ],
)
def test_a_page_is_there_and_tells_its_own(
    grand: Living, client: requests.Session, path: str, told: str
) -> None:
    answer = client.get(grand.address + path, timeout=20)
    assert answer.status_code == 200, answer.text
    assert told.casefold() in answer.text.casefold()


def test_what_comes_from_a_centre_is_on_the_page_of_the_next_look(
    grand: Living, client: requests.Session
) -> None:
    health = grand.mombasa.health()
    ship(grand.address, grand.mombasa, grand.token)
    page = client.get(f"{grand.address}/centres/MSA/evidence", timeout=20).text
    assert re.search(rf"up to {health.version}\b", page)


def test_a_decision_is_made_and_a_list_is_taken(grand: Living, client: requests.Session) -> None:
    page = client.get(f"{grand.address}/catalogue/agencies", timeout=20).text
    form = {
        name: re.findall(rf'name="{name}" value="([^"]*)"', page)[0]
        for name in ("csrf", "revision")
    }
    named = {"code": "KRA", "name_en": "Taxes", "name_sw": "Kodi"}
    saved = client.post(f"{grand.address}/catalogue/agencies", data=form | named, timeout=20)
    assert saved.status_code == 200 and "Taxes" in saved.text
    chosen = form | {"first": "MSA", "centre": "MSA"}
    made = client.post(f"{grand.address}/catalogue/versions", data=chosen, timeout=30)
    assert made.status_code == 200 and made.url.endswith("/catalogue/versions/2"), made.text
    rows = b"centre,code,service,at\nMSA,HC-1,KRA-PINN,2030-11-25T09:30"
    taken = client.post(
        f"{grand.address}/catalogue/appointments/file",
        data={"csrf": form["csrf"]},
        files={"file": ("list.csv", rows)},
        timeout=20,
    )
    assert "Taken: 1 new or changed" in taken.text


def test_commands_find_the_store(grand: Living) -> None:
    data = str(grand.central.path.parent)
    told = CliRunner().invoke(command, ["roots", "--day", "2026-11-22", "--json", "--data", data])
    assert told.exit_code == 0 and '"form":"foleni-root-1"' in told.output, told.output
    every = CliRunner().invoke(command, ["centres", "--json", "--data", data])
    assert every.exit_code == 0 and "MSA" in every.output
