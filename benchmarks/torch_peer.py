"""The Transformer and the VQGAN's decoder in PyTorch, with the same weights: a peer to measure beside."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from scene_engine.canvas import COLUMNS
from scene_engine.transformer import TransformerConfig
from scene_engine.vqgan import VQGANConfig

Weights = Mapping[str, np.ndarray]


class Transformer(nn.Module):
    """One token a step, with keys and values of earlier positions in arrays of fixed size."""

    def __init__(self, config: TransformerConfig, weights: Weights, rows: int, cells: int) -> None:
        super().__init__()
        self.config = config
        for name, value in weights.items():
            self.register_buffer(name.replace(".", "_"), torch.from_numpy(value.copy()))
        size = config.width // config.heads
        shape = (config.layers, rows, config.heads, config.text_length + cells, size)
        self.register_buffer("keys", torch.zeros(shape))
        self.register_buffer("values", torch.zeros(shape))

    def embed_text(self, text: Tensor, first: Tensor) -> Tensor:
        """Text [rows, text_length] and the first cell [rows, 1] to [rows, text_length + 1, width]."""
        words = F.embedding(text, self.text_embedding_weight) + self.text_place_weight
        return torch.cat([words, self.start_weight + self._next_place(first)], dim=1)

    def embed_token(self, token: Tensor, place: Tensor, target: Tensor) -> Tensor:
        """A token, its cell and the cell to write next, all [rows, 1], to [rows, 1, width]."""
        own = self.row_weight[place // COLUMNS] + self.column_weight[place % COLUMNS]
        return F.embedding(token, self.token_embedding_weight) + own + self._next_place(target)

    def forward(self, x: Tensor, start: Tensor, mask: Tensor) -> Tensor:
        """Positions x [rows, n, width] that begin at `start`, what each may see: logits [rows, codes]."""
        rows, n, width = x.shape
        heads = self.config.heads
        positions = start + torch.arange(n)
        for layer in range(self.config.layers):
            normed = self._norm(x, f"blocks_{layer}_attention_norm")
            split = F.linear(normed, self._block(layer, "attention_query_key_value"))
            query, key, value = split.view(rows, n, 3, heads, width // heads).permute(2, 0, 3, 1, 4)
            query = self._norm(query, f"blocks_{layer}_attention_query_norm")
            key = self._norm(key, f"blocks_{layer}_attention_key_norm")
            self.keys[layer].index_copy_(2, positions, key)
            self.values[layer].index_copy_(2, positions, value)
            seen = F.scaled_dot_product_attention(query, self.keys[layer], self.values[layer], attn_mask=mask)
            x = x + F.linear(
                seen.transpose(1, 2).reshape(rows, n, width), self._block(layer, "attention_project")
            )
            normed = self._norm(x, f"blocks_{layer}_feed_forward_norm")
            wide = F.relu(F.linear(normed, self._block(layer, "feed_forward_expand"))).square()
            x = x + F.linear(wide, self._block(layer, "feed_forward_project"))
        return F.linear(self._norm(x[:, -1], "norm"), self.to_logits_weight)

    def _block(self, layer: int, name: str) -> Tensor:
        return self.get_buffer(f"blocks_{layer}_{name}_weight")

    def _norm(self, x: Tensor, name: str) -> Tensor:
        weight = self.get_buffer(f"{name}_weight")
        return F.rms_norm(x, weight.shape, weight, 1e-5)

    def _next_place(self, cells: Tensor) -> Tensor:
        return self.next_row_weight[cells // COLUMNS] + self.next_column_weight[cells % COLUMNS]


class Decoder(nn.Module):
    """Latents [1, size, 12, 20] to pictures [1, 3, 192, 320]."""

    def __init__(self, config: VQGANConfig, weights: Weights) -> None:
        super().__init__()
        self.blocks = config.decoder_blocks
        for name, value in weights.items():
            # MLX keeps [out, height, width, in]; PyTorch [out, in, height, width].
            array = value.transpose(0, 3, 1, 2) if value.ndim == 4 else value
            self.register_buffer(name.replace(".", "_"), torch.from_numpy(np.ascontiguousarray(array)))

    def forward(self, x: Tensor) -> Tensor:
        x = self._attention(self._conv(x, "from_latents"))
        for index in reversed(range(len(self.blocks))):
            for block in range(self.blocks[index]):
                name = f"stages_{index}_{block}"
                inner = self._conv(self._norm(x, f"{name}_norm"), f"{name}_expand")
                x = x + self._conv(F.leaky_relu(inner, 0.1), f"{name}_project")
            if index:
                x = self._shuffle(self._linear(x, f"up_{index - 1}"))
        x = F.leaky_relu(self._conv(self._norm(x, "norm"), "detail"), 0.1)
        return self._shuffle(self._linear(x, "to_rgb"))

    def _attention(self, x: Tensor) -> Tensor:
        b, c, h, w = x.shape
        heads = c // 32
        split = self._linear(self._norm(x, "attention_norm"), "attention_query_key_value")
        query, key, value = split.view(b, 3, heads, 32, h * w).permute(1, 0, 2, 4, 3)
        query = F.rms_norm(query, (32,), self.attention_query_norm_weight, 1e-5)
        key = F.rms_norm(key, (32,), self.attention_key_norm_weight, 1e-5)
        seen = F.scaled_dot_product_attention(query, key, value)
        return x + self._linear(seen.permute(0, 1, 3, 2).reshape(b, c, h, w), "attention_project")

    def _conv(self, x: Tensor, name: str) -> Tensor:
        return F.conv2d(x, self.get_buffer(f"{name}_weight"), self.get_buffer(f"{name}_bias"), padding=1)

    def _linear(self, x: Tensor, name: str) -> Tensor:
        weight = self.get_buffer(f"{name}_weight")
        return F.conv2d(x, weight[:, :, None, None], self.get_buffer(f"{name}_bias"))

    def _norm(self, x: Tensor, name: str) -> Tensor:
        weight = self.get_buffer(f"{name}_weight")
        return F.rms_norm(x.movedim(1, -1), weight.shape, weight, 1e-5).movedim(-1, 1)

    @staticmethod
    def _shuffle(x: Tensor) -> Tensor:
        # The engine's channels are (row, column, channel); PyTorch's pixel_shuffle wants the channel first.
        b, c, h, w = x.shape
        return F.pixel_shuffle(x.view(b, 4, c // 4, h, w).transpose(1, 2).reshape(b, c, h, w), 2)
