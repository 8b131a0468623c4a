"""Skies: the gradient, sun, moon, stars, clouds of several kinds, aurora and lightning."""

from __future__ import annotations

import math

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import noise
from scene_engine.painter.area import box, ellipse, everywhere, stroke, union
from scene_engine.painter.light import pack
from scene_engine.painter.materials import Material, rgb
from scene_engine.painter.stage import Stage

SUN = 0xFFF6C8
MOON = 0xEEF2FF


def paint(stage: Stage, horizon: float, body_x: float | None = None) -> None:
    """The whole sky down to the horizon, as the hour and the weather have it.

    Args:
        stage: Where; its horizon is set.
        horizon: The row where sky and ground meet.
        body_x: Column of the sun or the moon; at the light's side unless told.
    """
    stage.horizon = round(horizon)
    area = box(0, 0, WIDTH, horizon + 1)
    colours = pack(stage.light.sky(96))
    level = np.clip(area.down[:, 0] ** 1.15 * 96, 0, 95).astype(np.intp)
    stage.paint(area, np.broadcast_to(colours[level][:, None], area.mask.shape))
    # What no ground covers later is haze, never a black hole.
    stage.paint(box(0, area.height, WIDTH, HEIGHT), int(pack(stage.light.grade(stage.light.haze))))
    if stage.time == "moonlit night" and not stage.light.air.hides_body:
        stars(stage, horizon)
    if stage.weather == "aurora":
        aurora(stage, horizon)
    if stage.light.hour.body and not stage.light.air.hides_body:
        body(stage, horizon, body_x)
    clouds(stage, horizon)
    if stage.weather == "thunderstorm":
        lightning(stage, horizon)


def body(stage: Stage, horizon: float, x: float | None = None) -> None:
    """The sun or the moon, with its glow."""
    dice, hour = stage.dice, stage.light.hour
    x = WIDTH / 2 + stage.side * dice.between(30, 130) if x is None else x
    high, low = hour.altitude
    y = dice.between(high, low) * horizon / 112
    if hour.body == "sun":
        radius = dice.between(9, 13) if stage.time == "noon" else dice.between(13, 24)
        stage.glow(x, y, radius * 6, SUN if stage.time == "noon" else 0xFFC070, 0.55)
        with stage.thing("sun", *(() if stage.time == "noon" else ("low",)), plural=""):
            colour = stage.light.colour(SUN if stage.time in ("noon", "golden hour") else 0xFFE08A, lit=False)
            stage.paint(ellipse(x, y, radius), colour)
        return
    radius = dice.between(10, 19)
    stage.glow(x, y, radius * 5, 0x9AB4E8, 0.5)
    crescent = dice.chance(0.3)
    with stage.thing("crescent moon" if crescent else "moon", *(() if crescent else ("full",)), plural=""):
        disc = ellipse(x, y, radius)
        if crescent:
            stage.paint(
                disc - ellipse(x - radius * 0.5, y - radius * 0.15, radius * 0.9),
                stage.light.colour(MOON, False),
            )
            return
        tone = 0.5 + 0.5 * (noise.field(dice, disc.height, disc.width, 14, 2) - 0.35)
        stage.fill(disc, Material((0xA8B4D4, 0xD8E0F0, 0xF6F8FF), 3, glows=True), tone + 0.25)


def stars(stage: Stage, horizon: float) -> None:
    """Stars, a few of them large enough to be a cross."""
    dice = stage.dice
    for number in range(dice.whole(50, 110)):
        x, y = dice.whole(1, WIDTH - 2), int(dice.unit() ** 1.3 * horizon * 0.9)
        bright = stage.light.colour(dice.pick((0xFFFFFF, 0xC8D8FF, 0xFFE8C8, 0x8C9CC8)), lit=False)
        stage.pixels[y, x] = bright
        if number < 7 and y >= 1:
            dim = stage.light.colour(0x7C8CC0, lit=False)
            for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
                stage.pixels[y + dy, x + dx] = dim


def clouds(stage: Stage, horizon: float) -> None:
    """The clouds that the weather asks for."""
    weather, dice = stage.weather, stage.dice
    if weather in ("overcast", "rain", "snow"):
        layer(stage, horizon, cover=0.62, dark=0.35 if weather == "rain" else 0.2)
    elif weather == "thunderstorm":
        layer(stage, horizon, cover=0.8, dark=0.6)
    elif weather == "cloudy":
        if dice.chance(0.35):
            bank(stage, horizon)
        for number in range(dice.whole(3, 5)):
            # Spread over the width: a cloudy sky is one wherever one looks.
            x = WIDTH * (number % 3 + dice.between(-0.1, 1.1)) / 3
            cumulus(stage, x, dice.between(0.2, 0.72) * horizon, dice.between(34, 66))
    elif weather == "clear" and dice.chance(0.4):
        if dice.chance(0.5):
            streaks(stage, horizon, few=True)
        else:
            cumulus(stage, dice.between(0, WIDTH), dice.between(0.45, 0.75) * horizon, dice.between(14, 24))
    elif weather == "mist" and dice.chance(0.4):
        streaks(stage, horizon)


