"""Drawing into a canvas: exact outside the mask, the palette kept, repeatable from the picture alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from scene_engine import palette
from scene_engine.canvas import Canvas
from scene_engine.drawing import Drawing
from scene_engine.edit import Edit
from scene_engine.errors import SceneError
from scene_engine.generation import Finished, Preview, Progress, Started, generate, numbered
from scene_engine.inspection import alternatives, confidence
from scene_engine.jobs import Job
from scene_engine.painter.painting import paint
from scene_engine.pretrained import Pretrained, load_pretrained
from scene_engine.recipe import Recipe
from scene_engine.redraw import artwork, masks
from scene_engine.redraw.plan import plan
from scene_engine.transformer.orders import rectangles, strokes
from tests.models import write_checkpoint

RECIPE = Recipe("a stone castle on a hill", 7, tokens_a_step=8)
SIZES = [(137, 89), (320, 200), (640, 480), (33, 17), (1, 1), (321, 191), (330, 240)]


@pytest.fixture(scope="module")
def pretrained(tmp_path_factory: pytest.TempPathFactory) -> Pretrained:
    return load_pretrained(write_checkpoint(tmp_path_factory.mktemp("model") / "a.safetensors"))


@pytest.fixture(scope="module")
def painted() -> list[Canvas]:
    return [paint(5, number).canvas for number in range(6)]


def noise(width: int, height: int, colors: int = 40) -> Canvas:
    rng = np.random.default_rng(width * height + colors)
    shades = rng.integers(0, 256, (colors, 3), dtype=np.uint8)
    return Canvas(rng.integers(0, colors, (height, width), dtype=np.uint8), shades)


def redraw(canvas: Canvas, mask: NDArray[np.bool_], recipe: Recipe = RECIPE, **more: object) -> Recipe:
    height, width = canvas.indices.shape
    edit = Edit("redraw", width, height, masks.to_text(mask), **more)  # type: ignore[arg-type]
    return replace(recipe, edit=edit)


def draw(pretrained: Pretrained, recipes: Sequence[Recipe], canvas: Canvas | None = None) -> list[Finished]:
    return [event for event in generate(pretrained, recipes, canvas=canvas) if isinstance(event, Finished)]


def same(first: Canvas, second: Canvas) -> bool:
    return np.array_equal(first.indices, second.indices) and np.array_equal(first.palette, second.palette)


def any_mask(rng: np.random.Generator, width: int, height: int) -> NDArray[np.bool_]:
    """A box, strokes over cells that needn't be the engine's, or specks."""
    kind = int(rng.integers(3))
    if kind == 2:
        return rng.random((height, width)) < rng.choice([0.001, 0.3])
    cells = (rectangles, strokes)[kind](rng).repeat(16, 0).repeat(16, 1)
    shift = rng.integers(0, 16, 2)
    mask = np.zeros((height, width), np.bool_)
    part = cells[shift[0] : shift[0] + height, shift[1] : shift[1] + width]
    mask[: part.shape[0], : part.shape[1]] = part
    return mask


def test_two_hundred_masks_change_nothing_outside(pretrained: Pretrained, painted: list[Canvas]) -> None:
    rng = np.random.default_rng(0)
    canvases = [*painted, noise(320, 192), noise(320, 192, 256), noise(320, 192, 2)]
    changed = 0
    for number in range(200):
        canvas = canvases[number % len(canvases)]
        mask = any_mask(rng, 320, 192)
        dither = "none" if number % 10 else "bayer4"
        recipe = replace(RECIPE, temperature=0.0, tokens_a_step=60, dither=dither)
        (found,) = draw(pretrained, [redraw(canvas, mask, recipe)], canvas)
        assert np.array_equal(found.canvas.indices[~mask], canvas.indices[~mask])
        assert np.array_equal(found.canvas.palette, canvas.palette)
        changed += bool((found.canvas.indices != canvas.indices).any())
    assert changed > 180


@pytest.mark.parametrize("size", SIZES)
def test_canvases_of_other_sizes(pretrained: Pretrained, size: tuple[int, int]) -> None:
    rng = np.random.default_rng(1)
    canvas = noise(*size)
    for mask in (any_mask(rng, *size), np.ones(size[::-1], bool)):
        (found,) = draw(pretrained, [redraw(canvas, mask)], canvas)
        assert np.array_equal(found.canvas.indices[~mask], canvas.indices[~mask])
        assert np.array_equal(found.canvas.palette, canvas.palette)


def test_a_picture_repeats_itself_and_what_was_under_the_mask_is_gone(
    pretrained: Pretrained, painted: list[Canvas]
) -> None:
    mask = masks.box("90,40,100,70", (192, 320))
    for canvas in (painted[0], noise(320, 192)):
        (first,) = draw(pretrained, [redraw(canvas, mask)], canvas)
        assert first.recipe.edit is not None
        assert first.recipe.edit.canvas == artwork.digest(canvas, mask)
        (again,) = draw(pretrained, [Recipe.from_json(first.recipe.to_json())], first.canvas)
        assert same(again.canvas, first.canvas)
        assert again.recipe == first.recipe


def test_a_mask_of_nothing_changes_and_writes_nothing(pretrained: Pretrained, painted: list[Canvas]) -> None:
    recipe = redraw(painted[1], np.zeros((192, 320), bool))
    events = list(generate(pretrained, [recipe], 1, canvas=painted[1]))
    assert [type(event) for event in events] == [Started, Finished]
    assert isinstance(events[1], Finished)
    assert same(events[1].canvas, painted[1])


def test_a_mask_of_everything_is_a_new_picture_in_the_canvas_s_palette(
    pretrained: Pretrained, painted: list[Canvas]
) -> None:
    for number, canvas in enumerate(painted[:3]):
        recipe = replace(RECIPE, dither=("none", "bayer4", "floyd-steinberg")[number])
        (new,) = draw(pretrained, [replace(recipe, palette=palette.inline(canvas.palette))])
        (over,) = draw(pretrained, [redraw(canvas, np.ones((192, 320), bool), recipe)], canvas)
        assert same(over.canvas, new.canvas)


def test_variants_are_what_they_are_alone(pretrained: Pretrained, painted: list[Canvas]) -> None:
    mask = masks.box("90,40,100,70", (192, 320))
    recipes = numbered(redraw(painted[2], mask), 3)
    together = draw(pretrained, recipes, painted[2])
    assert len({found.canvas.indices.tobytes() for found in together}) == 3
    for recipe, found in zip(recipes, together, strict=True):
        assert same(draw(pretrained, [recipe], painted[2])[0].canvas, found.canvas)


def test_a_scene_is_extended_any_number_of_times(pretrained: Pretrained) -> None:
    first = canvas = noise(137, 89)
    top = left = 0
    for side, by in (("right", 50), ("up", 33), ("left", 161), ("down", 16)):
        canvas, mask = artwork.extended(canvas, [side], by)
        recipe = replace(redraw(canvas, mask), seed=by)
        (found,) = draw(pretrained, [recipe], canvas)
        canvas = found.canvas
        top, left = top + by * (side == "up"), left + by * (side == "left")
        assert same(draw(pretrained, [found.recipe], canvas)[0].canvas, canvas)
    assert canvas.indices.shape == (89 + 33 + 16, 137 + 50 + 161)
    assert np.array_equal(canvas.indices[top : top + 89, left : left + 137], first.indices)
    assert np.array_equal(canvas.palette, first.palette)


def test_a_panorama_has_one_palette_and_no_repeats(pretrained: Pretrained) -> None:
    recipe = replace(RECIPE, colors=9, edit=Edit("new", 640, 200))
    (found,) = draw(pretrained, [recipe])
    assert found.canvas.indices.shape == (200, 640)
    assert len(found.canvas.palette) <= 9
    assert not np.array_equal(found.canvas.indices[:, 160:320], found.canvas.indices[:, 320:480])


def test_the_left_of_a_panorama_does_not_depend_on_its_width(pretrained: Pretrained) -> None:
    whole = replace(RECIPE, palette="vga")
    narrow, wide = draw(pretrained, [whole, replace(whole, edit=Edit("new", 640, 192))])
    assert (narrow.canvas.indices == wide.canvas.indices[:, :320])[:, :160].mean() > 0.95


@pytest.mark.parametrize("loop", [False, True])
def test_no_border_of_a_panoramas_windows_is_darker_than_they_are(pretrained: Pretrained, loop: bool) -> None:
    found = plan(np.ones((192, 640), bool), loop=loop)
    drawing = Drawing(pretrained, found, [RECIPE], None)
    least = np.full((192, 640, 3), np.inf, np.float32)
    for window in found.windows:
        list(drawing.write(window))
    for window in found.windows:
        _, xs = found.pixels(window)
        inside = (xs[0] >= 0) & (xs[0] < 640)
        part = drawing.decoded(0, window)[:, inside]
        least[:, xs[0, inside]] = np.minimum(least[:, xs[0, inside]], part)
    assert (drawing.picture(0) >= least - 1e-4).all()


def test_the_ends_of_a_loop_know_each_other(pretrained: Pretrained, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other tokens at the left end of the picture change what is written at the right end."""
    found = plan(np.ones((192, 480), bool), loop=True)
    last = found.windows[-1]

    def written(left_end: int) -> NDArray[np.uint32]:
        drawing = Drawing(pretrained, found, [RECIPE], None)
        for window in found.windows[:-1]:
            list(drawing.write(window))
        drawing._tokens[:, :, :2] = left_end
        list(drawing.write(last))
        rows, columns = found.cells(last)
        return drawing._tokens[0][rows, columns][last.wanted]

    assert (written(1) != written(2)).any()
    assert np.array_equal(written(1), written(1))


