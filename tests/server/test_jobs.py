"""What a plug-in gets for what it asks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scene_engine.generation import Finished, generate
from scene_engine.pretrained import load_pretrained
from scene_engine.recipe import Recipe
from tests.server.client import ENDS
from tests.server.conftest import Served

PALETTE = np.array([[0, 0, 0], [85, 85, 85], [170, 170, 170], [255, 255, 255]], np.uint8)


def canvas(height: int = 192, width: int = 320, seed: int = 0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return rng.integers(0, 4, (height // 8, width // 8), np.uint8).repeat(8, 0).repeat(8, 1)


def test_a_picture_is_what_the_command_line_draws(served: Served, tiny: Path) -> None:
    recipe = {"prompt": "a castle", "seed": 7}
    with served.client() as client:
        client.say("generate", id=1, recipe=recipe, count=3, preview_rows=4)
        outcome = client.job(1)
    assert [event["type"] for event in outcome.events if event["type"] not in ("progress", "loading")] == [
        "queued", "started", "started", "picture", "picture", "started", "picture", "finished",
    ]  # fmt: skip
    assert outcome.sequences == sorted(set(outcome.sequences))
    assert outcome.previews >= 1
    progress = outcome.all("progress")
    assert progress[-1]["total"] == 720
    pretrained = load_pretrained(tiny)
    for number in range(3):
        plain = Recipe("a castle", 7 + number)
        (drawn,) = [event for event in generate(pretrained, [plain]) if isinstance(event, Finished)]
        indices, palette = outcome.pictures[number]
        np.testing.assert_array_equal(indices, drawn.canvas.indices)
        np.testing.assert_array_equal(palette, drawn.canvas.palette)
        assert outcome.all("picture")[number]["recipe"] == drawn.recipe.to_dict()


def test_a_redraw_changes_nothing_outside_the_mask_and_its_recipe_repeats_it(served: Served) -> None:
    before = canvas()
    mask = np.zeros((192, 320), np.uint8)
    mask[40:90, 100:170] = 255
    with served.client() as client:
        client.send_frame(1, 1, before, PALETTE)
        client.send_frame(2, 1, mask)
        client.say("redraw", id=1, recipe={"prompt": "a moon", "seed": 3})
        outcome = client.job(1)
        assert outcome.end["type"] == "finished", outcome.end
        indices, palette = outcome.pictures[0]
        np.testing.assert_array_equal(indices[mask == 0], before[mask == 0])
        np.testing.assert_array_equal(palette, PALETTE)
        assert (indices != before).any()
        client.send_frame(1, 2, indices, palette)
        client.say("generate", id=2, recipe=outcome.all("picture")[0]["recipe"])
        again = client.job(2)
        np.testing.assert_array_equal(again.pictures[0][0], indices)


def test_a_box_an_extension_and_a_variation(served: Served) -> None:
    before = canvas(104, 200)
    with served.client() as client:
        client.send_frame(1, 1, before, PALETTE)
        client.say("redraw", id=1, recipe={"prompt": "", "seed": 3}, box="10,10,40,40", feather="half")
        box = client.job(1).pictures[0][0]
        outside = np.ones(before.shape, bool)
        outside[10:50, 10:50] = False
        np.testing.assert_array_equal(box[outside], before[outside])
        client.send_frame(1, 2, before, PALETTE)
        client.say("extend", id=2, recipe={"prompt": "", "seed": 3}, sides=["right", "up"], by=48.0)
        extended = client.job(2).pictures[0][0]
        assert extended.shape == (152, 248)
        np.testing.assert_array_equal(extended[48:, :200], before)
        client.send_frame(1, 3, before, PALETTE)
        client.say("vary", id=3, recipe={"prompt": "", "seed": 3}, share=0.5)
        varied = client.job(3).pictures[0][0]
        assert 0.2 < (varied == before).mean() < 1


def test_a_cancelled_job_ends_once_and_soon(served: Served) -> None:
    with served.client() as client:
        client.say("generate", id=1, recipe={"prompt": "", "seed": 1}, count=16)
        client.say("generate", id=2, recipe={"prompt": "", "seed": 1}, count=16)
        client.say("cancel", id=2)
        assert client.job(2).end["type"] == "cancelled"
        client.say("cancel", id=1)
        outcome = client.job(1)
        assert outcome.end["type"] == "cancelled"
        assert len(outcome.pictures) < 16
        client.say("cancel", id=1)  # ended already: nothing comes of it
        client.say("job", id=1)
        assert client.hear()["state"] == "cancelled"


def test_a_lost_connection_finds_its_kept_job_again(served: Served) -> None:
    with served.client(session="s1") as client:
        client.say("generate", id=5, recipe={"prompt": "", "seed": 1}, keep=True)
        client.say("generate", id=6, recipe={"prompt": "", "seed": 1}, count=16)
        assert client.hear()["type"] == "queued"
    with served.client(session="s1") as client:
        assert set(client.welcome["jobs"]) == {5, 6}
        for number, end in ((5, "finished"), (6, "cancelled")):
            state = ""
            while state not in ENDS:
                client.say("job", id=number)
                message = client.hear()
                if message["type"] == "job" and message["id"] == number:
                    state = message["state"]
            assert state == end
        client.say("job", id=5)
        outcome = client.job(5)
        assert outcome.end["type"] == "finished"
        assert outcome.pictures[0][0].shape == (192, 320)


def test_sessions_do_not_see_each_others_jobs(served: Served) -> None:
    with served.client(session="a") as one, served.client(session="b") as other:
        one.say("generate", id=9, recipe={"prompt": "", "seed": 1})
        assert one.job(9).end["type"] == "finished"
        other.say("job", id=9)
        assert other.hear()["code"] == "unknown_job"


def test_clients_take_turns(served: Served) -> None:
    with served.client() as greedy, served.client() as modest:
        for number in range(1, 7):
            greedy.say("generate", id=number, recipe={"prompt": "", "seed": 1}, count=2)
        assert greedy.hear()["type"] == "queued"
        modest.say("generate", id=1, recipe={"prompt": "", "seed": 1})
        outcome = modest.job(1)
        assert outcome.end["type"] == "finished"
        assert outcome.all("queued")[0]["position"] <= 3
        greedy.say("job", id=6)
        while (message := greedy.hear())["type"] != "job":
            pass
        assert message["state"] == "queued"


@pytest.mark.parametrize(
    ("kind", "fields", "code"),
    [
        ("generate", {"recipe": {"prompt": ""}}, "bad_recipe"),
        ("generate", {"recipe": {"prompt": "", "seed": -1}}, "bad_recipe"),
        ("generate", {"recipe": {"prompt": "", "seed": 1, "top": 3}}, "bad_recipe"),
        ("generate", {"recipe": {"prompt": "x" * 2001, "seed": 1}}, "bad_recipe"),
        ("generate", {"recipe": 7}, "bad_message"),
        ("generate", {}, "bad_message"),
        ("generate", {"recipe": {"prompt": "", "seed": 1}, "count": 17}, "bad_message"),
        ("redraw", {"recipe": {"prompt": "", "seed": 1}, "box": "0,0,9,9"}, "no_canvas"),
        ("extend", {"recipe": {"prompt": "", "seed": 1}, "sides": []}, "bad_message"),
        ("extend", {"recipe": {"prompt": "", "seed": 1}, "sides": ["top"]}, "bad_message"),
        ("vary", {"recipe": {"prompt": "", "seed": 1}, "share": 2}, "bad_message"),
        ("paint", {}, "bad_message"),
    ],
)
def test_what_cannot_be_drawn_is_an_error_with_a_fix(
    served: Served, kind: str, fields: dict[str, Any], code: str
) -> None:
    with served.client() as client:
        client.say(kind, id=1, **fields)
        error = client.hear()
        assert (error["type"], error["code"]) == ("error", code)
        assert error["message"]
        assert error["fix"]
        client.say("generate", id=2, recipe={"prompt": "", "seed": 1})
        assert client.job(2).end["type"] == "finished"


def test_a_recipe_of_another_checkpoint_fails_alone(served: Served) -> None:
    with served.client() as client:
        client.say("generate", id=1, recipe={"prompt": "", "seed": 1, "checkpoint": "abcd"})
        assert client.job(1).end["code"] == "bad_recipe"
        client.say("generate", id=2, recipe={"prompt": "", "seed": 1})
        assert client.job(2).end["type"] == "finished"


def test_a_mask_of_another_size_and_a_job_begun_twice(served: Served) -> None:
    with served.client() as client:
        client.send_frame(1, 1, canvas(), PALETTE)
        client.send_frame(2, 1, np.zeros((10, 10), np.uint8))
        client.say("redraw", id=1, recipe={"prompt": "", "seed": 1})
        assert client.hear()["code"] == "bad_message"
        client.say("generate", id=1, recipe={"prompt": "", "seed": 1})
        assert client.job(1).end["type"] == "finished"
        client.say("generate", id=1, recipe={"prompt": "", "seed": 1})
        assert client.hear()["code"] == "bad_message"


def test_palettes_and_history(served: Served) -> None:
    with served.client() as client:
        client.say("palettes")
        named = client.hear()["palettes"]
        assert named["vga16"].count("#") == 16
        assert list(named) == client.welcome["palettes"]
        client.say("generate", id=1, recipe={"prompt": "remember me", "seed": 123})
        recipe = client.job(1).all("picture")[0]["recipe"]
        client.say("history", most=1)
        (entry,) = client.hear()["pictures"]
        assert entry["recipe"] == recipe
