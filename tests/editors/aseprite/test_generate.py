"""Generate Background: from words to a sprite."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.editors.aseprite.conftest import Start, drawn, opened, paired
from tests.editors.aseprite.host.images import GRAY, INDEXED, RGB, Array
from tests.editors.aseprite.host.program import Aseprite
from tests.editors.aseprite.host.sprites import Selection, Sprite
from tests.editors.aseprite.sprites import painted, seen
from tests.server.client import Client
from tests.server.conftest import Served


def engines(served: Served, seed: int = 7, **recipe: Any) -> tuple[Array, Array]:
    """The engine's own indices and palette."""
    client: Client = served.client()
    with client:
        client.say("generate", id=1, recipe={"prompt": "a castle", "seed": seed, **recipe})
        return client.job(1).pictures[0]


def test_a_new_sprite_is_the_engines_canvas(aseprite: Aseprite, served: Served) -> None:
    dialog = opened(aseprite)
    drawn(aseprite, dialog, seed="7", lock_seed=True, count=1)
    assert aseprite.sprites == []  # nothing before Insert
    dialog.click("insert")
    assert "Inserted" in dialog.says()
    sprite = aseprite.sprite
    assert sprite is not None
    indices, palette = engines(served)
    np.testing.assert_array_equal(sprite.composite()[..., 0], indices)
    assert sprite.palette == [tuple(color) for color in palette.tolist()]
    assert sprite.layer_list[0].is_background  # so that index 0 is a colour like any other
    assert aseprite.refreshes > 0
    assert len(sprite.history.steps) == 1


def test_the_preview_is_the_picture_and_a_thumbnail_chooses_another(
    aseprite: Aseprite, served: Served
) -> None:
    dialog = opened(aseprite)
    drawn(aseprite, dialog, seed="7", lock_seed=True, count=3)
    for index in (0, 2):
        dialog.press("preview", 1 + 40 * index + 5, 192 + 3 + 5)
        indices, palette = engines(served, 7 + index)
        np.testing.assert_array_equal(dialog.painted("preview")[:192], palette[indices])
    dialog.click("insert")
    assert aseprite.sprite is not None
    np.testing.assert_array_equal(seen(aseprite.sprite), palette[indices])


def test_the_preview_fills_while_tokens_arrive(aseprite: Aseprite) -> None:
    dialog = opened(aseprite)
    dialog.fill("prompt", "a castle")
    dialog.fill("count", 1)
    dialog.click("draw")
    heights = set()

    def watched() -> bool:
        heights.add(int((dialog.painted("preview")[:192] != (24, 24, 32)).any(axis=(1, 2)).sum()))
        return dialog.text("state") == "Done"

    aseprite.until(watched)
    assert {0, 192} <= heights
    assert len(heights) > 2, "no row was shown before the end"


@pytest.mark.parametrize("where", ["New layer", "Background"])
def test_black_stays_black_on_a_sprite_whose_index_0_is_see_through(
    aseprite: Aseprite, served: Served, where: str
) -> None:
    sprite = aseprite.open(painted(320, 192, INDEXED))
    before = sprite.dump()
    dialog = opened(aseprite)
    drawn(aseprite, dialog, seed="7", lock_seed=True, count=1, palette="vga16", where=where)
    dialog.click("insert")
    indices, palette = engines(served, palette="vga16")
    assert (palette[indices] == 0).all(axis=2).any(), "a picture without black proves nothing"
    layer = sprite.layer_list[-1 if where == "New layer" else 0]
    assert layer.name == "Scene"
    shown = np.array(sprite.palette, np.uint8)[layer.by_frame[1].pixels.array()[..., 0]]
    np.testing.assert_array_equal(shown, palette[indices])
    assert not (layer.by_frame[1].pixels.array()[..., 0] == sprite.transparent_color).any()
    assert sprite.palette[:20] == before["palette"]
    assert len(sprite.history.steps) == 1
    aseprite.undo()
    assert sprite.dump() == before


