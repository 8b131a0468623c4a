"""Hours of a scene that no one could tell apart.

Lamps outshine the hour: in a room that they light, a window shows whether it is dark outside, and hardly
more. Painted at noon and at sunset, a library by its fire can be the same picture, pixel for pixel.
"""

from __future__ import annotations

from scene_engine.painter.light import HOURS
from scene_engine.painter.scene import Scene

DARK = frozenset({"dusk", *(name for name, hour in HOURS.items() if hour.night)})


def alike(scene: Scene) -> frozenset[str]:
    """The hours, keys of light.HOURS, at which a scene would look as it does; its own among them."""
    if scene.lamp in ("", "daylight"):
        return frozenset({scene.time})
    return DARK if scene.time in DARK else frozenset(HOURS) - DARK
