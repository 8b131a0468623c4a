"""What stands, lies and flies at the sea: lighthouses, the beach and what is on it, gulls."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, perspective, shading, water
from scene_engine.painter.area import Area, below, box, ellipse, polygon, stroke, union
from scene_engine.painter.materials import (
    CLOTH_BLUE,
    CLOTH_RED,
    GRANITE,
    IRON,
    LIMESTONE,
    SAND,
    SLATE,
    THATCH,
    WINDOW,
    WOOD,
    WOOD_DARK,
    Material,
)
from scene_engine.painter.stage import Named, Stage
from scene_engine.painter.things import boats, houses, rocks, trees
from scene_engine.painter.things.waterfront import WHITEWASH

Line = NDArray[np.float32]

SHELL = Material((0x9A5A5E, 0xD79A8C, 0xF4D2BC, 0xFFF4E4))
STARFISH = Material((0x8A2A20, 0xD2583A, 0xF49A62))
NET = Material((0x3C3A34, 0x6E6A56, 0x9C9678))


def lighthouse(
    stage: Stage, x: float, y: float, height: float, stripes: bool = True, distance: float = 0.0
) -> tuple[float, float]:
    """A lighthouse; its lamp burns by night, but the beam is `beam`'s.

    Args:
        stage: Where.
        x: Column of its axis.
        y: Row of its foot.
        height: Pixels from foot to the top of the dome.
        stripes: Red bands around it; whitewash alone if not.
        distance: As `Light.ramp`.

    Returns:
        Where the lamp is.
    """
    dice = stage.dice
    foot, head = height * 0.135, height * 0.08
    top = y - height * 0.74
    tower = polygon([(x - foot, y), (x - head, top), (x + head, top), (x + foot, y)])
    if tower.mask.size:
        half = foot + (head - foot) * np.clip((y - tower.ys) / (height * 0.74), 0, 1)
        # A cone: each row is lit as a cylinder of its own width.
        lit = 0.88 - 0.62 * np.clip(np.abs((tower.xs - x) / half * stage.side - 0.4) / 1.35, 0, 1)
        rough = 0.12 * (noise.field(dice, tower.height, tower.width, 6, 2, 2) - 0.5)
        stage.fill(tower, WHITEWASH, lit + rough, distance)
        if stripes:
            curve = 0.12 * half * (1 - ((tower.xs - x) / half) ** 2)
            band = np.floor((y - tower.ys + curve) / (height * 0.74) * 5).astype(np.intp)
            stage.fill(tower.where((band & 1) == 0), CLOTH_RED, lit + rough, distance)
    for up in (0.2, 0.42, 0.62):
        houses.window(
            stage, x - stage.side * foot * 0.12, y - height * up, height * 0.035, height * 0.055, distance
        )
    door = box(x - height * 0.03, y - height * 0.1, x + height * 0.035, y)
    stage.fill(door, WOOD_DARK, 0.3, distance)
    stage.fill(ellipse(x, y - height * 0.1, height * 0.03), WOOD_DARK, 0.3, distance)
    lamp_y = top - height * 0.085
    _lantern_room(stage, x, top, head, height, lamp_y, distance)
    return x, lamp_y


def _lantern_room(
    stage: Stage, x: float, top: float, head: float, height: float, lamp_y: float, distance: float
) -> None:
    """The gallery, the glazed room with the lamp, and the dome."""
    burning = stage.night or stage.time == "dusk" or stage.weather in ("thunderstorm", "mist")
    pane = box(x - head * 0.72, top - height * 0.14, x + head * 0.72, top)
    if burning:
        stage.fill(pane, WINDOW, 0.95)
    else:
        stage.fill(
            pane, SLATE, shading.across(pane, 0.55 + 0.3 * stage.side, 0.55 - 0.3 * stage.side), distance
        )
    for bar in (-0.72, -0.25, 0.25, 0.72):
        stage.fill(
            box(x + bar * head - 0.5, top - height * 0.14, x + bar * head + 0.6, top), IRON, 0.3, distance
        )
    gallery = box(x - head * 1.5, top - height * 0.012, x + head * 1.5, top + height * 0.022)
    stage.fill(gallery, IRON, shading.column(gallery, stage.side, 0.2, 0.9), distance)
    rail = box(x - head * 1.45, top - height * 0.05, x + head * 1.45, top - height * 0.05 + 1.2)
    stage.fill(rail, IRON, 0.5, distance)
    for post in (-1.4, -0.9, 0.9, 1.4):
        stage.fill(
            box(x + post * head - 0.5, top - height * 0.05, x + post * head + 0.6, top), IRON, 0.45, distance
        )
    dome = ellipse(x, top - height * 0.14, head * 0.95, height * 0.075)
    dome = dome.where(dome.ys <= top - height * 0.135)
    stage.fill(dome, CLOTH_RED, shading.column(dome, stage.side, 0.25, 0.9), distance)
    knob = stroke([(x, top - height * 0.2), (x, top - height * 0.26)], max(height * 0.02, 1.3), 1)
    stage.fill(knob, IRON, 0.5, distance)
    if burning:
        stage.glow(x, lamp_y, height * 0.5, 0xFFE8A0, 0.9)


def beam(
    stage: Stage, x: float, y: float, end: tuple[float, float], spread: float = 0.1, strength: float = 0.5
) -> None:
    """A lighthouse's beam from its lamp at (x, y) towards `end`, off the canvas, fading on its way."""
    dx, dy = end[0] - x, end[1] - y
    wide = spread * (dx * dx + dy * dy) ** 0.5
    area = polygon([(x, y - 1.5), (end[0], end[1] - wide), (end[0], end[1] + wide), (x, y + 1.5)])
    if not area.mask.size:
        return
    along = np.clip((area.xs - x) / dx, 0, 1)
    off = np.abs(area.ys - (y + along * dy)) / (1.5 + along * wide)
    lit = strength * (1 - 0.75 * along) * np.where(off < 0.55, 1, 0.55)
    with stage.thing("beam of light", plural="beams of light"):
        stage.brighten(area, 0xFFF0B8, lit)
        stage.claim(area.where(lit > 0.12))


