"""Recipe in, events out: what a picture depends on, and what it must not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import mlx.core as mx
import numpy as np
import pytest

from scene_engine import blas, palette
from scene_engine.canvas import Canvas
from scene_engine.errors import SceneError
from scene_engine.generation import Event, Finished, Preview, Progress, Started, generate, numbered
from scene_engine.jobs import finish
from scene_engine.palette.crisp import crisp
from scene_engine.pretrained import Pretrained, load_pretrained
from scene_engine.recipe import Recipe
from scene_engine.transformer.writing import BATCH
from tests.models import write_checkpoint

RECIPE = Recipe("a stone castle on a hill", 2**32 - 2, palette="ega")


@pytest.fixture(scope="module")
def pretrained(tmp_path_factory: pytest.TempPathFactory) -> Pretrained:
    return load_pretrained(write_checkpoint(tmp_path_factory.mktemp("model") / "a.safetensors"))


@pytest.fixture(scope="module")
def six(pretrained: Pretrained) -> list[Event]:
    """Six pictures with previews: a full batch, and one of two."""
    return list(generate(pretrained, numbered(RECIPE, 6), preview_rows=5))


def draw(pretrained: Pretrained, recipes: Sequence[Recipe]) -> list[Canvas]:
    return [event.canvas for event in generate(pretrained, recipes) if isinstance(event, Finished)]


def same(first: Canvas, second: Canvas) -> bool:
    return np.array_equal(first.rgb(), second.rgb())


def test_numbered_seeds_go_round() -> None:
    assert [recipe.seed for recipe in numbered(RECIPE, 3)] == [2**32 - 2, 2**32 - 1, 0]


def test_events_come_in_order(six: list[Event], pretrained: Pretrained) -> None:
    kinds = [type(event).__name__ for event in six if not isinstance(event, (Progress, Preview))]
    assert kinds == (["Started"] * BATCH + ["Finished"] * BATCH) * 3
    done = [(event.images, event.done) for event in six if isinstance(event, Progress)]
    assert done == [
        (images, count) for images in (range(2), range(2, 4), range(4, 6)) for count in range(1, 241)
    ]
    for kind in (Started, Finished):
        events = [event for event in six if isinstance(event, kind)]
        assert [event.image for event in events] == list(range(6))
        assert [event.recipe for event in events] == [
            replace(recipe, checkpoint=pretrained.digest) for recipe in numbered(RECIPE, 6)
        ]


def test_previews_are_the_rows_written_so_far(six: list[Event]) -> None:
    shown = [(event.image, event.rgb.shape) for event in six if isinstance(event, Preview)]
    assert shown == [
        (image, (16 * rows, 320, 3))
        for images in (range(2), range(2, 4), range(4, 6))
        for rows in (1, 5, 10)
        for image in images
    ]


def test_a_picture_is_the_same_alone_and_in_a_batch(six: list[Event], pretrained: Pretrained) -> None:
    together = [event.canvas for event in six if isinstance(event, Finished)]
    recipes = numbered(RECIPE, 6)
    for image in (0, 3, 5):
        (alone,) = draw(pretrained, [recipes[image]])
        assert same(alone, together[image])


def test_every_picture_differs_and_keeps_to_the_palette(six: list[Event]) -> None:
    pictures = [event.canvas for event in six if isinstance(event, Finished)]
    assert len({picture.indices.tobytes() for picture in pictures}) == 6
    for picture in pictures:
        assert picture.indices.shape == (192, 320)
        np.testing.assert_array_equal(picture.palette, palette.load("ega"))


def test_the_likeliest_picture_has_no_seed(pretrained: Pretrained) -> None:
    greedy = replace(RECIPE, temperature=0.0)
    first, second = draw(pretrained, numbered(greedy, 2))
    (only_choice,) = draw(pretrained, [replace(RECIPE, top_k=1, temperature=2.0)])
    assert same(first, second)
    assert same(first, only_choice)


def test_guidance_decides_how_much_the_prompt_counts(pretrained: Pretrained) -> None:
    prompts = [RECIPE, replace(RECIPE, prompt="a palm island in the sea")]
    deaf = [replace(recipe, guidance=0.0) for recipe in prompts]
    assert same(*draw(pretrained, deaf))
    assert not same(*draw(pretrained, prompts))


def test_palette_and_dither_leave_the_tokens_alone(pretrained: Pretrained) -> None:
    recipes = [RECIPE, replace(RECIPE, palette="adaptive", colors=5), replace(RECIPE, dither="bayer4")]
    plain, adaptive, dithered = draw(pretrained, recipes)
    assert len(adaptive.palette) == 5
    rgb = palette.to_canvas(adaptive.rgb(), "ega").rgb()
    assert (rgb == plain.rgb()).all(-1).mean() > 0.3
    assert not same(plain, dithered)


def test_cancelling_ends_it_between_two_tokens(pretrained: Pretrained) -> None:
    before = blas.load().threads()
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > 30

    events = list(generate(pretrained, numbered(RECIPE, 2), cancelled=cancelled))
    assert [type(event) for event in events] == [Started] * 2 + [Progress] * 30
    assert blas.load().threads() == before


def test_no_recipes_give_no_events(pretrained: Pretrained) -> None:
    assert list(generate(pretrained, [])) == []


def test_a_recipe_may_name_its_checkpoint(pretrained: Pretrained) -> None:
    for name in (pretrained.digest, pretrained.digest[:6], pretrained.digest + "0" * 48):
        started = next(generate(pretrained, [replace(RECIPE, checkpoint=name)]))
        assert isinstance(started, Started)
        assert started.recipe.checkpoint == pretrained.digest
    with pytest.raises(SceneError, match="drawn with checkpoint 0123") as raised:
        next(generate(pretrained, [replace(RECIPE, checkpoint="0123")]))
    assert "--checkpoint" in raised.value.fix


def test_what_cannot_be_drawn_together_is_drawn_apart(pretrained: Pretrained) -> None:
    other = replace(RECIPE, top_k=5)
    events = list(generate(pretrained, [RECIPE, other, RECIPE]))
    assert [event.image for event in events if isinstance(event, Finished)] == [0, 1, 2]
    first, second, third = (event.canvas for event in events if isinstance(event, Finished))
    assert same(second, draw(pretrained, [other])[0])
    assert same(first, third)
    assert not same(first, second)


def test_a_checkpoint_of_nan_is_damaged(tmp_path: Path) -> None:
    broken = load_pretrained(write_checkpoint(tmp_path / "a.safetensors"))
    layer = broken.vqgan.decoder.to_rgb
    layer.weight = mx.full(layer.weight.shape, float("nan"))
    with pytest.raises(SceneError, match="no colours"):
        draw(broken, [RECIPE])


def test_finish_is_the_palette_step_alone() -> None:
    rgb = np.random.default_rng(0).random((192, 320, 3)).astype(np.float32)
    recipe = replace(RECIPE, dither="floyd-steinberg")
    assert same(
        finish(rgb, replace(recipe, crisp=0)), palette.to_canvas(rgb, "ega", dither="floyd-steinberg")
    )
    hard = palette.to_canvas(crisp(rgb, 4), "ega", dither="floyd-steinberg")
    assert same(finish(rgb, replace(recipe, crisp=4)), hard)
