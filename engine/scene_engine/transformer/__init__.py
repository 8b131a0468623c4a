"""The Transformer: words to 240 tokens, one after another."""

from scene_engine.transformer.model import Transformer, TransformerConfig
from scene_engine.transformer.text import TextPieces

__all__ = ["TextPieces", "Transformer", "TransformerConfig"]
