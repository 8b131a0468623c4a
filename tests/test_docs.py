"""The documents say what the code does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from scene_engine import config
from scene_engine.cli.generate import command as generate
from scene_engine.painter.dice import Dice
from scene_engine.painter.light import Light
from scene_engine.painter.stage import Stage
from scene_engine.training.transformer import TransformerRun
from scene_engine.training.vqgan_run import VQGANRun

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("run", [VQGANRun, TransformerRun])
def test_the_training_guide_lists_every_key_with_its_default(run: type) -> None:
    guide = (ROOT / "docs/training.md").read_text(encoding="utf-8")
    for section, values in config.to_dict(run()).items():
        for key, default in values.items():
            shown = list(default) if isinstance(default, (list, tuple)) else default
            assert f"| `{key}` | {shown} |" in guide, f"{section}.{key}"


def test_the_training_guide_lists_no_key_that_is_not_there() -> None:
    guide = (ROOT / "docs/training.md").read_text(encoding="utf-8")
    known = {
        key for run in (VQGANRun, TransformerRun) for part in config.to_dict(run()).values() for key in part
    }
    assert set(re.findall(r"^\| `(\w+)` \|", guide, re.MULTILINE)) == known


@pytest.mark.parametrize("size", ["tiny/", "small/", "medium/", "", "large/"])
@pytest.mark.parametrize(("stage", "run"), [("vqgan", VQGANRun), ("transformer", TransformerRun)])
def test_every_preset_loads(size: str, stage: str, run: type) -> None:
    loaded: object = config.load_config(run, ROOT / f"configs/{size}{stage}.yaml")
    assert config.to_dict(loaded)["data"]["folder"] == "data"


def test_the_readme_lists_options_that_generate_has() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    options = {name for parameter in generate.params for name in parameter.opts}
    table = re.findall(r"^\| (`-.*?) \|", readme, re.MULTILINE)
    assert len(table) >= 10
    for names in table:
        for name in re.findall(r"`(-[\w-]+)`", names):
            assert name in options, name


@pytest.mark.parametrize(
    "document",
    [
        "README.md",
        "docs/training.md",
        "docs/painter.md",
        "docs/redraw.md",
        "docs/evaluation.md",
        "checkpoints/shipped/README.md",
        "CONTRIBUTING.md",
        "plugins/PROTOCOL.md",
    ],
)
def test_every_file_a_document_points_to_is_there(document: str) -> None:
    path = ROOT / document
    for target in re.findall(r"\]\((?!https?://|#)([^)]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_the_kind_that_the_painter_guide_adds_paints() -> None:
    guide = (ROOT / "docs/painter.md").read_text(encoding="utf-8")
    source = next(code for code in re.findall(r"```python\n(.*?)```", guide, re.DOTALL) if "KIND" in code)
    module: dict[str, Any] = {}
    exec(source, module)
    assert source.count("\n") < 150
    for view in module["KIND"].views.values():
        stage = Stage(Dice(1), Light("golden hour", "clear"))
        view(stage)
        things, _ = stage.seen()
        assert "standing stone" in {thing.noun for thing in things}
