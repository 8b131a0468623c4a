"""Generate Background: from words to a sprite."""

from __future__ import annotations

import numpy as np

from tests.editors.aseprite.conftest import drawn, opened
from tests.editors.aseprite.host.program import Aseprite
from tests.server.conftest import Served


def test_a_new_sprite_is_the_engines_canvas(aseprite: Aseprite, served: Served) -> None:
    dialog = opened(aseprite)
    drawn(aseprite, dialog, seed="7", lock_seed=True, count=1)
    dialog.click("insert")
    assert "Inserted" in dialog.says(), dialog.says()
    sprite = aseprite.sprite
    assert sprite is not None
    client = served.client()
    recipe = {"prompt": "a castle", "seed": 7}
    client.say("generate", id=1, recipe=recipe)
    indices, palette = client.job(1).pictures[0]
    np.testing.assert_array_equal(sprite.composite()[..., 0], indices)
    assert sprite.palette == [tuple(color) for color in palette.tolist()]
    assert len(sprite.history.steps) == 1
