"""Space: stars, nebulae and planets; craters, crystals and alien plants; what people build there."""

from __future__ import annotations

import numpy as np

from scene_engine.painter import noise, shading
from scene_engine.painter.area import Area, Point, blob, box, ellipse, polygon, stroke, union
from scene_engine.painter.light import pack
from scene_engine.painter.materials import BASALT, GOLD, IRON, STEEL, Material, rgb
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
        stage.owner[area.window][area.mask & (strength > 0.2)] = stage._current


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


def dome(stage: Stage, x: float, y: float, r: float, glass: bool, distance: float = 0.0) -> None:
    """Half a ball on a ring of hull plates: of ribbed glass with plants, or of metal with lit windows.

    `r` is half its width, `y` the row of its foot.
    """
    base = y - r * 0.2
    shell = ellipse(x, base, r, r * 0.86)
    shell = shell.where(shell.ys <= base)
    if not shell.mask.size:
        return
    dx, dy = (shell.xs - x) / r, (shell.ys - base) / (r * 0.86)
    light = shading.ball(shell, x, base - r * 0.2, r, r * 0.86, stage.side, 0.12, 0.95)
    if glass:
        stage.fill(shell, GLASS_DOME, light * 0.8, distance)
        leaves = noise.field(stage.dice, shell.height, shell.width, max(r * 0.3, 5), 2)
        green = shell.where(dy + 0.5 * leaves > -0.14)
        stage.fill(green, Material((0x10382C, 0x2C7840, 0x84C458)), 0.3 + 0.5 * leaves, distance)
        stage.blend(shell, 0x8CE0F0, 0.22)
        lamp = 0x90FFD0
    else:
        stage.fill(shell, HULL, light, distance)
        lamp = 0xFFC870
        panes = shell.where((np.abs(dy + 0.3) < 0.09) & ((dx * 5) % 1 < 0.62) & (np.abs(dx) < 0.82))
        stage.fill(panes, BAY_LIGHT, 0.7)
    wide = np.sqrt(np.clip(1 - dy * dy, 0.01, 1))
    rib = np.abs((dx / wide) * 2.5 % 1 - 0.5) > 0.5 - 1.2 / max(r, 6)
    rows = np.abs((-dy) * 3 % 1 - 0.5) > 0.5 - 1.4 / max(r, 6)
    stage.fill(
        shell.where(rib | rows), HULL if glass else HULL_DARK, light * 0.9 if glass else 0.55, distance
    )
    gleam = ellipse(x + stage.side * r * 0.42, base - r * 0.52, r * 0.14, r * 0.1)
    stage.fill(gleam & shell, CLOUD, 0.9)
    foot = box(x - r * 1.05, base, x + r * 1.05, y)
    stage.fill(foot, HULL, shading.column(foot, stage.side, 0.15, 0.8), distance)
    hatch = box(x - r * 0.16, base + (y - base) * 0.2, x + r * 0.16, y)
    stage.fill(hatch, BAY_LIGHT, 0.6)
    stage.glow(x, base, r * 1.2, lamp, 0.25)


def tube(stage: Stage, x0: float, x1: float, y: float, thick: float, distance: float = 0.0) -> None:
    """A corridor on the ground between two domes, with its ribs."""
    area = box(x0, y - thick, x1, y)
    ribs = np.where((area.xs - x0) % max(thick * 0.8, 4) < 1.5, -0.25, 0.0)
    stage.fill(area, HULL, 0.85 - 0.7 * area.down + ribs, distance)


