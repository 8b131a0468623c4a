from __future__ import annotations

import itertools
import threading
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.dataset.folders import write_scenes
from tests.paintings import draw

from scene_engine.dataset import (
    Augmentation,
    Dataset,
    ImageBatches,
    epoch_order,
    eval_images,
    load_dataset,
    mirrored_caption,
    prefetch,
)
from scene_engine.dataset.batches import augment, wide_window
from scene_engine.dataset.pictures import packed

PLAIN = Augmentation(flip=0, shift=False)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = tmp_path_factory.mktemp("data")
    write_scenes(folder, range(7))
    return load_dataset(folder)


def test_the_order_is_a_permutation_of_its_own_for_each_epoch_and_seed() -> None:
    orders = [epoch_order(50, seed, epoch) for seed in range(3) for epoch in range(3)]
    assert all(sorted(order) == list(range(50)) for order in orders)
    assert len({tuple(order) for order in orders}) == 9
    np.testing.assert_array_equal(orders[4], epoch_order(50, 1, 1))


def test_batches_depend_on_nothing_but_seed_epoch_and_step(dataset: Dataset) -> None:
    varied = Augmentation(flip=0.5, colour=0.5)
    batches = ImageBatches(dataset, range(7), 4, 3, varied)
    later = ImageBatches(dataset, range(7), 4, 3, varied)
    for epoch, step in ((0, 1), (2, 0), (0, 0), (0, 1)):
        for one, other in zip(batches.batch(epoch, step), later.batch(epoch, step), strict=True):
            np.testing.assert_array_equal(one, other)
    assert not np.array_equal(batches.batch(0, 0)[0], batches.batch(1, 0)[0])
    assert not np.array_equal(
        batches.batch(0, 0)[0], ImageBatches(dataset, range(7), 4, 4, varied).batch(0, 0)[0]
    )


@settings(deadline=None, max_examples=40)
@given(
    chosen=st.lists(st.integers(0, 6), min_size=1, unique=True),
    size=st.integers(1, 9),
    repeats=st.integers(1, 3),
    world=st.integers(1, 3),
)
def test_ranks_together_see_every_picture_each_repeat(
    dataset: Dataset, chosen: list[int], size: int, repeats: int, world: int
) -> None:
    ranks = [ImageBatches(dataset, chosen, size, 1, PLAIN, repeats, rank, world) for rank in range(world)]
    assert len({batches.steps_per_epoch for batches in ranks}) == 1
    seen: list[int] = []
    for step in range(ranks[0].steps_per_epoch):
        for images, indices, flipped in (batches.batch(5, step) for batches in ranks):
            assert images.shape == (size, 192, 320, 3)
            assert images.dtype == np.uint8
            assert indices.shape == flipped.shape == (size,)
            assert not flipped.any()
            np.testing.assert_array_equal(images, eval_images(dataset, indices))
            seen += indices.tolist()
    counts = Counter(seen)
    assert set(counts) == set(chosen)
    assert min(counts.values()) >= repeats
    assert 0 <= len(seen) - repeats * len(chosen) < size * world, "no more than the last batch is filled up"


def test_two_ranks_see_the_batch_that_one_would(dataset: Dataset) -> None:
    varied = Augmentation(flip=0.5, colour=0.5)
    (whole, _, _) = ImageBatches(dataset, range(7), 4, 0, varied).batch(0, 0)
    halves = [ImageBatches(dataset, range(7), 2, 0, varied, 1, rank, 2).batch(0, 0)[0] for rank in range(2)]
    np.testing.assert_array_equal(whole[0::2], halves[0])
    np.testing.assert_array_equal(whole[1::2], halves[1])


def test_flipped_says_which_pictures_are_mirrored(dataset: Dataset) -> None:
    batches = ImageBatches(dataset, range(7), 32, 0, Augmentation(flip=0.5))
    images, indices, flipped = batches.batch(0, 0)
    assert 4 < flipped.sum() < 28
    originals = eval_images(dataset, indices)
    originals[flipped] = originals[flipped][:, :, ::-1]
    np.testing.assert_array_equal(images, originals)


