"""Things that stand in scenes, drawn from parts: each a function that paints one at a place and a size."""
