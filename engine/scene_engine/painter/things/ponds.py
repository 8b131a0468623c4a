"""Still water with a shore all around."""

from __future__ import annotations

from scene_engine.canvas import WIDTH
from scene_engine.painter import water
from scene_engine.painter.area import Area, blob, box
from scene_engine.painter.materials import WATER, Material
from scene_engine.painter.stage import Stage


def pond(stage: Stage, x: float, y: float, rx: float, ry: float, material: Material = WATER) -> Area:
    """A pond or a lake about (x, y) with a ragged shore and a dark bank; its area is for `water.mirror`."""
    area = blob(stage.dice, x, y, rx, ry, 0.35, max(ry * 1.6, 10)) & box(0, y - ry, WIDTH, y + ry * 1.3)
    water.surface(stage, area, material, 0.15, 0.5)
    stage.shade(area.edge(0, -1), 0.45)
    stage.shade(area.edge(0, -2), 0.25)
    return area
