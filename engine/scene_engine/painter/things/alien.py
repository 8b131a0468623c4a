"""What is strange about other worlds: their skies, crystals, plants and rocks."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import noise, shading, sky, texture
from scene_engine.painter.area import Area, Point, blob, box, ellipse, polygon, stroke
from scene_engine.painter.light import pack
from scene_engine.painter.materials import Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import space

# Skies from the zenith to the horizon, and the ground that goes with each.
SKIES = (
    ((0x1C0C3C, 0x5C1C6C, 0xB43C80, 0xF08070, 0xFFD090), Material((0x2C1030, 0x6C2448, 0xB45058, 0xF0A078))),
    ((0x04202C, 0x0C5050, 0x2C9478, 0x90D090, 0xF0F4B0), Material((0x10282C, 0x285848, 0x6C9058, 0xC8D088))),
    ((0x300C10, 0x782018, 0xC85020, 0xF0983C, 0xFFE088), Material((0x30101C, 0x78282C, 0xB8583C, 0xF0A468))),
    ((0x0C1044, 0x2C3494, 0x6C68CC, 0xB8A4E4, 0xF4DCF4), Material((0x1C1C48, 0x443C80, 0x8070B0, 0xCCB8DC))),
    ((0x083848, 0x18809C, 0x54C4C8, 0xB0ECD0, 0xFFF4D0), Material((0x482840, 0x90506C, 0xD08C88, 0xFCD0A8))),
    ((0x282408, 0x6C6018, 0xB0A430, 0xE0D868, 0xFCF8B8), Material((0x14283C, 0x30546C, 0x648C98, 0xB0CCC0))),
)
GEMS = (
    (Material((0x103868, 0x2C88C8, 0x88E0F8, 0xF4FFFF)), 0x50C8FF),
    (Material((0x481058, 0xA838B0, 0xF088E0, 0xFFE8FF)), 0xE060FF),
    (Material((0x0C4430, 0x24A868, 0x88F0A8, 0xF0FFE8)), 0x50FFA0),
    (Material((0x602008, 0xD06818, 0xFFC050, 0xFFF8D0)), 0xFFA040),
)
"""Crystals, with the glow of each."""
FLORA = (
    Material((0x2C0C38, 0x78287C, 0xC85CA8, 0xF8B8D8)), Material((0x062C38, 0x14707C, 0x48C0B0, 0xC0F8D8)),
    Material((0x40100C, 0xA0302C, 0xE87048, 0xFFD088)), Material((0x14103C, 0x403C98, 0x8078DC, 0xD0C8FF)),
    Material((0x2C3408, 0x70881C, 0xBCD048, 0xF4F8A0)),
)  # fmt: skip
BRIGHTNESS = {"noon": 1.0, "sunset": 0.85, "dusk": 0.6, "moonlit night": 0.3}
SHAPES = ("bulb", "cap", "frond", "tentacle")


def sky_over(stage: Stage, horizon: float) -> Material:
    """A sky of strange hues with planets in it; the air takes its colour. Gives the ground's material."""
    dice, light = stage.dice, stage.light
    hues, soil = dice.pick(SKIES)
    colours = Material(hues).ramp(64) * np.float32(BRIGHTNESS[stage.time])
    grey = colours.mean(axis=1, keepdims=True)
    colours = colours + (grey - colours) * np.float32(light.air.grey * 0.5)
    colours = colours * np.float32(0.4 + 0.6 * light.air.dim)
    light.haze = np.asarray(colours[58], np.float32)
    stage.horizon = round(horizon)
    area = box(0, 0, WIDTH, HEIGHT)
    level = np.clip(area.ys / horizon * 64, 0, 63).astype(np.intp)
    stage.paint(area, np.broadcast_to(pack(light.grade(colours))[level], area.mask.shape))
    if stage.weather == "thunderstorm":
        deck = box(0, 0, WIDTH, horizon)
        cover = noise.field(dice, deck.height, WIDTH, 26, 4, 2.4)
        with stage.thing("cloud", "dark", many=True):
            bank = deck.where(cover > 0.4)
            dark = np.floor(np.clip(cover - 0.3, 0, 1) * 8) / 8
            stage.paint(bank, pack(light.grade(colours[40] * (1.1 - dark[..., None]))))
        sky.lightning(stage, horizon)
        return soil
    if stage.time in ("dusk", "moonlit night"):
        sky.stars(stage, horizon)
    _moons(stage)
    return soil


def _moons(stage: Stage) -> None:
    """A great planet, ringed or not, and one or two moons."""
    dice = stage.dice
    x = dice.between(50, 270)
    first, second = dice.some(space.WORLDS, 2)
    ringed = dice.chance(0.5)
    r = dice.between(20, 32) if ringed else dice.between(24, 48)
    ring = space.DUSTY if ringed else None
    with stage.thing("planet", "ringed" if ringed else "huge"):
        space.planet(stage, x, dice.between(36, 64), r, first, dice.chance(0.5), ring)
    for number in range(2):
        mx = (x + 90 + 70 * number + dice.between(-16, 16)) % WIDTH
        with stage.thing("moon"):
            space.planet(stage, mx, dice.between(18, 60), dice.between(8, 15), second)


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


def arch(stage: Stage, x: float, y: float, wide: float, height: float, soil: Material) -> None:
    """An arch of layered rock that stands on two feet."""
    dice = stage.dice
    outer = polygon(
        [
            (x - wide * 0.5, y),
            (x - wide * 0.46, y - height * 0.6),
            (x - wide * 0.25, y - height),
            (x + wide * 0.2, y - height * 0.94),
            (x + wide * 0.44, y - height * 0.62),
            (x + wide * 0.52, y),
        ]
    )
    hole = polygon(
        [
            (x - wide * 0.24, y + 1),
            (x - wide * 0.27, y - height * 0.42),
            (x - wide * 0.1, y - height * 0.7),
            (x + wide * 0.12, y - height * 0.68),
            (x + wide * 0.26, y - height * 0.4),
            (x + wide * 0.22, y + 1),
        ]
    )
    rock = outer - hole
    light = 0.5 + 0.9 * texture.strata(dice, rock.xs, rock.ys, 13) + 0.24 * stage.side * (rock.across - 0.5)
    stage.fill(rock, soil, light, 0.05)
    stage.fill(rock.edge(stage.side, 0) | rock.edge(0, -1), soil, 0.95, 0.05)