def shell(stage: Stage, x: float, y: float, size: float) -> None:
    """A scallop's shell on the sand."""
    stage.shade(ellipse(x - stage.side * size * 0.2, y, size * 0.7, size * 0.2), 0.35)
    fan = ellipse(x, y - size * 0.3, size * 0.55, size * 0.5)
    ribs = np.abs(((fan.xs - x) / np.maximum(y + size * 0.4 - fan.ys, 1) * 9) % 2 - 1)
    stage.fill(
        fan,
        SHELL,
        shading.ball(fan, x, y - size * 0.3, size * 0.55, size * 0.5, stage.side, 0.3, 0.9)
        - 0.3 * (ribs < 0.4),
    )
    foot = box(x - size * 0.18, y, x + size * 0.2, y + size * 0.18)
    stage.fill(foot, SHELL, 0.3)


def starfish(stage: Stage, x: float, y: float, size: float) -> None:
    """A starfish on the sand, flattened by our low eye."""
    tips = ((0, -1), (0.95, -0.31), (0.59, 0.81), (-0.59, 0.81), (-0.95, -0.31))
    arms = [
        stroke([(x, y), (x + dx * size * 0.55, y + dy * size * 0.38)], size * 0.36, size * 0.12)
        for dx, dy in tips
    ]
    area = union(arms)
    stage.shade(Area(min(area.top + 1, HEIGHT), area.left, area.mask[: max(HEIGHT - area.top - 1, 0)]), 0.4)
    stage.fill(area, STARFISH, shading.ball(area, x, y, size * 0.5, size * 0.4, stage.side, 0.35, 0.95))


def parasol_hut(stage: Stage, x: float, y: float, size: float, distance: float = 0.0) -> None:
    """A round thatched shelter on a post, as beaches have: `size` high."""
    post = box(x - size * 0.04, y - size * 0.7, x + size * 0.04, y)
    stage.shade(ellipse(x - stage.side * size * 0.3, y, size * 0.55, size * 0.08), 0.35)
    stage.fill(post, WOOD, shading.column(post, stage.side), distance)
    roof = polygon(
        [
            (x - size * 0.62, y - size * 0.56),
            (x, y - size),
            (x + size * 0.62, y - size * 0.56),
            (x, y - size * 0.5),
        ]
    )
    if roof.mask.size:
        strands = (
            noise.at(
                stage.dice, (roof.xs - x) * 9 / np.maximum(roof.ys - y + size * 1.1, 2), roof.ys / 5, 5, 2
            )
            - 0.5
        )
        stage.fill(roof, THATCH, 0.55 + 0.35 * (roof.across - 0.5) * stage.side + 0.5 * strands, distance)
        stage.fill(roof.edge(0, 1), THATCH, 0.05, distance)