def rocket(
    stage: Stage, x: float, y: float, height: float, paint: Material = HULL, distance: float = 0.0
) -> None:
    """A rocket on three fins; `y` is the ground."""
    half, foot = height * 0.13, y - height * 0.12
    top = y - height
    body = polygon([
        (x, top), (x + half * 0.55, top + height * 0.14), (x + half, top + height * 0.36), (x + half * 0.95, top + height * 0.66),
        (x + half * 0.6, foot), (x - half * 0.6, foot), (x - half * 0.95, top + height * 0.66), (x - half, top + height * 0.36),
        (x - half * 0.55, top + height * 0.14),
    ])  # fmt: skip
    fins = [
        polygon(
            [
                (x + t * half * 0.7, y - height * 0.42),
                (x + t * half * 2.2, y - height * 0.16),
                (x + t * half * 2.1, y),
                (x + t * half * 0.6, y - height * 0.18),
            ]
        )
        for t in (-1, 1)
    ]
    red = Material((0x480C18, 0x9C2024, 0xE04838, 0xFFB090))
    for fin in fins:
        stage.fill(fin, red, shading.column(fin, stage.side, 0.2, 0.75), distance)
    light = shading.column(body, stage.side, 0.08, 0.95)
    stage.fill(body, paint, light, distance)
    stage.fill(body.where(body.ys < top + height * 0.18), red, light, distance)
    band = body.where(np.abs(body.ys - (y - height * 0.3)) < height * 0.025)
    stage.fill(band, red, light, distance)
    fin = polygon(
        [
            (x - half * 0.18, y - height * 0.4),
            (x + half * 0.18, y - height * 0.4),
            (x + half * 0.3, y),
            (x - half * 0.3, y),
        ]
    )
    stage.fill(fin, red, 0.85, distance)
    for share in (0.7, 0.52):
        port = ellipse(x, y - height * share, half * 0.34)
        stage.fill(ellipse(x, y - height * share, half * 0.48), GOLD, 0.6, distance)
        stage.fill(port, BAY_LIGHT if share > 0.6 else GLASS_DOME, shading.down(port, 0.8, 0.3))


def rover(stage: Stage, x: float, y: float, wide: float, facing: int = 1, distance: float = 0.0) -> None:
    """A wheeled rover with a cabin of glass and a dish."""

    def at(px: float, py: float) -> Point:
        return x + px * wide * facing, y - py * wide

    stage.shade(ellipse(x, y, wide * 0.55, wide * 0.07), 0.5)
    mast = stroke([at(-0.36, 0.4), at(-0.36, 0.74)], 1.6, 1.2)
    stage.fill(mast, STEEL, 0.6, distance)
    dish = polygon([at(-0.48, 0.7), at(-0.3, 0.86), at(-0.3, 0.7)])
    stage.fill(dish, HULL, 0.85, distance)
    body = polygon(
        [at(-0.5, 0.16), at(-0.5, 0.44), at(0.05, 0.46), at(0.1, 0.3), at(0.5, 0.28), at(0.48, 0.14)]
    )
    stage.fill(body, HULL_WARM, 0.9 - 0.7 * body.down, distance)
    cabin = polygon([at(0.02, 0.3), at(0.02, 0.52), at(0.22, 0.55), at(0.4, 0.44), at(0.46, 0.28)])
    stage.fill(cabin, GLASS_DOME, 0.85 - 0.6 * cabin.down, distance)
    stage.fill(cabin.edge(0, -1), HULL, 0.95, distance)
    stripe = polygon([at(-0.42, 0.3), at(-0.42, 0.38), at(-0.06, 0.38), at(-0.06, 0.3)])
    stage.fill(stripe, Material((0x8C3814, 0xE07828, 0xFFC070)), 0.6, distance)
    for t in (-0.36, 0.02, 0.38):
        cx, cy = at(t, 0.12)
        tyre = ellipse(cx, cy, wide * 0.125)
        stage.fill(
            tyre,
            BASALT,
            shading.ball(tyre, cx, cy, wide * 0.12, wide * 0.12, stage.side, 0.05, 0.6),
            distance,
        )
        stage.fill(ellipse(cx, cy, wide * 0.06), STEEL, 0.7, distance)


def dish(stage: Stage, x: float, y: float, size: float, facing: int = 1, distance: float = 0.0) -> None:
    """A radio dish on a tripod."""
    cy = y - size * 0.62
    legs = union(
        [
            stroke([(x, cy), (x + t * size * 0.3, y)], max(size * 0.06, 1.2), max(size * 0.06, 1.2))
            for t in (-1, 0, 1)
        ]
    )
    stage.fill(legs, STEEL, 0.4, distance)
    bowl = polygon(
        [
            (x + facing * px * size, cy - py * size)
            for px, py in ((-0.36, 0.42), (-0.3, 0.05), (-0.02, -0.2), (0.3, -0.22))
        ]
    )
    stage.fill(bowl, HULL, 0.35, distance)
    inner = polygon(
        [
            (x + facing * px * size, cy - py * size)
            for px, py in (
                (-0.36, 0.42),
                (-0.06, 0.22),
                (0.14, 0.02),
                (0.3, -0.22),
                (-0.02, -0.06),
                (-0.24, 0.14),
            )
        ]
    )
    stage.fill(inner, HULL, 0.9 - 0.3 * inner.down, distance)
    stage.fill(
        stroke(
            [(x - facing * size * 0.02, cy - size * 0.1), (x + facing * size * 0.24, cy - size * 0.36)],
            1.4,
            1.4,
        ),
        STEEL,
        0.7,
        distance,
    )
    stage.fill(ellipse(x + facing * size * 0.25, cy - size * 0.38, max(size * 0.05, 1.2)), BAY_LIGHT, 0.8)