def test_without_leave_to_add_colours_the_palette_stays(aseprite: Aseprite) -> None:
    sprite = aseprite.open(painted(320, 192, INDEXED))
    sprite.palette[5] = 0, 0, 0  # black that isn't see-through
    before = list(sprite.palette)
    dialog = opened(aseprite)
    drawn(aseprite, dialog, count=1, where="New layer", add_colors=False)
    dialog.click("insert")
    assert sprite.palette == before
    written = sprite.layer_list[-1].by_frame[1].pixels.array()
    assert int(written.max()) < len(before)
    assert not (written == sprite.transparent_color).any()


def test_this_sprites_palette_is_locked(aseprite: Aseprite) -> None:
    sprite = aseprite.open(painted(320, 192, INDEXED))
    before = list(sprite.palette)
    dialog = opened(aseprite)
    drawn(aseprite, dialog, count=1, where="New layer", palette="this sprite's")
    assert not dialog.widget("colors").visible
    dialog.click("insert")
    recipe = sprite.layer_list[-1].data
    assert '"palette": "#000000,#ffffff,#c81e28' in recipe
    added = sprite.palette[len(before) :]
    assert added in ([], [(0, 0, 0)])  # one more black at most, where index 0 is see-through


def test_an_empty_indexed_sprite_takes_the_pictures_palette(aseprite: Aseprite, served: Served) -> None:
    sprite = aseprite.open(Sprite(320, 192, INDEXED))
    before = sprite.dump()
    dialog = opened(aseprite)
    drawn(aseprite, dialog, seed="7", lock_seed=True, count=1, where="New layer")
    dialog.click("insert")
    indices, palette = engines(served)
    np.testing.assert_array_equal(sprite.composite()[..., 0], indices)
    assert sprite.palette == [tuple(color) for color in palette.tolist()]
    np.testing.assert_array_equal(seen(sprite), palette[indices])
    aseprite.undo()
    assert sprite.dump() == before


@pytest.mark.parametrize("mode", [RGB, GRAY])
def test_a_sprite_that_isnt_indexed_stays_so(aseprite: Aseprite, served: Served, mode: int) -> None:
    sprite = aseprite.open(painted(320, 192, mode))
    before = sprite.dump()
    dialog = opened(aseprite)
    drawn(aseprite, dialog, seed="7", lock_seed=True, count=1, where="New layer")
    dialog.click("insert")
    assert sprite.color_mode == mode
    indices, palette = engines(served)
    rgb = palette[indices].astype(int)
    shown = sprite.composite()
    if mode == RGB:
        np.testing.assert_array_equal(shown[..., :3], rgb)
    else:
        grey = (rgb @ (2126, 7152, 722) + 5000) // 10000
        np.testing.assert_array_equal(shown[..., 0], grey)
    assert sprite.palette == before["palette"]
    aseprite.undo()
    assert sprite.dump() == before


@pytest.mark.parametrize(
    ("corner", "x", "y"),
    [
        ("Top left", 0, 0),
        ("Top right", 80, 0),
        ("Bottom left", 0, 8),
        ("Bottom right", 80, 8),
        ("Centre", 40, 4),
    ],
)
def test_a_picture_lies_at_the_corner(
    aseprite: Aseprite, served: Served, corner: str, x: int, y: int
) -> None:
    sprite = aseprite.open(painted(400, 200, RGB))
    before = sprite.composite()
    dialog = opened(aseprite)
    drawn(aseprite, dialog, seed="7", lock_seed=True, count=1, where="New layer", corner=corner)
    dialog.click("insert")
    indices, palette = engines(served)
    shown = sprite.composite()
    np.testing.assert_array_equal(shown[y : y + 192, x : x + 320, :3], palette[indices])
    shown[y : y + 192, x : x + 320] = before[y : y + 192, x : x + 320]
    np.testing.assert_array_equal(shown, before)


@pytest.mark.parametrize("where", ["New layer", "Background"])
def test_a_picture_is_cut_to_the_selection(aseprite: Aseprite, where: str) -> None:
    sprite = aseprite.open(painted(500, 300, RGB))
    sprite.layer_list[0].is_background = where == "Background"
    mask = np.zeros((300, 500), np.bool_)
    mask[50:100, 60:160] = True
    sprite.selection = Selection(mask)
    before, dump = sprite.composite(), sprite.dump()
    dialog = opened(aseprite)
    drawn(aseprite, dialog, count=1, where=where, corner="Selection")
    dialog.click("insert")
    changed = (sprite.composite() != before).any(axis=2)
    assert changed[mask].mean() > 0.9
    assert not changed[~mask].any()
    aseprite.undo()
    assert sprite.dump() == dump


