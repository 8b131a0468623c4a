"""PNG files from anywhere: their chunks, one text, their pixels, without trusting a size in them.

The chunks are walked here and only those that carry pixels are handed to Pillow. So a damaged text, a colour
profile bomb or an unknown chunk never costs the picture, and a damaged picture never costs the text.
PNG specification, third edition (W3C), sections 5 and 11.
"""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from scene_engine.errors import SceneError

MAX_FILE = 1 << 26  # bytes
MAX_PIXELS = 1 << 26
MAX_TEXT = 1 << 20  # bytes, after decompression

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PIXEL_CHUNKS = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND"})


class BadPngError(ValueError):
    """Not a PNG, or a damaged one; the message says how and where, without the file's name."""


@dataclass(frozen=True)
class Chunk:
    """One chunk: its four-letter kind, its data, its offset in the file and whether its checksum fits."""

    kind: bytes
    data: bytes
    offset: int
    intact: bool


def read_file(path: Path, limit: int = MAX_FILE) -> bytes:
    """The bytes of a file of at most `limit` bytes.

    Raises:
        SceneError: Missing, a folder, not readable, or too large.
    """
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise SceneError(f"there is no file {path}", "Check the name and the folder.") from error
    except IsADirectoryError as error:
        raise SceneError(f"{path} is a folder", "Name a file in it.") from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        reason = getattr(error, "strerror", None) or error
        raise SceneError(
            f"cannot read {path}: {reason}", "Check the name and that you may read it."
        ) from error
    if len(data) > limit:
        raise SceneError(
            f"{path} is larger than {limit >> 20} MiB", "It is surely not the file that you meant."
        )
    return data


def chunks(data: bytes) -> list[Chunk]:
    """The chunks of a PNG, from IHDR to IEND.

    Raises:
        BadPngError: Not a PNG, or it ends too early.
    """
    if not data.startswith(_SIGNATURE):
        raise BadPngError("is not a PNG" if data else "is empty")
    found: list[Chunk] = []
    offset = len(_SIGNATURE)
    while not found or found[-1].kind != b"IEND":
        end = offset + 12
        if end <= len(data):
            (length,) = struct.unpack_from(">I", data, offset)
            end += length
        if end > len(data):
            raise BadPngError(f"is cut off: it ends within the chunk at byte {offset}")
        body = data[offset + 8 : end - 4]
        kind = data[offset + 4 : offset + 8]
        (checksum,) = struct.unpack_from(">I", data, end - 4)
        found.append(Chunk(kind, body, offset, zlib.crc32(body, zlib.crc32(kind)) == checksum))
        offset = end
    return found


def text(found: list[Chunk], keyword: str) -> str | None:
    """The text that an iTXt chunk holds under `keyword`, or None.

    Raises:
        BadPngError: The chunk is damaged, twice there, or larger than MAX_TEXT.
    """
    start = keyword.encode("latin-1") + b"\0"
    holders = [chunk for chunk in found if chunk.kind == b"iTXt" and chunk.data.startswith(start)]
    if not holders:
        return None
    where = f'text "{keyword}" at byte {holders[0].offset}'
    if len(holders) > 1:
        raise BadPngError(f'has the text "{keyword}" twice')
    if not holders[0].intact:
        raise BadPngError(f"has a damaged {where}: its checksum does not fit")
    try:
        compressed, method, rest = holders[0].data[len(start)], holders[0].data[len(start) + 1], None
        rest = (
            holders[0].data[len(start) + 2 :].split(b"\0", 2)[2]
        )  # past the language and translated keyword
    except IndexError:
        raise BadPngError(f"has a damaged {where}: it is too short") from None
    if compressed > 1 or (compressed and method):
        raise BadPngError(f"has a damaged {where}: unknown compression")
    try:
        body = zlib.decompressobj().decompress(rest, MAX_TEXT + 1) if compressed else rest
        if len(body) > MAX_TEXT:
            raise BadPngError(f"has a {where} of more than {MAX_TEXT >> 20} MiB")
        return body.decode("utf-8")
    except (zlib.error, UnicodeDecodeError) as error:
        raise BadPngError(f"has a damaged {where}: {error}") from error


def pixels(found: list[Chunk]) -> Image.Image:
    """The picture of a PNG, loaded, in Pillow's mode for it; transparency by colour (tRNS) is left out.

    Raises:
        BadPngError: Damaged, or more than MAX_PIXELS.
    """
    header = found[0]
    if header.kind != b"IHDR" or len(header.data) != 13 or not header.intact:
        raise BadPngError("has a damaged header")
    width, height = struct.unpack_from(">II", header.data)
    if not width or not height:
        raise BadPngError(f"has no pixels ({width}x{height})")
    if width * height > MAX_PIXELS:
        raise BadPngError(f"is {width}x{height}; the most is {MAX_PIXELS >> 20} million pixels")
    parts = [_SIGNATURE]
    for chunk in found:
        if chunk.kind in _PIXEL_CHUNKS:
            if not chunk.intact:
                raise BadPngError(f"has a damaged {chunk.kind.decode()} chunk at byte {chunk.offset}")
            parts += [
                struct.pack(">I", len(chunk.data)),
                chunk.kind,
                chunk.data,
                struct.pack(">I", zlib.crc32(chunk.data, zlib.crc32(chunk.kind))),
            ]
    try:
        image = Image.open(io.BytesIO(b"".join(parts)), formats=("PNG",))
        image.load()
    # Pillow's PNG reader raises each of these on one damaged file or another.
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error, zlib.error) as error:
        raise BadPngError("has damaged pixels") from error
    return image
