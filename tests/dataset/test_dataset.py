from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.dataset.folders import write_scenes
from tests.paintings import draw

from scene_engine.dataset import load_dataset
from scene_engine.errors import SceneError


def test_pictures_captions_and_names_belong_together(tmp_path: Path) -> None:
    write_scenes(tmp_path, [5, 2, 9])
    dataset = load_dataset(tmp_path)
    assert dataset.names == ["5.png", "2.png", "9.png"]
    for seed, picture, caption in zip([5, 2, 9], dataset.pictures, dataset.captions, strict=True):
        np.testing.assert_array_equal(picture, draw(seed)[0])
        assert caption == (draw(seed)[1],)
    assert sorted([*dataset.train, *dataset.validation]) == [0, 1, 2]
    assert len(dataset.validation) >= 1
    assert dataset.memory_bytes == 3 * 320 * 192 * 3


def test_an_image_has_all_its_captions(tmp_path: Path) -> None:
    write_scenes(tmp_path, range(4))
    with (tmp_path / "captions.jsonl").open("a") as file:
        file.writelines(f'{{"image": "{n}.png", "caption": "again {n}"}}\n' for n in range(4))
    dataset = load_dataset(tmp_path)
    assert dataset.memory_bytes == 4 * 320 * 192 * 3
    assert dataset.captions == [(draw(n)[1], f"again {n}") for n in range(4)]
    assert len(set(dataset.digests)) == 4


def test_the_fingerprint_is_of_everything_that_decides_training(tmp_path: Path) -> None:
    write_scenes(tmp_path, range(6))
    first = load_dataset(tmp_path)
    assert load_dataset(tmp_path).fingerprint == first.fingerprint
    captions = tmp_path / "captions.jsonl"
    lines = captions.read_text().splitlines()
    (tmp_path / "images" / "0.png").rename(tmp_path / "images" / "zero.png")
    captions.write_text("\n".join(lines).replace("0.png", "zero.png"))
    assert load_dataset(tmp_path).fingerprint == first.fingerprint, "a name decides nothing"
    seen = {first.fingerprint, load_dataset(tmp_path, 0).fingerprint}
    for text in ("\n".join(lines[1:]), "\n".join(lines[::-1]), "\n".join(lines).replace("light", "shine")):
        captions.write_text(text.replace('"0.png', '"zero.png'))
        seen.add(load_dataset(tmp_path).fingerprint)
    assert len(seen) == 5


def test_all_problems_are_summed_up_in_one_error(tmp_path: Path) -> None:
    write_scenes(tmp_path, range(3))
    (tmp_path / "images" / "1.png").write_bytes(b"no image")
    with (tmp_path / "captions.jsonl").open("a") as file:
        file.write('{"caption": ""}\n{"image": "gone.png", "caption": "x"}\n')
    with pytest.raises(SceneError, match="4 problems in 3 lines") as caught:
        load_dataset(tmp_path)
    assert "line 2: 1.png" in caught.value.message
    assert "scene-engine dataset check --data" in caught.value.fix


@pytest.mark.parametrize("share", [-0.1, 1.0, float("nan")])
def test_a_share_that_makes_no_sense(tmp_path: Path, share: float) -> None:
    write_scenes(tmp_path, [1])
    with pytest.raises(SceneError, match="share"):
        load_dataset(tmp_path, share)
