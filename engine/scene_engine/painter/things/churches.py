"""A village church with its steeple, and the windmill on the hill."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from scene_engine.painter import shading, texture
from scene_engine.painter.area import box, ellipse, polygon, stroke
from scene_engine.painter.materials import GRANITE, IRON, LIMESTONE, SAILCLOTH, SLATE, TILES, WOOD_DARK
from scene_engine.painter.stage import Stage
from scene_engine.painter.things.cottages import Style, receded, shell
from scene_engine.painter.things.walls import LIMEWASHES, RUBBLE, TIMBER, build, door, opening, wall


def church(stage: Stage, x: float, y: float, size: float, turn: int = 1, distance: float = 0.0) -> None:
    """A village church: a nave `size` pixels to the eaves, and a tower with a steeple before its gable."""
    dice = stage.dice
    stone = replace(RUBBLE, material=dice.pick((GRANITE, LIMESTONE, LIMESTONE)))
    style = Style(stone, dice.pick((SLATE, SLATE, TILES)), stone.material)
    front, long = size * 0.95, size * 1.9
    _, along, _ = shell(stage, x, y, front, long, size, size * 0.85, style, turn, distance)
    for number in range(4):
        opening(
            stage,
            along,
            along.wide * (number + 0.6) / 4.2,
            size * 0.25,
            size * 0.2,
            size * 0.52,
            distance,
            arch=size * 0.14,
            trim=stone.material,
        )
    wide = size * 0.78
    tower_x = x - turn * front * 0.52
    _steeple(stage, tower_x, y - size * 0.02, wide, size * 2.1, style, turn, distance)


def _steeple(
    stage: Stage, x: float, y: float, wide: float, high: float, style: Style, turn: int, distance: float
) -> None:
    """A church tower about column `x`, with a clock, belfry openings and a spire with a cross."""
    eye = min(max(stage.horizon, y - high), y + high)
    near = (x + turn * wide * 0.22, y, high)
    face = wall(near, receded(near, -turn * wide * 0.72, eye), wide * 0.8)
    flank = wall(near, receded(near, turn * wide * 0.42, eye), wide * 0.45)
    lit = 0.66 if turn == -stage.side else 0.44
    build(stage, face, style.walls, lit, distance)
    build(stage, flank, style.walls, 1.06 - lit, distance)
    left, right = sorted((face.point(1, 0)[0], flank.point(1, 0)[0]))
    rows = face.point(1, high)[1], flank.point(1, high)[1]
    top_l, top_r = rows if turn > 0 else rows[::-1]
    corner = face.point(0, high)
    tip = (left + right) / 2, corner[1] - high * 0.75
    flare = wide * 0.08
    outline = [(left - flare, top_l + 1), tip, (right + flare, top_r + 1), (corner[0], corner[1] + 2)]
    spire = polygon(outline)
    edge = corner[0] + (tip[0] - corner[0]) * (corner[1] - spire.ys) / max(corner[1] - tip[1], 1)
    facing = (spire.xs < edge) if turn > 0 else (spire.xs > edge)
    grain = 0.6 * texture.tiles(stage.dice, spire.xs, spire.ys, 4, 3)
    stage.fill(spire, style.roof, np.where(facing, lit, 1.06 - lit) + grain, distance)
    arm = max(wide * 0.05, 1.0)
    cross = box(tip[0] - arm, tip[1] - wide * 0.4, tip[0] + arm, tip[1] + 2)
    cross |= box(
        tip[0] - wide * 0.14, tip[1] - wide * 0.3, tip[0] + wide * 0.14, tip[1] - wide * 0.3 + 2 * arm
    )
    stage.fill(cross, IRON, 0.5, distance)
    for part in (face, flank):
        opening(
            stage,
            part,
            part.wide / 2,
            high * 0.78,
            part.wide * 0.34,
            high * 0.15,
            distance,
            False,
            part.wide * 0.14,
            style.walls.material,
        )
        stage.fill(part.part(0, high - 3, part.wide, high + 1), style.walls.material, 0.8, distance)
    centre = face.point(0.5, high * 0.62)
    if wide > 16:
        dial = ellipse(*centre, wide * 0.17)
        stage.fill(dial, SAILCLOTH, 0.75, distance)
        stage.fill(dial - ellipse(*centre, wide * 0.13), TIMBER, 0.3, distance)
        hands = [
            (centre[0], centre[1] - wide * 0.12),
            centre,
            (centre[0] + wide * 0.08, centre[1] + wide * 0.03),
        ]
        stage.fill(stroke(hands, 1.2, 1.2) & dial, TIMBER, 0.1, distance)
    door(stage, face, face.wide / 2, face.wide * 0.36, high * 0.2, distance, face.wide * 0.18)


def windmill(stage: Stage, x: float, y: float, high: float, distance: float = 0.0) -> None:
    """A tower mill: a tapering round tower `high` pixels to its cap, and four sails."""
    dice = stage.dice
    foot, head = high * 0.24, high * 0.15
    top = y - high * 0.78
    body = polygon([(x - foot, y), (x - head, top), (x + head, top), (x + foot, y)])
    masonry = dice.pick((LIMEWASHES[1], LIMESTONE, GRANITE))
    half = foot + (head - foot) * (y - body.ys) / max(y - top, 1)
    round_light = 0.5 + 0.36 * np.clip((body.xs - x) / half, -1, 1) * stage.side
    stage.fill(body, masonry, round_light + 0.5 * texture.bricks(dice, body.xs, body.ys, 8, 5), distance)
    cap = ellipse(x, top, head * 1.25, high * 0.16)
    cap = cap.where(cap.ys <= top + 1)
    stage.fill(
        cap, SLATE, shading.ball(cap, x, top, head * 1.2, high * 0.16, stage.side, 0.2, 0.85), distance
    )
    face = wall((x - foot, y, high * 0.7), (x + foot, y, high * 0.7))
    door(stage, face, face.wide / 2, high * 0.1, high * 0.17, distance, high * 0.05)
    for level in (0.3, 0.52):
        opening(stage, face, face.wide / 2, high * level, high * 0.06, high * 0.08, distance)
    _sails(stage, x, top - high * 0.02, high * 0.52, distance)


def _sails(stage: Stage, x: float, y: float, reach: float, distance: float) -> None:
    """Four lattice sails about their axle."""
    turn = stage.dice.between(0.15, 1.35)
    cosine, sine = 1 - turn * turn / 2 + turn**4 / 24, turn - turn**3 / 6 + turn**5 / 120
    for number in range(4):
        dx, dy = ((cosine, sine), (-sine, cosine), (-cosine, -sine), (sine, -cosine))[number]
        tip = x + dx * reach, y + dy * reach
        start = x + dx * reach * 0.22, y + dy * reach * 0.22
        wide = reach * 0.2
        sail = polygon([start, tip, (tip[0] - dy * wide, tip[1] + dx * wide),
                        (start[0] - dy * wide, start[1] + dx * wide)])  # fmt: skip
        along = (sail.xs - x) * dx + (sail.ys - y) * dy
        across = -(sail.xs - x) * dy + (sail.ys - y) * dx
        bars = (along % max(reach * 0.11, 3) < 1) | (np.abs(across - wide / 2) < 0.6)
        stage.fill(sail, SAILCLOTH, 0.72 - 0.45 * bars, distance)
        stage.fill(stroke([(x, y), tip], max(reach * 0.05, 1.4), 1.2), WOOD_DARK, 0.4, distance)
    hub = ellipse(x, y, max(reach * 0.06, 1.5))
    stage.fill(hub, WOOD_DARK, 0.6, distance)
