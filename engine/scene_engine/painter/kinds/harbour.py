"""A harbour: ships at their quay, the town behind."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, shading, sky, texture, water
from scene_engine.painter.area import Area, box, polygon
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import (
    BASALT,
    BRICK,
    GRANITE,
    LIMESTONE,
    PLASTER,
    SANDSTONE,
    WOOD,
    WOOD_DARK,
    WOOD_GREY,
)
from scene_engine.painter.stage import Named, Stage
from scene_engine.painter.things import boats, deck, houses, shore

WALLS = (PLASTER, BRICK, SANDSTONE, WOOD_GREY, shore.BLUEWASH, LIMESTONE, shore.WHITEWASH)


def quay(stage: Stage) -> None:
    """From the quay with its cargo across to a ship at anchor and the town."""
    dice = stage.dice
    horizon = dice.between(84, 104)
    sky.paint(stage, horizon)
    if dice.chance(0.6):
        _hills(stage, horizon)
    basin = _basin(stage, horizon)
    _town(
        stage,
        horizon + 2,
        dice.pick((-10, 40, 90)),
        dice.pick((WIDTH + 10, 300)),
        0.3,
        dice.between(0.7, 1.0),
    )
    ship_y = horizon + dice.between(30, 40)
    _ship(stage, dice.between(110, 210), ship_y, dice.between(96, 130))
    top = dice.between(148, 158)
    _mirror(stage, basin, horizon + 3, top)
    with stage.thing("quay", "stone") as wharf:
        shore.wharf(stage, top, 7, dice.chance(0.7))
    if dice.chance(0.6):
        with stage.thing("crane", "wooden"):
            shore.crane(
                stage,
                dice.pick((dice.between(30, 50), dice.between(250, 280))),
                172,
                dice.between(96, 124),
                dice.sign(),
            )
    _cargo(stage, wharf, top + 14)


def town(stage: Stage) -> None:
    """The whole waterfront from the water: houses on the quay, hills behind, boats before it."""
    dice = stage.dice
    horizon = dice.between(98, 116)
    sky.paint(stage, horizon)
    _hills(stage, horizon)
    foot = horizon + dice.between(18, 26)
    basin = _basin(stage, foot)
    _town(stage, foot, -10, WIDTH + 10, 0.14, dice.between(1.1, 1.35))
    with stage.thing("quay", "stone"):
        wall = box(0, foot, WIDTH, foot + 9)
        stage.fill(wall, GRANITE, 0.55 + texture.stones(dice, wall.xs, wall.ys, 7), 0.1)
        stage.fill(box(0, foot, WIDTH, foot + 2), LIMESTONE, 0.85, 0.1)
    _ship(stage, dice.between(70, 250), foot + dice.between(20, 28), dice.between(76, 108))
    for number in range(dice.whole(1, 2)):
        _small_boat(stage, dice.between(24, 130) + 150 * number, foot + dice.between(34, 52))
    _mirror(stage, basin, foot + 9, HEIGHT)


def pier(stage: Stage) -> None:
    """Along a wooden jetty, boats on both sides of it."""
    dice = stage.dice
    horizon = dice.between(84, 104)
    sun = dice.between(60, 260)
    sky.paint(stage, horizon, sun)
    basin = _basin(stage, horizon, sun)
    with stage.thing("headland", "rocky"):
        shore.headland(
            stage, dice.between(90, 170), horizon - dice.between(18, 40), horizon + 5, GRANITE, 0.5
        )
    x, end = dice.between(120, 200), horizon + dice.between(16, 26)
    side = dice.sign()
    _ship(stage, 160 + side * dice.between(70, 92), horizon + dice.between(24, 32), dice.between(84, 108))
    _mirror(stage, basin, horizon + 4, HEIGHT)
    near, wide = x + dice.between(-40, 40), dice.between(120, 160)
    with stage.thing("jetty", "wooden") as jetty:
        shore.jetty(
            stage, near, HEIGHT + 12, x, end, wide, dice.between(24, 34), dice.pick((WOOD_GREY, WOOD))
        )
    with stage.thing("lantern", "on a post", many=True):
        for t, out in ((0.0, 0.5), (0.55, 0.52)):
            px, py = x + (near - x) * t - side * (14 + 46 * t) * out * 2, end + 4 + (HEIGHT - end) * t
            high = 46 + 40 * t
            post = box(px - 2, py - high, px + 2, py)
            stage.fill(post, WOOD_DARK, shading.column(post, stage.side, 0.3, 0.9))
            boats.lantern(stage, px, py - high - 6, 15 + 10 * t)
    with stage.thing("rowing boat") as boat:
        boats.rowing_boat(
            stage,
            min(max(near - side * dice.between(100, 130), 40), 280),
            dice.between(164, 178),
            dice.between(64, 84),
            dice.sign(),
        )
    stage.relate(boat, "beside", jetty)
    _jetty_cargo(stage, jetty, x, near)


def arch(stage: Stage) -> None:
    """Under a dark archway out to the masts in the basin."""
    dice = stage.dice
    horizon = dice.between(92, 108)
    sky.paint(stage, horizon)
    if dice.chance(0.6):
        _hills(stage, horizon)
    basin = _basin(stage, horizon)
    _town(stage, horizon + 2, 20, dice.pick((150, 300)), 0.35)
    _ship(stage, dice.between(130, 190), horizon + dice.between(24, 34), dice.between(88, 116))
    top = dice.between(144, 154)
    _mirror(stage, basin, horizon + 3, top)
    with stage.thing("quay", "stone") as wharf:
        shore.wharf(stage, top, 6)
    _cargo(stage, wharf, top + 12, (84, 122, 200, 236))
    left, right, spring = dice.between(40, 62), dice.between(258, 282), dice.between(56, 76)
    middle, half = (left + right) / 2, (right - left) / 2
    wall = box(0, 0, WIDTH, HEIGHT)
    dx, dy = (wall.xs - middle) / half, np.minimum(wall.ys - spring, 0) / (spring - 8)
    far = dx * dx + dy * dy
    stone = dice.pick((GRANITE, BRICK, BASALT))
    with stage.thing("archway", "stone", "dark"):
        stage.fill(wall.where(far > 1), stone, 0.5 + texture.stones(dice, wall.xs, wall.ys, 17), -0.5)
        rim = wall.where((far > 1) & (far < 1.2))
        stage.fill(
            rim, stone, 0.7 - 0.2 * (wall.ys > spring) + texture.stones(dice, wall.ys, wall.xs, 13), -0.3
        )
    with stage.thing("lantern"):
        boats.lantern(stage, middle, 30, 26)
        stage.fill(box(middle - 0.6, 6, middle + 0.6, 14), BASALT, 0.3)


def _basin(stage: Stage, top: float, sun: float | None = None) -> Area:
    """The harbour's water, sheltered from the waves."""
    stormy = stage.weather in ("thunderstorm", "rain")
    with stage.thing("water", "calm", plural=""):
        return water.sea(stage, top, rough=0.4 if stormy else stage.dice.between(0.1, 0.25), body_x=sun)


