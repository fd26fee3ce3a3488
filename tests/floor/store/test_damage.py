"""Damaged images: a store with flipped bytes is refused by name, or it is what it was."""

import shutil
from pathlib import Path
from random import Random

import pytest

from floor import errors
from floor.clock import PracticeClock
from floor.store import ledger
from floor.store.database import Lock, reading
from floor.store.local import LocalFloor
from tests.floors import Keys, a_floor, at, seat

key = Keys()
NAMED = (errors.StoreDamaged, errors.StoreForeign, errors.SchemaNewer, errors.StoreRegressed)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store with a morning in it."""
    floor = a_floor(tmp_path_factory.mktemp("whole"), centre="OUT")
    seat(floor, 1)
    services = [service.code for service in floor.menu().services]
    for number in range(60):
        floor.take_ticket(key=f"ticket-{number}", services=(services[number % len(services)],))
    for _ in range(5):
        floor.call_next(key=key(), counter=1)
        floor.start_service(key=key(), counter=1)
        floor.finish(key=key(), counter=1)
    floor.close()
    return floor.path


def content(floor: LocalFloor) -> list[object]:
    """All that a store says, but the PINs' hashes: a damaged one lets nobody in."""
    tables = ledger.folded(floor._engine, "OUT")
    with reading(floor._engine).connect() as connection:
        lines = list(ledger.read_from(connection, "OUT", 0))
        kept = connection.exec_driver_sql("SELECT key, arguments, answer FROM answers ORDER BY key")
        return [floor.identity, lines, tables, kept.all()]


def said(path: Path, *, cut_off: bool) -> list[object]:
    """Open a store, verify it, and tell what is in it; raises one of NAMED."""
    if cut_off:
        Path(f"{path}.lock").write_bytes(Lock.HELD)
    floor = LocalFloor(path, centre="OUT", clock=PracticeClock(at("08:30")))
    try:
        floor.verify()
        return content(floor)
    finally:
        floor.close()


def flipped(data: bytes, chance: Random) -> bytes:
    """Some bytes of one place changed: one bit, one byte, a run of zeros, or a page of another."""
    image = bytearray(data)
    where = chance.randrange(len(image))
    kind = chance.randrange(4)
    if kind == 0:
        image[where] ^= 1 << chance.randrange(8)
    elif kind == 1:
        image[where] = chance.randrange(256)
    elif kind == 2:
        image[where : where + 64] = bytes(len(image[where : where + 64]))
    else:
        page, other = (chance.randrange(len(image) // 4096) * 4096 for _ in range(2))
        image[page : page + 4096] = image[other : other + 4096]
    return bytes(image)


def damage_often(whole: Path, folder: Path, *, seed: int, images: int) -> int:
    """How many damaged images were noticed; each other one is to the letter what it was."""
    chance = Random(seed)
    path = Path(shutil.copy(whole, folder / "OUT.sqlite"))
    before, data = said(path, cut_off=False), path.read_bytes()
    noticed = 0
    for _ in range(images):
        for end in ("-wal", "-shm"):
            Path(f"{path}{end}").unlink(missing_ok=True)
        path.write_bytes(flipped(data, chance))
        try:
            assert said(path, cut_off=chance.random() < 0.5) == before
        except NAMED:
            noticed += 1
    return noticed


def test_a_hundred_damaged_images_and_none_is_silently_wrong(whole: Path, tmp_path: Path) -> None:
    assert damage_often(whole, tmp_path, seed=7, images=100) > 50


@pytest.mark.soak
def test_ten_thousand_damaged_images(whole: Path, tmp_path: Path) -> None:
    assert damage_often(whole, tmp_path, seed=8, images=10_000) > 5_000


def test_after_an_end_out_of_order_every_page_is_looked_at(whole: Path, tmp_path: Path) -> None:
    """A page of the past is not read on a working day; after a clean end it stays unseen."""
    path = Path(shutil.copy(whole, tmp_path / "OUT.sqlite"))
    image = bytearray(path.read_bytes())
    root = image.rindex(b"ticket-33")
    page = root // 4096 * 4096
    image[page : page + 8] = b"\xff" * 8
    path.write_bytes(image)
    Path(f"{path}.lock").write_bytes(Lock.HELD)
    with pytest.raises(errors.StoreDamaged):
        LocalFloor(path, centre="OUT")
    assert path.read_bytes() == bytes(image)
    assert Path(f"{path}.lock").read_bytes() == Lock.HELD