def crystals(
    stage: Stage, x: float, y: float, height: float, crystal: Material, glow: int = 0, distance: float = 0.0
) -> None:
    """A cluster of crystals that lean apart, each with a lit and a dark face."""
    dice = stage.dice
    if glow:
        stage.glow(x, y - height * 0.4, height * 0.9, glow, 0.4)
    count = dice.whole(4, 6)
    for number in sorted(range(count), key=lambda n: -abs(n - (count - 1) / 2)):
        t = (number - (count - 1) / 2) / count * 2
        tall = height * (1 - 0.55 * abs(t)) * dice.between(0.8, 1.05)
        wide, lean = tall * dice.between(0.11, 0.16) + 1.5, t * tall * 0.5
        foot = x + t * height * 0.22
        tip: Point = (foot + lean, y - tall)
        shoulder = y - tall * 0.78
        left, right = foot + lean * 0.8 - wide, foot + lean * 0.8 + wide
        ridge = foot + lean * 0.8 + wide * 0.25 * -stage.side
        for edge, start, bright in (
            (left, foot - wide * 0.7, stage.side < 0),
            (right, foot + wide * 0.7, stage.side > 0),
        ):
            facet = polygon([tip, (ridge, shoulder), (foot, y), (start, y), (edge, shoulder)])
            if facet.mask.size:
                stage.fill(facet, crystal, (0.95 if bright else 0.5) - 0.4 * facet.down, distance)


def spire(
    stage: Stage, x: float, y: float, wide: float, height: float, rock: Material, distance: float = 0.0
) -> Area:
    """A pinnacle of eroded rock, its rings of strata bulging."""
    dice = stage.dice
    bulge = noise.line(dice, max(int(height) + 2, 4), 17, 3)
    lean = dice.between(-0.14, 0.14) * height
    area = box(x - wide, y - height, x + wide + 1, y)
    up = 1 - area.down
    half = wide * (0.16 + 0.62 * (1 - up) ** 1.4) + wide * 0.34 * (bulge[: area.height, None] - 0.4)
    middle = x + lean * up * up
    area = area.where(np.abs(area.xs - middle) < half)
    layers = noise.line(dice, max(int(height) + 2, 4), 8, 2)[: area.height, None] - 0.5
    t = (area.xs - middle) / np.maximum(half, 1) * stage.side
    stage.fill(area, rock, 0.5 + 0.38 * t + 0.3 * layers, distance)
    return area