def _cloud_ramp(stage: Stage, dark: float = 0.0) -> Material:
    """Clouds take their shadow from the sky behind them and their light from the sun."""
    sky = stage.light.sky(8)
    lit = {
        "noon": 0xFFFFFF, "golden hour": 0xFFF0C8, "dawn": 0xFFDCC0, "sunset": 0xFFB070, "dusk": 0xB890B8,
        "moonlit night": 0x7890C0, "starless night": 0x2C3248,
    }[stage.time]  # fmt: skip
    top = rgb(lit) + (sky[5] - rgb(lit)) * stage.light.air.grey * 0.75
    low = sky[3] * (0.62 if stage.time in ("noon", "golden hour", "dawn") else 0.8) + top * 0.2
    top, low = top * (1 - dark * 0.55), low * (1 - dark * 0.6)
    codes = []
    for part in (0.0, 0.35, 0.7, 1.0):
        red, green, blue = np.rint(np.clip(low + (top - low) * part, 0, 1) * 255).astype(int).tolist()
        codes.append(red << 16 | green << 8 | blue)
    return Material(tuple(codes), 4, glows=True)


def cumulus(stage: Stage, x: float, y: float, size: float) -> None:
    """A heap cloud: round on top, flat below; `size` is half its width."""
    dice = stage.dice
    parts, value = [], None
    count = dice.whole(5, 9)
    shapes = []
    for number in range(count):
        t = (number + 0.5) / count * 2 - 1
        r = size * (0.22 + 0.24 * (1 - t * t)) * dice.between(0.75, 1.2)
        shapes.append((x + t * size * 0.85, y - r * 0.35 - (1 - t * t) * size * 0.14 * dice.unit(), r))
    base = y + size * 0.12
    parts = [ellipse(cx, cy, r, r * 0.82) for cx, cy, r in shapes]
    area = union(parts)
    area = area.where(area.ys <= base)
    if not area.mask.size:
        return
    value = np.zeros(area.mask.shape, np.float32)
    for cx, cy, r in shapes:
        dx, dy = (area.xs - cx) / r, (area.ys - cy) / (r * 0.82)
        inside = dx * dx + dy * dy <= 1.02
        lit = 0.58 + 0.3 * dx * stage.side - 0.5 * dy
        np.copyto(value, np.maximum(value, lit), where=inside)
    value -= 0.35 * np.clip((area.ys - (base - size * 0.22)) / (size * 0.22), 0, 1)
    value += 0.22 * (noise.field(dice, area.height, area.width, 9, 2) - 0.5)
    with stage.thing("cloud"):
        stage.fill(area, _cloud_ramp(stage), value)


def bank(stage: Stage, horizon: float) -> None:
    """A great bank of cloud that towers over the horizon, its foot in the haze."""
    dice = stage.dice
    ramp = _cloud_ramp(stage)
    x, reach = dice.between(40, WIDTH - 40), dice.between(0.55, 0.85)
    with stage.thing("cloud bank", "towering"):
        for row in range(4):
            t = row / 3
            for _ in range(7 - row):
                r = (34 - 5 * row) * dice.between(0.7, 1.15)
                cx = x + dice.between(-150, 150) * (0.3 + 0.7 * t)
                cy = horizon * (1 - reach * (1 - t)) + r
                puff = ellipse(cx, cy, r, r * 0.8)
                dx, dy = (puff.xs - cx) / r, (puff.ys - cy) / (r * 0.8)
                value = 0.6 + 0.3 * dx * stage.side - 0.45 * dy - 0.1 * t
                value += 0.2 * (noise.field(dice, puff.height, puff.width, 10, 2) - 0.5)
                stage.fill(puff.where(puff.ys < horizon + 1), ramp, value)
        foot = box(0, horizon * 0.72, WIDTH, horizon + 1)
        stage.blend(foot, stage.light.sky(8)[7], np.broadcast_to(0.85 * foot.down, foot.mask.shape))


def streaks(stage: Stage, horizon: float, few: bool = False) -> None:
    """Thin clouds drawn out by the wind, in bands; `few` leave the sky a clear one."""
    dice = stage.dice
    ramp = _cloud_ramp(stage)
    with stage.thing("cloud", "thin", many=True):
        for _ in range(dice.whole(1, 2) if few else dice.whole(2, 5)):
            y, thick = dice.between(0.1, 0.85) * horizon, dice.between(5, 8 if few else 14)
            x, half = dice.between(0, WIDTH), dice.between(60, 150)
            area = ellipse(x, y, half, thick)
            if not area.mask.size:
                continue
            bands = noise.field(dice, area.height, area.width, 8, 3, 7)
            fade = ((area.xs - x) / half) ** 2 + ((area.ys - y) / thick) ** 2
            area = area.where(bands > 0.3 + 0.6 * fade)
            stage.fill(area, ramp, 0.45 + 0.9 * (bands - 0.45) - 0.03 * (area.ys - y))


