"""Text pieces: any prompt in, and the same model from the same captions."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.paintings import draw

from scene_engine.errors import SceneError
from scene_engine.transformer.text import PAD, TextPieces

CAPTIONS = [draw(seed)[1] for seed in range(32)]
PIECES = TextPieces.train(CAPTIONS, 400)


def heard(text: str) -> str:
    """What a prompt becomes on the way through pieces and back."""
    pieces = PIECES.encode([text], 500)[0]
    return str(PIECES._processor.DecodeIds([int(piece) for piece in pieces if piece != PAD]))


def test_captions_are_heard_whole() -> None:
    assert [heard(caption) for caption in CAPTIONS] == [caption.lower() for caption in CAPTIONS]
    assert PIECES.encode(CAPTIONS, 48).max() < PIECES.vocabulary_size <= 400


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A Stone CASTLE", "a stone castle"),
        ("ﬁre  at\tnight", "fire at night"),
        ("\uff36\uff27\uff21", "vga"),
        ("STRASSE und ÉTÉ", "strasse und été"),
        ("日本の城 🏰 ñandú", "日本の城 🏰 ñandú"),
    ],
)
def test_case_and_unicode(text: str, expected: str) -> None:
    assert heard(text) == expected


@settings(max_examples=150, deadline=None)
@given(st.text())
@example("\x00")
@example("\ud800 half a pair")
@example("<pad><unk><0x41>")
@example("\u200b\ufeff")
def test_no_prompt_is_refused(text: str) -> None:
    ids = PIECES.encode([text], 16)
    assert ids.shape == (1, 16)
    assert 0 <= ids.min() <= ids.max() < PIECES.vocabulary_size
    PIECES.cut(text, 3)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8", categories=["L", "N"]), max_size=40))
def test_pieces_never_meet_the_unknown(text: str) -> None:
    assert 1 not in PIECES.encode([text], 400)


def test_nothing_is_padding_alone() -> None:
    assert (PIECES.encode(["", "  ", "a castle"], 8) == PAD).all(axis=1).tolist() == [True, True, False]


def test_long_prompts_are_cut_at_the_end_and_the_rest_is_told() -> None:
    prompt = "a moonlit castle on a hill, a tower at the left"
    whole = PIECES.encode([prompt], 48)[0]
    length = int((whole != PAD).sum())
    assert PIECES.encode([prompt], 4)[0].tolist() == whole[:4].tolist()
    assert PIECES.cut(prompt, length) == PIECES.cut("", 4) == ""
    rest = PIECES.cut(prompt, 4)
    assert rest
    assert prompt.endswith(rest)
    assert not prompt.removesuffix(rest).endswith(prompt[:3])


def test_training_is_deterministic_whatever_the_order() -> None:
    again = TextPieces.train([*reversed(CAPTIONS), CAPTIONS[0] + " "], 400)
    assert again.model == PIECES.model
    assert TextPieces(PIECES.model).encode(CAPTIONS, 30).tolist() == PIECES.encode(CAPTIONS, 30).tolist()


@pytest.mark.parametrize("captions", [["a castle"], ["x"], CAPTIONS[:2], ["日本の城"]])
def test_a_few_captions_are_enough(captions: list[str]) -> None:
    pieces = TextPieces.train(captions, 512)
    assert 1 not in pieces.encode(captions, 16)


def test_no_captions_are_not() -> None:
    with pytest.raises(SceneError, match="no captions"):
        TextPieces.train(["", "  "], 400)


def test_more_characters_than_pieces_is_told() -> None:
    with pytest.raises(SceneError, match="300 text pieces") as failure:
        TextPieces.train(["".join(map(chr, range(0x4E00, 0x4E00 + 200)))], 300)
    assert "vocabulary_size" in failure.value.fix


def test_a_damaged_model_is_told() -> None:
    with pytest.raises(SceneError, match="damaged"):
        TextPieces(PIECES.model[:100])
