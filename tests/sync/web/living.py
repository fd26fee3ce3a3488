"""Headquarters with two centres that lived a morning, for tests that read its pages."""

import socket
import threading
from dataclasses import dataclass
from pathlib import Path

import requests
import uvicorn

from floor.clock import HostClock
from floor.words import load_words
from sync.central.accounts import Accounts
from sync.central.app import central_app
from sync.central.people import Person, Role
from sync.central.store import Central
from tests.floor.a_morning import play
from tests.floors import PracticeFloor, a_floor
from tests.sync.site import ADMINISTRATOR, PASSWORD, a_morning, ship

PEOPLE = (
    Person(name=ADMINISTRATOR, role=Role.ADMINISTRATOR),
    Person(name="editha", role=Role.EDITOR),
    Person(name="tax.reader", role=Role.AGENCY, agencies=frozenset({"KRA"})),
    Person(name="otieno", role=Role.MANAGER, centres=frozenset({"MSA"})),
    Person(name="reader", role=Role.READER),
)


@dataclass
class Living:
    """A server on a free port, its store, and the two centres."""

    central: Central
    accounts: Accounts
    address: str
    mombasa: PracticeFloor
    lamu: PracticeFloor
    token: str
    """Mombasa's, to send more."""
    _server: uvicorn.Server
    _thread: threading.Thread

    def session(self, name: str = ADMINISTRATOR) -> requests.Session:
        """A client that is signed in."""
        client = requests.Session()
        cookie = self.accounts.sign_in(name, PASSWORD, "127.0.0.1")
        client.cookies.set("foleni_session", cookie)
        return client

    def end(self) -> None:
        self._server.should_exit = True
        self._thread.join()
        for floor in (self.mombasa, self.lamu):
            floor.close()
        self.central.close()


def living(folder: Path) -> Living:
    """Begin all of it."""
    central = Central(folder / "central", HostClock())
    accounts = Accounts(central)
    for person in PEOPLE:
        accounts.add(person, PASSWORD)
    door = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        central_app(central, load_words()), log_level="warning", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
    thread.start()
    address = f"http://127.0.0.1:{door.getsockname()[1]}"
    mombasa, lamu = a_floor(folder), a_floor(folder, centre="LMU")
    play(mombasa)
    a_morning(lamu, visits=8)
    token = central.add_centre("MSA")
    ship(address, mombasa, token)
    ship(address, lamu, central.add_centre("LMU"))
    return Living(central, accounts, address, mombasa, lamu, token, server, thread)
