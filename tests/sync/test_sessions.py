"""Who may speak for a centre: its key, one session at a time, each request once."""

import logging
from dataclasses import replace
from typing import Any

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync import wire
from sync.central.contacts import clock_offset
from sync.central.live import all_centres
from sync.errors import ForeignToken, Quarantined, UnknownKey, UnknownToken, VersionRefused
from sync.headquarters import Headquarters
from sync.protocol import CLOCK_LIMIT
from tests.floors import PracticeFloor
from tests.sync.site import Site, head_at, headquarters, hello_of, ship


def test_without_a_key_nothing_is_taken_in_and_a_foreign_token_registers_none(
    site: Site, floor: PracticeFloor
) -> None:
    token, data = site.token(), wire.encode(hello_of(floor))
    ship(site.address, floor, token)
    head = head_at(site.central, floor)
    path = "/sync/MSA/hello"
    for header in ("", "a 1 1 x", "a 1 1", "a one 1 x", "é 1 1 x"):
        shown = {"Foleni-Sync": header.encode()}
        assert (
            requests.post(site.address + path, data=data, headers=shown, timeout=5).status_code
            == 401
        )
    for wrong, error in (("guess", UnknownToken), (site.token("LMU"), ForeignToken)):
        with pytest.raises(error):
            ship(site.address, floor, wrong)
    assert head_at(site.central, floor) == head


def test_a_request_signed_for_another_body_path_session_or_number_is_refused(
    site: Site, floor: PracticeFloor
) -> None:
    token, data = site.token(), wire.encode(hello_of(floor))
    agent = site.agent(token)
    agent.open("MSA")
    path = "/sync/MSA/hello"
    shown = agent.proof_of(path, data)
    server, session, number, signature = shown.split(" ")

    def sent(header: str, body: bytes = data, where: str = path) -> tuple[int, str]:
        answer = requests.post(
            site.address + where, data=body, headers={"Foleni-Sync": header}, timeout=5
        )
        return answer.status_code, "" if answer.ok else answer.json()["error"]

    assert sent(shown, data + b" ") == (401, "unknown_key")
    assert sent(shown, where="/sync/LMU/hello") == (401, "unknown_key")
    assert sent(f"{server} {int(session) + 1} {number} {signature}") == (401, "unknown_key")
    assert sent(f"{server} {session} {int(number) + 1} {signature}") == (401, "unknown_key")
    assert sent(shown) == (200, "")
    assert sent(shown) == (409, "late_request")
    site.agent(token).open("MSA")
    assert sent(shown) == (403, "fenced")


def test_a_token_registers_one_key_and_a_new_token_makes_it_void(
    site: Site, floor: PracticeFloor
) -> None:
    token = site.token()
    ship(site.address, floor, token)
    other = Headquarters(site.address, token, Ed25519PrivateKey.generate())
    with pytest.raises(UnknownKey):
        other.open("MSA")
    new = site.token()
    assert site.post("/sync/MSA/hello", wire.encode(hello_of(floor)), new).status_code == 200
    with pytest.raises(UnknownToken):
        ship(site.address, floor, token)
    other.close()
    stored = b"".join(p.read_bytes() for p in site.central.path.parent.glob("central.sqlite*"))
    assert new.encode() not in stored


def test_an_opening_counts_once_and_only_soon(site: Site) -> None:
    agent = site.agent(site.token())
    said: list[bytes] = []
    real = agent._post

    def post(path: str, data: bytes, *more: Any) -> Any:
        said.append(data)
        return real(path, data, *more)

    agent._post = post  # type: ignore[method-assign,assignment]
    agent.open("MSA")
    answer = requests.post(f"{site.address}/sync/MSA/open", data=said[-1], timeout=5)
    assert (answer.status_code, answer.json()["error"]) == (401, "session_lost")


def test_two_agents_that_take_turns_under_one_key_are_both_shut_out(
    site: Site, floor: PracticeFloor, expected_warnings: list[logging.LogRecord]
) -> None:
    token = site.token()
    one, two, three = (headquarters(site.address, token) for _ in range(3))
    for agent in (one, two, one, three, one):  # others come and go: no copy
        agent.open("MSA")
    with pytest.raises(Quarantined):
        three.open("MSA")
    with pytest.raises(Quarantined):
        one.greet(hello_of(floor))
    (centre,) = (c for c in site.get("/api/centres").json() if c["code"] == "MSA")
    assert centre["attention"] == "forked"
    again = headquarters(site.address, site.token())
    assert again.open("MSA").session > 0
    for agent in (one, two, three, again):
        agent.close()
    assert {record.name for record in expected_warnings} == {"foleni.central"}


def test_a_version_that_is_too_old_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    agent = site.agent(site.token())
    monkeypatch.setattr("sync.headquarters.SPEAKS", 0)
    monkeypatch.setattr("sync.headquarters.OLDEST", 0)
    with pytest.raises(VersionRefused):
        agent.open("MSA")


def test_a_clock_that_is_off_by_more_than_two_minutes_is_told_by_its_last_sight(
    site: Site, floor: PracticeFloor
) -> None:
    def seen() -> tuple[bool, bool]:
        with site.central.asking() as connection:
            offset = clock_offset(connection, "MSA")
            (centre,) = all_centres(connection, (), site.central.clock.now())
        assert offset is not None
        assert (centre.clock_ms, centre.clock_off) == (offset.ms, offset.over)
        return offset.over, offset.ms > 0

    with site.central.asking() as connection:
        assert clock_offset(connection, "MSA") is None
    agent = site.agent(site.token())
    agent.open("MSA")
    hello = hello_of(floor)
    agent.greet(hello)  # a practice clock is free: its computer's counts
    assert seen()[0] is False
    for ahead in (CLOCK_LIMIT + 5_000, -CLOCK_LIMIT - 5_000, CLOCK_LIMIT - 5_000):
        now = site.central.clock.now()
        agent.greet(replace(hello, practice=False, at=now + ahead))
        assert seen() == (abs(ahead) > CLOCK_LIMIT, ahead > 0)
