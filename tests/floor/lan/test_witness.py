"""Devices notice an old copy of their host's store; a restored one, they follow."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Protocol

import pytest

from floor import errors
from floor.catalogue import load_offer
from floor.clock import PracticeClock
from floor.lan.client import RemoteFloor
from floor.lan.witness import Memory, Seen, demand, read
from floor.rules.questions import AskBoard
from floor.store.backup import back_up, restore
from floor.store.local import LocalFloor
from tests.floor.conftest import hosted
from tests.floors import Keys, at

key = Keys()
LOST_ID = "NRB-IDLS"
ORIGIN, LATER = "a" * 32 + ".0", "b" * 32 + ".1"


class Device(Protocol):
    """Opens a device of a name."""

    def __call__(self, address: str, name: str = "hall") -> RemoteFloor: ...


class Centre:
    """A real floor that ends and begins again on whatever store lies there."""

    def __init__(self, folder: Path) -> None:
        self.store, self.clock = folder / "MSA.sqlite", PracticeClock(at("09:00"))

    @contextmanager
    def host(self) -> Iterator[str]:
        floor = LocalFloor(self.store, centre="MSA", clock=self.clock)
        floor.adopt_catalogue(key=key(), offer=load_offer("MSA"))
        if floor.health().day is None:
            floor.open_day(key=key())
        try:
            with hosted(floor) as address:  # type: ignore[arg-type]
                yield address
        finally:
            floor.close()


@pytest.fixture
def device(tmp_path: Path) -> Iterator[Device]:
    """Opens a device that remembers, as after its own restart."""
    with ExitStack() as ending:

        def one(address: str, name: str = "hall") -> RemoteFloor:
            floor = RemoteFloor(address, device=name, memory=Memory(tmp_path / "devices", name))
            ending.callback(floor.close)
            return floor

        yield one


def put_back(copy: Path, store: Path) -> None:
    """What somebody does who knows nothing of `foleni restore`."""
    for file in store.parent.glob(f"{store.name}*"):
        file.unlink()
    shutil.copy(copy, store)


def test_an_old_copy_of_the_store_is_refused_by_every_screen(
    tmp_path: Path,
    device: Device,
    expected_warnings: list[object],
) -> None:
    centre = Centre(tmp_path)
    with centre.host() as address:
        before = device(address)
        before.take_ticket(key=key(), services=(LOST_ID,))
        copy = tmp_path / "copy.sqlite"
        back_up(centre.store, copy, centre="MSA")
        before.take_ticket(key=key(), services=(LOST_ID,))
        before.close()
    put_back(copy, centre.store)
    with centre.host() as address:
        after = device(address)
        with pytest.raises(errors.HostRegressed):
            after.board()
        with pytest.raises(errors.HostRegressed):
            next(iter(after.watch(AskBoard())))
        with pytest.raises(errors.HostRegressed):
            after.take_ticket(key=key(), services=(LOST_ID,))
        assert device(address, "a-new-one").health().regressed == ("hall",)
    assert expected_warnings


def test_a_copy_that_has_grown_past_what_was_seen_is_refused_by_its_content(
    tmp_path: Path,
    device: Device,
    expected_warnings: list[object],
) -> None:
    centre = Centre(tmp_path)
    with centre.host() as address:
        before = device(address)
        copy = tmp_path / "copy.sqlite"
        back_up(centre.store, copy, centre="MSA")
        before.take_ticket(key=key(), services=(LOST_ID,))
        before.close()
    put_back(copy, centre.store)
    with centre.host() as address:
        stranger = device(address, "another")
        for _ in range(5):
            stranger.take_ticket(key=key(), services=(LOST_ID,))
        with pytest.raises(errors.HostRegressed):
            device(address).health()
        with pytest.raises(errors.HostRegressed):
            next(iter(device(address).watch(AskBoard())))
    assert expected_warnings


def test_a_restored_store_is_followed_since_its_epoch_is_higher(
    tmp_path: Path, device: Device
) -> None:
    centre = Centre(tmp_path)
    with centre.host() as address:
        before = device(address)
        copy = tmp_path / "copy.sqlite"
        back_up(centre.store, copy, centre="MSA")
        before.take_ticket(key=key(), services=(LOST_ID,))
        before.close()
    restore(copy, centre.store, centre="MSA", clock=centre.clock)
    with centre.host() as address:
        after = device(address)
        assert after.board().version
        assert next(iter(after.watch(AskBoard()))).version
        assert after.take_ticket(key=key(), services=(LOST_ID,)).ticket == "A501"
        assert after.health().regressed == ()


def test_a_store_that_only_goes_on_is_followed(tmp_path: Path, device: Device) -> None:
    centre = Centre(tmp_path)
    for expected in ("A001", "A002"):
        with centre.host() as address:
            screen = device(address)
            assert screen.take_ticket(key=key(), services=(LOST_ID,)).ticket == expected
            next(iter(screen.watch(AskBoard())))
            screen.close()


def a_line(origin: str, seq: int, hash: str, centre: str = "MSA") -> Seen:
    return Seen(centre=centre, origin=origin, seq=seq, hash=hash)


@pytest.mark.parametrize(
    ("shown", "follows"),
    [
        (a_line(ORIGIN, 5, "x"), True),
        (a_line(ORIGIN, 6, "y"), True),
        (a_line(ORIGIN, 5, "y"), False),
        (a_line(ORIGIN, 4, "x"), False),
        (a_line(LATER, 1, "z"), True),
        (a_line("c" * 32 + ".0", 9, "z"), False),
        (a_line("c" * 32 + ".0", 1, "z", "NKR"), True),
    ],
)
def test_less_or_other_is_refused_and_more_or_a_later_epoch_is_not(
    shown: Seen, follows: bool
) -> None:
    before = a_line(ORIGIN, 5, "x")
    try:
        demand(before, shown)
    except errors.HostRegressed:
        assert not follows
    else:
        assert follows


@pytest.mark.parametrize(
    "text", ["", "a b c", "M x.y 5 h", "M o.0 -1 h", "M o.0 1 h more", "M o.0 1"]
)
def test_a_header_that_tells_no_line_tells_none(text: str) -> None:
    assert read(text) is None
