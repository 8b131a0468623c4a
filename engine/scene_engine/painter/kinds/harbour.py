"""A harbour: ships at anchor, the quay, the town behind."""

from __future__ import annotations

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, sky, texture
from scene_engine.painter.area import Area, box
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import BASALT, BRICK, GRANITE, LIMESTONE, WOOD, WOOD_GREY
from scene_engine.painter.stage import Named, Stage
from scene_engine.painter.things import coast, deck, seascape, shore, waterfront

PLACES = (26.0, 66.0, 108.0, 150.0, 196.0, 240.0, 286.0)


def quay(stage: Stage) -> None:
    """From the quay with its cargo across to a ship at anchor and the town."""
    dice = stage.dice
    basin = _basin(stage, dice.between(84, 104), dice.chance(0.6))
    horizon = stage.horizon
    left, right = dice.pick((-10.0, 40.0, 90.0)), dice.pick((WIDTH + 10.0, 300.0))
    waterfront.town(stage, horizon + 2, left, right, 0.3, dice.between(0.7, 1.0))
    _ship(stage, dice.between(110, 210), horizon + dice.between(30, 40), dice.between(96, 130))
    top = dice.between(148, 158)
    seascape.reflect(stage, basin, horizon + 3, 0.42, top)
    with stage.thing("quay", "stone") as wharf:
        waterfront.wharf(stage, top, 7, dice.chance(0.7))
    if dice.chance(0.6):
        with stage.thing("crane", "wooden"):
            side = dice.sign()
            x = 160 + side * dice.between(84, 126)
            waterfront.crane(stage, x, 172, dice.between(96, 124), -side if dice.chance(0.8) else side)
    _cargo(stage, wharf, top, PLACES)


def town(stage: Stage) -> None:
    """The whole waterfront from the water: houses on the quay, hills behind, boats before it."""
    dice = stage.dice
    horizon = dice.between(98, 116)
    foot = horizon + dice.between(18, 26)
    basin = _basin(stage, horizon, True, top=foot)
    waterfront.town(stage, foot, -10, WIDTH + 10, 0.14, dice.between(1.1, 1.35))
    with stage.thing("quay", "stone"):
        wall = box(0, foot, WIDTH, foot + 9)
        stage.fill(wall, GRANITE, 0.55 + texture.stones(dice, wall.xs, wall.ys, 7), 0.1)
        stage.fill(box(0, foot, WIDTH, foot + 2), LIMESTONE, 0.85, 0.1)
    _ship(stage, dice.between(70, 250), foot + dice.between(20, 28), dice.between(76, 108))
    for number in range(dice.whole(1, 2)):
        x, y = dice.between(24, 130) + 150 * number, foot + dice.between(34, 52)
        seascape.small_boat(stage, x, y, dice.between(54, 76))
    seascape.reflect(stage, basin, foot + 9, 0.42)


def pier(stage: Stage) -> None:
    """Along a wooden jetty, a ship on one side of it and a boat on the other."""
    dice = stage.dice
    basin = _basin(stage, dice.between(84, 104), False, dice.between(60, 260))
    horizon = stage.horizon
    with stage.thing("headland", "rocky"):
        edge, top = dice.between(90, 170), horizon - dice.between(18, 40)
        coast.headland(stage, edge, top, horizon + 5, GRANITE, 0.5)
    x, end, side = dice.between(120, 200), horizon + dice.between(16, 26), dice.sign()
    _ship(stage, 160 + side * dice.between(70, 92), horizon + dice.between(24, 32), dice.between(84, 108))
    seascape.reflect(stage, basin, horizon + 4, 0.42)
    near, wide, tip = x + dice.between(-40, 40), dice.between(120, 160), dice.between(24, 34)
    with stage.thing("jetty", "wooden") as jetty:
        waterfront.jetty(stage, near, HEIGHT + 12, x, end, wide, tip, dice.pick((WOOD_GREY, WOOD)))
    with stage.thing("lantern", "on a post", many=True):
        for t in (0.0, 0.55):
            px = x + (near - x) * t - side * (14 + 46 * t)
            waterfront.lamp_post(stage, px, end + 4 + (HEIGHT - end) * t, 50 + 44 * t)
    bx, by = min(max(near - side * dice.between(100, 130), 40), 280), dice.between(164, 178)
    boat = seascape.small_boat(stage, bx, by, dice.between(64, 84), "rowing boat")
    stage.relate(boat, "beside", jetty)
    for t in (0.3, 0.6):
        at = x + (near - x) * t + dice.between(-0.15, 0.25) * (40 + 80 * t) * side
        for thing in deck.cargo(stage, (at,), (118 + 60 * t, 122 + 60 * t), dice.whole(0, 1), 20 + 20 * t):
            stage.relate(thing, "on", jetty)


