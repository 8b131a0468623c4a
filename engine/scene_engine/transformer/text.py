"""Words to text pieces: a sentencepiece unigram model, trained from captions, kept in the checkpoint."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import numpy as np
import sentencepiece

from scene_engine.errors import SceneError

PAD = 0
"""Fills a prompt up to its fixed length; a prompt of nothing else is the unconditional one."""


class TextPieces:
    """Text to pieces, ids 0 (PAD) to `vocabulary_size` - 1.

    Case is folded and Unicode normalised (NFKC). What the captions never showed falls back to bytes, so no
    prompt is refused.

    Args:
        model: The serialised sentencepiece model.
    """

    def __init__(self, model: bytes) -> None:
        self.model = model
        self._processor = sentencepiece.SentencePieceProcessor()
        try:
            self._processor.LoadFromSerializedProto(model)
        except RuntimeError as error:
            raise SceneError("the checkpoint's text model is damaged", "Use another checkpoint.") from error

    @classmethod
    def train(cls, captions: Iterable[str], vocabulary_size: int) -> TextPieces:
        """Trains on captions; deterministic. Few captions may give fewer pieces than asked for.

        Raises:
            SceneError: There is nothing to train on.
        """
        sentences = sorted({caption.strip() for caption in captions} - {""})
        if not sentences:
            raise SceneError("there are no captions to learn words from", "Add captions to captions.jsonl.")
        model = io.BytesIO()
        try:
            sentencepiece.SentencePieceTrainer.Train(
                sentence_iterator=iter(sentences),
                model_writer=model,
                model_type="unigram",
                vocab_size=vocabulary_size,
                hard_vocab_limit=False,
                byte_fallback=True,
                character_coverage=1.0,
                normalization_rule_name="nmt_nfkc_cf",
                pad_id=PAD,
                unk_id=1,
                bos_id=-1,
                eos_id=-1,
                num_threads=1,
                minloglevel=2,
            )
        except RuntimeError as error:
            raise SceneError(
                f"cannot learn {vocabulary_size} text pieces from {len(sentences)} captions",
                "Add captions, or set model.vocabulary_size to 512 or more.",
            ) from error
        return cls(model.getvalue())

    @property
    def vocabulary_size(self) -> int:
        """Number of pieces, PAD among them."""
        return int(self._processor.GetPieceSize())

    def encode(self, prompts: Sequence[str], length: int) -> np.ndarray:
        """Prompts to int32 [len(prompts), length], padded with PAD; what is longer is cut at the end."""
        ids = np.full((len(prompts), length), PAD, np.int32)
        for row, prompt in enumerate(prompts):
            pieces = self._ids(prompt)[:length]
            ids[row, : len(pieces)] = pieces
        return ids

    def _ids(self, prompt: str) -> list[int]:
        # Half a surrogate pair, as a broken paste may hold, is no text to sentencepiece.
        ids: list[int] = self._processor.EncodeAsIds(prompt.encode(errors="replace").decode())
        return ids

    def cut(self, prompt: str, length: int) -> str:
        """The end of the prompt that `length` pieces leave out; empty if all of it is heard."""
        pieces = self._ids(prompt)
        return str(self._processor.DecodeIds(pieces[length:])) if len(pieces) > length else ""
