"""Training on painted pictures: no file is read, nothing depends on where they are kept."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import mlx.core as mx
import numpy as np
import pytest
from tests.dataset.folders import write_scenes
from tests.training.mini import files_of, request, stopped_after, train

from scene_engine import backend, config
from scene_engine.dataset.dataset import Dataset, joined, load_dataset
from scene_engine.errors import SceneError
from scene_engine.painter import held_out
from scene_engine.painter.painting import combination, paint
from scene_engine.pretrained import load_vqgan
from scene_engine.training import launch
from scene_engine.training.painted import painted_dataset
from scene_engine.training.token_batches import picture_tokens
from scene_engine.training.transformer import TransformerRun, TransformerStage

PAINTED = ("data.painted=7", "data.painted_seed=4", "data.validation_share=0.1")
SEED = 4
NUMBERS = list(islice(held_out.numbers(SEED, held=False), 7))


def painted(
    count: int = 7, workers: int = 1, memory_bytes: int | None = None, seed: int = SEED, share: float = 0.1
) -> Dataset:
    return painted_dataset(seed, count, share, workers, lambda done, total: None, memory_bytes)


@pytest.fixture(scope="module")
def data() -> Dataset:
    return painted()


def test_they_are_the_painters_full_colour_pictures(data: Dataset) -> None:
    assert len(data) == 7
    for place, number in enumerate(NUMBERS):
        painting = paint(SEED, number)
        np.testing.assert_array_equal(data.pictures[place], painting.rgb)
        assert len(data.captions[place]) > 2
        assert data.captions[place] == tuple(painting.captions(len(data.captions[place])))


def test_what_evaluation_asks_for_is_never_trained_on() -> None:
    last = next(n for n in range(100) if held_out.held_out(*combination(SEED, n))) + 1
    data = painted(last)
    assert data.names[-1] == f"painted {SEED} {last}"
    for name, captions in zip(data.names, data.captions, strict=True):
        scene = paint(SEED, int(name.split()[-1])).scene
        assert not held_out.held_out(scene.kind, scene.time, scene.weather)
        assert captions


def test_memory_and_processes_decide_nothing(data: Dataset) -> None:
    tight = painted(workers=2, memory_bytes=60_000)
    assert 0 < tight.memory_bytes <= 60_000 < data.memory_bytes < 7 * 100_000
    assert tight.fingerprint == data.fingerprint
    for number in range(7):
        np.testing.assert_array_equal(tight.pictures[number], data.pictures[number])


def test_the_split_is_by_number_and_stays() -> None:
    few, many = painted(8, share=0.3), painted(24, share=0.3)
    assert set(few.validation) == {number for number in many.validation if number < 8}
    assert set(few.train) == {number for number in many.train if number < 8}
    assert 0 in few.train
    assert 1 in few.validation
    assert 2 <= len(many.validation) <= 14
    assert len(painted(2, share=0).validation) == 0
    assert few.fingerprint != many.fingerprint


def test_they_come_beside_the_folders_pictures(data: Dataset, tmp_path: Path) -> None:
    write_scenes(tmp_path, range(3))
    own = load_dataset(tmp_path)
    both = joined(own, data)
    assert len(both) == 10
    np.testing.assert_array_equal(both.pictures[2], own.pictures[2])
    np.testing.assert_array_equal(both.pictures[3], data.pictures[0])
    assert both.captions[2:4] == [own.captions[2], data.captions[0]]
    assert set(both.validation) == {*own.validation, *(3 + data.validation)}
    assert sorted([*both.train, *both.validation]) == list(range(10))


def test_a_folder_is_not_needed(tmp_path: Path) -> None:
    said: list[str] = []
    seen: list[tuple[str, int, int]] = []
    asked = request(tmp_path, tmp_path / "missing", "vqgan", *PAINTED, "training.epochs=1")
    launch.train_vqgan(asked, backend.prepare("cpu"), said.append, lambda *progress: seen.append(progress))
    assert said[0] == "Painting 7 pictures of seed 4"
    expected = painted()
    assert said[1].startswith(
        f"{len(expected.train)} pictures to train on, {len(expected.validation)} to judge"
    )
    assert seen == [("painting", 7, 7)]
    with pytest.raises(SceneError, match=r"captions\.jsonl"):
        train(tmp_path / "other", tmp_path / "missing", "vqgan")


@pytest.mark.usefixtures("no_plot")
@pytest.mark.parametrize("stage", ["vqgan", "transformer"])
def test_a_resumed_run_is_the_run_that_was_never_stopped(
    stage: str, tmp_path: Path, mini_vqgan: Path
) -> None:
    missing = tmp_path / "missing"
    vqgan = {"vqgan": mini_vqgan} if stage == "transformer" else {}
    overrides = (*PAINTED, "data.flip=0.5")
    whole = train(tmp_path / "whole", missing, stage, *overrides, **vqgan).checkpoint
    with stopped_after(stage, 4):
        assert not train(tmp_path / "stopped", missing, stage, *overrides, **vqgan).done
    resumed = train(tmp_path / "stopped", missing, stage, *overrides, resume="newest", **vqgan).checkpoint
    assert files_of(resumed) == files_of(whole)


def stage_of(
    data: Dataset, vqgan: Path, *overrides: str, group: tuple[int, int] = (0, 1)
) -> TransformerStage:
    asked = request(Path(), Path(), "transformer", *overrides)
    run = config.load_config(TransformerRun, asked.config, asked.overrides)
    size = 4 // group[1]
    return TransformerStage(run, data, *load_vqgan(vqgan), None, size, mx.float32, False, group)


HEARD_WHOLE = ("loss.caption_words=0", "loss.caption_dropout=0", "data.flip=0", "loss.variants=1")


def test_each_visit_hears_one_of_the_captions(data: Dataset, mini_vqgan: Path) -> None:
    stage = stage_of(data, mini_vqgan, *HEARD_WHOLE)
    known = {
        tuple(stage.pieces.encode([caption], 64)[0].tolist()): int(index)
        for index in data.train
        for caption in data.captions[index]
    }
    heard = {tuple(row.tolist()) for epoch in range(40) for row in stage.batch(epoch, 0).text}
    assert heard <= set(known)
    assert len(heard) > 0.8 * len(known)
    tokens = {
        picture_tokens(load_vqgan(mini_vqgan)[0], data.pictures[i][None]).tobytes(): i for i in known.values()
    }
    batch = stage.batch(3, 0)
    for text, row in zip(batch.text, batch.tokens, strict=True):
        assert tokens[row.tobytes()] == known[tuple(text.tolist())]
    again = stage_of(data, mini_vqgan, *HEARD_WHOLE).batch(3, 0)
    np.testing.assert_array_equal(again.text, batch.text)


def test_ranks_share_what_one_reads(data: Dataset, mini_vqgan: Path) -> None:
    one = stage_of(data, mini_vqgan).batch(1, 0)
    halves = [stage_of(data, mini_vqgan, group=(rank, 2)).batch(1, 0) for rank in range(2)]
    for name in ("text", "tokens"):
        together = np.stack([getattr(half, name) for half in halves], axis=1).reshape(4, -1)
        np.testing.assert_array_equal(together, getattr(one, name))


def test_together_pictures_have_the_tokens_that_they_have_alone(data: Dataset, mini_vqgan: Path) -> None:
    vqgan, _ = load_vqgan(mini_vqgan)
    pictures = np.stack([data.pictures[number] for number in range(7)])
    alone = np.concatenate([picture_tokens(vqgan, picture[None]) for picture in pictures])
    np.testing.assert_array_equal(picture_tokens(vqgan, pictures), alone)
