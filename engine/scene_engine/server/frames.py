"""Binary frames: canvases and masks up, previews and canvases down.

All numbers are little-endian. A header of 24 bytes, then the palette (3 bytes a colour), then the pixels row
by row without padding: one byte a pixel, or three in a preview.

    offset  size  field
    0       4     magic, "SCN1"
    4       1     kind, see `Kind`
    5       1     image: which of the job's pictures, from 0
    6       2     colours in the palette, 0 to 256
    8       4     job: its id
    12      4     sequence: the event's number within the job; 0 on the way up
    16      2     x       18  2  y: where the upper left pixel lies
    20      2     width   22  2  height
"""

from __future__ import annotations

import enum
import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import Canvas
from scene_engine.edit import MAX_AREA, MAX_SIDE
from scene_engine.server.errors import ProtocolError

MAGIC = b"SCN1"
HEADER = struct.Struct("<4sBBHIIHHHH")
MAX_FRAME = HEADER.size + 3 * 256 + MAX_AREA
"""Bytes of the largest frame that is read."""


class Kind(enum.IntEnum):
    """What a frame holds."""

    CANVAS_UP = 1
    """The artist's canvas: indices."""
    MASK_UP = 2
    """What to draw: 0 stays, 255 is drawn, between is feathered."""
    PREVIEW = 3
    """RGB."""
    CANVAS = 4
    """A finished picture: indices."""


@dataclass(frozen=True, eq=False)
class Frame:
    """One binary frame.

    Attributes:
        kind: What it holds.
        job: The job's id.
        pixels: uint8 [height, width], or [height, width, 3] in a preview.
        palette: uint8 [n, 3]; empty where the pixels are no indices.
        image: Which of the job's pictures.
        sequence: The event's number within the job.
    """

    kind: Kind
    job: int
    pixels: NDArray[np.uint8]
    palette: NDArray[np.uint8]
    image: int = 0
    sequence: int = 0

    @classmethod
    def of_canvas(cls, canvas: Canvas, job: int, image: int, sequence: int) -> Frame:
        """A finished picture."""
        return cls(Kind.CANVAS, job, canvas.indices, canvas.palette, image, sequence)

    def to_bytes(self) -> bytes:
        """The frame as it is sent."""
        height, width = self.pixels.shape[:2]
        colours = len(self.palette)
        header = HEADER.pack(
            MAGIC, self.kind, self.image, colours, self.job, self.sequence, 0, 0, width, height
        )
        return header + self.palette.tobytes() + self.pixels.tobytes()


def read(data: bytes) -> Frame:
    """A frame on its way up.

    Raises:
        ProtocolError: "bad_frame": not one, of a wrong size, or an index outside its palette.
    """
    if len(data) < HEADER.size or not data.startswith(MAGIC):
        raise _bad(f"a binary frame begins with {MAGIC.decode()} and has at least {HEADER.size} bytes")
    _, kind, image, colours, job, sequence, x, y, width, height = HEADER.unpack_from(data)
    if kind not in (Kind.CANVAS_UP, Kind.MASK_UP):
        raise _bad(f"kind {kind} is none that a client sends")
    if image or sequence or x or y:
        raise _bad("image, sequence, x and y must be 0 on the way up")
    if not 1 <= width <= MAX_SIDE or not 1 <= height <= MAX_SIDE or width * height > MAX_AREA:
        raise _bad(f"{width}x{height} is too large, or nothing")
    if not (1 <= colours <= 256 if kind == Kind.CANVAS_UP else colours == 0):
        raise _bad("a canvas has 1 to 256 colours, a mask none")
    if len(data) != HEADER.size + 3 * colours + width * height:
        raise _bad(f"its {len(data)} bytes don't fit {width}x{height} pixels and {colours} colours")
    palette = np.frombuffer(data, np.uint8, 3 * colours, HEADER.size).reshape(-1, 3)
    pixels = np.frombuffer(data, np.uint8, offset=HEADER.size + 3 * colours).reshape(height, width)
    if colours and int(pixels.max()) >= colours:
        raise _bad(f"index {pixels.max()} is outside its palette of {colours} colours")
    return Frame(Kind(kind), job, pixels, palette)


def _bad(message: str) -> ProtocolError:
    return ProtocolError("bad_frame", message, "See 'Binary frames' in PROTOCOL.md.")