def _town(stage: Stage, foot: float, left: float, right: float, distance: float, scale: float = 0.8) -> None:
    """A row of gabled houses from column `left` to `right`, now and then a church among them."""
    dice = stage.dice
    if dice.chance(0.6):
        _church(
            stage,
            dice.between(left + 40, max(right - 40, left + 50)),
            foot,
            dice.between(84, 104) * scale,
            distance + 0.08,
        )
    with stage.thing("house", "gabled", many=True):
        x = left
        while x < right:
            wide, high = dice.between(22, 38) * scale, dice.between(26, 46) * scale
            shore.harbour_house(stage, x + wide / 2, foot, wide, high, dice.pick(WALLS), distance)
            x += wide * dice.weighed(((1.0, 5.0), (1.35, 1.0)))
    with stage.thing(""):
        landing = box(left - 8, foot, x + 8, foot + 4 * scale)
        stage.fill(landing, GRANITE, 0.7 - 0.4 * landing.down, distance)


def _hills(stage: Stage, horizon: float) -> None:
    """The land behind the town."""
    dice = stage.dice
    with stage.thing("hill", "far", many=True):
        land.ridge(stage, land.hills(dice, horizon, dice.between(34, 62), 110, 2), land.turf(stage), 0.62)
        land.ridge(stage, land.hills(dice, horizon + 4, 30, 70, 2), land.turf(stage), 0.42)


