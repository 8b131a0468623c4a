"""Space: stars, nebulae and planets; craters, crystals and alien plants; what people build there."""

from __future__ import annotations

import numpy as np

from scene_engine.painter import noise
from scene_engine.painter.area import Area, box, ellipse
from scene_engine.painter.materials import Material
from scene_engine.painter.stage import Stage

HULL = Material((0x2C3248, 0x666E84, 0xA8AEB8, 0xF0F0EA))
HULL_DARK = Material((0x10121E, 0x262B3C, 0x474E62, 0x7C8698))
HULL_WARM = Material((0x3E2E34, 0x806858, 0xC0A484, 0xF4E4C4))
MOON_DUST = Material((0x24242E, 0x55555E, 0x8C8B8C, 0xC8C4BC))
GLASS_DOME = Material((0x16384C, 0x3A788C, 0x8CC8D0, 0xE8FFFF))
BAY_LIGHT = Material((0xC87A2C, 0xFFC858, 0xFFF4C0), glows=True)
SCREENS = (0x40F0C0, 0x48B0FF, 0xFFB040, 0xFF5060, 0x9CFF58)

# Balls of worlds shine in the sun whatever the hour is where we stand, so that they glow.
ROCKY = Material((0x1A0E18, 0x5A2A28, 0xB05C3C, 0xF0B078), 7, glows=True)
DUSTY = Material((0x1A1420, 0x5A4654, 0xA88C80, 0xECD8B8), 7, glows=True)
ICY = Material((0x0A1430, 0x24508C, 0x68A8D4, 0xE8FCFF), 7, glows=True)
GASEOUS = Material((0x241030, 0x6C3460, 0xC07078, 0xFCD0A0), 7, glows=True)
JADE = Material((0x061C20, 0x145448, 0x48A878, 0xD0F8B8), 7, glows=True)
VIOLET = Material((0x100A28, 0x3C2478, 0x8058C0, 0xE0B8FC), 7, glows=True)
OCEAN = Material((0x060E28, 0x123E84, 0x3080C8, 0xA0DCF8), 7, glows=True)
CONTINENT = Material((0x0C1C18, 0x2C5C30, 0x74985A, 0xDCD8A0), 7, glows=True)
CLOUD = Material((0x1C2840, 0x7C94B8, 0xD0DCE8, 0xFFFFFF), 5, glows=True)
WORLDS = (ROCKY, DUSTY, ICY, GASEOUS, JADE, VIOLET)


