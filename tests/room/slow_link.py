"""A TCP relay that makes a link slow and lossy: 300 ms there and back, some parts held up."""

import asyncio
import sys
from contextlib import suppress
from random import Random

DELAY, LOSS, AGAIN = 0.15, 0.05, 0.4
"""Seconds each way; the share of parts that are lost, and seconds until they are sent again."""


async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, dice: Random) -> None:
    """One way: each part arrives late, in order, and sometimes only the second time."""
    loop = asyncio.get_running_loop()
    waiting: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

    async def deliver() -> None:
        while True:
            due, part = await waiting.get()
            await asyncio.sleep(max(0.0, due - loop.time()))
            if not part:
                writer.close()
                return
            writer.write(part)
            await writer.drain()

    delivering = asyncio.create_task(deliver())
    last = 0.0
    with suppress(ConnectionError):
        while True:
            part = await reader.read(65536)
            lost = AGAIN if dice.random() < LOSS else 0.0
            last = max(last, loop.time() + DELAY + lost)
            waiting.put_nowait((last, part))
            if not part:
                break
    with suppress(ConnectionError):
        await delivering


async def main(listen: str, port: int, to: str, to_port: int) -> None:
    """Relay until killed."""
    dice = Random(7)

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            far_reader, far_writer = await asyncio.open_connection(to, to_port)
        except OSError:
            writer.transport.abort()
            return
        await asyncio.gather(carry(reader, far_writer, dice), carry(far_reader, writer, dice))

    server = await asyncio.start_server(meet, listen, port)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])))
