"""Small real-looking scenes drawn in code: what tests train on and prepare.

There are eight places at four times of day. Seeds 0 to 31 are all different, and so are their captions; later
seeds draw the same places with other shapes. Every colour is one that VGA's 6-bit DAC can show, some 20 in a
picture.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

WIDTH, HEIGHT = 320, 192
ys, xs = np.mgrid[:HEIGHT, :WIDTH]
Colour = tuple[float, float, float]

# Sky at the top and at the horizon, and how much light falls on everything else.
TIMES: dict[str, tuple[Colour, Colour, Colour]] = {
    "by day": ((0.25, 0.55, 0.95), (0.75, 0.92, 1.0), (1.0, 1.0, 1.0)),
    "at night": ((0.02, 0.02, 0.15), (0.12, 0.14, 0.4), (0.3, 0.35, 0.6)),
    "at sunset": ((0.35, 0.12, 0.4), (1.0, 0.6, 0.25), (0.85, 0.5, 0.45)),
    "in green fog": ((0.3, 0.45, 0.35), (0.65, 0.8, 0.6), (0.6, 0.75, 0.6)),
}


@dataclass
class Scene:
    """A picture under the brush: float RGB 0 to 1 until `finish` rounds it to the DAC."""

    rng: np.random.Generator
    light: Colour
    rgb: NDArray[np.float64] = field(default_factory=lambda: np.zeros((HEIGHT, WIDTH, 3)))

    def sky(self, top: Colour, horizon: Colour, bands: int = 14) -> None:
        steps = (np.arange(HEIGHT) * bands // 150).clip(0, bands - 1) / (bands - 1)
        self.rgb[:] = (np.array(top) + (np.array(horizon) - np.array(top)) * steps[:, None])[:, None]

    def fill(self, mask: NDArray[np.bool_], colour: Colour, lit: bool = True) -> None:
        self.rgb[mask] = np.array(colour) * (np.array(self.light) if lit else 1.0)

    def box(self, x: int, y: int, width: int, height: int, colour: Colour, lit: bool = True) -> None:
        self.fill((xs >= x) & (xs < x + width) & (ys >= y) & (ys < y + height), colour, lit)

    def disc(self, x: int, y: int, radius: int, colour: Colour, lit: bool = True) -> None:
        self.fill((xs - x) ** 2 + (ys - y) ** 2 < radius**2, colour, lit)

    def cone(self, x: int, top: int, bottom: int, half: int, colour: Colour) -> None:
        self.fill((ys >= top) & (ys < bottom) & (abs(xs - x) * (bottom - top) <= half * (ys - top)), colour)

    def hills(self, base: int, swing: int, colour: Colour) -> None:
        phases, lengths = self.rng.uniform(0, 6.3, 3), self.rng.uniform(25, 70, 3)
        ridge = sum(np.sin(xs / length + phase) for length, phase in zip(lengths, phases, strict=True))
        self.fill(ys > base - np.round(swing * ridge / 3), colour)

    def peaks(self, base: int, height: int, colour: Colour, count: int = 5) -> None:
        for x in np.linspace(0, WIDTH, count) + self.rng.integers(-20, 20, count):
            top = base - height + int(self.rng.integers(0, height // 2))
            self.cone(int(x), top, base + 1, int(1.1 * (base - top)), colour)

    def finish(self) -> NDArray[np.uint8]:
        levels = np.rint(self.rgb.clip(0, 1) * 63)
        return np.asarray(np.rint(levels * 255 / 63), np.uint8)


def draw(seed: int) -> tuple[NDArray[np.uint8], str]:
    """A scene and its caption; the same for the same seed.

    Returns:
        uint8 [192, 320, 3] and words such as "a stone castle on a hill at sunset, moon at the left".
    """
    place, paint = PLACES[seed % len(PLACES)]
    time, (top, horizon, light) = list(TIMES.items())[seed // len(PLACES) % len(TIMES)]
    scene = Scene(np.random.default_rng([seed, 320, 192]), light)
    scene.sky(top, horizon)
    side = "left" if scene.rng.random() < 0.5 else "right"
    x = int(scene.rng.integers(40, 90))
    body, colour = ("moon", (0.95, 0.95, 0.8)) if time == "at night" else ("sun", (1.0, 0.9, 0.4))
    scene.disc(x if side == "left" else WIDTH - x, int(scene.rng.integers(28, 48)), 18, colour, lit=False)
    paint(scene)
    return scene.finish(), f"{place} {time}, {body} at the {side}"


def _mountains(scene: Scene) -> None:
    scene.peaks(150, 100, (0.45, 0.45, 0.6))
    scene.peaks(165, 60, (0.3, 0.3, 0.45), 7)
    scene.hills(160, 8, (0.3, 0.6, 0.25))
    scene.hills(178, 5, (0.2, 0.45, 0.2))


def _castle(scene: Scene) -> None:
    x = int(scene.rng.integers(110, 200))
    scene.fill(ys > 130 + ((xs - x) / 14.0) ** 2 / 4, (0.35, 0.55, 0.25))
    for left, top, wide in ((-50, 80, 24), (-26, 98, 52), (26, 64, 26)):
        scene.box(x + left, top, wide, 138 - top, (0.6, 0.58, 0.6))
        for notch in range(left, left + wide, 8):
            scene.box(x + notch, top - 5, 4, 5, (0.6, 0.58, 0.6))
    scene.box(x - 8, 116, 16, 22, (0.25, 0.15, 0.1))
    for left, top in ((-42, 94), (34, 80), (34, 100)):
        scene.box(x + left, top, 7, 10, (1.0, 0.85, 0.35), lit=False)
    scene.hills(176, 4, (0.2, 0.4, 0.2))


def _city(scene: Scene) -> None:
    for colour, low in (((0.45, 0.4, 0.55), 70), ((0.25, 0.22, 0.35), 105)):
        x = -int(scene.rng.integers(0, 20))
        while x < WIDTH:
            wide, top = int(scene.rng.integers(22, 44)), low + int(scene.rng.integers(0, 45))
            scene.box(x, top, wide, HEIGHT - top, colour)
            lit = (xs - x) % 8 >= 4
            lit &= ((ys - top) % 10 >= 5) & (xs > x + 3) & (xs < x + wide - 4) & (ys > top + 3) & (ys < 172)
            scene.fill(
                lit & (((xs - x) // 8 * 7 + ys // 10 * 5 + wide) % 3 == 0), (1.0, 0.85, 0.4), lit=False
            )
            x += wide + 2
    scene.box(0, 176, WIDTH, 16, (0.2, 0.2, 0.22))


def _forest(scene: Scene) -> None:
    scene.hills(140, 6, (0.3, 0.5, 0.3))
    for depth, colour in enumerate(((0.2, 0.45, 0.25), (0.12, 0.35, 0.18))):
        for x in range(int(scene.rng.integers(0, 24)), WIDTH, 46 - 8 * depth):
            top = int(scene.rng.integers(30, 80)) + 25 * depth
            scene.box(x - 3, 130, 7, 44, (0.4, 0.25, 0.15))
            for level in range(3):
                scene.cone(x, top + 24 * level, top + 44 + 24 * level, 14 + 4 * level, colour)
    scene.hills(172, 3, (0.25, 0.5, 0.15))


def _desert(scene: Scene) -> None:
    scene.hills(128, 7, (0.85, 0.7, 0.45))
    for x, half in ((int(scene.rng.integers(60, 140)), 62), (int(scene.rng.integers(190, 260)), 44)):
        scene.cone(x, 140 - half, 142, half, (0.95, 0.8, 0.45))
        scene.fill((xs > x) & (ys >= 140 - half) & (ys < 142) & (xs - x <= ys - 140 + half), (0.65, 0.5, 0.3))
    scene.hills(150, 6, (0.95, 0.82, 0.5))
    scene.hills(174, 5, (0.8, 0.62, 0.35))


def _sea(scene: Scene) -> None:
    scene.box(0, 112, WIDTH, 80, (0.15, 0.4, 0.7))
    for y in range(118, HEIGHT, 9):
        start = int(scene.rng.integers(0, 40))
        scene.fill((y <= ys) & (y + 2 > ys) & ((xs + start) % 48 < 26), (0.4, 0.7, 0.9))
    x = int(scene.rng.integers(90, 230))
    scene.fill((ys < 150) & (((xs - x) / 62) ** 2 + ((ys - 150) / 22) ** 2 < 1), (0.95, 0.85, 0.55))
    scene.box(x - 3, 84, 6, 48, (0.5, 0.3, 0.15))
    for dx, dy in ((-20, 4), (-11, -5), (0, -8), (11, -5), (20, 4)):
        scene.disc(x + dx, 84 + dy, 10, (0.15, 0.55, 0.2))


def _village(scene: Scene) -> None:
    scene.hills(120, 12, (0.75, 0.8, 0.9))
    scene.hills(146, 5, (0.95, 0.97, 1.0))
    for x in (30, 120, 215):
        x += int(scene.rng.integers(0, 40))
        scene.box(x, 124, 52, 36, (0.6, 0.4, 0.25))
        scene.cone(x + 26, 96, 126, 34, (0.7, 0.2, 0.15))
        scene.box(x + 8, 132, 10, 10, (1.0, 0.85, 0.4), lit=False)
        scene.box(x + 32, 136, 12, 24, (0.3, 0.18, 0.1))
    scene.hills(172, 3, (0.85, 0.9, 1.0))


def _volcano(scene: Scene) -> None:
    x = int(scene.rng.integers(100, 220))
    scene.fill((ys > 44) & (ys < 168) & (abs(xs - x) < 0.95 * (ys - 24)), (0.35, 0.22, 0.22))
    for dx, y, radius in ((14, 12, 20), (-4, 22, 18), (2, 36, 14)):
        scene.disc(x + dx, y, radius, (0.55, 0.5, 0.5))
    scene.box(x - 20, 44, 40, 6, (1.0, 0.8, 0.2), lit=False)
    for slope in (-0.5, 0.1, 0.6):
        scene.fill(
            (ys >= 48) & (ys < 160) & (abs(xs - x - slope * (ys - 44)) < 6), (1.0, 0.35, 0.05), lit=False
        )
    scene.hills(158, 6, (0.22, 0.15, 0.15))
    scene.fill((ys > 178) & (ys < 186), (1.0, 0.35, 0.05), lit=False)


PLACES: list[tuple[str, Callable[[Scene], None]]] = [
    ("blue mountains over green hills", _mountains),
    ("a stone castle on a hill", _castle),
    ("a city of towers with lit windows", _city),
    ("a pine forest", _forest),
    ("two pyramids in a sandy desert", _desert),
    ("a palm island in the sea", _sea),
    ("a village of red roofs in the snow", _village),
    ("a smoking volcano with rivers of lava", _volcano),
]
