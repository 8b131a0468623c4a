"""What a recipe does to a canvas: redraw, extend or vary it, or draw a new one of another size.

All four are one thing: a canvas of some size, and a mask of the pixels to draw. A scene that is extended is a
larger canvas whose new strip is the mask; a variation's mask follows from the seed; a panorama is all mask.
What lies outside the mask is not in the recipe: it is in the picture itself, bit for bit, so a redrawn PNG
can be repeated from its file alone. `canvas` tells whether it still is that picture.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from typing import Any

from scene_engine import checks

ACTIONS = ("redraw", "extend", "vary", "new")
SIDES = ("left", "right", "up", "down")
FEATHERS = ("none", "half", "dither")
MAX_SIDE = 4096
MAX_AREA = 1 << 22

_MASK = re.compile(r"all|\d{1,4},\d{1,4},\d{1,4},\d{1,4}|bits:[A-Za-z0-9+/]+={0,2}")
_DIGEST = re.compile(r"(?:[0-9a-f]{16})?")


@dataclass(frozen=True)
class Edit:
    """A canvas's size, and which of its pixels are drawn.

    Attributes:
        action: One of `ACTIONS`.
        width, height: Of the whole result, 1 to 4096 pixels and 4 million in all.
        mask: The pixels to draw: "all", a box "x,y,width,height", or "bits:" and what
            `redraw.masks.to_text` writes. A variation has "all", less the cells that it keeps.
        keep: Share of the cells that a variation keeps, 0 to 1; which ones follows from the seed.
        loop: Whether the left and right ends meet.
        add_colors: How many colours may be added to the palette, 0 to 255.
        canvas: Digest of the pixels outside the mask (`redraw.artwork.digest`); "" if not known yet.

    Raises:
        SceneError: A value of the wrong type or outside its range.
    """

    action: str
    width: int
    height: int
    mask: str = "all"
    keep: float = 0.0
    loop: bool = False
    add_colors: int = 0
    canvas: str = ""

    def __post_init__(self) -> None:
        checks.choice("edit.action", self.action, ACTIONS)
        checks.whole("edit.width", self.width, 1, MAX_SIDE)
        checks.whole("edit.height", self.height, 1, MAX_SIDE)
        if self.width * self.height > MAX_AREA:
            checks.fail("edit.width", f"by edit.height must be at most {MAX_AREA} pixels")
        checks.text("edit.mask", self.mask)
        if not _MASK.fullmatch(self.mask):
            checks.fail(
                "edit.mask",
                f'must be "all", "x,y,width,height" or "bits:...", not {checks.quoted(self.mask)}',
            )
        checks.number("edit.keep", self.keep, 0, 1)
        if self.keep and (self.action != "vary" or self.mask != "all"):
            checks.fail("edit.keep", "is for a variation of all of a canvas")
        checks.flag("edit.loop", self.loop)
        checks.whole("edit.add_colors", self.add_colors, 0, 255)
        checks.text("edit.canvas", self.canvas)
        if not _DIGEST.fullmatch(self.canvas):
            checks.fail("edit.canvas", f"must be 16 hex digits, not {checks.quoted(self.canvas)}")
        object.__setattr__(self, "keep", float(self.keep) + 0.0)  # one JSON for 1 and 1.0, -0.0 and 0.0

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, without what is at its default."""
        return {
            field.name: getattr(self, field.name)
            for field in dataclasses.fields(self)
            if getattr(self, field.name) != field.default
        }

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Edit:
        """Reads what `to_dict` gave.

        Raises:
            SceneError: An unknown or missing key, a wrong type or range.
        """
        return cls(**checks.keys(cls, values, "the recipe's edit"))
