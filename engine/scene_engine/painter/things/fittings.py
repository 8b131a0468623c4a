"""What is built into a wall or hangs on it, drawn on a `Patch`, whichever way the wall faces."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene_engine.painter import noise, texture
from scene_engine.painter.area import ellipse, polygon, stroke
from scene_engine.painter.dice import Dice
from scene_engine.painter.interior import Lights
from scene_engine.painter.materials import (
    CLOTH_BLUE,
    CLOTH_GREEN,
    CLOTH_RED,
    FIRE,
    GOLD,
    GRANITE,
    IRON,
    LIMESTONE,
    SAILCLOTH,
    WOOD,
    WOOD_DARK,
    Material,
)
from scene_engine.painter.perspective import Patch, Plane
from scene_engine.painter.stage import Stage
from scene_engine.painter.things.lamps import fire

NIGHT_HOLE = Material((0x06060C, 0x14121A, 0x24202A))
SKIN = Material((0x7A4A3C, 0xC88C68, 0xF0C8A0))
GLASS = Material((0x12303A, 0x2E6A6A, 0x68AC98, 0xC8F0D8))
SPINES = (
    Material((0x3A1216, 0x7C2A28, 0xB8503C)),
    Material((0x14243C, 0x2C4C78, 0x5C84B0)),
    Material((0x14302A, 0x2C5E46, 0x649468)),
    Material((0x3C2414, 0x7E5428, 0xC09048)),
    Material((0x2A1830, 0x563466, 0x8C6498)),
    Material((0x5A4C40, 0x9C8A6C, 0xD8C8A0)),
)


def window(
    stage: Stage,
    lights: Lights,
    plane: Plane,
    along: float,
    up: float,
    wide: float,
    high: float,
    arched: bool = False,
    lattice: bool = False,
    frame: Material = WOOD_DARK,
) -> Patch:
    """A window, the weather behind it, and the light that falls in.

    Args:
        stage: Where.
        lights: The room's.
        plane: Its wall.
        along: As `Plane.patch`, like the three that follow.
        up: Metres from the floor.
        wide: Metres.
        high: Metres.
        arched: Whether its top is round.
        lattice: Whether its panes are small lozenges.
        frame: Of what.

    Returns:
        Where it is.
    """
    patch = plane.patch(along, up, wide, high)
    if not patch.area.mask.size:
        return patch
    outline = patch.arch if arched else patch.panel
    whole = outline(0, 0, 1, 1)
    stage.fill(whole, frame, 0.5)
    stage.fill(whole.edge(0, -1) | whole.edge(-1, 0), frame, 0.8)
    rim = 3.2 / patch.width, 3.2 / patch.height
    pane = outline(rim[0], rim[1], 1 - rim[0], 1 - rim[1])
    stage.fill(pane, frame, 0.25)
    lights.outlook(pane.where(~_glazing(patch, lattice)))
    stage.fill(patch.part(0, 0.95, 1, 1), frame, 0.75)
    slant = -40 * stage.side if plane.vanish is None else 60 if plane.vanish > plane.x else -60
    lights.daylight(patch, plane.point(along + wide / 2, 0)[1], slant)
    return patch


def _glazing(patch: Patch, lattice: bool) -> NDArray[np.bool_]:
    """The bars between its panes: lozenges, or a few upright panes."""
    u, v = patch.u, patch.v
    if lattice:
        return (np.abs((u + v * 0.8) % 9 - 4.5) < 0.6) | (np.abs((u - v * 0.8) % 9 - 4.5) < 0.6)
    wide = patch.width / max(2, round(patch.width / 15))
    high = patch.height / max(2, round(patch.height / 15))
    return (np.abs((u + wide / 2) % wide - wide / 2) < 0.9) | (np.abs((v + high / 2) % high - high / 2) < 0.9)


def curtains(stage: Stage, patch: Patch, cloth: Material = CLOTH_RED, parted: float = 0.3) -> None:
    """A pair of curtains drawn apart on a rail: each covers the share `parted` of the width."""
    u, v = patch.u / patch.width, patch.v / patch.height
    waist = parted * (1 - 0.5 * np.clip(1 - np.abs(v - 0.62) / 0.38, 0, 1))
    drawn = patch.area.where((np.minimum(u, 1 - u) < waist) & (v > 0.02))
    folds = np.abs((u / np.maximum(waist, 0.02) * 2.5) % 1 - 0.5) * 0.9
    stage.fill(drawn, cloth, 0.34 + folds - 0.12 * v)
    tie = patch.area.where((np.minimum(u, 1 - u) < waist) & (np.abs(v - 0.62) < 0.025))
    stage.fill(tie, GOLD, 0.6)
    pelmet = patch.area.where(v < 0.11 + 0.02 * np.abs((u * 7) % 1 - 0.5))
    stage.fill(pelmet, cloth, 0.62 - 1.8 * v)
    stage.fill(patch.part(0, 0, 1, 0.025), GOLD, 0.6)


def door(
    stage: Stage, patch: Patch, arched: bool = False, wood: Material = WOOD, frame: Material = WOOD_DARK
) -> None:
    """A door in its frame: boards with iron hinges if arched, else panels."""
    whole = patch.arch(0, 0, 1, 1) if arched else patch.area
    stage.fill(whole, frame, 0.55)
    stage.fill(whole.edge(0, -1) | whole.edge(-1, 0), frame, 0.85)
    rim = 4 / patch.width
    leaf = (patch.arch if arched else patch.panel)(rim, 4 / patch.height, 1 - rim, 1)
    u, v = patch.u / patch.width, patch.v / patch.height
    grain = texture.planks(stage.dice, patch.v, patch.u, patch.width / 5, 300)
    stage.fill(leaf, wood, 0.5 + grain)
    if arched:
        for low in (0.3, 0.72):
            stage.fill(leaf.where((np.abs(v - low) < 0.03) & (u < 0.72)), IRON, 0.45)
    else:
        for x0 in (0.2, 0.55):
            for y0, y1 in ((0.14, 0.48), (0.56, 0.9)):
                stage.fill(patch.part(x0, y0, x0 + 0.27, y1), wood, 0.2)
                stage.fill(patch.part(x0 + 0.04, y0 + 0.03, x0 + 0.27, y1), wood, 0.62)
                stage.fill(patch.part(x0 + 0.05, y0 + 0.04, x0 + 0.23, y1 - 0.03), wood, 0.42)
    stage.fill(patch.disc(0.82, 0.56, 0.026), GOLD, 0.85)


def doorway(stage: Stage, patch: Patch, stone: Material = GRANITE) -> None:
    """An open, arched passage into the dark, framed by stones."""
    ring = patch.arch(0, 0, 1, 1)
    joints = texture.bricks(stage.dice, patch.u + 0 * patch.v, patch.v + 0 * patch.u, 40, 9)
    stage.fill(ring, stone, 0.66 + joints)
    hole = patch.arch(0.15, 0.09, 0.85, 1)
    stage.fill(hole, NIGHT_HOLE, 0.25)
    stage.fill(hole.edge(1, 0), stone, 0.3)


def bookshelf(stage: Stage, patch: Patch, wood: Material = WOOD_DARK, shelves: int = 0) -> None:
    """Shelves full of books of all colours, some in sets, a few gaps."""
    count = shelves or max(2, round(patch.height / 17))
    rim = 3.0
    stage.fill(patch.area, wood, 0.5)
    if not patch.area.mask.size:
        return
    table = _books(stage.dice, count, int(patch.width - 2 * rim) + 2)
    ramps = np.stack([stage.light.ramp(spine, 0, 6) for spine in (*SPINES, wood, GOLD)])
    down = patch.v * np.float32(count / patch.height)
    row = np.clip(down, 0, count - 1).astype(np.intp)
    column = np.clip(patch.u - rim, 0, table.shape[2] - 1).astype(np.intp)
    spine, level, top = table[0][row, column], table[1][row, column], table[2][row, column]
    inside = down - row
    book = (inside * 100 >= top) & (inside < 0.86)
    band = book & (np.abs(inside - 0.62) < 0.06) & (spine % 2 == 0) & (level > 1)
    board = inside >= 0.86
    colour = ramps[np.where(book, spine, len(SPINES)), np.where(book, level, 0)]
    colour = np.where(band, ramps[len(SPINES) + 1, 3], colour)
    colour = np.where(board, ramps[len(SPINES), np.where(inside < 0.93, 5, 2)], colour)
    between = (patch.u > rim) & (patch.u < patch.width - rim) & (patch.v > rim)
    stage.paint(patch.area.where(between), colour)
    stage.fill(patch.part(0, 0, 1, 3.5 / patch.height), wood, 0.75)


def _books(dice: Dice, rows: int, width: int) -> NDArray[np.intp]:
    """Books along shelves: for each row and pixel the spine's number, its level of light and how far down
    its top is, in hundredths of the shelf's height; intp [3, rows, width]."""
    table = np.zeros((3, rows, width), np.intp)
    table[2] = 100
    for row in range(rows):
        left = 0
        while left < width:
            if dice.chance(0.06):
                left += dice.whole(4, 9)
                continue
            spine, level, top = dice.whole(0, len(SPINES) - 1), dice.whole(3, 5), dice.whole(14, 40)
            for _ in range(dice.whole(1, 4)):
                wide = dice.whole(3, 5)
                table[0, row, left : left + wide] = spine
                table[1, row, left : left + wide] = level
                table[1, row, left + wide - 1 : left + wide] = 0
                table[2, row, left : left + wide] = top
                left += wide
    return table


