"""Open plains under a great sky, and a road across them."""

from __future__ import annotations

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import land, sky
from scene_engine.painter.kinds.base import Kind
from scene_engine.painter.materials import DRY_GRASS, EARTH, GRANITE, SNOW, Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import castles, churches, country, fields, plants, roads, rocks


def straight(stage: Stage) -> None:
    """The road runs straight to the horizon, fences along it."""
    dice, between = stage.dice, stage.dice.between
    horizon = between(84, 118)
    sky.paint(stage, horizon)
    _far(stage, horizon)
    x = between(110, 210)
    grass = _grass(stage)
    with stage.thing("plain", "snowy" if stage.season == "winter" else "grassy"):
        land.ground(stage, horizon, grass)
    near, wide = WIDTH / 2 + between(-50, 50), between(70, 110)
    with stage.thing("road", "straight"):
        fields.track(stage, horizon + 1, x, near, wide)
    if dice.chance(0.6):
        with stage.thing("fence", many=True):
            for way in (-1, 1):
                roads.fence(
                    stage,
                    (near + way * (wide * 0.5 + 44), HEIGHT + 8),
                    (x + way * 6, horizon + 5),
                    34,
                    shrink=0.07,
                )
    if dice.chance(0.6):
        way = dice.sign()
        with stage.thing("signpost"):
            roads.signpost(stage, near + way * (wide * 0.5 + 10), 168, between(58, 74), dice.whole(1, 3))
    country.lone_tree(stage, horizon, x)


def winding(stage: Stage) -> None:
    """The road winds over low swells to something far away."""
    dice, between = stage.dice, stage.dice.between
    horizon = between(88, 112)
    sky.paint(stage, horizon)
    _far(stage, horizon)
    grass = _grass(stage)
    with stage.thing("plain", "wide"):
        land.ridge(stage, land.hills(dice, horizon + 6, 9, 130), grass, 0.45)
        land.ground(stage, land.hills(dice, horizon + 18, 8, 150), grass)
    x = between(90, 230)
    goal = dice.pick(("windmill", "castle", "village", ""))
    side = 1 if x < WIDTH / 2 else -1
    if goal == "windmill":
        with stage.thing("windmill"):
            churches.windmill(stage, x + side * 26, horizon + 14, between(48, 66), 0.35)
    elif goal == "castle":
        with stage.thing("castle", "far"):
            castles.castle(stage, x + side * 30, horizon + 10, between(0.45, 0.6), distance=0.5)
    elif goal == "village":
        with stage.thing("village", "far"):
            churches.church(stage, x + side * 20, horizon + 14, 12, 1, 0.4)
            for cx in country.spread(stage, 5, x - 50, x + 60):
                country.home(stage, cx, horizon + between(13, 20), 9, 0.38)
    with stage.thing("road", "winding"):
        land.road(stage, horizon + 15, x, between(90, 230), between(80, 120), EARTH, 110)
    _foreground(stage, side)


def fork(stage: Stage) -> None:
    """A signpost where the road forks, close to us."""
    dice, between = stage.dice, stage.dice.between
    horizon = between(96, 116)
    sky.paint(stage, horizon)
    _far(stage, horizon)
    with stage.thing("plain", "snowy" if stage.season == "winter" else "grassy"):
        land.ground(stage, land.hills(dice, horizon + 4, 5, 160), _grass(stage))
    x = between(130, 190)
    with stage.thing("fork in the road", plural="forks in the road"):
        for end in (-1, 1):
            land.road(stage, horizon + 5, x + end * between(70, 140), x + end * 8, 56, EARTH, 30)
    country.lone_tree(stage, horizon, x)
    with stage.thing("signpost"):
        roads.signpost(stage, x + between(-8, 8), 158, between(84, 104), dice.whole(2, 3))
    with stage.thing("boulder"):
        rocks.boulder(stage, x + dice.sign() * between(26, 44), 164, between(26, 36))
    if dice.chance(0.4):
        with stage.thing("cart"):
            roads.cart(stage, x + dice.sign() * between(74, 110), 176, between(48, 60), dice.sign())


def _far(stage: Stage, horizon: float) -> None:
    """Mountains or hills along the edge of the plain, or nothing but sky."""
    dice, between = stage.dice, stage.dice.between
    luck = dice.unit()
    if luck < 0.4:
        with stage.thing("mountain", "far", many=True):
            snow = 0.4 if dice.chance(0.6) else 0.0
            land.mountain(stage, land.peaks(dice, horizon + 4, between(26, 50), 5), GRANITE, 0.75, snow)
    elif luck < 0.75:
        with stage.thing("hill", "far", many=True):
            land.ridge(stage, land.hills(dice, horizon + 4, between(10, 22)), _grass(stage), 0.7)


def _grass(stage: Stage) -> Material:
    return SNOW if stage.season == "winter" else DRY_GRASS if stage.dice.chance(0.3) else land.turf(stage)


def _foreground(stage: Stage, side: int) -> None:
    """Corn, or a tree, close to us."""
    dice, between = stage.dice, stage.dice.between
    if stage.season == "summer" and dice.chance(0.5):
        with stage.thing("wheat", "golden", plural=""):
            fields.ears(stage, between(156, 174), fields.WHEAT, -0.15)
    elif dice.chance(0.6):
        country.frame_tree(stage, side)
    else:
        with stage.thing("boulder"):
            rocks.boulder(
                stage,
                WIDTH / 2 + side * between(60, 120),
                182,
                between(40, 60),
            )
        with stage.thing("grass", "tall", plural=""):
            plants.blades(stage, WIDTH / 2 + side * 110, 190, 26, 40)


KIND = Kind(
    name="plains with road",
    titles=(
        "road across the plains", "plains with a road", "open plains", "country road",
        "plains with a long road", "wide plain",
    ),
    views={"straight": straight, "winding": winding, "fork": fork},
    moods=("open", "peaceful", "calm", "lonely"),
    night_moods=("lonely", "still", "wide", "mysterious"),
)  # fmt: skip
