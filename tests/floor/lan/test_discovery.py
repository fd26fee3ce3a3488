"""Finding the host by mDNS, on this computer's own loopback."""

from pathlib import Path

import pytest

from floor import errors
from floor.lan.discovery import announced, find_host, hosts
from tests.floor.lan.room import a_room
from tests.floors import PracticeFloor

HERE = ["127.0.0.1"]
ONE, OTHER = "ab" * 32, "cd" * 32


def test_a_device_finds_the_host_that_let_it_in_among_others() -> None:
    with (
        announced(("https://127.0.0.2:7411",), centre="MSA", fingerprint=ONE, where=HERE),
        announced(("https://127.0.0.3:7500",), centre="NYR", fingerprint=OTHER, where=HERE),
    ):
        assert find_host(ONE, where=HERE) == "https://127.0.0.2:7411"
        assert find_host(OTHER, where=HERE) == "https://127.0.0.3:7500"
        with pytest.raises(errors.BadSetting, match="several"):
            find_host(None, where=HERE)


def test_nobody_there_is_told() -> None:
    assert hosts(ONE, seconds=0.2, where=HERE) == ()
    with pytest.raises(errors.HostUnreachable):
        find_host(ONE, where=HERE)


def test_an_announcement_alone_is_believed_by_nobody(local: PracticeFloor, tmp_path: Path) -> None:
    """A false host announces the true one's fingerprint; the certificate it has decides."""
    with a_room(local, tmp_path) as true, a_room(local, tmp_path) as false:
        own = true.let_in("kiosk")
        pin = true.certificate.fingerprint
        with announced((false.address,), centre="MSA", fingerprint=pin, where=HERE):
            found = find_host(pin, where=HERE)
        assert found == false.address
        import msgspec

        lured = false.app(msgspec.structs.replace(own, host=found))
        with pytest.raises(errors.HostForeign):
            lured.menu()