def fireplace(
    stage: Stage, lights: Lights, patch: Patch, stone: Material = LIMESTONE, burning: bool = True
) -> None:
    """A fireplace: hood, mantelpiece, and a fire that lights the room."""
    dice = stage.dice
    u, v = patch.u + 0 * patch.v, patch.v + 0 * patch.u
    joints = texture.bricks(dice, u, v, 16, 9)
    slope = np.abs(patch.u / patch.width - 0.5) < 0.34 + 0.12 * patch.v / patch.height
    mantel = 0.42
    hood = patch.area.where(slope & (patch.v < mantel * patch.height))
    stage.fill(hood, stone, 0.48 + 0.7 * joints)
    stage.fill(hood.edge(stage.side, 0), stone, 0.8)
    body = patch.panel(0.04, mantel, 0.96, 1)
    stage.fill(body, stone, 0.55 + joints)
    stage.fill(patch.part(0, mantel - 0.05, 1, mantel + 0.05), stone, 0.85)
    stage.fill(patch.part(0, mantel + 0.03, 1, mantel + 0.06), stone, 0.2)
    mouth = patch.arch(0.2, mantel + 0.13, 0.8, 1)
    stage.fill(mouth, NIGHT_HOLE, 0.2)
    if not burning:
        return
    x, foot = patch.middle[0], patch.area.top + patch.area.height - 2 * patch.scale
    inside = patch.part(0.22, mantel + 0.16, 0.78, 1)
    stage.fill(mouth & inside, FIRE, 0.04)
    fire(
        stage,
        lights,
        x,
        foot,
        patch.width * patch.scale * 0.22 * (0.62 if patch.u.shape[0] == 0 else 1),
        mouth,
    )
    logs = stroke(
        [(x - inside.width * 0.36, foot), (x + inside.width * 0.36, foot - 1)],
        5 * patch.scale,
        4 * patch.scale,
    )
    stage.fill(logs & mouth, WOOD_DARK, 0.45)


