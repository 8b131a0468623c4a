"""The perceptual network is taught by the painter, kept, and sees what pixels alone don't tell."""

from __future__ import annotations

from pathlib import Path

import mlx.core as mx
import numpy as np
import pytest
from mlx.utils import tree_flatten
from tests.training.mini import SHARE, request

from scene_engine import config, resources
from scene_engine.dataset.dataset import load_dataset
from scene_engine.keys import key_for
from scene_engine.painter.painting import paint
from scene_engine.training.perceptual import Schooling, ready_perceptual, what_is_where
from scene_engine.training.schedule import Leg, Moment
from scene_engine.training.vqgan import VQGANStage
from scene_engine.training.vqgan_run import VQGANRun
from scene_engine.vqgan.model import from_bytes
from scene_engine.vqgan.perceptual import Perceptual, perceptual_distance


def test_the_map_tells_things_apart_and_says_the_same_of_the_same_noun() -> None:
    painting = paint(3, 1)
    places = what_is_where(painting)
    assert places.shape == (48, 80)
    assert len(np.unique(places)) > 2
    owner = painting.owner[2::4, 2::4]
    for number in np.unique(owner):
        assert len(np.unique(places[owner == number])) == 1
        assert (places[owner == number] == 0).all() == (painting.nouns[number] == "")


def test_it_is_taught_once_and_then_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "cache_folder", lambda: tmp_path)
    told: list[tuple[str, int, int]] = []
    schooling = Schooling(lessons=4, steps=2, batch_size=2)

    def ready() -> dict[str, mx.array]:
        found = ready_perceptual(schooling, mx.float32, False, 1, lambda *said: told.append(said))
        return dict(tree_flatten(found.parameters()))

    first = ready()
    assert told[-1][1:] == (2, 2)
    told.clear()
    again = ready()
    assert not told
    for name, array in first.items():
        np.testing.assert_array_equal(np.array(array), np.array(again[name]), err_msg=name)


def test_the_distance_is_none_to_itself_and_grows() -> None:
    net = Perceptual(key_for(1))
    picture = from_bytes(mx.array(paint(3, 1).rgb[None]))
    seen = net.features(picture)
    near = float(np.array(perceptual_distance(seen, net.features(picture + 0.02))))
    far = float(np.array(perceptual_distance(seen, net.features(picture[:, :, ::-1]))))
    assert perceptual_distance(seen, seen).item() == 0
    assert 0 < near < far


def test_a_stage_with_it_learns_and_keeps_it_in_its_state(pictures: Path) -> None:
    asked = request(
        Path(),
        Path(),
        "vqgan",
        "loss.perceptual=0.5",
        "loss.discriminator=features",
        "loss.feature_matching=0",
    )
    run = config.load_config(VQGANRun, asked.config, asked.overrides)
    assert run.loss.perceives
    net = Perceptual(key_for(1))
    stage = VQGANStage(run, load_dataset(pictures, SHARE), 2, mx.float32, compiles=False, perceptual=net)
    generator = stage.generator

    def drawing() -> np.ndarray:
        return np.array(generator.layout.unpack(generator.state["weights"])["decoder.to_rgb.weight"])

    before = drawing()
    found = stage.step(stage.batch(0, 0), Moment(Leg(0, 3, 0, 1e-3), 0, 0, 20, 0.9, 1e-3))
    assert float(np.array(found["perceptual"])) > 0
    assert not np.array_equal(drawing(), before)
    other = VQGANStage(
        run, load_dataset(pictures, SHARE), 2, mx.float32, compiles=False, perceptual=Perceptual(key_for(2))
    )
    other.restore(stage.state)
    np.testing.assert_array_equal(
        np.array(other.state["perceptual"]["head"]["weight"]), np.array(net.head.weight)
    )
