"""Redraw, Extend, Vary, and recipes: drawing into a sprite that is there."""

from __future__ import annotations

import json

import numpy as np
import pytest

from tests.editors.aseprite.conftest import Start, drawn, opened, paired
from tests.editors.aseprite.host.images import GRAY, INDEXED, RGB
from tests.editors.aseprite.host.program import Aseprite
from tests.editors.aseprite.host.sprites import Selection, Sprite
from tests.editors.aseprite.sprites import painted, seen, select
from tests.server.conftest import Served

ONTO = ["New layer", "Active layer"]


@pytest.mark.parametrize("onto", ONTO)
@pytest.mark.parametrize("mode", [INDEXED, RGB, GRAY])
def test_redraw_changes_no_pixel_outside_the_selection(aseprite: Aseprite, mode: int, onto: str) -> None:
    sprite = aseprite.open(painted(320, 192, mode))
    mask = select(sprite, (100, 40, 90, 70))
    before, dump = seen(sprite), sprite.dump()
    dialog = opened(aseprite, "SceneRedraw")
    drawn(aseprite, dialog, count=1, onto=onto)
    assert sprite.dump() == dump
    dialog.click("insert")
    assert "Inserted" in dialog.says()
    changed = (seen(sprite) != before).any(axis=2)
    assert not changed[~mask].any()
    assert changed[mask].mean() > 0.5
    assert len(sprite.layer_list) == (2 if onto == "New layer" else 1)
    assert len(sprite.history.steps) == 1
    aseprite.undo()
    assert sprite.dump() == dump


def test_redraw_is_what_the_engine_draws(aseprite: Aseprite, served: Served) -> None:
    sprite = aseprite.open(painted(320, 192, INDEXED))
    mask = select(sprite, (100, 40, 90, 70))
    indices, palette = sprite.composite()[..., 0], np.array(sprite.palette, np.uint8)
    dialog = opened(aseprite, "SceneRedraw")
    drawn(aseprite, dialog, prompt="a moon", seed="5", lock_seed=True, count=2)
    dialog.press("preview", 46, 200)
    dialog.click("insert")
    client = served.client()
    client.send_frame(1, 1, indices, palette)
    client.send_frame(2, 1, mask.astype(np.uint8) * 255)
    client.say("redraw", id=1, recipe={"prompt": "a moon", "seed": 6})
    wanted, colors = client.job(1).pictures[0]
    np.testing.assert_array_equal(seen(sprite), colors[wanted])


def test_black_that_is_drawn_isnt_a_hole(aseprite: Aseprite, served: Served) -> None:
    """In a palette of two the engine draws much of index 0, which is see-through on a layer."""
    sprite = aseprite.open(painted(320, 192, INDEXED, most=2))
    sprite.palette = [(0, 0, 0), (255, 255, 255)]
    mask = select(sprite, (64, 32, 160, 128))
    dialog = opened(aseprite, "SceneRedraw")
    drawn(aseprite, dialog, count=1)
    dialog.click("insert")
    layer = sprite.layer_list[-1]
    shown = seen(sprite)
    assert (shown[mask] == 0).all(axis=1).any(), "no black was drawn"
    assert not (shown == (255, 0, 255)).all(axis=2).any()
    assert sprite.palette == [(0, 0, 0), (255, 255, 255), (0, 0, 0)]
    assert "redraw" in layer.data


def test_the_cells_are_shown_before_anything_is_drawn(aseprite: Aseprite) -> None:
    sprite = aseprite.open(painted(320, 192, RGB))
    mask = np.zeros((192, 320), np.bool_)
    mask[32:64, 48:96] = True
    sprite.selection = Selection(mask)
    dialog = opened(aseprite, "SceneRedraw")
    shown = (dialog.painted("preview")[:192] == (255, 224, 64)).all(axis=2)
    rows, columns = np.flatnonzero(shown.any(axis=1)), np.flatnonzero(shown.any(axis=0))
    assert (rows[0], rows[-1], columns[0], columns[-1]) == (32, 63, 48, 95)


def test_redraw_needs_a_selection(aseprite: Aseprite) -> None:
    assert not aseprite.enabled("SceneRedraw")
    sprite = aseprite.open(painted(320, 192, RGB))
    assert not aseprite.enabled("SceneRedraw")
    select(sprite, (10, 10, 50, 50))
    dialog = opened(aseprite, "SceneRedraw")
    sprite.selection = Selection(None)
    dialog.fill("prompt", "a moon")
    dialog.click("draw")
    assert "Select what is to be drawn anew" in dialog.says()


