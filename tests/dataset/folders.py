"""Data folders made for tests."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from tests.paintings import draw


def write_scenes(folder: Path, seeds: Sequence[int]) -> None:
    """A good data set: one painted picture and one line a number, the image named after the number."""
    (folder / "images").mkdir(parents=True, exist_ok=True)
    lines = []
    for seed in seeds:
        picture, caption = draw(seed)
        Image.fromarray(picture).save(folder / "images" / f"{seed}.png", compress_level=1)
        lines.append(json.dumps({"image": f"{seed}.png", "caption": caption}))
    (folder / "captions.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