def test_the_background_layer_is_painted_over_exactly(aseprite: Aseprite, served: Served) -> None:
    sprite = Sprite(320, 192, INDEXED)
    sprite.background_from_layer(sprite.layer_list[0])
    sprite.history.steps.clear()
    aseprite.open(sprite)
    dialog = opened(aseprite)
    drawn(aseprite, dialog, seed="7", lock_seed=True, count=1, where="Background")
    dialog.click("insert")
    indices, palette = engines(served)
    assert len(sprite.layer_list) == 1
    np.testing.assert_array_equal(sprite.composite()[..., 0], indices)
    assert sprite.palette == [tuple(color) for color in palette.tolist()]


def test_a_palette_file(aseprite: Aseprite, served: Served, tmp_path: Path) -> None:
    path = tmp_path / "two.gpl"
    path.write_text("GIMP Palette\nName: two\n#\n 16 16 24 dark\n232 232 208 light\n")
    dialog = opened(aseprite)
    dialog.fill("palette", "from a file")
    assert "Aseprite will ask" in dialog.text("palette_hint")
    assert dialog.widget("palette_hint").visible
    dialog.fill("palette_file", str(path))
    drawn(aseprite, dialog, count=1)
    dialog.click("insert")
    assert aseprite.sprite is not None
    assert aseprite.sprite.palette == [(16, 16, 24), (232, 232, 208)]
    assert [prompt[0] for prompt in aseprite.prompts] == ["connection.lua", "system.lua"]


def test_all_the_engines_palettes_can_be_chosen(aseprite: Aseprite, served: Served) -> None:
    dialog = opened(aseprite)
    client = served.client()
    assert set(client.welcome["palettes"]) < set(dialog.widget("palette").values["options"])


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("prompt", "  ", "Write what to draw first"),
        ("seed", "-4", "The seed must be a whole number"),
        ("seed", "4294967296", "The seed must be a whole number"),
        ("palette", "from a file", "Choose a palette's file first"),
        ("palette", "this sprite's", "There is no sprite"),
        ("temperature", "11", "Temperature must be a number from 0 to 10"),
    ],
)
def test_what_cant_be_drawn_is_said(aseprite: Aseprite, field: str, value: str, words: str) -> None:
    dialog = opened(aseprite)
    dialog.fill("advanced", True)
    dialog.fill("prompt", "a castle")
    dialog.fill(field, value)
    dialog.click("draw")
    assert words in dialog.says()
    assert not dialog.can("cancel")


def test_what_the_engine_refuses_is_said_in_its_words(aseprite: Aseprite) -> None:
    dialog = opened(aseprite)
    dialog.widget("palette").values["options"].append("amiga")  # as remembered from another engine
    dialog.fill("palette", "amiga")
    dialog.fill("prompt", "a castle")
    dialog.click("draw")
    aseprite.until(lambda: dialog.text("state") == "Failed")
    assert "there is no palette 'amiga'" in dialog.says()


def test_again_takes_another_seed_unless_it_is_locked(aseprite: Aseprite) -> None:
    dialog = opened(aseprite)
    drawn(aseprite, dialog, seed="7", count=1)
    assert dialog.text("draw") == "Again"
    drawn(aseprite, dialog, lock_seed=False)
    assert dialog.text("seed") != "7"
    dialog.fill("lock_seed", True)
    kept = dialog.text("seed")
    drawn(aseprite, dialog)
    assert dialog.text("seed") == kept
    dialog.click("dice")
    assert dialog.text("seed") != kept


def test_copy_seed_is_the_chosen_pictures(aseprite: Aseprite) -> None:
    dialog = opened(aseprite)
    drawn(aseprite, dialog, seed="4294967295", count=2)
    dialog.press("preview", 46, 200)
    dialog.click("copy_seed")
    assert dialog.text("seed") == "0"  # seeds begin anew after the last one
    assert dialog.widget("lock_seed").values["selected"]