def banner(stage: Stage, patch: Patch, cloth: Material, charge: str = "lozenge") -> None:
    """A banner with a gilt border, swallow-tailed, with a simple charge on it."""
    u, v = patch.u / patch.width, patch.v / patch.height
    tail = 1 - 0.16 * (1 - np.abs(u - 0.5) * 2)
    shape = patch.area.where(v < tail)
    folds = 0.14 * (np.abs((u * 2.5) % 1 - 0.5) * 2 - 0.5)
    stage.fill(shape, GOLD, 0.6 + folds)
    inner = patch.area.where((v < tail - 0.05) & (np.abs(u - 0.5) < 0.42))
    stage.fill(inner, cloth, 0.52 + folds - 0.1 * v)
    off_u, off_v = np.abs(u - 0.5) * patch.width, np.abs(v - 0.42) * patch.height
    size = patch.width * 0.3
    if charge == "cross":
        mark = ((off_u < size * 0.25) & (off_v < size)) | ((off_v < size * 0.25) & (off_u < size))
    elif charge == "disc":
        mark = off_u * off_u + off_v * off_v < size * size
    elif charge == "chevron":
        mark = np.abs(v * patch.height - patch.height * 0.32 - off_u) < size * 0.3
    else:
        mark = off_u * 1.3 + off_v < size * 1.2
    stage.fill(inner.where(mark), GOLD, 0.75 + folds)
    stage.fill(patch.part(-0.05, 0, 1.05, 0.035), WOOD_DARK, 0.6)


