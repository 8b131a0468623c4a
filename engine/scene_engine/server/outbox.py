"""What waits to be sent to one client. A client that doesn't read loses previews, then its connection."""

from __future__ import annotations

import asyncio
from collections import deque

from websockets.asyncio.server import ServerConnection

MAX_BYTES = 64 * 2**20
"""That may wait; beyond it the client is let go."""
PREVIEWS = 4
"""Previews and progress that may wait; beyond it new ones are left out."""
SEND_SECONDS = 20.0


class Outbox:
    """A queue with one sender, so that nobody waits for a client but its own sender.

    Args:
        connection: To send to.
    """

    def __init__(self, connection: ServerConnection) -> None:
        self._connection = connection
        self._waiting: deque[tuple[str | bytes, bool]] = deque()
        self._bytes = 0
        self._previews = 0
        self._more = asyncio.Event()
        self._overrun = False

    def put(self, message: str | bytes, preview: bool = False) -> None:
        """Queues a message; a preview is left out where others wait. Never blocks."""
        if self._overrun or (preview and self._previews >= PREVIEWS):
            return
        self._waiting.append((message, preview))
        self._bytes += len(message)
        self._previews += preview
        self._overrun = self._bytes > MAX_BYTES
        self._more.set()

    async def send(self) -> None:
        """Sends until the client is too slow, or the task is cancelled.

        Raises:
            asyncio.TimeoutError: The client reads too slowly.
            websockets.ConnectionClosed: It is gone.
        """
        while True:
            while not self._waiting:
                self._more.clear()
                await self._more.wait()
            if self._overrun:
                raise asyncio.TimeoutError
            message, preview = self._waiting.popleft()
            self._bytes -= len(message)
            self._previews -= preview
            await asyncio.wait_for(self._connection.send(message), SEND_SECONDS)

    async def flushed(self, seconds: float = 2.0) -> None:
        """Waits a little until all is handed over, before a connection is closed."""
        end = asyncio.get_running_loop().time() + seconds
        while self._waiting and asyncio.get_running_loop().time() < end:
            await asyncio.sleep(0.01)
