"""All measures of some checkpoints, on the same pictures and prompts, in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from statistics import median
from typing import TypeVar

import numpy as np

from scene_engine.drawing import as_bytes
from scene_engine.evaluation import examples as ex
from scene_engine.evaluation import likeness, metrics, reconstruction, seams
from scene_engine.evaluation import sliced_wasserstein as swd
from scene_engine.evaluation.agreement import agreement, shifted
from scene_engine.evaluation.examples import as_drawn
from scene_engine.evaluation.judging import accuracy, ready_judge
from scene_engine.evaluation.prompts import free_prompts
from scene_engine.evaluation.results import Drawn, Evaluation, Measured, Picture, Rebuilt, Settings
from scene_engine.evaluation.subject import Learnt, Subject
from scene_engine.painter.painting import Wish, paint

Progress = Callable[[str, int, int], None]
"""Told what is under way, how much of it is done, and how much there is."""

PAINTED = "painted"
"""The source of the painter's pictures."""

SEED = 0
"""Of whatever the measures draw at random."""

Item = TypeVar("Item")


class Evaluator:
    """Paints what is asked for, teaches the judge, and measures checkpoints one by one.

    Args:
        settings: How much to look at.
        progress: Told what is under way.
        folders: Other pictures to reconstruct, uint8 [192, 320, 3], by the name of where they are from.

    Raises:
        SceneError: A painting process died.
    """

    def __init__(
        self, settings: Settings, progress: Progress, folders: dict[str, list[Picture]] | None = None
    ) -> None:
        self._settings, self._progress = settings, progress
        count = settings.pictures
        plain = ex.ordinary_numbers(count + settings.judged)
        held = ex.held_out_numbers(2 * settings.prompts)
        self._sources = {PAINTED: list(ex.pictures(plain[:count], self._told("painting")))} | (folders or {})
        self._scenes = ex.examples(held[::2], self._told("painting scenes to ask for"))
        self._asked = [example.asked for example in self._scenes]
        self._paintings = [example.canvas.rgb() for example in self._scenes]
        others = list(ex.pictures(held[1::2], self._told("painting others to compare with")))
        checked = ex.examples(plain[count:], self._told("painting scenes to check the judge with"))
        self._judge = ready_judge(settings.teaching, progress)
        self._accuracy = accuracy(self._judge, checked)
        self._reference = swd.cloud(self._paintings, SEED)
        self._floor = self._distances([as_drawn(rgb).rgb() for rgb in others])
        self._learnt: dict[Learnt, list[Picture]] = {}

    def evaluate(self, subjects: Sequence[Subject]) -> Evaluation:
        """Measures checkpoints, each on the same."""
        measured = [self._measured(subject) for subject in subjects]
        opinions = self._judge.opinions(self._paintings)
        paintings = likeness.thumbnails(self._paintings)
        return Evaluation(
            settings=self._settings,
            sources=self._sources,
            scenes=self._scenes,
            accuracy=self._accuracy,
            judge=self._judge.digest(),
            things=self._judge.things,
            ceiling=agreement(opinions, self._asked, self._judge.things),
            chance=agreement(opinions, shifted(self._asked), self._judge.things),
            floor=self._floor,
            diversity=self._painters_diversity(),
            unlearnt={
                learnt: median(likeness.nearest(paintings, likeness.thumbnails(pictures)).distances)
                for learnt, pictures in self._learnt.items()
            },
            measured=measured,
        )

    def _measured(self, subject: Subject) -> Measured:
        rebuilt = [self._rebuilt(subject, *source) for source in self._sources.items()]
        through = [
            reconstruction.finished(subject.decode(subject.encode(example.rgb)))
            for example in self._counted(f"{subject.name}: asked scenes through tokens", self._scenes)
        ]
        numbers = ex.ordinary_numbers(reconstruction.pictures_for(subject.codes))
        many = ex.pictures(numbers, self._told(f"{subject.name}: which codes are used"))
        tokens = np.stack([subject.encode(picture) for picture in many])
        return Measured(
            subject,
            rebuilt,
            agreement(self._judge.opinions(through), self._asked, self._judge.things),
            *metrics.code_use(tokens, subject.codes),
            len(numbers),
            self._drawn(subject) if subject.draws else None,
        )

    def _rebuilt(self, subject: Subject, source: str, pictures: list[Picture]) -> Rebuilt:
        decoded, drawn = [], []
        for picture in self._counted(f"{subject.name}: {source} pictures through tokens", pictures):
            rgb = subject.decode(subject.encode(picture))
            decoded.append(as_bytes(rgb))
            drawn.append(reconstruction.finished(rgb))
        fidelity = reconstruction.fidelity
        return Rebuilt(source, drawn, fidelity(pictures, decoded), fidelity(pictures, drawn))

    def _drawn(self, subject: Subject) -> Drawn:
        prompts = [example.prompt for example in self._scenes]
        pictures = self._draw(subject, "held-out prompts", prompts, range(len(prompts)))
        opinions = self._judge.opinions(pictures)
        varied, seeds = prompts[: self._settings.varied], self._settings.seeds
        several = self._draw(
            subject,
            "more seeds",
            [prompt for prompt in varied for _ in range(seeds)],
            [seed for _ in varied for seed in range(seeds)],
        )
        small = likeness.thumbnails(several)
        free = [prompt.text for prompt in free_prompts()[: self._settings.free]]
        answers = self._draw(subject, "free prompts", free, [SEED] * len(free))
        known = self._known(subject.learnt)
        nearest = (
            likeness.nearest(likeness.thumbnails(pictures), likeness.thumbnails(known)) if known else None
        )
        return Drawn(
            pictures=pictures,
            opinions=opinions,
            agreement=agreement(opinions, self._asked, self._judge.things),
            distances=self._distances(pictures),
            diversity=likeness.diversity([small[i : i + seeds] for i in range(0, len(small), seeds)]),
            nearest=nearest,
            learnt=[known[place] for place in nearest.places] if nearest else [],
            free=answers,
            free_opinions=self._judge.opinions(answers),
            redraws=self._redraws(subject) if subject.redraws else [],
        )

    def _draw(
        self, subject: Subject, what: str, prompts: Sequence[str], seeds: Sequence[int]
    ) -> list[Picture]:
        report, found = self._told(f"{subject.name}: drawing {what}"), []
        for canvas in subject.draw(prompts, seeds):
            found.append(canvas.rgb())
            report(len(found), len(prompts))
        return found

    def _redraws(self, subject: Subject) -> list[seams.Redraw]:
        found = []
        for number in self._counted(f"{subject.name}: redrawing", range(self._settings.masks)):
            example = self._scenes[number % len(self._scenes)]
            canvas = example.canvas
            mask = seams.random_mask(number, canvas.indices.shape)
            after = subject.redraw(canvas, mask, example.prompt, number)
            found.append(seams.Redraw(canvas, after, mask))
        return found

    def _known(self, learnt: Learnt | None) -> list[Picture]:
        """Paintings that a checkpoint was trained on; painted once for all that were trained on them."""
        if learnt is None:
            return []
        if learnt not in self._learnt:
            numbers = ex.ordinary_numbers(min(learnt.count, self._settings.known), learnt.seed)
            report = self._told("painting what was learnt from")
            self._learnt[learnt] = [as_drawn(rgb).rgb() for rgb in ex.pictures(numbers, report, learnt.seed)]
        return self._learnt[learnt]

    def _painters_diversity(self) -> float:
        """Of paintings of the same kind, hour and weather as the prompts that are drawn with more seeds."""
        groups = []
        for place, example in enumerate(self._scenes[: self._settings.varied]):
            kind, time, weather = example.wish
            wish = Wish(kind, time, weather)
            paintings = [paint(ex.SEED + 1 + place, n, wish).rgb for n in range(self._settings.seeds)]
            groups.append(likeness.thumbnails(as_drawn(rgb).rgb() for rgb in paintings))
        return likeness.diversity(groups)

    def _distances(self, pictures: Sequence[Picture]) -> list[float]:
        return swd.distances(swd.cloud(pictures, SEED), self._reference, SEED)

    def _told(self, task: str) -> ex.Report:
        return partial(self._progress, task)

    def _counted(self, task: str, items: Sequence[Item]) -> Iterable[Item]:
        for done, item in enumerate(items, start=1):
            yield item
            self._progress(task, done, len(items))
