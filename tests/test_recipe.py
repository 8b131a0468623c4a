"""A recipe survives its JSON; a wrong one is named, never half read."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scene_engine.edit import ACTIONS, Edit
from scene_engine.errors import SceneError
from scene_engine.recipe import DITHERS, MAX_PROMPT, Recipe

Result = TypeVar("Result")

color = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")
palettes = st.one_of(
    st.sampled_from(["adaptive", "vga", "cga1-bright"]),
    st.lists(color, min_size=1, max_size=256).map(",".join),
)
prompts = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=80)
edits = st.builds(
    Edit,
    action=st.sampled_from([action for action in ACTIONS if action != "vary"]),
    width=st.integers(1, 1024),
    height=st.integers(1, 4096),
    mask=st.sampled_from(["all", "0,16,320,9", "bits:eJw="]),
    loop=st.booleans(),
    add_colors=st.integers(0, 255),
    canvas=st.sampled_from(["", "0123456789abcdef"]),
) | st.builds(Edit, action=st.just("vary"), width=st.just(9), height=st.just(9), keep=st.floats(0, 1))
recipes = st.builds(
    Recipe,
    prompt=prompts,
    seed=st.integers(0, 2**32 - 1),
    temperature=st.floats(0, 10),
    top_k=st.integers(0, 10_000),
    guidance=st.floats(0, 20) | st.integers(0, 20),
    crisp=st.integers(0, 50),
    palette=palettes,
    colors=st.integers(2, 256),
    dither=st.sampled_from(DITHERS),
    checkpoint=st.text("0123456789abcdef", max_size=64),
    tokens_a_step=st.integers(1, 240),
    edit=st.none() | edits,
)
json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)


def outcome(read: Callable[[], Result]) -> Result | SceneError:
    """What a reader makes of its bytes: an answer or a clear error; any other exception fails the test."""
    try:
        return read()
    except SceneError as error:
        return error


@given(recipes)
@settings(deadline=None)
def test_json_gives_back_the_same_recipe(recipe: Recipe) -> None:
    text = recipe.to_json()
    assert "\n" not in text
    assert Recipe.from_json(text) == recipe
    assert Recipe.from_json(text).to_json() == text


@given(st.text() | json_values.map(lambda value: json.dumps(value)))
@settings(deadline=None)
def test_any_text_is_a_recipe_or_a_clear_error(text: str) -> None:
    found = outcome(lambda: Recipe.from_json(text))
    if isinstance(found, SceneError):
        assert found.message
        assert "\n" not in found.message
    else:
        assert Recipe.from_json(found.to_json()) == found


@given(
    st.sampled_from(["prompt", "seed", "temperature", "top_k", "guidance", "palette", "colors"]), json_values
)
@settings(deadline=None)
def test_any_value_of_a_key_is_taken_or_the_error_names_the_key(key: str, value: Any) -> None:
    text = json.dumps({"prompt": "a castle", "seed": 1, key: value})
    found = outcome(lambda: Recipe.from_json(text))
    if isinstance(found, SceneError):
        assert any(word in found.message for word in (key, "NaN", "Infinity"))
    else:
        assert getattr(found, key) == value


@given(
    st.sampled_from(["action", "width", "height", "mask", "keep", "loop", "add_colors", "canvas", "other"]),
    json_values,
)
@settings(deadline=None)
def test_any_value_in_an_edit_is_taken_or_the_error_names_the_key(key: str, value: Any) -> None:
    edit = {"action": "vary", "width": 320, "height": 192, key: value}
    found = outcome(lambda: Recipe.from_json(json.dumps({"prompt": "a", "seed": 1, "edit": edit})))
    if isinstance(found, SceneError):
        assert any(word in found.message for word in (key, "NaN", "Infinity"))
    else:
        assert getattr(found.edit, key) == value


def test_plain_recipes_are_written_as_they_always_were() -> None:
    assert Recipe("a castle", 7).to_json() == (
        '{"prompt": "a castle", "seed": 7, "temperature": 0.9, "top_k": 100, "guidance": 4.0, "crisp": 4, '
        '"palette": "adaptive", "colors": 64, "dither": "none", "checkpoint": ""}'
    )
    edited = Recipe("a castle", 7, tokens_a_step=4, edit=Edit("redraw", 320, 192, "0,0,9,9"))
    assert edited.to_json().endswith(
        '"tokens_a_step": 4, "edit": {"action": "redraw", "width": 320, "height": 192, "mask": "0,0,9,9"}}'
    )


def test_defaults_fill_in_and_whole_numbers_may_have_a_point() -> None:
    recipe = Recipe.from_json('{"prompt": "a castle", "seed": 7.0, "temperature": 1, "top_k": 50.0}')
    assert recipe == Recipe("a castle", 7, temperature=1.0, top_k=50)
    assert isinstance(recipe.seed, int)
    assert recipe.to_json() == Recipe("a castle", 7, 1, 50).to_json()


def test_unknown_key_names_the_nearest() -> None:
    with pytest.raises(SceneError) as raised:
        Recipe.from_json('{"prompt": "a castle", "seed": 7, "temprature": 1}')
    assert "'temprature'" in raised.value.message
    assert '"temperature"' in raised.value.fix


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON"),
        ("[]", "list"),
        ("[" * 100_000, "not JSON"),
        ('{"seed": 1}', '"prompt"'),
        ('{"prompt": "a"}', '"seed"'),
        ('{"prompt": "a", "seed": 1, "seed": 2}', "twice"),
        ('{"prompt": "a", "seed": NaN}', "NaN"),
        ('{"prompt": "a", "seed": 1, "guidance": -Infinity}', "-Infinity"),
        ('{"prompt": "a", "seed": 1, "guidance": 1e999}', "guidance"),
        ('{"prompt": "a", "seed": ' + "9" * 5000 + "}", "not JSON"),
        ('{"prompt": "a", "seed": 4294967296}', "seed"),
        ('{"prompt": "a", "seed": -1}', "seed"),
        ('{"prompt": "a", "seed": true}', "seed"),
        ('{"prompt": "a", "seed": 1.5}', "seed"),
        ('{"prompt": "a\\nb", "seed": 1}', "U+000A"),
        ('{"prompt": "\\ud800", "seed": 1}', "U+D800"),
        ('{"prompt": 3, "seed": 1}', "prompt"),
        ('{"prompt": "a", "seed": 1, "temperature": 10.1}', "temperature"),
        ('{"prompt": "a", "seed": 1, "colors": 1}', "colors"),
        ('{"prompt": "a", "seed": 1, "palette": "../mine.gpl"}', "palette"),
        ('{"prompt": "a", "seed": 1, "palette": "#12345"}', "palette"),
        ('{"prompt": "a", "seed": 1, "dither": "bayer9"}', '"bayer'),
        ('{"prompt": "a", "seed": 1, "checkpoint": "xyz"}', "checkpoint"),
        ('{"prompt": "a", "seed": 1, "tokens_a_step": 0}', "tokens_a_step"),
        ('{"prompt": "a", "seed": 1, "edit": "redraw"}', "edit"),
        ('{"prompt": "a", "seed": 1, "edit": {"action": "redraw", "width": 9}}', '"height"'),
        ('{"prompt": "a", "seed": 1, "edit": {"action": "redo", "width": 9, "height": 9}}', '"redraw"'),
        ('{"prompt": "a", "seed": 1, "edit": {"action": "new", "width": 4000, "height": 4000}}', "pixels"),
        (
            '{"prompt": "a", "seed": 1, "edit": {"action": "new", "width": 9, "height": 9, "keep": 0.5}}',
            "variation",
        ),
    ],
)
def test_what_is_wrong_is_said(text: str, said: str) -> None:
    with pytest.raises(SceneError) as raised:
        Recipe.from_json(text)
    assert said in raised.value.message
    assert raised.value.fix


def test_a_recipe_is_checked_wherever_it_is_made() -> None:
    for bad in (
        {"temperature": math.nan},
        {"guidance": 21},
        {"top_k": -1},
        {"prompt": "x" * (MAX_PROMPT + 1)},
    ):
        with pytest.raises(SceneError, match=next(iter(bad))):
            Recipe(**{"prompt": "a", "seed": 1, **bad})  # type: ignore[arg-type]
