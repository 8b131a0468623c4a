"""A king's hall: throne, banners and pillars, all in his colours."""

from __future__ import annotations

from dataclasses import dataclass

from scene_engine.canvas import HEIGHT
from scene_engine.painter.interior import Lights
from scene_engine.painter.materials import GOLD, GRANITE, Material
from scene_engine.painter.perspective import FOCAL, Plane, Room, Spot
from scene_engine.painter.stage import Stage
from scene_engine.painter.things import fittings, furniture, halls, lamps


@dataclass(frozen=True)
class Hall:
    """One king's hall, and what is in it after his taste.

    Attributes:
        stage: Where.
        lights: Of the hall.
        cloth: Of banners and carpets, one of furniture.CLOTHS.
        charge: What the banners bear; see `fittings.banner`.
        stone: Of pillars and steps.
    """

    stage: Stage
    lights: Lights
    cloth: Material
    charge: str
    stone: Material

    def window(self, plane: Plane, along: float) -> None:
        """A tall arched window in the stone."""
        with self.stage.thing("window", "tall", "arched"):
            fittings.window(self.stage, self.lights, plane, along, 1.5, 1.1, 2.4, True, True, GRANITE)

    def banner(self, plane: Plane, along: float, wide: float = 1.1, high: float = 2.5) -> None:
        """A banner, in metres as `Plane.patch`."""
        patch = plane.patch(along, 1.6, wide, high)
        if patch.area.width > 8:
            with self.stage.thing("banner", furniture.colour_of(self.cloth)):
                fittings.banner(self.stage, patch, self.cloth, self.charge)

    def pillar(self, spot: Spot) -> None:
        """A pillar higher than the picture."""
        with self.stage.thing("pillar", "stone"):
            halls.pillar(self.stage, spot, 7, 0.35, self.stone)

    def chandelier(self, x: float) -> None:
        """A gilt chandelier over column `x`."""
        with self.stage.thing("chandelier"):
            y, wide = self.stage.dice.between(30, 42), self.stage.dice.between(62, 88)
            lamps.chandelier(self.stage, self.lights, x, y, wide, GOLD)

    def seat(self, spot: Spot, wide: float, count: int) -> None:
        """The throne upon its steps."""
        with self.stage.thing("step", many=True) as steps:
            top = halls.steps(self.stage, spot, wide, count, self.stone)
            halls.runner(self.stage, top.moved(0, 0, -0.3), 1.4, 1.0, self.cloth)
        with self.stage.thing("throne", "golden") as throne:
            halls.throne(self.stage, top.moved(0, 0, 0.1), GOLD, self.cloth)
        self.stage.relate(throne, "on", steps)

    def carpet(self, room: Room, spot: Spot) -> None:
        """From the steps to us."""
        row = HEIGHT + 8
        near = Spot(spot.x + (spot.x - room.x) * 0.6, row, room.metre * room.scale(row), spot.eye)
        with self.stage.thing("carpet", "long", furniture.colour_of(self.cloth)):
            deep = (1 / spot.metre - 1 / near.metre) * FOCAL
            halls.runner(self.stage, near, 1.6, deep, self.cloth)