def test_a_sprite_of_more_than_256_colours(aseprite: Aseprite) -> None:
    sprite = aseprite.open(Sprite(320, 192, RGB))
    rng = np.random.default_rng(5)
    pixels = rng.integers(0, 256, (192, 320, 4)).astype(np.uint8)
    pixels[..., 3] = 255
    sprite.layer_list[0].by_frame[1].pixels.data = pixels.tobytes()
    mask = select(sprite, (100, 40, 90, 70))
    dialog = opened(aseprite, "SceneRedraw")
    drawn(aseprite, dialog, count=1)
    assert "more than 256 colours" in dialog.says()
    dialog.click("insert")
    np.testing.assert_array_equal(seen(sprite)[~mask], pixels[..., :3][~mask])


def test_indices_past_the_palettes_end(aseprite: Aseprite) -> None:
    sprite = aseprite.open(painted(320, 192, INDEXED))
    sprite.palette = sprite.palette[:4]  # the artist made it smaller; Aseprite keeps the indices
    mask = select(sprite, (100, 40, 90, 70))
    before = sprite.composite()
    dialog = opened(aseprite, "SceneRedraw")
    drawn(aseprite, dialog, count=1)
    dialog.click("insert")
    np.testing.assert_array_equal(sprite.composite()[~mask], before[~mask])


def test_a_sprite_too_large_for_the_engine_is_sent_in_part(aseprite: Aseprite) -> None:
    sprite = aseprite.open(painted(4200, 200, INDEXED))
    mask = select(sprite, (3000, 40, 90, 70))
    before = seen(sprite)
    dialog = opened(aseprite, "SceneRedraw")
    drawn(aseprite, dialog, count=1)
    dialog.click("insert")
    changed = (seen(sprite) != before).any(axis=2)
    assert changed[mask].any()
    assert not changed[~mask].any()


def test_a_cel_that_reaches_over_the_sprites_edge_keeps_what_lies_there(aseprite: Aseprite) -> None:
    sprite = aseprite.open(painted(320, 192, RGB))
    cel = sprite.layer_list[0].by_frame[1]
    cel.x, cel.y = -30, -20
    mask = select(sprite, (100, 40, 90, 70))
    before, dump = cel.pixels.array(), sprite.dump()
    dialog = opened(aseprite, "SceneRedraw")
    drawn(aseprite, dialog, count=1, onto="Active layer")
    dialog.click("insert")
    cel = sprite.layer_list[0].by_frame[1]
    after = cel.pixels.array()[-20 - cel.y :, -30 - cel.x :][:192, :320]
    inside = np.zeros((192, 320), np.bool_)
    inside[20:, 30:] = mask[:-20, :-30]
    np.testing.assert_array_equal(after[~inside], before[~inside])
    aseprite.undo()
    assert sprite.dump() == dump


def test_a_locked_layer_is_left_alone(aseprite: Aseprite) -> None:
    sprite = aseprite.open(painted(320, 192, RGB))
    select(sprite, (100, 40, 90, 70))
    dialog = opened(aseprite, "SceneRedraw")
    drawn(aseprite, dialog, count=1, onto="Active layer")
    before = sprite.dump()
    sprite.layer_list[0].is_editable = False
    dialog.click("insert")
    assert "The active layer is locked" in dialog.says()
    assert sprite.dump() == before


def test_a_sprite_that_was_closed_or_resized(aseprite: Aseprite) -> None:
    sprite = aseprite.open(painted(320, 192, RGB))
    other = aseprite.open(painted(64, 64, RGB))
    aseprite.activate(sprite)
    select(sprite, (100, 40, 90, 70))
    dialog = opened(aseprite, "SceneRedraw")
    drawn(aseprite, dialog, count=1)
    sprite.width = 300
    dialog.click("insert")
    assert "another size" in dialog.says()
    aseprite.close_sprite(sprite)
    dialog.click("insert")
    assert "The sprite was closed" in dialog.says()
    assert len(other.layer_list) == 1


def test_the_sprite_that_was_drawn_for_gets_it_though_another_is_active(aseprite: Aseprite) -> None:
    sprite = aseprite.open(painted(320, 192, RGB))
    select(sprite, (100, 40, 90, 70))
    dialog = opened(aseprite, "SceneRedraw")
    drawn(aseprite, dialog, count=1)
    other = aseprite.open(painted(64, 64, RGB))
    dialog.click("insert")
    assert (len(sprite.layer_list), len(other.layer_list)) == (2, 1)
    assert len(sprite.history.steps) == 1


@pytest.mark.parametrize("onto", ONTO)
@pytest.mark.parametrize("mode", [INDEXED, RGB])
@pytest.mark.parametrize("sides", [("right",), ("left", "up"), ("left", "right", "up", "down")])
def test_extend_keeps_the_picture_and_adds_around_it(
    aseprite: Aseprite, mode: int, sides: tuple[str, ...], onto: str
) -> None:
    sprite = aseprite.open(painted(320, 192, mode))
    before, dump = seen(sprite), sprite.dump()
    dialog = opened(aseprite, "SceneExtend")
    for side in ("left", "right", "up", "down"):
        dialog.fill(f"extend_{side}", side in sides)
    drawn(aseprite, dialog, count=1, extend_by=32, onto=onto)
    assert sprite.dump() == dump
    dialog.click("insert")
    left, up = 32 * ("left" in sides), 32 * ("up" in sides)
    width, height = 320 + left + 32 * ("right" in sides), 192 + up + 32 * ("down" in sides)
    assert (sprite.width, sprite.height) == (width, height)
    shown = seen(sprite)
    np.testing.assert_array_equal(shown[up : up + 192, left : left + 320], before)
    assert not (shown == (255, 0, 255)).all(axis=2).any(), "the new part has holes"
    assert len(sprite.history.steps) == 1
    aseprite.undo()
    assert sprite.dump() == dump