def _church(stage: Stage, x: float, y: float, high: float, distance: float) -> None:
    """A church's tower that rises over the roofs."""
    half = high * 0.1
    with stage.thing("church tower"):
        tower = box(x - half, y - high * 0.62, x + half, y)
        stage.fill(tower, LIMESTONE, shading.column(tower, stage.side, 0.3, 0.85), distance)
        spire = polygon([(x - half * 1.2, y - high * 0.61), (x, y - high), (x + half * 1.2, y - high * 0.61)])
        stage.fill(
            spire, BASALT, shading.across(spire, 0.65 - 0.2 * stage.side, 0.65 + 0.2 * stage.side), distance
        )
        houses.window(stage, x, y - high * 0.46, half * 0.7, high * 0.12, distance)


def _ship(stage: Stage, x: float, y: float, length: float) -> None:
    dice = stage.dice
    noun = dice.weighed((("sailing ship", 3.0), ("galleon", 2.0)))
    furled = dice.chance(0.75)
    with stage.thing(noun, "moored" if furled else "under sail"):
        if noun == "galleon":
            boats.galleon(stage, x, y, length, dice.sign(), furled=furled, hull=dice.pick((WOOD, WOOD_DARK)))
        else:
            rig = dice.pick(("ship", "brig", "lateen"))
            boats.ship(
                stage, x, y, length, dice.sign(), rig, furled=furled, hull=dice.pick((WOOD, WOOD_DARK))
            )


def _small_boat(stage: Stage, x: float, y: float) -> None:
    dice = stage.dice
    if dice.chance(0.5):
        with stage.thing("fishing boat"):
            boats.fishing_boat(stage, x, y, dice.between(56, 76), dice.sign())
    else:
        with stage.thing("rowing boat"):
            boats.rowing_boat(stage, x, y, dice.between(50, 70), dice.sign())


def _mirror(stage: Stage, basin: Area, axis: float, bottom: float) -> None:
    """What the basin reflects between two rows."""
    strength = 0.2 if stage.weather in ("thunderstorm", "rain") else 0.42
    water.mirror(stage, basin & box(0, axis, WIDTH, bottom), axis, strength, 1.6)


def _cargo(
    stage: Stage, wharf: Named, top: float, places: tuple[float, ...] = (26, 66, 108, 150, 196, 240, 286)
) -> None:
    """Barrels, crates, bollards, nets and an anchor on the quay."""
    dice = stage.dice
    for place in dice.some(places, dice.whole(2, 5)):
        x, y, noun = (
            place + dice.between(-8, 8),
            top + dice.between(4, 24),
            dice.pick(("barrel", "crate", "bollard", "anchor", "fishing net")),
        )
        with stage.thing(noun) as thing:
            if noun == "barrel":
                deck.barrel(stage, x, y, dice.between(26, 36))
            elif noun == "crate":
                deck.crate(stage, x, y, dice.between(26, 38))
                if dice.chance(0.4):
                    deck.crate(stage, x + 3, y - 27, 20)
            elif noun == "bollard":
                shore.bollard(stage, x, top - 4, 22)
            elif noun == "anchor":
                deck.anchor(stage, x, y, dice.between(34, 46))
            else:
                shore.net(stage, x, y, dice.between(44, 60), dice.between(36, 46))
        stage.relate(thing, "on", wharf)


def _jetty_cargo(stage: Stage, jetty: Named, x: float, near: float) -> None:
    dice = stage.dice
    for t in (0.3, 0.6):
        if dice.chance(0.6):
            noun = dice.pick(("barrel", "crate"))
            at = x + (near - x) * t + dice.between(-0.2, 0.2) * (40 + 80 * t)
            with stage.thing(noun) as thing:
                draw = deck.barrel if noun == "barrel" else deck.crate
                draw(stage, at, 120 + 58 * t, 20 + 18 * t)
            stage.relate(thing, "on", jetty)


KIND = Kind(
    name="harbour",
    titles=("harbour", "port", "old harbour", "harbour town", "docks", "port with sailing ships"),
    views={"quay": quay, "town": town, "pier": pier, "arch": arch},
    times=("dawn", "noon", "golden hour", "sunset", "dusk", "moonlit night", "moonlit night", "starless night"),
    weathers=(("clear", 5), ("cloudy", 4), ("overcast", 1), ("mist", 1.5), ("rain", 0.8), ("thunderstorm", 0.6)),
    seasons=("spring", "summer", "autumn"),
    moods=("busy", "peaceful", "quiet", "lively"),
    night_moods=("mysterious", "quiet", "foggy", "sleepy"),
)  # fmt: skip