def test_a_bridge_makes_a_loop_and_leaves_the_artist_alone(
    pretrained: Pretrained, painted: list[Canvas]
) -> None:
    larger, mask = artwork.extended(painted[3], ["right"], 160)
    (found,) = draw(pretrained, [redraw(larger, mask, loop=True)], larger)
    assert np.array_equal(found.canvas.indices[:, :320], painted[3].indices)


def test_a_variation_keeps_cells_by_its_seed(pretrained: Pretrained, painted: list[Canvas]) -> None:
    canvas = painted[4]
    recipe = replace(RECIPE, edit=Edit("vary", 320, 192, keep=0.3))
    for found in draw(pretrained, numbered(recipe, 3), canvas):
        assert found.recipe.edit is not None
        mask = masks.of(found.recipe.edit, found.recipe.seed)
        assert np.array_equal(found.canvas.indices[~mask], canvas.indices[~mask])
        assert same(draw(pretrained, [found.recipe], found.canvas)[0].canvas, found.canvas)


def test_colours_may_be_added(pretrained: Pretrained) -> None:
    canvas = Canvas(np.zeros((192, 320), np.uint8), np.array([[0, 0, 0], [9, 9, 9]], np.uint8))
    mask = masks.box("90,40,100,70", (192, 320))
    (found,) = draw(pretrained, [redraw(canvas, mask, add_colors=5)], canvas)
    assert 2 < len(found.canvas.palette) <= 7
    assert found.recipe.palette == "#000000,#090909"
    (again,) = draw(pretrained, [found.recipe], found.canvas)
    assert same(again.canvas, found.canvas)


