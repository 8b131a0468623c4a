"""Draws a picture as PROTOCOL.md says: client.py ENGINE_JSON "a castle at night" castle.png"""

import json
import random
import struct
import sys
import zlib
from pathlib import Path

from websockets.sync.client import connect

HEADER = struct.Struct("<4sBBHIIHHHH")


def draw(engine: dict[str, str], prompt: str, seed: int) -> tuple[int, int, bytes, bytes]:
    """Width, height, palette (RGB) and indices of a picture."""
    with connect(engine["url"], compression=None, max_size=None) as socket:
        socket.send(json.dumps({"type": "hello", "protocol": 1, "token": engine["token"]}))
        welcome = json.loads(socket.recv())
        if welcome["type"] != "welcome":
            sys.exit(f"{welcome['message']}\n{welcome['fix']}")
        socket.send(json.dumps({"type": "generate", "id": 1, "recipe": {"prompt": prompt, "seed": seed}}))
        picture = None
        while True:
            message = socket.recv()
            if isinstance(message, bytes):
                _, kind, _, colours, _, _, _, _, width, height = HEADER.unpack_from(message)
                if kind == 4:
                    end = HEADER.size + 3 * colours
                    picture = width, height, message[HEADER.size : end], message[end:]
                continue
            event = json.loads(message)
            if event["type"] == "progress":
                print(f"\r{event['done']} of {event['total']}", end="", file=sys.stderr)
            elif event["type"] in ("error", "failed"):
                sys.exit(f"{event['message']}\n{event['fix']}")
            elif event["type"] == "finished" and picture is not None:
                print(file=sys.stderr)
                return picture


def png(width: int, height: int, palette: bytes, indices: bytes) -> bytes:
    """An indexed PNG."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = b"".join(b"\0" + indices[y * width : (y + 1) * width] for y in range(height))
    size = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    head = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"PLTE", palette)
    return head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


if __name__ == "__main__":
    file, words, output = sys.argv[1:]
    found = json.loads(Path(file).read_text(encoding="utf-8"))
    Path(output).write_bytes(png(*draw(found, words, random.randrange(2**32))))
