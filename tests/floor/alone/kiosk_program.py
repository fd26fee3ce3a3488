"""A kiosk in a process of its own, to be killed: gives tickets alone, or brings them in."""

import json
import sys
import time
from pathlib import Path
from uuid import uuid4

from floor.connect import connect_kiosk


def main(address: str, keep: Path, tickets: int) -> None:
    """With tickets: wait for a line once ready, then give so many. Without: bring all in."""
    kiosk = connect_kiosk(address, device="kiosk-1", patience=20.0 if tickets else 0.3, keep=keep)
    while tickets and not kiosk._own.ready:  # type: ignore[attr-defined]
        time.sleep(0.01)
    print(json.dumps({"ready": True}), flush=True)
    if tickets:
        sys.stdin.readline()
    for _ in range(tickets):
        ticket = kiosk.take_ticket(key=uuid4().hex, services=("NRB-IDLS",))
        print(json.dumps({"visit": ticket.visit, "ticket": ticket.ticket}), flush=True)
    while not tickets:
        health = kiosk.health()
        if health.alone_since is None and not health.unsent:
            print(json.dumps({"brought": True}), flush=True)
            break
        time.sleep(0.01)
    kiosk.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