def tapestry(stage: Stage, patch: Patch, cloth: Material) -> None:
    """A woven hanging: a border, and trees and hills in faded threads."""
    stage.fill(patch.area, cloth, 0.35)
    stage.fill(patch.part(0.05, 0.06, 0.95, 0.94), GOLD, 0.5)
    picture = patch.panel(0.09, 0.1, 0.91, 0.9)
    stage.fill(picture, CLOTH_BLUE, 0.62)
    hill = patch.height * (0.5 + 0.16 * np.abs((patch.u / patch.width * 2.2) % 1 - 0.5) * 2)
    stage.fill(picture.where(patch.v > hill), CLOTH_GREEN, 0.6 - 0.3 * patch.v / patch.height)
    for u in (0.26, 0.52, 0.76):
        stage.fill(patch.disc(u, 0.42, 0.13), CLOTH_GREEN, 0.35)
        stage.fill(patch.part(u - 0.02, 0.5, u + 0.02, 0.75), WOOD_DARK, 0.5)


def painting(stage: Stage, patch: Patch, portrait: bool = True) -> None:
    """A picture in a gilt frame: somebody's portrait, or a landscape."""
    stage.fill(patch.area, GOLD, 0.5)
    stage.fill(patch.area.edge(0, -1) | patch.area.edge(-1, 0), GOLD, 0.9)
    inner = patch.panel(0.13, 0.11, 0.87, 0.89)
    stage.fill(inner, SPINES[3] if portrait else CLOTH_BLUE, 0.25 if portrait else 0.7)
    if portrait:
        stage.fill(patch.disc(0.5, 0.38, 0.19), stage.dice.pick((WOOD_DARK, SAILCLOTH, WOOD)), 0.35)
        stage.fill(
            patch.arch(0.2, 0.54, 0.8, 0.89), stage.dice.pick((CLOTH_RED, CLOTH_BLUE, CLOTH_GREEN)), 0.5
        )
        stage.fill(patch.disc(0.5, 0.43, 0.14), SKIN, 0.7)
    else:
        ridge = patch.height * (0.45 + 0.3 * np.abs((patch.u / patch.width * 1.6) % 1 - 0.5))
        stage.fill(inner.where(patch.v > ridge), CLOTH_GREEN, 0.45)
    stage.fill(inner.edge(0, -1), GOLD, 0.1)


def bars(stage: Stage, patch: Patch, gate: bool = False) -> None:
    """Iron bars from side to side, with cross-bars; with a lock if it is a gate."""
    u, v = patch.u, patch.v
    pitch = patch.width / max(3, round(patch.width / 8))
    rods = (np.abs(u % pitch - pitch / 2) < 1.1) | (np.abs(v / patch.height - 0.06) < 0.02)
    rods = rods | (np.abs(v / patch.height - 0.5) < 0.016) | (np.abs(v / patch.height - 0.95) < 0.02)
    area = patch.area.where(rods)
    stage.fill(area, IRON, 0.42)
    stage.fill(area.edge(stage.side, 0), IRON, 0.85)
    if gate:
        stage.fill(patch.part(0.62, 0.42, 0.78, 0.6), IRON, 0.6)
        stage.fill(patch.disc(0.7, 0.52, 0.025), NIGHT_HOLE, 0)


