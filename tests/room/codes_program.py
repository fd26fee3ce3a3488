"""Asks the host, on its own computer, for a code for each device that is to be let in."""

import json
import sys

from floor.connect import remote
from floor.lan.client import RemoteFloor


def main(address: str, names: list[str]) -> None:
    """`names` are such as kiosk:kiosk1; one line for each, as JSON."""
    floor = remote(address, device="technician")
    assert isinstance(floor, RemoteFloor)
    for told in names:
        role, _, name = told.partition(":")
        print(json.dumps({"name": name, "code": floor.device_code(role=role, name=name).code}))
    floor.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
