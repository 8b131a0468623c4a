"""What a desert has: dunes, cacti of two kinds, bones."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, noise, shading
from scene_engine.painter.area import Area, below, ellipse, polygon, stroke, union
from scene_engine.painter.materials import BASALT, Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things.rocks import cast

CACTUS = Material((0x123024, 0x2A5C3A, 0x5C8F4A, 0xA8C468))
BONE = Material((0x7A6A60, 0xBBAA8E, 0xEBE0C4, 0xFFFAE8))
PETAL = Material((0x8C1C50, 0xD84C7C, 0xFF9CB0))
BOW = (0.0, 0.18, 0.36, 0.54, 0.72, 0.87, 1.0)


def saguaro(stage: Stage, x: float, y: float, high: float, distance: float = 0.0) -> None:
    """A tall cactus with arms that turn up; its foot at (x, y)."""
    dice = stage.dice
    thick = max(high * 0.15, 3)
    cast(stage, x, y, thick * 2.6)
    first = dice.sign()
    for number in range(dice.whole(1, 3)):
        side = first if number % 2 == 0 else -first
        out = thick * dice.between(1.25, 1.9)
        joint = y - high * dice.between(0.28, 0.55)
        tip = joint - high * dice.between(0.2, 0.38)
        elbow = stroke([(x, joint), (x + side * out * 0.8, joint), (x + side * out, joint - thick * 0.4)],
                       thick * 0.66, thick * 0.66)  # fmt: skip
        _limb(stage, elbow, x + side * out * 0.6, thick * 0.9, distance)
        arm = stroke(
            [(x + side * out, joint - thick * 0.3), (x + side * out, tip)], thick * 0.7, thick * 0.62
        )
        _limb(stage, arm, x + side * out, thick * 0.35, distance)
    trunk = stroke([(x, y - 1), (x, y - high * 0.5), (x, y - high + thick / 2)], thick, thick * 0.92)
    _limb(stage, trunk, x, thick / 2, distance)


def _limb(stage: Stage, area: Area, x: float, r: float, distance: float) -> None:
    """A ribbed limb about column `x`."""
    ribs = np.where((np.floor((area.xs - x) / 2.0) % 2) == 0, np.float32(0.08), np.float32(-0.08))
    value = shading.column(area, stage.side, 0.08, 0.86, x, r) + ribs * (r > 3)
    stage.fill(area, CACTUS, value, distance, 6)
    stage.fill(area.edge(-stage.side, 0), CACTUS, 0.05, distance, 6)


def prickly_pear(stage: Stage, x: float, y: float, size: float, distance: float = 0.0) -> None:
    """A low cactus of flat pads upon pads, `size` pixels high, in flower by spring."""
    dice = stage.dice
    cast(stage, x, y, size * 1.1)
    rows = (((-0.22, 0.2), (0.2, 0.2)), ((-0.5, 0.45), (0.02, 0.5), (0.48, 0.42)), ((-0.3, 0.76), (0.3, 0.8)))
    for row in rows:
        for px, py in row:
            cx, cy = x + (px + dice.between(-0.07, 0.07)) * size, y - (py + dice.between(-0.05, 0.05)) * size
            rx, ry = size * dice.between(0.15, 0.19), size * dice.between(0.2, 0.26)
            pad = ellipse(cx, cy, rx, ry)
            stage.fill(pad, CACTUS, shading.ball(pad, cx, cy, rx, ry, stage.side, 0.25, 0.95), distance, 6)
            stage.fill(pad.edge(-stage.side, 0) | pad.edge(0, 1), CACTUS, 0.05, distance, 6)
            if py > 0.4 and dice.chance(0.6 if stage.season == "spring" else 0.2):
                stage.fill(ellipse(cx, cy - ry, max(size * 0.05, 1.5)), PETAL, 0.8, distance)


def skull(stage: Stage, x: float, y: float, wide: float, distance: float = 0.0) -> None:
    """The skull of an ox lying on the ground at (x, y), `wide` pixels from horn to horn."""
    w = wide / 2
    cast(stage, x, y, wide * 0.7)
    high = wide * 0.62
    horns = []
    for sign in (-1, 1):
        bend = [(x + sign * w * 0.3, y - high * 0.8), (x + sign * w * 0.75, y - high * 0.78),
                (x + sign * w, y - high * 1.05), (x + sign * w * 0.94, y - high * 1.3)]  # fmt: skip
        horns.append(stroke(bend, wide * 0.13, wide * 0.03))
    horn = union(horns)
    stage.fill(horn, BONE, 0.45 + 0.3 * (1 - horn.down), distance)
    face = polygon(
        [
            (x - w * 0.42, y - high * 0.95), (x + w * 0.42, y - high * 0.95), (x + w * 0.46, y - high * 0.6),
            (x + w * 0.2, y - high * 0.3), (x + w * 0.24, y), (x - w * 0.24, y),
            (x - w * 0.2, y - high * 0.3), (x - w * 0.46, y - high * 0.6),
        ]
    )  # fmt: skip
    stage.fill(face, BONE, 0.62 + 0.5 * (face.across - 0.5) * stage.side + 0.15 * (0.5 - face.down), distance)
    for sign in (-1, 1):
        stage.fill(
            ellipse(x + sign * w * 0.27, y - high * 0.62, wide * 0.065, wide * 0.075), BASALT, 0.1, distance
        )
        stage.fill(
            ellipse(x + sign * w * 0.1, y - high * 0.1, wide * 0.03, wide * 0.05), BASALT, 0.2, distance
        )


def ribs(stage: Stage, x: float, y: float, long: float, distance: float = 0.0) -> None:
    """The ribs of a great beast that stand out of the sand: a row of curved bones, `long` pixels in all."""
    dice = stage.dice
    count = dice.whole(4, 6)
    high = long * 0.5
    parts = []
    for number in range(count):
        t = number / (count - 1)
        tall = high * (0.65 + 0.5 * (1 - abs(2 * t - 0.8))) * dice.between(0.9, 1.05)
        foot = x + (t - 0.5) * long
        # A rib is a bow: it leans back, then over.
        bend = [(foot + tall * (1.1 * u * u - 0.65 * u), y - tall * u * (1.25 - 0.25 * u)) for u in BOW]
        parts.append(stroke(bend, max(long * 0.068, 3), max(long * 0.034, 2)))
        stage.shade(stroke([(foot, y), (foot - stage.side * tall * 0.8, y + tall * 0.14)], 3, 2), 0.35)
    area = union(parts)
    stage.fill(area, BONE, 0.72 - 0.35 * area.down, distance)
    stage.fill(area.edge(-stage.side, 0), BONE, 0.15, distance)


def dunes(stage: Stage, top: float, sand: Material, count: int, height: float = 60) -> None:
    """Dunes from the horizon to us: each a slope to the wind and a steep one in the lee of a sharp crest."""
    dice = stage.dice
    for number in range(count):
        t = number / max(count - 1, 1)
        base = top + 8 + (HEIGHT - top - 10) * t * t * 0.72
        size = 0.3 + 0.7 * t
        crest = _crest(stage, base, height * size * 0.6, 130 * size + 60)
        area = below(crest)
        under = area.ys - crest[None]
        # The lee side: where the crest falls away from the light, down to a line that curves off.
        slope = np.gradient(crest) * -stage.side
        shift = np.clip(area.xs + stage.side * under * 1.5, 0, WIDTH - 1).astype(np.intp)
        lee = (slope[shift] < -0.02) & (under < 70 * size)
        ripples = 0.1 * (noise.at(dice, area.xs / 6, under * 1.3, 6 + 4 * size, 2) - 0.5)
        value = np.where(lee, 0.3 + 0.002 * under, 0.74 - 0.0032 * under) + ripples
        stage.fill(area, sand, value, 0.72 * (1 - t) ** 1.2, 7)
        stage.fill(area.edge(0, -1), sand, 0.95, 0.72 * (1 - t) ** 1.2, 7)


def _crest(stage: Stage, base: float, height: float, length: float) -> land.Line:
    """The line of some dunes: humps with a long side and a short one."""
    dice = stage.dice
    xs = np.arange(WIDTH, dtype=np.float32)
    line = np.full(WIDTH, base, np.float32)
    x = dice.between(-0.6, 0.2) * length
    while x < WIDTH + length:
        tall, lean = height * dice.between(0.4, 1.0), dice.between(0.5, 1.0)
        left, right = length * lean, length * (1.3 - lean)
        t = np.where(xs < x, (x - xs) / left, (xs - x) / right)
        line = np.minimum(line, base - tall * np.clip(1 - t, 0, 1) * (1.4 - 0.4 * np.clip(1 - t, 0, 1)))
        x += length * dice.between(0.6, 1.3)
    return np.asarray(line + 3 * noise.line(dice, WIDTH, 80, 2), np.float32)