def alien_plant(
    stage: Stage,
    x: float,
    y: float,
    height: float,
    stem: Material,
    bloom: Material,
    shape: str,
    distance: float = 0.0,
    glow: int = 0,
) -> None:
    """A plant of no earthly kind; shape is "bulb", "cap", "frond", "tentacle" or "spiral"."""
    dice = stage.dice
    lean = dice.between(-0.16, 0.16) * height
    thick = max(height * 0.09, 2)
    top: Point = (x + lean, y - height)
    if shape == "tentacle":
        for t in (-0.5, 0.1, 0.6, -0.15, 0.35):
            reach, curl = height * dice.between(0.7, 1.05), t * height
            points: list[Point] = [
                (x + t * thick, y),
                (x + curl * 0.2, y - reach * 0.45),
                (x + curl * 0.6, y - reach * 0.85),
                (x + curl * 1.0, y - reach * 0.92),
                (x + curl * 1.12, y - reach * 0.74),
            ]
            arm = stroke(points, thick * 1.3, thick * 0.4)
            stage.fill(arm, stem, shading.column(arm, stage.side, 0.15, 0.85), distance)
            stage.fill(ellipse(*points[-1], thick * 0.7), bloom, 0.8, distance)
        return
    if shape == "frond":
        for t in (-1.0, -0.6, -0.25, 0.2, 0.55, 0.95):
            tip = (x + t * height * 0.7, y - height * (1 - 0.45 * abs(t)))
            leaf = polygon(
                [
                    (x - 1.5, y),
                    (x + t * height * 0.2 - thick, y - height * 0.5),
                    tip,
                    (x + t * height * 0.28 + thick, y - height * 0.42),
                    (x + 1.5, y),
                ]
            )
            stage.fill(leaf, bloom, 0.45 + 0.28 * t * stage.side + 0.3 * (1 - leaf.down), distance)
            stage.fill(leaf.edge(stage.side, 0), stem, 0.85, distance)
        return
    stalk = stroke([(x, y), (x + lean * 0.3, y - height * 0.5), top], thick * 1.4, thick * 0.7)
    stage.fill(stalk, stem, shading.column(stalk, stage.side, 0.15, 0.85, x + lean * 0.4, thick), distance)
    if glow:
        stage.glow(*top, height * 0.6, glow, 0.5)
    r = height * dice.between(0.26, 0.36)
    if shape == "cap":
        cap = ellipse(top[0], top[1] + r * 0.2, r * 1.5, r * 0.85)
        cap = cap.where(cap.ys < top[1] + r * 0.35)
        spots = noise.field(dice, cap.height, cap.width, max(r * 0.4, 4), 1)
        light = shading.ball(cap, top[0], top[1], r * 1.5, r * 0.8, stage.side, 0.2, 0.9)
        stage.fill(cap, bloom, light, distance)
        stage.fill(cap.where(spots > 0.82), stem, 0.9, distance)
        under = ellipse(top[0], top[1] + r * 0.35, r * 1.4, r * 0.16)
        stage.fill(under, stem, 0.3, distance)
    else:
        bulb = blob(dice, top[0], top[1], r * 0.8, r, 0.1)
        light = shading.ball(bulb, top[0], top[1], r * 0.8, r, stage.side, 0.15, 0.95)
        ribs = np.where(np.abs((bulb.xs - top[0]) / r * 2.2 % 1 - 0.5) > 0.4, -0.18, 0.0)
        stage.fill(bulb, bloom, light + ribs, distance)
        for t in (-0.7, 0.0, 0.7):
            hair = stroke(
                [(top[0] + t * r * 0.4, top[1] - r * 0.8), (top[0] + t * r, top[1] - r * 1.5)], 1.6, 1.0
            )
            stage.fill(hair, stem, 0.7, distance)


def screen(stage: Stage, x0: float, y0: float, x1: float, y1: float, colour: int) -> None:
    """A display: a curve, bars, a radar or a chart of stars in one glowing colour."""
    dice = stage.dice
    glass = box(x0, y0, x1, y1)
    if glass.width < 6 or glass.height < 5:
        return
    stage.fill(glass, Material((0x04080E, 0x081820, 0x10283A), glows=True), 0.8 - 0.6 * glass.down)
    base = rgb(colour)
    light = int(pack(stage.light.grade(base))), int(pack(stage.light.grade(base * np.float32(0.5))))
    kind, w, h = dice.whole(0, 3), x1 - x0, y1 - y0
    if kind == 0:
        wave = y0 + h * (0.2 + 0.6 * noise.line(dice, glass.width, 12, 2))
        stage.paint(glass.where(np.abs(glass.ys - wave[None]) < 1.1), light[0])
    elif kind == 1:
        count = max(3, int(w / 5))
        tall = noise.line(dice, count, 3, 1)
        column = np.clip(((glass.xs - x0) / w * count).astype(np.intp), 0, count - 1)
        bars = (glass.ys > y1 - 2 - (h - 4) * tall[column]) & ((glass.xs - x0) / w * count % 1 < 0.7)
        stage.paint(glass.where(bars), light[0])
    elif kind == 2:
        r = min(w, h) * 0.42
        cx, cy = (x0 + x1) / 2, (y0 + y1) / 2
        far = np.sqrt((glass.xs - cx) ** 2 + (glass.ys - cy) ** 2)
        stage.paint(glass.where((np.abs(far - r) < 0.8) | (np.abs(far - r * 0.5) < 0.6)), light[1])
        stage.paint(stroke([(cx, cy), (cx + r * 0.7, cy - r * 0.7)], 1.4, 1.4) & glass, light[0])
        stage.paint(ellipse(cx - r * 0.4, cy - r * 0.1, 1.5) & glass, light[0])
    else:
        rows = np.floor((glass.ys - y0) / 3)
        long = noise.line(dice, 64, 2, 1)[np.clip(rows, 0, 63).astype(np.intp)]
        stage.paint(
            glass.where(
                ((glass.ys - y0) % 3 < 1.5) & (glass.xs - x0 > 2) & (glass.xs - x0 < w * (0.3 + 0.65 * long))
            ),
            light[0],
        )
    stage.fill(glass - box(x0 + 1, y0 + 1, x1 - 1, y1 - 1), HULL_DARK, 0.75)
    stage.glow((x0 + x1) / 2, (y0 + y1) / 2, max(w, h) * 0.9, colour, 0.25)


