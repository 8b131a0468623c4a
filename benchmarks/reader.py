"""Whether a caption alone finds its painted scene among eight, and which kinds are taken for which.

    .venv/bin/python -m benchmarks.reader --sheet /tmp/eight.png

A reader (see `scene_engine.evaluation.reader`) is trained on some painted scenes and their captions, and
asked about others. `--sheet` draws 50 captions with eight pictures each, to try it by eye: the answers are
printed last.
"""

from __future__ import annotations

import json
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import click
import numpy as np

from scene_engine import backend, machine

if TYPE_CHECKING:  # it imports mlx, and the backend comes first
    from scene_engine.evaluation.reader import Lesson, Reader

RESULT = Path(__file__).with_name("reader.json")
SEED = 20


@click.command()
@click.option("--train", "taught", default=4000, help="Scenes to learn from.")
@click.option("--test", "asked", default=800, help="Scenes to be asked about.")
@click.option("--epochs", default=14, help="Passes over them.")
@click.option("--sheet", type=click.Path(path_type=Path), help="Draw 50 questions to answer by eye.")
def main(taught: int, asked: int, epochs: int, sheet: Path | None) -> None:
    """Prints how often the caption's own picture wins, and the kinds that are mixed up most."""
    prepared = backend.prepare("cpu")
    lessons = paint(range(taught + asked))

    from scene_engine.evaluation.reader import agreement, right_choices, train_reader

    def report(epoch: int, loss: float) -> None:
        click.echo(f"epoch {epoch}: loss {loss:.3f}")

    reader = train_reader(lessons[:taught], SEED, epochs, report=report)
    unseen = lessons[taught:]
    pictures = np.stack([lesson.picture for lesson in unseen])
    result: dict[str, object] = {
        "machine": prepared.description,
        "taught": taught,
        "asked": asked,
        "epochs": epochs,
    }
    for name, chosen in (("first caption", 0), ("shortest caption", None)):
        captions = [c.captions[chosen] if chosen is not None else min(c.captions, key=len) for c in unseen]
        share = right_choices(agreement(reader, pictures, captions), 8, SEED)
        result[f"right of 8, {name}"] = round(share, 4)
        click.echo(f"{name}: the right one of eight {share:.1%} of the time (chance 12.5 %)")
    mixed = confusions(unseen, reader)
    result["kinds"] = mixed
    for name, found in list(mixed.items())[:12]:
        click.echo(f"{name}: named right {found['right']:.0%}, else mostly {found['mistaken for']}")
    RESULT.write_text(json.dumps(result, indent=2) + "\n")
    if sheet is not None:
        draw(unseen, sheet)


def paint(numbers: range) -> list[Lesson]:
    """Paints scenes and captions on all cores."""
    with ProcessPoolExecutor(machine.cores(), mp_context=get_context("spawn")) as pool:
        return list(pool.map(_lesson, numbers, chunksize=16))


def _lesson(number: int) -> Lesson:
    from scene_engine.evaluation.reader import Lesson
    from scene_engine.painter.painting import paint

    painting = paint(SEED, number)
    return Lesson(painting.rgb, painting.captions(6), painting.scene.kind)


def confusions(lessons: list[Lesson], reader: Reader) -> dict[str, dict[str, object]]:
    """For each kind how often the reader names it right and what else it takes it for, the worst first."""
    import mlx.core as mx

    from scene_engine.evaluation.features import reduce

    guesses: dict[str, Counter[str]] = {}
    for lesson in lessons:
        logits = np.array(reader.name(reader.look(mx.array(reduce(lesson.picture[None])))))
        guess = reader.kinds[int(logits[0].argmax())]
        guesses.setdefault(lesson.kind, Counter())[guess] += 1
    rows = {
        kind: {
            "right": round(count[kind] / count.total(), 3),
            "mistaken for": next((name for name, _ in count.most_common() if name != kind), "nothing"),
        }
        for kind, count in guesses.items()
    }
    return dict(sorted(rows.items(), key=lambda row: (row[1]["right"], row[0])))


def draw(lessons: list[Lesson], path: Path, questions: int = 50) -> None:
    """Each row a caption and eight pictures at half size; prints which is the right one."""
    from scene_engine.dataset.sheet import contact_sheet

    rng = np.random.default_rng(SEED)
    pictures, labels, answers = [], [], []
    for question in range(questions):
        own = question
        others = rng.choice([row for row in range(len(lessons)) if row != own], 7, replace=False).tolist()
        place = int(rng.integers(8))
        others.insert(place, own)
        answers.append(place + 1)
        for number, row in enumerate(others):
            pictures.append(lessons[row].picture[::2, ::2])
            labels.append(f"{question + 1}. {lessons[own].captions[0]}" if number == 0 else "")
    contact_sheet(pictures, labels, 8, lines=5).save(path)
    click.echo(f"{path}; answers: {' '.join(map(str, answers))}")


if __name__ == "__main__":
    main()