def arch(stage: Stage) -> None:
    """Under a dark archway out to the masts in the basin."""
    dice = stage.dice
    basin = _basin(stage, dice.between(92, 108), dice.chance(0.5))
    horizon = stage.horizon
    waterfront.town(stage, horizon + 2, 20, dice.pick((150.0, 300.0)), 0.35)
    _ship(stage, dice.between(130, 190), horizon + dice.between(24, 34), dice.between(88, 116))
    top = dice.between(144, 154)
    seascape.reflect(stage, basin, horizon + 3, 0.42, top)
    with stage.thing("quay", "stone") as wharf:
        waterfront.wharf(stage, top, 6)
    _cargo(stage, wharf, top, (84, 122, 200, 236))
    left, right, spring = dice.between(36, 60), dice.between(260, 284), dice.between(56, 76)
    middle = (left + right) / 2
    with stage.thing("archway", "stone", "dark") as gate:
        waterfront.archway(stage, left, right, spring, dice.pick((GRANITE, BRICK, BASALT, LIMESTONE)))
    with stage.thing("lantern", "hanging") as lamp:
        stage.fill(box(middle - 0.6, 6, middle + 0.6, 14), BASALT, 0.3)
        deck.lantern(stage, middle, 30, 26)
    stage.relate(lamp, "in", gate)


def _basin(
    stage: Stage, horizon: float, hills: bool, sun: float = 160, top: float | None = None
) -> tuple[Named, Area]:
    """The sky, the land behind if `hills`, and the harbour's sheltered water."""
    dice = stage.dice
    sky.paint(stage, horizon, sun)
    if hills:
        with stage.thing("hill", "far", many=True):
            turf = land.turf(stage)
            land.ridge(stage, land.hills(dice, horizon, dice.between(34, 62), 110, 2), turf, 0.62)
            land.ridge(stage, land.hills(dice, horizon + 4, 30, 70, 2), turf, 0.42)
    return seascape.sea(stage, sun, calm=(0.1, 0.25), noun="water", top=top)


def _ship(stage: Stage, x: float, y: float, length: float) -> None:
    noun = stage.dice.weighed((("sailing ship", 3.0), ("galleon", 2.0), ("sailing boat", 1.0)))
    seascape.vessel(stage, x, y, length, furled=stage.dice.chance(0.75), noun=noun)


def _cargo(stage: Stage, wharf: Named, top: float, places: tuple[float, ...]) -> None:
    """Goods on the quay, bollards along its edge, a net hung up to dry."""
    dice = stage.dice
    edge = dice.some((50.0, 120.0, 190.0, 260.0), dice.whole(1, 3))
    with stage.thing("bollard", "iron", many=len(edge) > 1):
        for x in edge:
            waterfront.bollard(stage, x, top + 10, 22)
    if dice.chance(0.3):
        with stage.thing("fishing net"):
            shore.net(stage, dice.pick(places), top + 12, dice.between(48, 64), dice.between(38, 48))
    for thing in deck.cargo(stage, places, (top + 16, HEIGHT - 4), dice.whole(2, 4), 34):
        stage.relate(thing, "on", wharf)


KIND = Kind(
    name="harbour",
    titles=("harbour", "port", "old harbour", "seaport", "docks", "port with a sailing ship"),
    views={"quay": quay, "town": town, "pier": pier, "arch": arch},
    times=(
        "dawn", "noon", "golden hour", "sunset", "dusk", "moonlit night", "moonlit night", "starless night",
    ),
    weathers=(
        ("clear", 5), ("cloudy", 4), ("overcast", 1), ("mist", 1.5), ("rain", 0.8), ("thunderstorm", 0.6),
    ),
    seasons=("spring", "summer", "autumn"),
    moods=("busy", "peaceful", "quiet", "lively"),
    night_moods=("mysterious", "quiet", "sleepy", "still"),
)  # fmt: skip
