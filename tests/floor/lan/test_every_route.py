"""Every route x every role x {no, expired, foreign, revoked, right} proof, over real TLS."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from floor.lan.entry import Pass
from floor.lan.guard import OPEN, asked
from floor.lan.host import host_app
from floor.rules import roles
from tests.floor.lan.room import Room, a_room
from tests.floors import Keys, PracticeFloor, a_floor

key = Keys()
ROLES = [role for role in roles.Device if role is not roles.Device.HOST]


@pytest.fixture(scope="module")
def floor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeFloor]:
    floor = a_floor(tmp_path_factory.mktemp("host"))
    yield floor
    floor.close()


@pytest.fixture(scope="module")
def room(floor: PracticeFloor, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    with a_room(floor, tmp_path_factory.mktemp("keys")) as room:
        yield room


@pytest.fixture(scope="module")
def routes(floor: PracticeFloor) -> list[tuple[str, str]]:
    """Method and path of each; what is not written down is asked for as well."""
    paths = host_app(floor).openapi()["paths"]
    known = [(method.upper(), path) for path, methods in paths.items() for method in methods]
    assert len(known) > 80
    hidden = [("GET", "/openapi.json"), ("GET", "/"), ("POST", "/verbs/enrol_agent")]
    return [*known, *hidden, ("GET", "/verbs/take_ticket"), ("DELETE", "/journal")]


def send(room: Room, session: requests.Session, method: str, path: str) -> int:
    """The status of a request that says nothing but who sends it."""
    with session.request(
        method,
        room.address + path,
        data=b"{}" if method == "POST" else None,
        headers={"Foleni-Key": key()},
        stream=True,
        timeout=10,
    ) as answer:
        return answer.status_code


def name_of(path: str) -> str:
    return asked({"path": path, "query_string": b""})


def refusals(room: Room, session: requests.Session, routes: list[tuple[str, str]]) -> set[int]:
    closed = [route for route in routes if route[1] not in OPEN]
    return {send(room, session, *route) for route in closed}


def test_without_a_proof_every_route_is_closed(room: Room, routes: list[tuple[str, str]]) -> None:
    assert refusals(room, room.raw(None), routes) == {401}


def test_the_open_routes_give_nothing_to_whoever_has_nothing(room: Room) -> None:
    session = room.raw(None)
    for path in OPEN:
        assert send(room, session, "POST", path) == 400
        assert send(room, session, "GET", path) == 405


@pytest.mark.parametrize("role", ROLES)
def test_a_revoked_devices_proof_opens_nothing(
    room: Room, routes: list[tuple[str, str]], role: roles.Device
) -> None:
    own = room.let_in(role)
    session = room.raw(own)
    assert send(room, session, "GET", "/health") == 200
    room.floor.revoke_device(key=key(), device=own.device)
    assert refusals(room, session, routes) == {401}


@pytest.mark.parametrize("role", ROLES)
def test_a_foreign_hosts_proof_opens_nothing(
    room: Room, routes: list[tuple[str, str]], role: roles.Device, tmp_path: Path
) -> None:
    other = a_floor(tmp_path, centre="NYR")
    with a_room(other, tmp_path) as elsewhere:
        session = room.raw(None)
        session.auth = Pass(elsewhere.let_in(role))
        assert refusals(room, session, routes) == {401}
    other.close()


@pytest.mark.parametrize("role", ROLES)
def test_an_expired_sessions_proof_opens_nothing(
    floor: PracticeFloor, routes: list[tuple[str, str]], role: roles.Device, tmp_path: Path
) -> None:
    with a_room(floor, tmp_path, session_life=-1.0) as late:
        assert refusals(late, late.raw(late.let_in(role)), routes) == {401}


@pytest.mark.parametrize("role", ROLES)
def test_the_right_proof_opens_what_the_table_says_and_nothing_else(
    room: Room, routes: list[tuple[str, str]], role: roles.Device
) -> None:
    session = room.raw(room.let_in(role))
    for method, path in routes:
        if path in OPEN:
            continue
        status, needed = send(room, session, method, path), roles.least(name_of(path), role)
        told = f"{method} {path} as {role}: {status}"
        if needed is None:
            assert status == 403, told
        elif needed is roles.Role.NOBODY:
            assert status not in (401, 403, 500), told
        else:  # nobody is signed in there; a verb that says nothing cannot even be read
            assert status == 403 or (status == 400 and path.startswith("/verbs/")), told


def test_at_home_the_owner_proves_it_when_the_host_is_strict(
    room: Room, routes: list[tuple[str, str]]
) -> None:
    for headers in ({}, {"Foleni-Local": "a guess"}):
        answer = requests.get(room.home + "/health", headers=headers, timeout=5)
        assert answer.status_code == 401
    owner = {"Foleni-Local": "the owner's"}
    for method, path in routes:
        if method == "GET":
            with requests.get(room.home + path, headers=owner, timeout=5, stream=True) as answer:
                assert answer.status_code not in (401, 403, 500), path


def test_at_home_a_web_page_is_not_the_owner(floor: PracticeFloor, tmp_path: Path) -> None:
    with a_room(floor, tmp_path, strict=False) as room:
        url = room.home + "/health"
        assert requests.get(url, timeout=5).status_code == 200
        lured = {"Origin": "https://evil.example"}
        assert requests.get(url, headers=lured, timeout=5).status_code == 401
        rebound = {"Host": "evil.example"}
        assert requests.get(url, headers=rebound, timeout=5).status_code == 401
        forwarded = {"X-Forwarded-For": "127.0.0.1", "X-Forwarded-Proto": "http"}
        answer = room.raw(None).get(room.address + "/health", headers=forwarded, timeout=5)
        assert answer.status_code == 401