def test_extend_needs_a_side(aseprite: Aseprite) -> None:
    aseprite.open(painted(320, 192, RGB))
    dialog = opened(aseprite, "SceneExtend")
    dialog.fill("extend_right", False)
    dialog.fill("prompt", "a sea")
    dialog.click("draw")
    assert "Choose at least one side" in dialog.says()


def test_vary_is_what_the_engine_draws(aseprite: Aseprite, served: Served) -> None:
    sprite = aseprite.open(painted(320, 192, INDEXED))
    indices, palette = sprite.composite()[..., 0], np.array(sprite.palette, np.uint8)
    dump = sprite.dump()
    dialog = opened(aseprite, "SceneVary")
    drawn(aseprite, dialog, prompt="a moon", seed="5", lock_seed=True, count=1, keep_share=50)
    dialog.click("insert")
    client = served.client()
    client.send_frame(1, 1, indices, palette)
    client.say("vary", id=1, recipe={"prompt": "a moon", "seed": 5}, share=0.5)
    wanted, colors = client.job(1).pictures[0]
    np.testing.assert_array_equal(seen(sprite), colors[wanted])
    aseprite.undo()
    assert sprite.dump() == dump


def test_vary_into_a_new_sprite(aseprite: Aseprite) -> None:
    sprite = aseprite.open(painted(320, 192, INDEXED))
    dump = sprite.dump()
    dialog = opened(aseprite, "SceneVary")
    drawn(aseprite, dialog, count=1, onto="New sprite")
    dialog.click("insert")
    assert len(aseprite.sprites) == 2
    assert sprite.dump() == dump


@pytest.mark.parametrize("mode", [INDEXED, RGB])
def test_a_redraw_is_repeated_from_its_layer(start: Start, served: Served, mode: int) -> None:
    first = start(paired(served))
    sprite = first.open(painted(320, 192, mode))
    select(sprite, (100, 40, 90, 70))
    dialog = opened(first, "SceneRedraw")
    drawn(first, dialog, prompt="a moon over the sea", seed="11", lock_seed=True, count=1)
    dialog.click("insert")
    dialog.close()
    shown = seen(sprite)
    first.layer = sprite.layer_list[-1]
    recipe = opened(first, "SceneRecipe")
    texts = [str(widget.values.get("text")) for widget in recipe.widgets if widget.kind == "label"]
    assert {"a moon over the sea", "11", "redraw, 320x192"} <= set(texts)
    recipe.click("draw")
    first.until(lambda: recipe.text("state") == "Done")
    recipe.click("insert")
    np.testing.assert_array_equal(seen(sprite), shown)
    assert sprite.layer_list[1].is_visible
    assert len(sprite.layer_list) == 3


def test_a_plain_recipe_is_repeated(aseprite: Aseprite) -> None:
    dialog = opened(aseprite)
    drawn(aseprite, dialog, seed="7", count=1)
    dialog.click("insert")
    sprite = aseprite.sprite
    assert sprite is not None
    shown = seen(sprite)
    kept = json.loads(sprite.layer_list[0].data)["scene"]["recipe"]
    assert (kept["prompt"], kept["seed"], kept["colors"]) == ("a castle", 7, 64)
    assert len(kept["checkpoint"]) > 8
    recipe = opened(aseprite, "SceneRecipe")
    recipe.click("draw")
    aseprite.until(lambda: recipe.text("state") == "Done")
    recipe.click("insert")
    np.testing.assert_array_equal(seen(sprite), shown)


def test_a_layer_without_a_recipe_has_none_to_show(aseprite: Aseprite) -> None:
    sprite = aseprite.open(painted(320, 192, RGB))
    for words in ("", "mine", '{"scene": "of mine"}', '{"scene"'):
        sprite.layer_list[0].data = words
        assert not aseprite.enabled("SceneRecipe")


def test_the_artists_own_words_on_a_layer_stay(aseprite: Aseprite) -> None:
    sprite = aseprite.open(painted(320, 192, RGB))
    sprite.layer_list[0].data = "the sky, do not touch"
    select(sprite, (100, 40, 90, 70))
    dialog = opened(aseprite, "SceneRedraw")
    drawn(aseprite, dialog, count=1, onto="Active layer")
    dialog.click("insert")
    assert sprite.layer_list[0].data == "the sky, do not touch"
