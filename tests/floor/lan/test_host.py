"""The host over plain HTTP: what it takes, and how it says no."""

from collections.abc import Iterator
from typing import Any

import pytest
import requests
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from floor import errors
from floor.lan.client import RemoteFloor
from floor.rules.questions import AskBoard
from tests.floor.conftest import hosted
from tests.floors import Keys, PracticeFloor, at

key = Keys()
anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture
def address(local: PracticeFloor) -> Iterator[str]:
    with hosted(local) as address:
        yield address


def post(address: str, path: str, **options: Any) -> requests.Response:
    return requests.post(address + path, headers={"Foleni-Key": key()}, timeout=5, **options)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/verbs/take_ticket", b"{"),
        ("/verbs/take_ticket", b"[]"),
        ("/verbs/take_ticket", b'{"services": "NRB-IDLS"}'),
        ("/verbs/take_ticket", b'{"services": ["NRB-IDLS"], "lane": "vip"}'),
        ("/verbs/take_ticket", b'{"services": ["NRB-IDLS"], "bribe": 100}'),
        ("/verbs/take_ticket", b"[" * 50_000),
        ("/verbs/take_ticket", b'{"services": ["' + b"x" * 70_000 + b'"]}'),
        ("/verbs/call_next", b'{"counter": "one"}'),
        ("/verbs/call_next", b"\xff\xfe"),
        ("/clock", b'{"at": "noon"}'),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(address: str, path: str, body: bytes) -> None:
    answer = post(address, path, data=body)
    assert answer.status_code == 400
    assert answer.json()["error"] == "bad_request"
    assert answer.json()["values"]["problem"]


def test_questions_with_wrong_arguments_are_refused(address: str) -> None:
    for path in ("/questions/counter?counter=x", "/questions/board?zone=1", "/watch/board?beat=x"):
        assert requests.get(address + path, timeout=5).status_code == 400


def test_verbs_of_the_host_itself_are_not_taken_from_the_room(address: str) -> None:
    for name in ("adopt_catalogue", "enrol_agent", "no_such_verb"):
        assert post(address, f"/verbs/{name}", data=b"{}").status_code == 404


def test_nothing_is_changed_by_get(address: str, local: PracticeFloor) -> None:
    version = local.version
    assert requests.get(address + "/verbs/close_day", timeout=5).status_code == 405
    assert local.version == version


def test_the_clock_of_a_real_floor_cannot_be_set(local: PracticeFloor, address: str) -> None:
    remote = RemoteFloor(address, device="test")
    remote.set_clock(at("09:00"))
    assert local.clock.now() == at("09:00")
    local.identity = type(local.identity)(centre="MSA", origin="x", practice=False)
    with pytest.raises(errors.NotAllowed):
        remote.set_clock(at("10:00"))
    remote.close()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(["take_ticket", "call_next", "sign_in", "cancel"]), body=anything)
def test_no_body_whatever_makes_the_host_fail(address: str, name: str, body: object) -> None:
    assert post(address, f"/verbs/{name}", json=body).status_code in (200, 400, 409)


def test_every_verb_and_question_is_in_the_description(address: str) -> None:
    paths = requests.get(address + "/openapi.json", timeout=5).json()["paths"]
    assert {"/verbs/take_ticket", "/questions/board", "/watch/queue", "/journal"} <= set(paths)


def test_a_watch_ends_with_trouble_when_the_host_goes(local: PracticeFloor) -> None:
    with hosted(local) as address:
        remote = RemoteFloor(address, device="test")
        watch = remote.watch(AskBoard(), beat=0.3)
        next(watch)
    with pytest.raises(errors.HostUnreachable):
        for _ in range(20):
            next(watch)
    with pytest.raises(errors.HostUnreachable):
        remote.board()
    remote.close()


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(errors.BadSetting):
        RemoteFloor("host:7411", device="test")
