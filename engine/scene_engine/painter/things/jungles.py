"""What frames a view of the jungle: leaves overhead, vines, great leaves and flowers at our feet."""

from __future__ import annotations

import numpy as np

from scene_engine.canvas import HEIGHT, WIDTH
from scene_engine.painter import noise
from scene_engine.painter.materials import JUNGLE, Material
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import plants, woods

BANANA = Material((0x0A3024, 0x1E6A34, 0x5CA83C, 0xC4E468), 5)


def eaves(stage: Stage, x: float) -> None:
    """Dark leaves that hang into the view from above, least over column `x`."""
    with stage.thing("foliage", "dark", plural=""):
        off = np.abs(np.arange(WIDTH, dtype=np.float32) - x) / (WIDTH / 2)
        line = -6 + 22 * noise.line(stage.dice, WIDTH, 44, 3) + 30 * off * off
        woods.canopy(stage, line.astype(np.float32), JUNGLE, -0.3, 6)


def vines(stage: Stage, count: int) -> None:
    """Vines that hang from above the view."""
    dice = stage.dice
    with stage.thing("vine", "hanging", many=True):
        for _ in range(count):
            x, length, wide = dice.between(4, 316), dice.between(50, 120), dice.between(3, 5)
            plants.vine(stage, x, -2, length, distance=-0.1, wide=wide)


def undergrowth(stage: Stage, top: float, count: int) -> None:
    """Ferns and great leaves on the floor from row `top` on, larger towards us."""
    dice = stage.dice
    with stage.thing("fern", "lush", many=True):
        for number in range(count):
            t = (number + dice.unit()) / count
            x, y, size = dice.between(0, WIDTH), top + 54 * t, 12 + 18 * t
            if dice.chance(0.6):
                plants.fern(stage, x, y, size, distance=0.4 * (1 - t))
            else:
                plants.broad_leaves(stage, x, y, size * 1.1, BANANA, 0.4 * (1 - t), 5)


def front(stage: Stage, middle: bool = True) -> None:
    """Great leaves at our feet; only at the sides if the middle must stay open."""
    dice = stage.dice
    with stage.thing("fern", many=True):
        for at in (dice.between(20, 80), dice.between(240, 300)):
            plants.fern(stage, at, HEIGHT + 4, dice.between(34, 52), distance=-0.15)
    with stage.thing("plant", "broad-leaved", many=True):
        for at in (dice.between(-10, 20), dice.between(300, 330)):
            plants.broad_leaves(stage, at, HEIGHT + 4, dice.between(54, 84), BANANA, -0.35)
        if middle:
            plants.broad_leaves(stage, dice.between(90, 230), HEIGHT + 12, dice.between(28, 40), BANANA, -0.3)
    if dice.chance(0.6):
        with stage.thing("flower", "tropical", many=True):
            at = dice.pick((dice.between(20, 70), dice.between(250, 300)))
            plants.flowers(stage, at - 24, 160, at + 24, 184, 7, size=5, distance=-0.05)
