"""Stage 1: its periods, its surrogate loss, its codebook."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

import mlx.core as mx
import numpy as np
import pytest
from mlx.utils import tree_unflatten
from tests.training.mini import SHARE, request

from scene_engine import config
from scene_engine.dataset.dataset import Dataset, load_dataset
from scene_engine.training.schedule import Leg, Moment
from scene_engine.training.vqgan import VQGANStage
from scene_engine.training.vqgan_run import VQGANRun
from scene_engine.vqgan.losses import balanced
from scene_engine.vqgan.model import from_bytes


@pytest.fixture(scope="module")
def data(pictures: Path) -> Dataset:
    return load_dataset(pictures, SHARE)


def stage_of(data: Dataset, *overrides: str) -> VQGANStage:
    asked = request(Path(), Path(), "vqgan", *overrides)
    run = config.load_config(VQGANRun, asked.config, asked.overrides)
    return VQGANStage(run, data, 2, mx.float32, compiles=False)


def moment(step: int, progress: float = 0.0, first_epoch: int = 0) -> Moment:
    return Moment(Leg(first_epoch, 3, 0, 1e-3), first_epoch, 0, step, progress, 1e-3)


def taken(stage: VQGANStage, *moments: Moment) -> list[dict[str, float]]:
    """The metrics of some steps."""
    return [
        {name: float(np.array(value)) for name, value in stage.step(stage.batch(0, 0), at).items()}
        for at in moments
    ]


def judging(stage: VQGANStage) -> np.ndarray:
    """A weight of the discriminator's."""
    judge = stage.discriminator
    return np.array(judge.layout.unpack(judge.state["weights"])["wide.weight"])


def test_it_quantises_after_the_first_steps_from_real_latents(data: Dataset) -> None:
    stage = stage_of(data)
    before = taken(stage, *map(moment, range(4)))
    assert [metrics["commitment"] for metrics in before] == [0, 0, 0, 0]
    basis = np.array(stage.generator.state["frozen"]["quantizer"]["basis"])
    latents = np.array(stage.generator.load_current().encoder(from_bytes(mx.array(stage.batch(0, 0)))))
    after = taken(stage, moment(4))[0]
    assert after["commitment"] > 0
    codes = np.array(stage.generator.state["frozen"]["quantizer"]["basis"])
    assert not np.array_equal(codes, basis)
    # Latents have a root mean square of 1, and so has every code now.
    np.testing.assert_allclose((codes**2).mean(-1), 1, rtol=1e-2)
    nearest = ((codes[:, None] - latents.reshape(-1, 8)) ** 2).sum(-1).min(1)
    assert (nearest < 1e-6).mean() > 0.1
    taken(stage, moment(5))
    assert np.array_equal(np.array(stage.generator.state["frozen"]["quantizer"]["basis"]), codes)


def test_muon_goes_through_all_periods(data: Dataset) -> None:
    stage = stage_of(data, "training.optimizer=muon")
    assert "hidden" in stage.generator.state["weights"]
    found = taken(stage, *map(moment, range(6)), moment(6, 0.9), moment(7, 0.9))
    assert all(np.isfinite(list(metrics.values())).all() for metrics in found)
    assert found[5]["reconstruction"] < found[0]["reconstruction"]


@pytest.mark.parametrize(
    ("at", "overrides", "expected"),
    [
        (moment(20, 0.69), (), False),
        (moment(20, 0.70), (), True),
        (moment(20, 0.0, first_epoch=3), (), True),
        (moment(20, 0.9), ("loss.adversarial=0",), False),
    ],
)
def test_the_gan_begins_late_and_stays(
    at: Moment, overrides: tuple[str, ...], expected: bool, data: Dataset
) -> None:
    stage = stage_of(data, *overrides)
    before = judging(stage)
    assert ("fooling" in taken(stage, at)[0]) == expected
    assert (not np.array_equal(judging(stage), before)) == expected


def test_the_surrogates_gradient_is_the_summed_gradient_propagated(data: Dataset) -> None:
    """Back-propagates pull + push from the decoder's output by vjp, and compares every weight's gradient."""
    stage = stage_of(data, "loss.codebook=0", "loss.commitment=0")
    taken(stage, moment(4))
    given: list[Any] = []
    original = stage.generator.update

    def spy(gradients: Any, *rest: Any, **more: Any) -> mx.array:
        given.append(gradients)
        return original(gradients, *rest, **more)

    target = from_bytes(mx.array(stage.batch(0, 0)))
    leaves = list(stage.generator.layout.unpack(stage.generator.state["weights"]).items())
    names = [name for name, _ in leaves]
    model: Any = stage.generator.load_current()

    def picture(*arrays: mx.array) -> mx.array:
        model.update(tree_unflatten(list(zip(names, arrays, strict=True))))
        return model(target, mx.array(1.0))[0]

    arrays = [array for _, array in leaves]
    seen = picture(*arrays)
    pull = mx.grad(partial(stage._reconstruction, target, 1.0))(seen)
    push, _ = stage._adversarial_gradient(target, seen, mx.zeros(()))
    _, expected = mx.vjp(picture, arrays, [balanced(pull, push, mx.array(0.5))])
    mx.eval(expected)
    with mock.patch.object(stage.generator, "update", spy):
        taken(stage, moment(5, 0.9))
    found = stage.generator.layout.unpack(given[0])
    for name, gradient in zip(names, expected, strict=True):
        np.testing.assert_allclose(
            np.array(found[name]), np.array(gradient), rtol=1e-3, atol=1e-6, err_msg=name
        )


def test_the_discriminator_learns_to_tell(data: Dataset) -> None:
    stage = stage_of(data, "loss.discriminator_learning_rate=0.005", "training.learning_rate=0.001")
    found = taken(stage, *(moment(step, 0.9) for step in range(5, 17)))
    assert found[-1]["discriminator"] < found[0]["discriminator"] - 0.2
    assert np.abs(np.array(stage.state["anchors"]["lecam"])).max() > 0


def test_validation_is_psnr_on_pictures_kept_apart(data: Dataset) -> None:
    stage = stage_of(data)
    model = stage.generator.load_average()
    expected = []
    for index in data.validation:
        picture = data.pictures[index][:192, :320]
        drawn = np.array(model.decode(model.encode(mx.array(picture[None])))[0])
        expected.append(-10 * np.log10(((drawn - picture / 255) ** 2).mean()))
    found = stage.validate()
    assert found["validation_psnr"] == pytest.approx(np.mean(expected), rel=1e-4)
    assert 1 <= found["perplexity"] <= found["codes_used"] <= 32
    assert stage.better({"validation_psnr": 20.0}, {"validation_psnr": 19.0})
    assert not stage.better({"validation_psnr": 19.0}, {"validation_psnr": 19.0})


def test_a_gan_for_the_decoder_alone_leaves_tokens_as_they_are(data: Dataset) -> None:
    stage = stage_of(data, "loss.gan_decoder_only=true", "loss.gan_noise=0.1")
    pictures = mx.array(stage.batch(0, 0))
    taken(stage, moment(4), moment(5))
    tokens = np.array(stage.generator.load_average().encode(pictures))
    picture = np.array(stage.generator.load_average().decode(mx.array(tokens)))
    taken(stage, moment(6, 0.9), moment(7, 0.9))
    np.testing.assert_array_equal(np.array(stage.generator.load_average().encode(pictures)), tokens)
    np.testing.assert_array_equal(np.array(stage.generator.load_current().encode(pictures)), tokens)
    learnt = np.array(stage.generator.load_average().decode(mx.array(tokens)))
    assert np.abs(learnt - picture).max() > 1e-4