def net(stage: Stage, x: float, y: float, wide: float, high: float, distance: float = 0.0) -> None:
    """A fishing net hung up to dry between two poles, with floats."""
    poles = union([box(px - 1.5, y - high, px + 1.5, y) for px in (x - wide / 2, x + wide / 2)])
    area = box(x - wide / 2, y - high * 0.96, x + wide / 2, y)
    sag = high * (0.2 + 0.2 * (2 * area.across - 1) ** 2)
    mesh = ((area.xs + area.ys).astype(np.intp) % 5 < 1) | ((area.xs - area.ys).astype(np.intp) % 5 < 1)
    cloth = area.where((area.ys > y - high * 1.1 + high * 0.4 - sag) & (area.ys < y - high * 0.4 + sag))
    stage.blend(cloth, 0x2C2A24, 0.35)
    stage.fill(cloth.where(mesh), NET, 0.7, distance)
    stage.fill(poles, WOOD, 0.5, distance)
    for number in range(4):
        t = (number + 0.5) / 4
        fx, fy = x - wide / 2 + t * wide, y - high * (0.7 + 0.2 * (2 * t - 1) ** 2)
        stage.fill(ellipse(fx, fy, 2.2), CLOTH_RED if number & 1 else CLOTH_BLUE, 0.75, distance)


def gull(stage: Stage, x: float, y: float, size: float, distance: float = 0.0) -> None:
    """A gull on the wing, `size` from tip to tip."""
    lift = size * stage.dice.between(0.12, 0.26)
    wings = union(
        [
            stroke([(x, y), (x - size * 0.26, y - lift), (x - size * 0.5, y - lift * 0.4)], size * 0.13, 1.2),
            stroke([(x, y), (x + size * 0.26, y - lift), (x + size * 0.5, y - lift * 0.4)], size * 0.13, 1.2),
        ]
    )
    body = ellipse(x, y, size * 0.14, max(size * 0.07, 1))
    stage.fill(wings, WHITEWASH, shading.down(wings, 0.5, 0.95), distance)
    stage.fill(body, WHITEWASH, 0.9, distance)


def sand(stage: Stage, line: Line, sea: Area | None = None, reach: float = 26) -> Named:
    """The sand below a line, lapped by the sea above it."""
    area = below(line)
    u, v = perspective.floor(area, WIDTH / 2, stage.horizon - 4)
    dunes = noise.at(stage.dice, u, v * 0.8, 30, 3) - 0.5
    ripples = noise.at(stage.dice, u / 3, v, 5, 2) - 0.5
    with stage.thing("sand", plural="") as sand:
        stage.fill(area, SAND, 0.66 + 0.26 * dunes + 0.12 * ripples, 0.04)
        water.beach(stage, sea or box(0, stage.horizon, WIDTH, HEIGHT), line, reach=reach)
    return sand


def dunes(stage: Stage, top: float) -> None:
    """Grown dunes at the left, above the beach."""
    dice = stage.dice
    slope = np.arange(150, dtype=np.float32) / 150
    line = top - 12 + 74 * slope + 7 * (noise.line(dice, 150, 24, 3) - 0.5)
    foot = line + (1 - slope) * (26 + 12 * noise.line(dice, 150, 16, 2))
    area = below(line.astype(np.float32))
    area = area.where(area.ys < foot[None])
    blots = noise.field(dice, area.height, area.width, 9, 3, 1.5) - 0.5
    with stage.thing("dune", "grassy", many=True):
        stage.fill(area, land.turf(stage), 0.62 + 0.6 * blots, 0.12)


def palms(stage: Stage, count: int, x: float, y: float, step: int) -> None:
    dice = stage.dice
    with stage.thing("palm tree", "tall", many=count > 1):
        for number in range(count):
            trees.palm(
                stage,
                x + step * number * dice.between(20, 38),
                y + dice.between(-12, 10),
                dice.between(92, 150),
            )


def ashore(stage: Stage, sand: Named, x: float, y: float, length: float) -> None:
    """A rowing boat pulled up on the sand."""
    with stage.thing("rowing boat", "pulled ashore") as boat:
        stage.shade(ellipse(x - stage.side * 5, y, length / 2, 4), 0.35)
        boats.rowing_boat(stage, x, y, length, stage.dice.sign(), oars=stage.dice.chance(0.5))
    stage.relate(boat, "on", sand)


def strewn(stage: Stage, sand: Named, left: float = 10, right: float = 310) -> None:
    """What the tide left: shells, a starfish, boulders."""
    dice = stage.dice
    places = dice.some([left + (right - left) * (n + 0.5) / 7 for n in range(7)], 7)
    count = dice.whole(0, 3)
    with stage.thing("boulder", many=count > 1) as stones:
        for _ in range(count):
            stone: Material = dice.pick((GRANITE, LIMESTONE))
            rocks.boulder(stage, places.pop(), dice.between(168, 188), dice.between(20, 40), stone)
    with stage.thing("starfish", "red", plural="starfish") as star:
        if dice.chance(0.5):
            starfish(stage, places.pop(), dice.between(174, 186), dice.between(20, 28))
    count = dice.whole(0, 3)
    with stage.thing("shell", many=count > 1) as shells:
        for _ in range(count):
            shell(stage, places.pop(), dice.between(170, 188), dice.between(15, 20))
    for thing in (stones, star, shells):
        stage.relate(thing, "on", sand)