def layer(stage: Stage, horizon: float, cover: float, dark: float) -> None:
    """A closed deck of cloud, banks behind banks, lower and flatter toward the horizon."""
    dice = stage.dice
    ramp = _cloud_ramp(stage, dark)
    area = box(0, 0, WIDTH, horizon)
    depth = 1 / (1.15 - area.down)
    u = (area.xs - WIDTH / 2) * (0.4 + 0.6 * depth / depth[0])
    bank = noise.at(dice, u / 2.6, 46 * depth, 26, 4)
    lit = noise.at(dice, u / 2.6, 46 * depth, 14, 2)
    shape = area.where(bank < cover)
    with stage.thing("cloud", "dark" if dark > 0.3 else "grey", many=True):
        stage.fill(shape, ramp, 0.75 - 0.75 * (bank / cover) * 0.7 + 0.25 * (lit - 0.5) + 0.15 * area.down)
    _under(stage, horizon)


def _under(stage: Stage, horizon: float) -> None:
    """What a closed sky lets through: the hour's band of light at its foot, the place of a hidden moon."""
    colour, strength = stage.light.hour.band
    if strength:
        foot = box(0, 0.56 * horizon, WIDTH, horizon)
        stage.blend(foot, colour, strength * np.clip(1.1 * foot.down, 0, 1) ** 1.4)
    if stage.light.hour.body == "moon":
        stage.glow(WIDTH / 2 + stage.side * 70, horizon * 0.36, 78, 0x90B0F0, 0.5)


def aurora(stage: Stage, horizon: float) -> None:
    """Curtains of green and violet light."""
    dice = stage.dice
    area = box(0, 0, WIDTH, horizon)
    with stage.thing("aurora", "green", plural=""):
        for colour in dice.some((0x3CF0A0, 0x50FFC0, 0x9A60F0, 0x40C8E8), 2):
            foot = (0.45 + 0.35 * dice.unit()) * horizon + 34 * (noise.line(dice, WIDTH, 110, 2) - 0.5)
            height = 26 + 60 * noise.line(dice, WIDTH, 50, 3)
            up = (foot[None] - area.ys) / height[None]
            rays = 0.55 + 0.45 * noise.line(dice, WIDTH, 7, 2)[None]
            strength = np.where(up >= 0, np.clip(1 - up, 0, 1) ** 1.4, np.clip(1 + up * 6, 0, 1)) * rays
            stage.brighten(area, colour, 0.8 * strength)
            stage.claim(area.where(strength > 0.25))


def lightning(stage: Stage, horizon: float) -> None:
    """A bolt from the clouds to the horizon, lighting them from inside."""
    dice = stage.dice
    x, y = dice.between(30, WIDTH - 30), 0.0
    stage.brighten(everywhere(), 0x8090C0, 0.1)
    points = [(x, y)]
    while y < horizon:
        x, y = x + dice.between(-13, 13), y + dice.between(6, 15)
        points.append((x, min(y, horizon)))
    stage.glow(points[len(points) // 3][0], horizon * 0.3, horizon * 0.9, 0xA0B0FF, 0.7)
    white = stage.light.colour(0xF4F6FF, lit=False)
    with stage.thing("bolt of lightning", plural="bolts of lightning"):
        stage.paint(stroke(points, 3.4, 1.6), white)
        for _ in range(dice.whole(1, 2)):
            px, py = dice.pick(points[1 : max(2, len(points) // 2)])
            branch = [(px, py)]
            for _ in range(4):
                px, py = px + dice.between(-4, 15) * stage.side, py + dice.between(4, 10)
                branch.append((px, py))
            stage.paint(stroke(branch, 1.8, 1.0), white)


def shafts(
    stage: Stage, x: float, y: float, reach: float, colour: int = 0xFFE8A0, strength: float = 0.3
) -> None:
    """Shafts of light that fall from (x, y), down to `reach` rows below it."""
    dice = stage.dice
    area = box(0, y, WIDTH, y + reach)
    angle = (area.xs - x) / (area.ys - y + 24)
    beam = noise.at(dice, angle * 60 + math.pi, area.ys * 0, 9, 2)
    fade = (1 - area.down) * np.clip(1.3 - np.abs(angle), 0, 1)
    stage.brighten(area, colour, strength * fade * np.clip((beam - 0.5) * 3, 0, 1))