def test_a_prompt_in_any_script_comes_back(aseprite: Aseprite) -> None:
    dialog = opened(aseprite)
    drawn(aseprite, dialog, prompt='a "Schloß"\\ bei Nacht, 城', count=1)
    dialog.click("insert")
    assert aseprite.sprite is not None
    assert 'Schloß\\"\\\\ bei Nacht, 城' in aseprite.sprite.layer_list[0].data.encode("latin-1").decode()


def test_everything_is_remembered(start: Start, served: Served) -> None:
    first = start(paired(served))
    dialog = opened(first)
    for prompt in ("a castle", 'a "forest"\\', "a castle", "a cave"):
        drawn(first, dialog, prompt=prompt, count=1, seed="9", lock_seed=True)
    for name, value in {"palette": "vga16", "dither": "bayer4", "count": 5, "add_colors": True}.items():
        if dialog.widget(name).visible:
            dialog.fill(name, value)
    dialog.fill("advanced", True)
    dialog.fill("temperature", "0.75")
    dialog.fill("top_k", "50")
    dialog.close()
    first.quit()
    second = start(None)
    dialog = opened(second)
    data = dialog.data
    wanted = {"prompt": "a cave", "seed": "9", "lock_seed": True, "palette": "vga16", "dither": "bayer4"}
    wanted |= {"count": 5, "advanced": True, "temperature": 0.75, "top_k": 50}
    assert {name: data[name] for name in wanted} == wanted
    assert dialog.widget("history").values["options"][1:] == ["a cave", "a castle", 'a "forest"\\']
    dialog.fill("history", "a castle")
    assert dialog.text("prompt") == "a castle"


def test_long_earlier_prompts_are_shown_short_and_come_back_whole(start: Start, served: Served) -> None:
    first = start(paired(served))
    dialog = opened(first)
    prompts = ["a castle " * 20 + "by night", "a castle " * 20 + "by day", "城" * 50]
    for prompt in prompts:
        drawn(first, dialog, prompt=prompt, count=1)
    dialog.close()
    dialog = opened(first)
    options = dialog.widget("history").values["options"][1:]
    assert len(set(options)) == 3
    assert max(len(option) for option in options) <= 41
    for option, prompt in zip(options, reversed(prompts), strict=True):
        option.encode("latin-1").decode()  # not cut within a character
        dialog.widget("history").values["option"] = option
        dialog._tell(dialog.widget("history"), "onchange")
        assert dialog.text("prompt") == prompt


def test_a_dialog_that_is_open_when_aseprite_ends_is_remembered(start: Start, served: Served) -> None:
    first = start(paired(served))
    opened(first).fill("prompt", "a lighthouse")
    first.quit()
    assert opened(start(None)).text("prompt") == "a lighthouse"


def test_advanced_settings_are_folded_away(aseprite: Aseprite) -> None:
    dialog = opened(aseprite)
    assert not dialog.widget("temperature").visible
    dialog.fill("advanced", True)
    assert dialog.widget("temperature").visible


def test_a_result_waits_for_the_artist_who_paints(aseprite: Aseprite) -> None:
    """Nothing is written while a picture comes; what is inserted lies beside the stroke, not under it."""
    sprite = aseprite.open(painted(320, 192, RGB))
    before = sprite.dump()
    dialog = opened(aseprite)
    dialog.fill("where", "New layer")
    stroke = sprite.begin_stroke(sprite.layer_list[0].by_frame[1])
    drawn(aseprite, dialog, count=2)
    assert sprite.dump() == before
    dialog.click("insert")
    shown = sprite.layer_list[-1].by_frame[1].pixels.data
    stroke.finish(np.array([[5, 5]]), 9)
    assert sprite.layer_list[-1].by_frame[1].pixels.data == shown
    assert len(sprite.layer_list) == 2


@pytest.mark.parametrize("prompt", ["word " * 100, "城" * 300, "w" * 300])
def test_no_label_is_too_wide_or_broken(aseprite: Aseprite, prompt: str) -> None:
    dialog = opened(aseprite)
    drawn(aseprite, dialog, prompt=prompt, count=1)
    dialog.click("insert")
    dialog = opened(aseprite, "SceneRecipe")
    for widget in dialog.widgets:
        str(widget.values.get("text") or "").encode("latin-1").decode()
    assert (
        max(len(str(widget.values.get("text"))) for widget in dialog.widgets if widget.kind == "label") < 64
    )
