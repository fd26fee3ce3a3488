"""Headquarters on a free port, and a centre that lives a morning."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from floor.store import ledger
from sync import wire
from sync.agent import Agent, Status
from sync.central.accounts import Accounts
from sync.central.people import Person, Role
from sync.central.store import Central
from sync.headquarters import Headquarters
from sync.proof import HEADER
from sync.protocol import Batch, Hello, Mark
from tests.floors import Keys, PracticeFloor, seat

ADMINISTRATOR, PASSWORD = "wanjiru", "kahawa na chai ya asubuhi"


KEYS: dict[str, Ed25519PrivateKey] = {}
"""By token, the key of the centre that holds it."""


def headquarters(address: str, token: str) -> Headquarters:
    """Headquarters as an agent that starts now reaches it."""
    return Headquarters(address, token, KEYS.setdefault(token, Ed25519PrivateKey.generate()))


@dataclass
class Site:
    """A central server that answers on a free port."""

    central: Central
    address: str
    agents: dict[str, Headquarters] = field(default_factory=dict)
    """By token."""

    def token(self, centre: str = "MSA") -> str:
        return self.central.add_centre(centre)

    def post(self, path: str, data: bytes, token: str) -> requests.Response:
        """A request as the agent that holds this token sends it, with any body."""
        agent = self.agent(token)
        if not agent.is_open:
            agent.open(path.split("/")[2])
        for _ in range(2):
            headers = {HEADER: agent.proof_of(path, data)}
            answer = requests.post(self.address + path, data=data, headers=headers, timeout=10)
            if answer.status_code != 403 or answer.json()["error"] != "fenced":
                break
            agent.open(path.split("/")[2])  # another agent of the test spoke meanwhile
        return answer

    def agent(self, token: str) -> Headquarters:
        """Headquarters as the agent with this token reaches it."""
        if token not in self.agents:
            self.agents[token] = headquarters(self.address, token)
        return self.agents[token]

    def close(self) -> None:
        for agent in self.agents.values():
            agent.close()

    @cached_property
    def session(self) -> str:
        """The cookie of an administrator who is signed in."""
        accounts = Accounts(self.central)
        if not accounts.any():
            accounts.add(Person(name=ADMINISTRATOR, role=Role.ADMINISTRATOR), PASSWORD)
        return accounts.sign_in(ADMINISTRATOR, PASSWORD, "127.0.0.1")

    def get(self, path: str, **headers: str) -> requests.Response:
        """What the administrator is answered; with a header Cookie its value besides the
        session's own."""
        cookies = f"foleni_session={self.session}; {headers.pop('Cookie', '')}"
        sent = {"Cookie": cookies, **headers}
        return requests.get(self.address + path, headers=sent, timeout=10)


def a_morning(floor: PracticeFloor, *, visits: int = 12) -> None:
    """Some citizens come; counter 1 calls and serves as many of them as it may."""
    key = Keys()
    if floor.counter(counter=1).agent is None:
        seat(floor, 1)
    mine = floor.counter(counter=1).services
    services = [s.code for s in floor.menu().services if s.open and s.code in mine]
    for number in range(visits):
        floor.clock.set(floor.clock.now() + 61_000)
        ticket = floor.take_ticket(key=key(), services=(services[number % len(services)],))
        floor.confirm_ticket(key=key(), visit=ticket.visit)
        if number % 3 == 0 and floor.call_next(key=key(), counter=1).serving:
            floor.recall(key=key(), counter=1)
            floor.start_service(key=key(), counter=1)


def ship(site_address: str, floor: PracticeFloor, token: str) -> list[Status]:
    """Ship everything once; what the agent said meanwhile."""
    said: list[Status] = []
    there = headquarters(site_address, token)
    try:
        Agent(floor, there, said.append).run(once=True, patience=20)
    finally:
        there.close()
    return said


def soon(what: Callable[[], bool], *, within: float = 10.0) -> None:
    """Wait until a condition holds, by asking often."""
    until = time.monotonic() + within
    while not what():
        assert time.monotonic() < until, "it did not come to hold in time"
        time.sleep(0.02)


def hello_of(floor: PracticeFloor) -> Hello:
    """What a centre's agent says first."""
    health = floor.health()
    return Hello(
        centre=health.centre,
        origin=health.origin,
        head=Mark(seq=health.version, hash=health.head),
        at=health.at,
        practice=True,
        program="test",
    )


def batch_of(floor: PracticeFloor, first: int, last: int) -> Batch:
    """Lines of a centre, from first to last."""
    entries = floor.journal(after=first - 1, limit=last - first + 1).entries
    return Batch(centre=floor.identity.centre, origin=floor.identity.origin, entries=entries)


def push(site: Site, batch: Batch, token: str) -> requests.Response:
    """Send a batch as an agent does."""
    return site.post(f"/sync/{batch.centre}/lines", wire.pack(batch), token)


def head_at(central: Central, floor: PracticeFloor) -> Mark:
    """Which head of a centre headquarters has."""
    with central.asking() as connection:
        head = ledger.head_of(connection, floor.identity.centre, floor.identity.origin)
    return Mark(seq=head.seq, hash=head.hash)


def head_of(floor: PracticeFloor) -> Mark:
    """Where a centre's own journal ends."""
    health = floor.health()
    return Mark(seq=health.version, hash=health.head)


def demand_equal(central: Central, floor: PracticeFloor) -> None:
    """Both sides end at one head, and their tables are the same."""
    centre = floor.identity.centre
    assert head_at(central, floor) == head_of(floor)
    assert ledger.folded(central.engine, centre) == ledger.folded(floor._engine, centre)
