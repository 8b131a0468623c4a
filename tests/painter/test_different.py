"""No two numbers give the same picture; `python -m benchmarks.paint --different 20000` looks at more."""

from __future__ import annotations

import numpy as np

from scene_engine.dataset.similar import earlier_lookalike, look
from scene_engine.painter.painting import Wish, paint


def test_four_hundred_pictures_are_all_unlike() -> None:
    paintings = [paint(7, number) for number in range(400)]
    alike = earlier_lookalike(np.stack([look(painting.rgb) for painting in paintings]))
    assert {number: int(other) for number, other in enumerate(alike) if other >= 0} == {}
    shown = {(painting.scene.kind, painting.scene.view) for painting in paintings}
    assert len(shown) > 50


def test_pictures_of_one_kind_view_and_hour_are_unlike() -> None:
    wish = Wish(kind="haunted mansion", view="near", time="dusk", weather="clear", season="summer")
    looks = np.stack([look(paint(7, number, wish).rgb) for number in range(40)])
    assert (earlier_lookalike(looks) == -1).all()


def test_another_seed_is_another_series() -> None:
    assert not np.array_equal(paint(1, 5).rgb, paint(2, 5).rgb)
    np.testing.assert_array_equal(paint(1, 5).rgb, paint(1, 5).rgb)
