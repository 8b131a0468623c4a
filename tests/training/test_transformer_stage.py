"""Stage 2: what it reads, and what it leaves out."""

from __future__ import annotations

from pathlib import Path

import mlx.core as mx
import numpy as np
import pytest
from tests.training.mini import SHARE, request

from scene_engine import config, weights
from scene_engine.dataset.dataset import Dataset, load_dataset
from scene_engine.pretrained import load_pretrained, load_vqgan
from scene_engine.training.schedule import Leg, Moment
from scene_engine.training.transformer import TransformerRun, TransformerStage
from scene_engine.transformer import TextPieces


@pytest.fixture(scope="module")
def data(pictures: Path) -> Dataset:
    return load_dataset(pictures, SHARE)


def stage_of(
    data: Dataset, vqgan: Path, *overrides: str, size: int = 4, group: tuple[int, int] = (0, 1)
) -> TransformerStage:
    asked = request(Path(), Path(), "transformer", *overrides)
    run = config.load_config(TransformerRun, asked.config, asked.overrides)
    return TransformerStage(run, data, *load_vqgan(vqgan), None, size, mx.float32, False, group)


PLAIN = (
    "loss.caption_words=0",
    "loss.caption_dropout=0",
    "data.flip=0",
    "data.shift=false",
    "loss.variants=1",
)


def test_a_batch_holds_pictures_tokens_and_their_captions(data: Dataset, mini_vqgan: Path) -> None:
    stage = stage_of(data, mini_vqgan, *PLAIN, size=6)
    batch = stage.batch(0, 0)
    vqgan, _ = load_vqgan(mini_vqgan)
    expected = {}
    for index in data.train:
        tokens = np.array(vqgan.encode(mx.array(data.pictures[index][None, :192, :320]))).ravel()
        expected[tokens.tobytes()] = stage.pieces.encode([data.captions[index][0]], 64)[0].tolist()
    assert len(expected) == 6
    found = {
        row.astype(np.uint32).tobytes(): text.tolist()
        for row, text in zip(batch.tokens, batch.text, strict=True)
    }
    assert found == expected


def test_mirrored_pictures_have_mirrored_captions(data: Dataset, mini_vqgan: Path) -> None:
    straight = stage_of(data, mini_vqgan, *PLAIN).batch(0, 0)
    mirrored = stage_of(data, mini_vqgan, *PLAIN, "data.flip=1").batch(0, 0)
    assert (straight.tokens != mirrored.tokens).mean() > 0.1
    assert (straight.text != mirrored.text).any(axis=1).all()
    assert (straight.text == mirrored.text).mean() > 0.5


def test_wide_variants_are_other_windows_and_are_never_drawn_from_nothing(
    data: Dataset, mini_vqgan: Path
) -> None:
    plain, both = (stage_of(data, mini_vqgan, *PLAIN, f"loss.wide_variants={n}", size=6) for n in (0, 3))
    known = {row.tobytes() for row in plain.batch(0, 0).tokens}
    raster, wide = np.arange(240), 0
    for epoch in range(10):
        for tokens, order in zip(both.batch(epoch, 0).tokens, both.batch(epoch, 0).order, strict=True):
            if tokens.tobytes() not in known:
                wide += 1
                assert (order != raster).any()
    assert 30 < wide < 58  # three of four


def test_some_captions_are_left_out(data: Dataset, mini_vqgan: Path) -> None:
    stage = stage_of(data, mini_vqgan, "loss.caption_dropout=0.3")
    deaf = np.mean([(stage.batch(epoch, 0).text == 0).all(axis=1) for epoch in range(100)])
    assert 0.22 < deaf < 0.38


def test_two_machines_share_what_one_reads(data: Dataset, mini_vqgan: Path) -> None:
    whole = stage_of(data, mini_vqgan).batch(3, 0)
    halves = [stage_of(data, mini_vqgan, size=2, group=(rank, 2)).batch(3, 0) for rank in range(2)]
    for name in ("text", "tokens"):
        together = np.stack([getattr(half, name) for half in halves], axis=1).reshape(4, -1)
        assert np.array_equal(together, getattr(whole, name))


def test_it_learns(data: Dataset, mini_vqgan: Path) -> None:
    stage = stage_of(data, mini_vqgan, *PLAIN, "loss.token_dropout=0", "model.dropout=0", size=6)
    before = stage.validate()
    losses = [
        float(np.array(stage.step(stage.batch(0, 0), Moment(Leg(0, 1, 0, 1), 0, 0, n, 0, 0.01))["loss"]))
        for n in range(25)
    ]
    assert losses[0] == pytest.approx(np.log(32), abs=1)
    assert losses[-1] < 0.7 * losses[0]
    after = stage.validate()
    assert after["validation_loss"] < before["validation_loss"]
    assert stage.better(after, before)
    assert 0 <= after["validation_accuracy"] <= 1


def test_a_checkpoint_is_all_that_drawing_needs(data: Dataset, mini_vqgan: Path, tmp_path: Path) -> None:
    stage = stage_of(data, mini_vqgan)
    path = tmp_path / "model.safetensors"
    weights.save(path, stage.weights(), stage.metadata())
    found = load_pretrained(path)
    assert found.pieces.model == stage.pieces.model
    picture = mx.array(data.pictures[0][None, :192, :320])
    assert mx.array_equal(found.vqgan.encode(picture), load_vqgan(mini_vqgan)[0].encode(picture))
    text, tokens, order = mx.zeros((1, 64), mx.int32), mx.zeros((1, 240), mx.int32), mx.arange(240)[None]
    expected = stage.learner.load_average()(text, tokens, order)
    assert mx.array_equal(found.transformer(text, tokens, order), expected)


def test_a_text_model_can_be_kept(data: Dataset, mini_vqgan: Path) -> None:
    pieces = TextPieces.train(["other words altogether"], 300)
    asked = request(Path(), Path(), "transformer")
    run = config.load_config(TransformerRun, asked.config, asked.overrides)
    stage = TransformerStage(run, data, *load_vqgan(mini_vqgan), pieces, 2, mx.float32, False)
    assert stage.pieces.model == pieces.model
    assert stage.batch(0, 0).text.max() < pieces.vocabulary_size


def test_of_some_captions_a_few_words_are_heard(data: Dataset, mini_vqgan: Path) -> None:
    whole = {tuple(row) for row in stage_of(data, mini_vqgan, *PLAIN, size=6).batch(0, 0).text.tolist()}
    stage = stage_of(data, mini_vqgan, *PLAIN, "loss.caption_words=0.5", size=6)
    texts = [row for epoch in range(40) for row in stage.batch(epoch, 0).text]
    assert 0.4 < np.mean([tuple(row.tolist()) in whole for row in texts]) < 0.65
    assert all(row.any() for row in texts)
