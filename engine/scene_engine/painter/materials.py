"""Materials: ramps of colours from shadow to light, as an artist mixes them under a white sky.

A shadow leans to blue or violet and a light to yellow: a hue shift, so that a ramp is more than one colour
made darker. What the hour and the weather make of them is `light`'s business.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RGB = NDArray[np.float32]


def rgb(code: int) -> RGB:
    """0xRRGGBB as float32 [3], 0..1."""
    return np.array([code >> 16, code >> 8 & 255, code & 255], np.float32) / np.float32(255)


@dataclass(frozen=True)
class Material:
    """A ramp.

    Attributes:
        colours: 0xRRGGBB from shadow to light, 2 to 5 of them, evenly spaced.
        steps: Colours that a shaded area of it shows; few are clusters, 32 a gradient for the dither.
        glows: Whether it shines by itself, whatever the hour.
    """

    colours: tuple[int, ...]
    steps: int = 6
    glows: bool = False

    def ramp(self, count: int) -> RGB:
        """`count` colours, float32 [count, 3]."""
        keys = np.stack([rgb(code) for code in self.colours])
        place = (np.arange(count, dtype=np.float32) + 0.5) / np.float32(count) * np.float32(len(keys) - 1)
        low = np.minimum(place.astype(np.intp), len(keys) - 2)
        part = (place - low)[:, None]
        return np.asarray(keys[low] * (1 - part) + keys[low + 1] * part, np.float32)


# The ground
GRASS = Material((0x1E3B2A, 0x3D7A2E, 0x86B63A, 0xC3D75A))
DRY_GRASS = Material((0x5A4326, 0x9A7C36, 0xCDB355, 0xEBDD8C))
MOSS = Material((0x17301F, 0x36592B, 0x6F8F3C))
EARTH = Material((0x2E1F1E, 0x5E4030, 0x946A47, 0xC79E70))
MUD = Material((0x241F1C, 0x46382B, 0x6E5A41))
SAND = Material((0x8A6445, 0xC99B5C, 0xEBCB86, 0xFBECB8))
SNOW = Material((0x6A86B8, 0xA9C1DE, 0xDCE8F4, 0xFFFFFF))
ICE = Material((0x2F5E92, 0x6DA6CF, 0xB3DDEE, 0xF2FDFF))
GRAVEL = Material((0x3C3A40, 0x6C6866, 0x9A948A, 0xC4BDAC))
COBBLES = Material((0x2C2B35, 0x55525A, 0x817B78, 0xB3AB9E))
# Stone
GRANITE = Material((0x2A2B38, 0x55586A, 0x868A95, 0xBFC2BF))
LIMESTONE = Material((0x5B5057, 0x948677, 0xC7B99B, 0xEDE3C4))
SANDSTONE = Material((0x5E2F2A, 0xA4573A, 0xD58A55, 0xF2C489))
REDROCK = Material((0x4A1F2A, 0x8E3B32, 0xC9683F, 0xEFA265))
BASALT = Material((0x15131C, 0x302C36, 0x524C55, 0x7D7678))
MARBLE = Material((0x6E6E86, 0xA9A8B4, 0xDAD8D4, 0xFBF8EE))
BRICK = Material((0x3D1A1E, 0x7A3529, 0xB05A3B, 0xD68D62))
PLASTER = Material((0x6F5D55, 0xB09A7F, 0xDCCAA5, 0xF7ECCB))
# Plants
LEAF = Material((0x12301F, 0x2A5C2A, 0x57903A, 0x9CC455))
LEAF_DARK = Material((0x0C2420, 0x1B4630, 0x347040, 0x66A052))
LEAF_SPRING = Material((0x2C5B2E, 0x5A9A3C, 0x98CC52, 0xDCF08A))
LEAF_RED = Material((0x4A1620, 0x97302A, 0xD5602E, 0xF5A544))
LEAF_GOLD = Material((0x5C3318, 0xA8671E, 0xE2A52F, 0xFADF6C))
BLOSSOM = Material((0x7A3D62, 0xC0698E, 0xEBA3B8, 0xFFE0E0))
PINE = Material((0x0B2029, 0x17423C, 0x2F6A48, 0x6A9E5C))
JUNGLE = Material((0x06251F, 0x11553A, 0x2C8C3E, 0x83C846))
BARK = Material((0x201418, 0x4A3025, 0x7A5638, 0xAC8657))
BARK_PALE = Material((0x4A4248, 0x8A7E74, 0xBDB19B, 0xE5DCC4))
BARK_DEAD = Material((0x1E1B22, 0x423C40, 0x6D645F, 0x9A8F82))
# Made by hands
WOOD = Material((0x2A1712, 0x5C3720, 0x915F34, 0xC4935A))
WOOD_DARK = Material((0x160E12, 0x38221D, 0x5F3F2C, 0x8C6442))
WOOD_GREY = Material((0x2C2A2E, 0x57524E, 0x857C70, 0xB3A992))
THATCH = Material((0x4E3520, 0x8F6A35, 0xC6A050, 0xE8CE84))
TILES = Material((0x421722, 0x86302C, 0xBF5636, 0xE58D58))
SLATE = Material((0x1E2230, 0x3C4456, 0x66707E, 0x98A2A8))
IRON = Material((0x15161E, 0x33363F, 0x5E636B, 0x9AA1A3))
STEEL = Material((0x2B3142, 0x5B667C, 0x97A5B3, 0xDDE7E8))
GOLD = Material((0x5A3312, 0xA96A1C, 0xE6B034, 0xFFF09A))
COPPER = Material((0x153B3A, 0x2C6E62, 0x5DA58A, 0xA5D8B4))
CLOTH_RED = Material((0x3E0D20, 0x851F2C, 0xC23E3C, 0xE87F62))
CLOTH_BLUE = Material((0x131A45, 0x26408A, 0x4A74C0, 0x8EB4E4))
CLOTH_GREEN = Material((0x0F2A26, 0x21563E, 0x418A54, 0x86BE78))
SAILCLOTH = Material((0x85705F, 0xBBA788, 0xE5D8B6, 0xFDF6DF))
# Water
WATER = Material((0x0E2A55, 0x1F5A8E, 0x4796BE, 0xA5DCE8), steps=8)
WATER_TROPIC = Material((0x0B4A7A, 0x1490AE, 0x4CCBC4, 0xC8F5DC), steps=8)
WATER_SWAMP = Material((0x10221F, 0x28463A, 0x4F7052, 0x93A874), steps=8)
FOAM = Material((0x9FC7DB, 0xD8EEF2, 0xFFFFFF))
# Light itself
FIRE = Material((0xA82A10, 0xF0701A, 0xFFC23C, 0xFFF6C0), glows=True)
LAVA = Material((0x5E0F0F, 0xC4300F, 0xFF8A1E, 0xFFEB7A), glows=True)
WINDOW = Material((0xC06A1E, 0xF5B23E, 0xFFE58A), glows=True)