def test_other_colours_never_mix_pixels() -> None:
    picture = draw(2)[0]
    for seed in range(20):
        image, _ = augment(picture, Augmentation(flip=0, colour=1), np.random.default_rng(seed))
        assert not np.array_equal(image, picture)
        pairs = set(zip(packed(picture).ravel().tolist(), packed(image).ravel().tolist(), strict=True))
        assert len(pairs) == len(np.unique(packed(picture))), "one colour became two"


def test_batches_of_nothing_are_refused(dataset: Dataset) -> None:
    with pytest.raises(ValueError, match="batches need"):
        ImageBatches(dataset, [], 4, 0, PLAIN)


def prefetch_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name.startswith("prefetch")]


def slow_first(epoch: int, step: int) -> tuple[int, int]:
    time.sleep(0.02 if step % 2 == 0 else 0)
    return epoch, step


def test_results_come_in_order_and_no_thread_stays() -> None:
    jobs = [(epoch, step) for epoch in range(3) for step in range(4)]
    assert list(prefetch(slow_first, jobs, workers=3)) == jobs
    assert prefetch_threads() == []


def test_an_endless_run_can_be_closed() -> None:
    begun: list[int] = []

    def job(epoch: int, step: int) -> int:
        begun.append(step)
        return step

    with closing(prefetch(job, ((0, step) for step in itertools.count()), depth=3)) as results:
        assert list(itertools.islice(results, 5)) == [0, 1, 2, 3, 4]
        assert prefetch_threads() != []
    assert prefetch_threads() == []
    assert len(begun) <= 8, "it ran further ahead than asked"


def test_an_exception_comes_at_its_turn_and_ends_everything() -> None:
    def job(epoch: int, step: int) -> int:
        if step == 2:
            raise OSError("disk gone")
        return step

    results = prefetch(job, ((0, step) for step in range(100)))
    assert [next(results), next(results)] == [0, 1]
    with pytest.raises(OSError, match="disk gone"):
        next(results)
    assert prefetch_threads() == []


@pytest.mark.parametrize(
    ("caption", "mirrored"),
    [
        ("a tower at the left, a bright moon", "a tower at the right, a bright moon"),
        ("Left of RIGHT and right", "Right of LEFT and left"),
        ("the leftmost tree, right-hand path, upright", "the rightmost tree, left-hand path, upright"),
        ("hills", "hills"),
    ],
)
def test_left_and_right_change_places_in_captions(caption: str, mirrored: str) -> None:
    assert mirrored_caption(caption) == mirrored
    assert mirrored_caption(mirrored) == caption


def test_eval_images_of_none(dataset: Dataset) -> None:
    assert eval_images(dataset, []).shape == (0, 192, 320, 3)


def test_the_data_folder_is_not_needed_after_loading(tmp_path: Path) -> None:
    write_scenes(tmp_path, [1, 2])
    dataset = load_dataset(tmp_path)
    for path in (tmp_path / "images").iterdir():
        path.unlink()
    assert eval_images(dataset, [0, 1]).any()


def test_a_wide_window_goes_on_without_a_seam() -> None:
    picture = np.zeros((192, 320, 3), np.uint8)
    picture[:, :, 0] = np.arange(320) * 255 // 319  # each column its own red, or its neighbour's
    both = [wide_window(picture, np.random.default_rng(seed)) for seed in range(40)]
    for found, mirrored in both:
        assert found.shape == picture.shape
        reds = found[0, :, 0].astype(int)
        assert np.abs(np.diff(reds)).max() <= 1
        rising = np.diff(reds) > 0
        assert 0.1 < rising.mean() / (np.diff(reds) != 0).mean() < 0.9
        assert (rising.sum() < (np.diff(reds) < 0).sum()) == mirrored
    assert {mirrored for _, mirrored in both} == {True, False}


def test_coarse_pictures_have_few_colours_or_half_the_resolution() -> None:
    picture = np.random.default_rng(1).integers(0, 256, (192, 320, 3), np.uint8)
    sorts = set()
    for seed in range(12):
        shown, _ = augment(picture, Augmentation(0, 0, True, 1.0), np.random.default_rng(seed))
        assert shown.shape == (192, 320, 3)
        doubled = bool((shown[::2, ::2] == shown[1::2, 1::2]).all())
        few = len(np.unique(shown.reshape(-1, 3), axis=0)) <= 16
        assert doubled or few
        sorts.add((doubled, few))
    assert sorts == {(True, False), (False, True), (True, True)}