def console(
    stage: Stage, x0: float, x1: float, top: float, foot: float, lean: float = 6, distance: float = 0.0
) -> None:
    """A desk with a slanted board of lit buttons and screens above its front.

    Args:
        stage: Where.
        x0: Column of its left edge.
        x1: Of its right edge.
        top: Row of the far edge of its board.
        foot: Row of its foot.
        lean: How many columns the near edge of the board is wider, each side.
        distance: As `Light.ramp`.
    """
    dice = stage.dice
    fold = top + (foot - top) * 0.45
    front = polygon([(x0 - lean, fold), (x1 + lean, fold), (x1 + lean * 0.6, foot), (x0 - lean * 0.6, foot)])
    stage.fill(front, HULL_DARK, 0.5 - 0.35 * front.down, distance)
    stage.fill(
        front.where(np.floor((front.xs - x0) / 14) % 2 == 0), HULL_DARK, 0.58 - 0.35 * front.down, distance
    )
    board = polygon([(x0, top), (x1, top), (x1 + lean, fold), (x0 - lean, fold)])
    stage.fill(board, HULL, 0.42 - 0.18 * board.down, distance)
    stage.fill(board.edge(0, -1), HULL, 0.9, distance)
    stage.fill(box(x0 - lean, fold, x1 + lean, fold + 2), STEEL, 0.8, distance)
    x = x0 + 3
    while x < x1 - 6:
        wide = dice.between(12, 26)
        right = min(x + wide, x1 - 3)
        colour = dice.pick(SCREENS)
        if dice.chance(0.55):
            screen(stage, x, top + 2, right, fold - 2, colour)
        else:
            pad = box(x, top + 3, right, fold - 2)
            cells = (np.floor((pad.xs - x) / 4) * 7 + np.floor((pad.ys - top) / 4) * 3).astype(np.intp)
            keys = pad.where(((pad.xs - x) % 4 < 3) & ((pad.ys - top) % 4 < 3))
            hues = np.array(
                [stage.light.colour(c, lit=False) for c in (colour, 0x2A3040, 0x3A4458, 0xFFE0A0, 0x2A3040)],
                np.uint32,
            )
            stage.paint(keys, np.broadcast_to(hues[cells % 5], pad.mask.shape))
        x = right + 3


def chair(stage: Stage, x: float, y: float, size: float, distance: float = 0.0) -> None:
    """A captain's chair seen from behind; `y` is the floor."""
    leather = Material((0x1A0C14, 0x4A1C24, 0x7E3634, 0xC07058))
    stage.shade(ellipse(x, y, size * 0.46, size * 0.12), 0.55)
    stage.fill(ellipse(x, y - size * 0.03, size * 0.3, size * 0.08), STEEL, 0.4, distance)
    pole = box(x - size * 0.06, y - size * 0.3, x + size * 0.06, y)
    stage.fill(pole, STEEL, shading.column(pole, stage.side), distance)
    for t in (-1, 1):
        arm = box(
            x + t * size * 0.36 - size * 0.08,
            y - size * 0.56,
            x + t * size * 0.36 + size * 0.08,
            y - size * 0.26,
        )
        stage.fill(arm, HULL_DARK, 0.75 - 0.5 * arm.down, distance)
        stage.fill(
            box(arm.left + 1, arm.top, arm.left + arm.width - 1, arm.top + 2),
            Material((0x30A0C0, 0xA0F0FF), glows=True),
            0.6,
        )
    back = polygon(
        [
            (x - size * 0.26, y - size * 0.24),
            (x - size * 0.3, y - size * 0.72),
            (x - size * 0.2, y - size * 0.98),
            (x + size * 0.2, y - size * 0.98),
            (x + size * 0.3, y - size * 0.72),
            (x + size * 0.26, y - size * 0.24),
        ]
    )
    stage.fill(
        back, leather, shading.column(back, stage.side, 0.2, 0.75) + 0.15 * (0.5 - back.down), distance
    )
    stage.fill(back.edge(0, -1) | back.edge(stage.side, 0), leather, 0.95, distance)
    stage.fill(box(x - size * 0.2, y - size * 0.62, x + size * 0.2, y - size * 0.6), IRON, 0.2, distance)
