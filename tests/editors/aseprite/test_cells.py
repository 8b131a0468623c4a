"""The cells that Redraw shows are those that the engine draws."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from scene_engine.redraw.plan import plan
from tests.editors.aseprite.conftest import EXTENSION
from tests.editors.aseprite.host.program import Aseprite

CASES = [
    (320, 192, (48, 32, 48, 32)),
    (320, 192, (51, 37, 41, 29)),
    (320, 192, (0, 0, 320, 192)),
    (320, 200, (208, 16, 64, 64)),
    (200, 100, (70, 30, 20, 20)),
    (400, 300, (10, 10, 380, 40)),
    (17, 9, (3, 3, 5, 5)),
]


@pytest.mark.parametrize(("width", "height", "box"), CASES)
def test_the_cells_are_the_engines(
    tmp_path: Path, width: int, height: int, box: tuple[int, int, int, int]
) -> None:
    mask = np.zeros((height, width), np.bool_)
    mask[box[1] : box[1] + box[3], box[0] : box[0] + box[2]] = True
    program = Aseprite(tmp_path)
    cells = program.lua.eval("dofile(...)", str(EXTENSION / "cells.lua"))
    text = (mask.astype(np.uint8) * 255).tobytes().decode("latin-1")
    shown = np.zeros((height, width), np.bool_)
    for cell in cells["of"](text, width, height).values():
        shown[cell.y : cell.y + cell.height, cell.x : cell.x + cell.width] = True
    wanted = np.zeros((height, width), np.bool_)
    found = plan(mask)
    for row, column in np.argwhere(found.drawn):
        top, left = found.top + 16 * int(row), found.left + 16 * int(column)
        wanted[max(0, top) : top + 16, max(0, left) : left + 16] = True
    np.testing.assert_array_equal(shown, wanted)
