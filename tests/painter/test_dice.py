from __future__ import annotations

import pytest

from scene_engine.painter.dice import Dice

THROWS = 4000


def test_the_same_words_give_the_same_throws() -> None:
    one, other = Dice(7, 3), Dice(7, 3)
    assert [one.unit() for _ in range(1500)] == [other.unit() for _ in range(1500)]


def test_throws_stay_what_they_are() -> None:
    """Pictures are named by (seed, number): another stream would change every one of them."""
    dice = Dice(1, 2)
    assert [dice.whole(0, 999) for _ in range(6)] == [432, 379, 37, 528, 159, 536]


@pytest.mark.parametrize("other", [(7, 4), (8, 3), (3, 7), (7, 3, 1), (7,)])
def test_other_words_give_other_throws(other: tuple[int, ...]) -> None:
    one, two = Dice(7, 3), Dice(*other)
    assert [one.unit() for _ in range(8)] != [two.unit() for _ in range(8)]


def test_whole_numbers_reach_both_ends_and_are_even() -> None:
    dice = Dice(1)
    throws = [dice.whole(-2, 3) for _ in range(THROWS)]
    assert set(throws) == {-2, -1, 0, 1, 2, 3}
    assert all(throws.count(face) == pytest.approx(THROWS / 6, rel=0.2) for face in set(throws))


def test_between_stays_between() -> None:
    dice = Dice(2)
    throws = [dice.between(-1.5, 4.0) for _ in range(THROWS)]
    assert -1.5 <= min(throws) < -1.4
    assert 3.9 < max(throws) < 4.0


def test_chances_and_weights_are_kept() -> None:
    dice = Dice(3)
    assert sum(dice.chance(0.2) for _ in range(THROWS)) == pytest.approx(THROWS * 0.2, rel=0.15)
    assert not any(dice.chance(0.0) for _ in range(THROWS))
    assert all(dice.chance(1.0) for _ in range(THROWS))
    picked = [dice.weighed([("often", 3.0), ("never", 0.0), ("seldom", 1.0)]) for _ in range(THROWS)]
    assert picked.count("never") == 0
    assert picked.count("often") == pytest.approx(THROWS * 0.75, rel=0.1)


def test_signs_are_both() -> None:
    dice = Dice(4)
    assert sum(dice.sign() for _ in range(THROWS)) == pytest.approx(0, abs=THROWS * 0.06)


def test_some_are_different_and_no_more_than_there_are() -> None:
    dice = Dice(5)
    letters = "abcdef"
    for _ in range(200):
        some = dice.some(letters, 3)
        assert len(set(some)) == 3
        assert set(some) <= set(letters)
    assert sorted(dice.some(letters, 9)) == sorted(letters)
    assert letters == "abcdef"
    assert {dice.some(letters, 1)[0] for _ in range(200)} == set(letters)
