"""The VQGAN: a 320x192 picture to 240 tokens and back."""

from scene_engine.vqgan.model import VQGAN, VQGANConfig

__all__ = ["VQGAN", "VQGANConfig"]
