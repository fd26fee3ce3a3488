"""Asks a host until it answers, and tells when it first did."""

import sys
import time

from requests import RequestException, get

from tests.room.device_program import note

if __name__ == "__main__":
    while True:
        try:
            get(f"{sys.argv[1]}/health", timeout=20)
            break
        except RequestException:
            time.sleep(0.02)
    note(answers=True)