def shelf(stage: Stage, patch: Patch, goods: str = "bottles", wood: Material = WOOD) -> None:
    """Open shelves with bottles or jars of many colours."""
    dice = stage.dice
    count = max(1, round(patch.height / 19))
    for row in range(count):
        foot = (row + 0.88) / count
        stage.shade(patch.part(0, foot - 0.7 / count, 1, foot), 0.3)
        left = 0.03
        while left < 0.93:
            wide = dice.between(5, 8.5) / patch.width
            high = dice.between(0.42, 0.72) / count
            if left + wide > 0.98:
                break
            tint = dice.pick((GLASS, *SPINES[:5])) if goods == "bottles" else dice.pick(SPINES)
            body = patch.part(left, foot - high * 0.7, left + wide * 0.85, foot)
            stage.fill(body, tint, 0.55)
            stage.fill(body.edge(-1, 0), tint, 0.95)
            stage.fill(body.edge(1, 0), tint, 0.2)
            neck = patch.part(left + wide * 0.26, foot - high, left + wide * 0.6, foot - high * 0.7)
            stage.fill(neck, tint if goods == "bottles" else SAILCLOTH, 0.7)
            left += wide * dice.pick((1.0, 1.0, 1.5))
        stage.fill(patch.part(-0.02, foot, 1.02, foot + 0.055 / count), wood, 0.8)
        stage.fill(patch.part(-0.02, foot + 0.055 / count, 1.02, (row + 1) / count), wood, 0.35)


def shield(stage: Stage, patch: Patch, cloth: Material) -> None:
    """A painted shield, with two swords crossed behind it."""
    (x, y), half = patch.middle, patch.area.height / 2
    for way in (-1, 1):
        blade = stroke([(x - way * half, y + half), (x + way * half, y - half)], 2.2, 1.6)
        stage.fill(blade, Material((0x5B667C, 0x97A5B3, 0xDDE7E8)), 0.7)
        hilt = stroke(
            [(x - way * half * 0.9, y + half * 0.45), (x - way * half * 0.45, y + half * 0.9)], 2.4, 2.4
        )
        stage.fill(hilt, GOLD, 0.6)
    r = half * 0.62
    body = polygon(
        [(x - r, y - r), (x + r, y - r), (x + r, y + r * 0.2), (x, y + r * 1.3), (x - r, y + r * 0.2)]
    )
    stage.fill(body, cloth, 0.55)
    stage.fill(
        body.where(body.xs > x) & body.where(body.ys > y) | body.where((body.xs < x) & (body.ys < y)),
        GOLD,
        0.65,
    )
    rim = body - ellipse(x, y, r * 0.92, r * 1.02)
    stage.fill(rim, IRON, 0.75)


def cobwebs(stage: Stage, x: float, y: float, size: float, side: int) -> None:
    """A cobweb in an upper corner."""
    for number in range(4):
        t = number / 3
        thread = stroke([(x, y), (x - side * size * t, y + size * (1 - t))], 0.9, 0.9)
        stage.blend(thread, 0xC8C8D8, 0.35)
    for reach in (0.4, 0.75):
        arc = stroke(
            [
                (x - side * size * reach, y),
                (x - side * size * reach * 0.45, y + size * reach * 0.45),
                (x, y + size * reach),
            ],
            0.9,
            0.9,
        )
        stage.blend(arc, 0xC8C8D8, 0.3)


def moss(stage: Stage, patch: Patch, material: Material) -> None:
    """Damp running down a wall, grown over."""
    blots = noise.field(stage.dice, patch.area.height, patch.area.width, 12, 3, 0.6)
    stage.fill(patch.area.where(blots < 0.42 - 0.3 * patch.v / patch.height), material, 0.4)