def test_previews_show_the_canvas_with_what_is_written(pretrained: Pretrained, painted: list[Canvas]) -> None:
    canvas = painted[0]
    mask = masks.box("0,0,320,128", (192, 320))
    recipe = replace(redraw(canvas, mask), tokens_a_step=1)
    events = list(generate(pretrained, [recipe], 2, canvas=canvas))
    shown = [event.rgb for event in events if isinstance(event, Preview)]
    assert len(shown) == 3
    for number, rgb in enumerate(shown, 1):
        changed = (rgb != canvas.rgb()).any(axis=(1, 2))
        assert changed[: 32 * number].any()
        assert not changed[128:].any()
    done = [event.done for event in events if isinstance(event, Progress)]
    assert done == list(range(1, 161))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"seed": 8}, None),
        ({"palette": "ega"}, "another palette"),
        ({"edit": Edit("redraw", 320, 191, "0,0,9,9")}, "320x191"),
        ({"edit": Edit("redraw", 320, 192, "0,0,9,9", canvas="0123456789abcdef")}, "was changed"),
        ({"edit": Edit("redraw", 320, 192, "400,0,9,9")}, "no pixel"),
        ({"edit": Edit("redraw", 320, 192, "bits:AAAA")}, "damaged mask"),
    ],
)
def test_a_recipe_for_another_canvas_is_refused(
    pretrained: Pretrained, painted: list[Canvas], change: dict[str, object], said: str | None
) -> None:
    recipe = replace(redraw(painted[0], masks.box("5,5,9,9", (192, 320))), **change)  # type: ignore[arg-type]
    if said is None:
        assert draw(pretrained, [recipe], painted[0])
        return
    with pytest.raises(SceneError, match=said):
        draw(pretrained, [recipe], painted[0])


