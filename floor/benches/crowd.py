"""Many clients of one host at once, as connections of one light program.

Each counter has a computer of its own; here all share the host's, and clients as heavy as a
counter's would leave it less of the processor than it has in a centre.
"""

import asyncio
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from floor.lan import wire


async def _one(
    host: str, port: int, path: str, body: bytes, times: int, key: Callable[[], str]
) -> list[float]:
    """Seconds from each request to the whole of its answer; it never pauses."""
    reader, writer = await asyncio.open_connection(host, port)
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n{wire.DEVICE}: bench\r\n{wire.KEY}: "
    )
    took = []
    for _ in range(times):
        began = time.perf_counter()
        writer.write(f"{head}{key()}\r\n\r\n".encode() + body)
        answer = (await reader.readuntil(b"\r\n\r\n")).lower()
        length = int(answer.split(b"content-length:")[1].split(b"\r\n")[0])
        said = await reader.readexactly(length)
        took.append(time.perf_counter() - began)
        if not answer.startswith(b"http/1.1 200"):
            raise RuntimeError(f"the host refused what the crowd wants: {said[:200]!r}")
    writer.close()
    return took


def at_once(
    address: str, path: str, body: bytes, times: int, clients: int, key: Callable[[], str]
) -> tuple[float, list[float]]:
    """Seconds that it all lasted, and those of each exchange of a JSON body, each with a fresh
    key. Raises RuntimeError when the host refuses one."""
    host, port = urlsplit(address).hostname or "", urlsplit(address).port or 80

    async def all_of_them() -> list[list[float]]:
        crowd = (_one(host, port, path, body, times, key) for _ in range(clients))
        return await asyncio.gather(*crowd)

    began = time.perf_counter()
    found = asyncio.run(all_of_them())
    return time.perf_counter() - began, [seconds for took in found for seconds in took]
