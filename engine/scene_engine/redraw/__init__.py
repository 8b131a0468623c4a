"""Drawing into a canvas that is there: masks, windows of 20x12 cells, and what becomes of the pixels.

Nothing here runs a network: `generation` does.
"""