def test_an_edit_needs_its_canvas(pretrained: Pretrained) -> None:
    with pytest.raises(SceneError, match="varies a canvas, and there is none"):
        draw(pretrained, [replace(RECIPE, edit=Edit("vary", 320, 192, keep=0.5))])


def test_confidence_is_a_probability_of_each_cell(pretrained: Pretrained, painted: list[Canvas]) -> None:
    mask = masks.box("96,48,64,64", (192, 320))
    for recipe, canvas in ((RECIPE, None), (redraw(painted[0], mask), painted[0])):
        events = list(generate(pretrained, [recipe], canvas=canvas, confidence=True))
        assert isinstance(events[-1], Finished)
        values = events[-1].confidence
        assert values is not None
        assert values.shape == (192, 320)
        assert 0 <= values.min() <= values.max() <= 1
        np.testing.assert_array_equal(values, values[::16, ::16].repeat(16, 0).repeat(16, 1))
    assert confidence(pretrained, RECIPE, noise(137, 89)).shape == (89, 137)


def test_the_likeliest_is_what_a_greedy_picture_takes(pretrained: Pretrained) -> None:
    greedy = replace(RECIPE, temperature=0.0, tokens_a_step=1)
    job = Job.of(greedy, None, pretrained.digest)
    drawing = Drawing(pretrained, job.plan, [job.recipe], None)
    (window,) = job.plan.windows
    list(drawing.write(window))
    best = drawing.probabilities(0, window).argmax(axis=1)
    assert (best == drawing._tokens[0].reshape(-1)).mean() > 0.98  # a tie may fall the other way


def test_alternatives_are_for_one_cell(pretrained: Pretrained, painted: list[Canvas]) -> None:
    found = alternatives(pretrained, RECIPE, painted[0], 100, 60, 5)
    chances = [other.probability for other in found]
    assert chances == sorted(chances, reverse=True)
    assert 0 < sum(chances) <= 1
    mask = masks.box("96,48,16,16", (192, 320))
    for other in found:
        assert np.array_equal(other.canvas.indices[~mask], painted[0].indices[~mask])
    assert len({other.token for other in found}) == 5
    everything = alternatives(pretrained, RECIPE, noise(33, 17), 32, 16, 64)
    assert sum(other.probability for other in everything) == pytest.approx(1, abs=1e-4)
    with pytest.raises(SceneError, match="no pixel 320,0"):
        alternatives(pretrained, RECIPE, painted[0], 320, 0, 5)
