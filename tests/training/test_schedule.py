"""The learning rate and the legs of a run."""

from __future__ import annotations

import pytest

from scene_engine.training.schedule import Leg
from scene_engine.training.settings import TrainingSettings

SETTINGS = TrainingSettings(epochs=10, learning_rate=1e-2, warmup_steps=5, final_learning_rate=0.1)


def rates(leg: Leg, steps: int = 20, settings: TrainingSettings = SETTINGS) -> list[float]:
    """The learning rate of each step of a leg."""
    return [
        leg.learning_rate(
            settings,
            leg.progress(epoch, step, steps),
            leg.first_step + (epoch - leg.first_epoch) * steps + step,
        )
        for epoch in range(leg.first_epoch, leg.last_epoch)
        for step in range(steps)
    ]


def test_the_rate_rises_then_falls_to_its_end() -> None:
    found = rates(Leg.whole_run(SETTINGS))
    assert found[0] == pytest.approx(0.01 / 5)
    assert found[:5] == sorted(found[:5])
    assert found[4] == pytest.approx(0.01, rel=0.01)
    assert found[5:] == sorted(found[5:], reverse=True)
    assert found[-1] == pytest.approx(0.001, rel=0.01)
    assert found[100] == pytest.approx((0.01 + 0.001) / 2)


def test_no_warmup_starts_at_the_peak() -> None:
    settings = TrainingSettings(epochs=2, learning_rate=0.5, warmup_steps=0)
    assert rates(Leg.whole_run(settings), settings=settings)[0] == 0.5


def test_an_added_leg_is_gentler_and_warms_up_again() -> None:
    leg = Leg.adapting(SETTINGS, 10, 200)
    assert (leg.first_epoch, leg.last_epoch) == (10, 30)
    found = rates(leg)
    assert max(found) == pytest.approx(0.003, rel=0.01)
    assert found[0] == pytest.approx(0.003 / 5)
    assert found[-1] == pytest.approx(0.0003, rel=0.01)


def test_a_leg_follows_changed_settings() -> None:
    changed = TrainingSettings(epochs=40, learning_rate=5e-3, adapt_epochs=7, adapt_learning_rate=0.5)
    whole = Leg.whole_run(SETTINGS)
    assert whole.under(SETTINGS) == whole
    assert whole.under(changed) == Leg(0, 40, 0, 5e-3)
    added = Leg.adapting(SETTINGS, 10, 200)
    assert added.under(SETTINGS) == added
    assert added.under(changed) == Leg(10, 17, 200, 2.5e-3)
