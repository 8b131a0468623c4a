"""Scene: VGA-era pixel-art backgrounds from words.

A VQGAN turns a 320x192 picture into 240 tokens and back; a Transformer writes those tokens from a prompt.
"""

__version__ = "0.1.0"
