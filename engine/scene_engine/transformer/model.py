"""A decoder-only Transformer over text pieces, then tokens.

The choices, in brief:

- Sequence: `text_length` text pieces, padded, then one position for each token to write. That position holds
  the token written before (a start vector at first) with the place it stands at, and the place to write next.
  With both places told, cells can be written in any order (RandAR, arXiv:2412.01827; sigma-GPT, 2404.09562).
- RMSNorm before each half of a block, normalised queries and keys, no biases.
- Squared ReLU: as good as SiLU here, and twenty times cheaper on a CPU.
- An unconditional prompt, for classifier-free guidance, is one of padding alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import mlx.core as mx
import mlx.nn as nn

from scene_engine.canvas import COLUMNS, ROWS
from scene_engine.heads import in_heads


@dataclass(frozen=True)
class TransformerConfig:
    """The shape of a Transformer; what a checkpoint must agree on.

    Attributes:
        layers: Number of blocks.
        width: Numbers at each position.
        heads: Attention heads; they share the width evenly.
        text_length: Text pieces of a prompt that are heard; about 1.3 for each English word.
        vocabulary_size: Text pieces to learn at most; few captions give fewer.
        dropout: Share of the numbers dropped after each half of a block while training.
    """

    layers: int = 12
    width: int = 512
    heads: int = 8
    text_length: int = 48
    vocabulary_size: int = 2048
    dropout: float = 0.1

    def __post_init__(self) -> None:
        if self.layers < 1 or self.heads < 1 or self.width < 8 or self.width % (8 * self.heads):
            raise ValueError("layers must be 1 or more, and width a multiple of 8 times heads")
        if not 1 <= self.text_length <= 512:
            raise ValueError("text_length must be 1 to 512")
        if not 300 <= self.vocabulary_size <= 65536:
            raise ValueError("vocabulary_size must be 300 to 65536: 256 pieces are single bytes")
        if not 0 <= self.dropout < 1:
            raise ValueError("dropout must be 0 or more, and below 1")


class KeyValueCache:
    """Keys and values of one block's earlier positions, in arrays made once at their full length.

    Args:
        capacity: Positions it can hold.
    """

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.length = 0
        self._keys: mx.array | None = None
        self._values: mx.array | None = None

    @classmethod
    def gathered(cls, caches: Sequence[KeyValueCache], rows: Sequence[int]) -> KeyValueCache:
        """One cache of rows of several that are equally full; a row is counted through them all."""
        result = cls(caches[0].capacity)
        result.length = caches[0].length
        index = mx.array(list(rows))
        keys = [cache._keys for cache in caches if cache._keys is not None]
        values = [cache._values for cache in caches if cache._values is not None]
        result._keys, result._values = mx.concatenate(keys)[index], mx.concatenate(values)[index]
        return result

    def append(self, keys: mx.array, values: mx.array) -> tuple[mx.array, mx.array]:
        """Adds [B, heads, n, size] and returns all so far, [B, heads, length, size]."""
        if self._keys is None or self._values is None:
            shape = (*keys.shape[:2], self.capacity, keys.shape[3])
            self._keys, self._values = mx.zeros(shape, keys.dtype), mx.zeros(shape, values.dtype)
        end = self.length + keys.shape[2]
        self._keys[:, :, self.length : end] = keys
        self._values[:, :, self.length : end] = values
        self.length = end
        return self._keys[:, :, :end], self._values[:, :, :end]


PADDED = 128 if mx.cuda.is_available() else 1
"""Training attends over a multiple of so many positions: for others cuDNN has no backward pass, and MLX takes
one that writes every weight of the attention to memory."""


class Attention(nn.Module):
    """Causal attention over all earlier positions."""

    def __init__(self, config: TransformerConfig, key: mx.array) -> None:
        super().__init__()
        first, second = mx.random.split(key)
        self.heads = config.heads
        self.query_key_value = projection(config.width, 3 * config.width, first)
        self.query_norm = nn.RMSNorm(config.width // config.heads)
        self.key_norm = nn.RMSNorm(config.width // config.heads)
        self.project = projection(config.width, config.width, second, depth=config.layers)

    def __call__(self, x: mx.array, cache: KeyValueCache | None) -> mx.array:
        b, n, width = x.shape
        query, key, value = in_heads(self.query_key_value(x), self.heads)
        query, key = self.query_norm(query), self.key_norm(key)
        spare = -n % PADDED if cache is None else 0
        if cache is not None:
            key, value = cache.append(key, value)
        if spare:
            # Positions after all others: none of those sees them.
            query, key, value = (mx.pad(x, [(0, 0), (0, 0), (0, spare), (0, 0)]) for x in (query, key, value))
        attended = mx.fast.scaled_dot_product_attention(
            query, key, value, scale=(width // self.heads) ** -0.5, mask="causal" if n > 1 else None
        )
        if spare:
            attended = attended[:, :, :n]
        return self.project(attended.transpose(0, 2, 1, 3).reshape(b, n, width))


class FeedForward(nn.Module):
    """Two linear layers around a squared ReLU, four times as wide between them (arXiv:2109.08668)."""

    def __init__(self, config: TransformerConfig, key: mx.array) -> None:
        super().__init__()
        first, second = mx.random.split(key)
        self.expand = projection(config.width, 4 * config.width, first)
        self.project = projection(4 * config.width, config.width, second, depth=config.layers)

    def __call__(self, x: mx.array) -> mx.array:
        return self.project(mx.square(mx.maximum(self.expand(x), 0)))


class Block(nn.Module):
    """Attention, then feed-forward, each added to what came in."""

    def __init__(self, config: TransformerConfig, key: mx.array) -> None:
        super().__init__()
        first, second = mx.random.split(key)
        self.dropout = config.dropout
        self.attention_norm = nn.RMSNorm(config.width)
        self.attention = Attention(config, first)
        self.feed_forward_norm = nn.RMSNorm(config.width)
        self.feed_forward = FeedForward(config, second)

    def __call__(self, x: mx.array, cache: KeyValueCache | None, key: mx.array | None) -> mx.array:
        first, second = (None, None) if key is None else mx.random.split(key)
        x = x + dropped(self.attention(self.attention_norm(x), cache), self.dropout, first)
        return x + dropped(self.feed_forward(self.feed_forward_norm(x)), self.dropout, second)


class Transformer(nn.Module):
    """Text pieces and tokens in, logits of the next tokens out.

    Args:
        config: Its shape.
        text_vocabulary: Number of text pieces.
        codebook_size: Number of tokens to choose from.
        key: Random key of the initial weights.
    """

    FLOAT32 = (
        "text_embedding.",
        "text_place.",
        "token_embedding.",
        "start.",
        "row.",
        "column.",
        "next_row.",
        "next_column.",
        "to_logits.",
    )
    """Parameters that stay float32 when the rest trains in lower precision.

    The embeddings too, since thousands of gradients add up in each of their few rows: in bfloat16 they would
    round away, and a GPU's atomic additions of bfloat16 made a step of training 3.6 times as long.
    """

    HIDDEN = ("blocks.",)
    """Parameters whose matrices map features to features: Muon is for these (see `training.muon`)."""

    def __init__(
        self, config: TransformerConfig, text_vocabulary: int, codebook_size: int, key: mx.array
    ) -> None:
        super().__init__()
        keys = iter(mx.random.split(key, 9 + config.layers))
        width = config.width
        self.text_length = config.text_length
        self.text_embedding = embedding(text_vocabulary, width, next(keys))
        self.text_place = embedding(config.text_length, width, next(keys))
        self.token_embedding = embedding(codebook_size, width, next(keys))
        self.start = embedding(1, width, next(keys))
        self.row, self.column = embedding(ROWS, width, next(keys)), embedding(COLUMNS, width, next(keys))
        self.next_row = embedding(ROWS, width, next(keys))
        self.next_column = embedding(COLUMNS, width, next(keys))
        self.blocks = [Block(config, next(keys)) for _ in range(config.layers)]
        self.norm = nn.RMSNorm(width)
        self.to_logits = projection(width, codebook_size, next(keys))

    def __call__(
        self, text: mx.array, tokens: mx.array, order: mx.array, key: mx.array | None = None
    ) -> mx.array:
        """Logits of every token given those before it: the training pass.

        Args:
            text: int [B, text_length] text pieces.
            tokens: int [B, 240] by cell number.
            order: int [B, 240] cell numbers in the order of writing.
            key: Random key of the dropout; None for none.

        Returns:
            float32 [B, 240, codebook_size]; the i-th is for the token of cell order[:, i].
        """
        written = mx.take_along_axis(tokens, order, axis=1)
        x = mx.concatenate(
            [
                self.embed_text(text),
                self.embed_start(order[:, :1]),
                self.embed_tokens(written[:, :-1], order[:, :-1], order[:, 1:]),
            ],
            axis=1,
        )
        return self._logits(self._run(x, None, key)[:, self.text_length :])

    def prefill(
        self, text: mx.array, known: mx.array, order: mx.array, caches: Sequence[KeyValueCache]
    ) -> mx.array:
        """Reads a prompt and the tokens that are known into empty caches.

        Args:
            text: int [B, text_length].
            known: int [B, k] tokens of the first k cells of `order`; k may be 0.
            order: int [B, k + 1] cells, the last the one to write first.
            caches: One a block.

        Returns:
            Logits [B, codebook_size] of that cell.
        """
        parts = [self.embed_text(text), self.embed_start(order[:, :1])]
        if known.shape[1]:
            parts.append(self.embed_tokens(known, order[:, :-1], order[:, 1:]))
        return self._logits(self._run(mx.concatenate(parts, axis=1), caches, None)[:, -1])

    def step(
        self, tokens: mx.array, places: mx.array, targets: mx.array, caches: Sequence[KeyValueCache]
    ) -> mx.array:
        """Reads tokens [B, n] at the cells `places`: logits [B, n, codebook_size] of the cells `targets`."""
        return self._logits(self._run(self.embed_tokens(tokens, places, targets), caches, None))

    def caches(self, cells: int) -> list[KeyValueCache]:
        """Empty caches, one a block, for the text and `cells` cells."""
        return [KeyValueCache(self.text_length + cells) for _ in self.blocks]

    def embed_text(self, text: mx.array) -> mx.array:
        """[B, text_length] to [B, text_length, width]."""
        return self.text_embedding(text) + self.text_place.weight

    def embed_start(self, target: mx.array) -> mx.array:
        """The position before any token, about to write cell `target` [B, 1]: [B, 1, width]."""
        return self.start.weight + self._next_place(target)

    def embed_tokens(self, tokens: mx.array, places: mx.array, targets: mx.array) -> mx.array:
        """Tokens, the cells they stand at and the cells to write next, all [B, n]: [B, n, width]."""
        own = place_embedding(self.row, self.column, places)
        return self.token_embedding(tokens) + own + self._next_place(targets)

    def _next_place(self, cells: mx.array) -> mx.array:
        return place_embedding(self.next_row, self.next_column, cells)

    def _run(self, x: mx.array, caches: Sequence[KeyValueCache] | None, key: mx.array | None) -> mx.array:
        keys = [None] * len(self.blocks) if key is None else mx.random.split(key, len(self.blocks))
        x = x.astype(self.norm.weight.dtype)
        for index, block in enumerate(self.blocks):
            x = block(x, caches[index] if caches is not None else None, keys[index])
        return self.norm(x)

    def _logits(self, x: mx.array) -> mx.array:
        return self.to_logits(x.astype(mx.float32))


def projection(inputs: int, outputs: int, key: mx.array, depth: int = 0) -> nn.Linear:
    """A linear layer without bias, weights ~ N(0, 1/inputs); smaller where `depth` blocks add up."""
    layer = nn.Linear(inputs, outputs, bias=False)
    scale = inputs**-0.5 * ((2 * depth) ** -0.5 if depth else 1.0)
    layer.weight = mx.random.normal(layer.weight.shape, key=key) * scale
    return layer


def embedding(count: int, width: int, key: mx.array) -> nn.Embedding:
    """Vectors of N(0, 0.02^2)."""
    layer = nn.Embedding(count, width)
    layer.weight = mx.random.normal(layer.weight.shape, key=key) * 0.02
    return layer


def place_embedding(row: nn.Embedding, column: nn.Embedding, cells: mx.array) -> mx.array:
    """Row vector plus column vector of cells [B, n]: [B, n, width].

    Looked up in a table of all cells: its gradients gather in 240 rows, not in 12, which GPUs do faster.
    """
    table = row.weight[:, None] + column.weight
    return table.reshape(ROWS * COLUMNS, -1)[cells]


def dropped(x: mx.array, share: float, key: mx.array | None) -> mx.array:
    """Dropout with a key of its own, so that a resumed run drops the same numbers; none without a key."""
    if key is None or share == 0:
        return x
    return x * mx.random.bernoulli(1 - share, x.shape, key=key).astype(x.dtype) * (1 / (1 - share))
