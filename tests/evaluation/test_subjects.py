"""Networks of whoever makes them, good ones and bad ones on purpose: the measures tell them apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.evaluation.test_metrics import blurred

from scene_engine.canvas import Canvas
from scene_engine.evaluation import evaluate
from scene_engine.evaluation.evaluate import Evaluator
from scene_engine.evaluation.examples import SEED, Example, as_drawn, examples, held_out_numbers
from scene_engine.evaluation.judge import Opinion
from scene_engine.evaluation.judging import Accuracy
from scene_engine.evaluation.likeness import nearest, thumbnails
from scene_engine.evaluation.report import as_json, write_report
from scene_engine.evaluation.results import Evaluation, Settings
from scene_engine.evaluation.subject import Learnt, Subject
from scene_engine.painter import held_out
from scene_engine.painter.painting import paint

Picture = NDArray[np.uint8]

PROMPTS = 12
SETTINGS = Settings(pictures=3, prompts=PROMPTS, varied=2, seeds=2, masks=4, free=2, judged=8, known=6)


@cache
def scenes() -> list[Example]:
    return examples(held_out_numbers(2 * PROMPTS)[::2], lambda done, total: None)


class Oracle:
    """A judge that knows every scene asked for, and takes any picture for the one that it is nearest to."""

    things = tuple(sorted(frozenset().union(*(scene.labels.large for scene in scenes()))))

    def opinions(self, pictures: Sequence[Picture]) -> list[Opinion]:
        known = thumbnails(scene.canvas.rgb() for scene in scenes())
        labels = [scenes()[place].labels for place in nearest(thumbnails(pictures), known).places]
        return [Opinion(one.kind, one.time, one.weather, one.large) for one in labels]

    def digest(self) -> str:
        return "oracle"


class Perfect:
    """Gives every picture back, and draws what the painter painted for a prompt."""

    def __init__(self, name: str = "good", learnt: Learnt | None = None) -> None:
        self.name, self.file, self.digest, self.codes = name, "made up", "", 48
        self.learnt, self.draws, self.redraws = learnt, True, True
        self._seen: list[Picture] = []

    def encode(self, picture: Picture) -> NDArray[np.integer]:
        self._seen.append(picture)
        return np.full(240, (len(self._seen) - 1) % self.codes)

    def decode(self, tokens: NDArray[np.integer]) -> NDArray[np.float32]:
        return (self._seen[-1] / 255).astype(np.float32)

    def draw(self, prompts: Sequence[str], seeds: Sequence[int]) -> Iterator[Canvas]:
        known = {scene.prompt: scene for scene in scenes()}
        for prompt, seed in zip(prompts, seeds, strict=True):
            yield known[prompt].canvas if prompt in known else as_drawn(paint(SEED, seed).rgb)

    def redraw(self, canvas: Canvas, mask: NDArray[np.bool_], prompt: str, seed: int) -> Canvas:
        return canvas


class Bad(Perfect):
    """Blurs, uses one code for all, draws the wrong prompts, and paints over the mask's border."""

    def encode(self, picture: Picture) -> NDArray[np.integer]:
        self._seen.append(picture)
        return np.zeros(240, np.uint32)

    def decode(self, tokens: NDArray[np.integer]) -> NDArray[np.float32]:
        return (blurred(self._seen[-1]) / 255).astype(np.float32)

    def draw(self, prompts: Sequence[str], seeds: Sequence[int]) -> Iterator[Canvas]:
        for canvas in super().draw([*prompts[len(prompts) // 2 :], *prompts[: len(prompts) // 2]], seeds):
            yield as_drawn(blurred(canvas.rgb(), 8))

    def redraw(self, canvas: Canvas, mask: NDArray[np.bool_], prompt: str, seed: int) -> Canvas:
        indices = canvas.indices.copy()
        indices[mask | np.roll(mask, 1, axis=1)] = 0
        return Canvas(indices, canvas.palette)


class Memory(Perfect):
    """Draws pictures that it has learnt from."""

    def draw(self, prompts: Sequence[str], seeds: Sequence[int]) -> Iterator[Canvas]:
        assert self.learnt is not None
        numbers = list(islice(held_out.numbers(self.learnt.seed, held=False), 6))
        for place in range(len(prompts)):
            yield as_drawn(paint(self.learnt.seed, numbers[place % 6]).rgb)


@pytest.fixture(scope="module")
def found() -> Evaluation:
    subjects: list[Subject] = [Perfect(), Bad("bad"), Memory("memory", Learnt(5, 40))]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(evaluate, "ready_judge", lambda teaching, progress: Oracle())
        patch.setattr(evaluate, "accuracy", lambda judge, asked: Accuracy(1, 1, 1, 1, 0, len(asked)))
        return Evaluator(SETTINGS, lambda task, done, total: None).evaluate(subjects)


def test_a_perfect_one_reaches_the_best_of_every_measure(found: Evaluation) -> None:
    good = found.measured[0]
    (rebuilt,) = good.rebuilt
    assert rebuilt.decoded_fidelity.psnr == 99
    assert rebuilt.decoded_fidelity.exact_colours == rebuilt.decoded_fidelity.edge_ratio == 1
    assert (good.code_share, round(good.code_perplexity)) == (good.code_pictures / 48, good.code_pictures)
    assert good.drawn is not None
    assert good.drawn.agreement == found.ceiling
    assert found.ceiling.kind.share == found.ceiling.things.share == 1
    assert good.drawn.distances == [0, 0, 0, 0]
    assert good.drawn.nearest is None


def test_a_bad_one_is_worse_in_every_measure(found: Evaluation) -> None:
    bad, drawn = found.measured[1], found.measured[1].drawn
    assert drawn is not None
    assert bad.rebuilt[0].decoded_fidelity.psnr < 35
    assert bad.rebuilt[0].decoded_fidelity.edge_energy_ratio < 0.7
    assert bad.code_share == 1 / 48
    assert bad.code_perplexity == pytest.approx(1)
    assert drawn.agreement == found.chance
    assert (found.chance.kind.share or 0) < 0.3
    assert (found.chance.things.share or 0) < 0.7
    assert drawn.distances[0] > 2 * found.floor[0]
    assert drawn.diversity < 0.1 < found.diversity


def test_what_was_learnt_by_heart_is_found_out(found: Evaluation) -> None:
    drawn = found.measured[2].drawn
    assert drawn is not None
    assert drawn.nearest is not None
    assert max(drawn.nearest.distances) < 1
    assert found.unlearnt[Learnt(5, 40)] > 5


def test_pixels_changed_outside_are_reported(found: Evaluation, tmp_path: Path) -> None:
    values = write_report(found, tmp_path)
    assert values == as_json(found)
    redraws = [one["generation"]["redraws"] for one in values["checkpoints"]]
    assert redraws[0]["changed_outside"] == 0
    assert redraws[1]["changed_outside"] > 100
    assert redraws[1]["steps"]["ratio"] > redraws[0]["steps"]["ratio"]
    text = (tmp_path / "report.md").read_text()
    assert f"| {redraws[1]['changed_outside']} in 4 redraws |" in text
    assert "| 100.0% of 12 |" in text