def starfield(stage: Stage, area: Area, count: int = 120) -> None:
    """Black space with stars, the brightest of them crosses."""
    dice = stage.dice
    stage.paint(area, stage.light.colour(0x05060F, lit=False))
    haze = noise.field(dice, area.height, area.width, 60, 3)
    stage.brighten(area, 0x182050, np.clip(haze - 0.5, 0, 1) * 0.8)
    codes = [stage.light.colour(c, lit=False) for c in (0xFFFFFF, 0xC8D8FF, 0xFFE8C8, 0x8090C0, 0x5C688C)]
    dim = codes[-1]
    for number in range(count):
        x, y = (
            area.left + dice.whole(1, max(area.width - 2, 1)),
            area.top + dice.whole(1, max(area.height - 2, 1)),
        )
        if number < count // 12:
            stage.paint((box(x - 1, y, x + 2, y + 1) | box(x, y - 1, x + 1, y + 2)) & area, dim)
        stage.paint(box(x, y, x + 1, y + 1) & area, dice.pick(codes[: 2 if number < count // 12 else 5]))


def nebula(stage: Stage, area: Area, colours: tuple[int, int], x: float, y: float, r: float) -> None:
    """Two veils of glowing gas about (x, y), `r` pixels wide."""
    fade = np.clip(1 - ((area.xs - x) ** 2 + ((area.ys - y) * 1.7) ** 2) / (r * r), 0, 1)
    for colour, size in zip(colours, (46, 30), strict=True):
        gas = noise.field(stage.dice, area.height, area.width, size, 4)
        # Steps, not a gradient: veils have edges.
        strength = np.floor(np.clip((gas - 0.4) * fade * 2.2, 0, 1) * 8) / 8
        stage.brighten(area, colour, strength * 0.9)
        stage.claim(area.where(strength > 0.2))


def planet(
    stage: Stage,
    x: float,
    y: float,
    r: float,
    world: Material,
    bands: bool = False,
    ring: Material | None = None,
    clip: Area | None = None,
) -> None:
    """A ball lit from the light's side, its night side dark.

    Args:
        stage: Where.
        x: Column of its middle.
        y: Row of its middle.
        r: Radius, pixels.
        world: Its surface.
        bands: Stripes of gas in place of blotches of rock.
        ring: Of what its ring is, if it has one.
        clip: Nothing is painted outside of it.
    """
    dice = stage.dice
    rings = [] if ring is None else _ring(x, y, r, dice.between(-0.3, 0.3))
    disc = ellipse(x, y, r)
    disc = disc if clip is None else disc & clip
    if disc.mask.size:
        dx, dy = (disc.xs - x) / r, (disc.ys - y) / r
        bulge = np.sqrt(np.clip(1 - dx * dx - dy * dy, 0, 1))
        light = 0.22 + 0.62 * (0.62 * dx * stage.side - 0.45 * dy + 0.45 * bulge)
        if bands:
            wave = disc.ys + 0.06 * r * noise.field(dice, disc.height, disc.width, 10, 2)
            tone = (
                noise.line(dice, 1024, max(r * 0.16, 3), 2)[np.clip(wave - y + 500, 0, 1023).astype(np.intp)]
                - 0.5
            )
        else:
            tone = (
                noise.at(dice, dx * r / (0.6 + 0.4 * bulge), dy * r / (0.6 + 0.4 * bulge), max(r * 0.5, 8), 4)
                - 0.5
            )
        stage.fill(disc, world, light + 0.36 * tone * np.clip(light * 2, 0, 1))
        if world is OCEAN:
            _earth(stage, disc, light, r)
    if ring is not None:
        for number, band in enumerate(rings):
            stage.fill(band if clip is None else band & clip, ring, 0.85 - 0.2 * number)


def _earth(stage: Stage, disc: Area, light: np.ndarray, r: float) -> None:
    dice = stage.dice
    land = noise.field(dice, disc.height, disc.width, max(r * 0.7, 12), 4)
    stage.fill(disc.where(land > 0.58), CONTINENT, light + 0.8 * (land - 0.75))
    swirl = noise.field(dice, disc.height, disc.width, max(r * 0.3, 7), 3, 2.6)
    stage.fill(disc.where((swirl > 0.7) & (light > 0.3)), CLOUD, light + 0.1)


def _ring(x: float, y: float, r: float, tilt: float) -> list[Area]:
    """Three bands of a ring, without what the ball hides."""
    reach = box(x - r * 2.3, y - r * 1.1, x + r * 2.3, y + r * 1.1)
    dx, dy = (reach.xs - x) / r, (reach.ys - y - tilt * (reach.xs - x)) / r / 0.26
    far = dx * dx + dy * dy
    hidden = (dy < 0) & (dx * dx + ((reach.ys - y) / r) ** 2 < 1)
    bands = []
    for inner, outer in ((1.35, 1.62), (1.68, 1.92), (1.96, 2.12)):
        bands.append(reach.where((far > inner * inner) & (far < outer * outer) & ~hidden))
    return bands


def crater(
    stage: Stage, x: float, y: float, rx: float, ry: float, ground: Material, distance: float = 0.0
) -> None:
    """A bowl in the ground: its near wall lit, its far wall in shadow, a bright rim."""
    rim, bowl = ellipse(x, y, rx * 1.12, ry * 1.2), ellipse(x, y, rx, ry)
    if not bowl.mask.size or not rim.mask.size:
        return
    dx = (rim.xs - x) / rx * stage.side
    stage.fill(rim, ground, 0.72 + 0.16 * dx - 0.2 * rim.down, distance)
    dx = (bowl.xs - x) / rx * stage.side
    stage.fill(bowl, ground, 0.3 - 0.34 * dx + 0.22 * (bowl.down - 0.5), distance)
