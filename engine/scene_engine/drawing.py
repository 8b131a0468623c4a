"""Up to a batch of pictures as grids of tokens: windows read from and written to them, and decoded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import mlx.core as mx
import numpy as np
from numpy.typing import NDArray

from scene_engine import backend
from scene_engine.canvas import CELL, HEIGHT, WIDTH
from scene_engine.errors import SceneError
from scene_engine.pretrained import Pretrained
from scene_engine.recipe import Recipe
from scene_engine.redraw import compositing
from scene_engine.redraw.masks import Mask
from scene_engine.redraw.plan import Plan, Window
from scene_engine.transformer.likelihood import probabilities
from scene_engine.transformer.orders import CELLS, known_first
from scene_engine.transformer.writing import Known, Sampling, write_tokens

NEAR = 3
"""Cells around those to be drawn that are decoded with them: colours are carried over the edge from 36 pixels
away, and the drawn cells look as they do in the whole decoded window, to 40 dB and more."""


class Drawing:
    """Pictures of one plan, drawn together.

    Args:
        pretrained: The networks.
        plan: Its windows are drawn in their order.
        recipes: One a picture, at most `writing.BATCH`; they agree in how tokens are drawn.
        source: RGB uint8 [height, width, 3], what known cells are read from; None where none is known.
    """

    def __init__(
        self,
        pretrained: Pretrained,
        plan: Plan,
        recipes: Sequence[Recipe],
        source: NDArray[np.uint8] | None,
    ) -> None:
        self._pretrained, self._plan, self._recipes, self._source = pretrained, plan, recipes, source
        self._tokens = np.zeros((len(recipes), *plan.drawn.shape), np.uint32)
        self._read = np.zeros(plan.drawn.shape, np.bool_)
        self.written = np.zeros(plan.drawn.shape, np.bool_)
        """bool [rows, columns]: the cells that the Transformer has written."""

    def write(self, window: Window) -> Iterator[None]:
        """Writes a window's tokens, and yields after each."""
        place = self._plan.cells(window)
        self.read(window)
        known = Known(
            self._tokens[:, place[0], place[1]].reshape(-1, CELLS),
            window.unknown,
            window.count,
            (window.row, window.column),
        )
        first = self._recipes[0]
        sampling = Sampling(first.temperature, first.top_k, first.guidance, first.tokens_a_step)
        seeds = [recipe.seed for recipe in self._recipes]
        rows, columns = np.broadcast_arrays(*place)
        with backend.threads(1):
            for cell, tokens in write_tokens(
                self._pretrained.transformer, self._text, seeds, sampling, known
            ):
                row, column = rows.flat[cell], columns.flat[cell]
                self._tokens[:, row, column] = np.array(tokens)
                self.written[row, column] = True
                yield

    def read(self, window: Window) -> None:
        """Encodes a window's cells that have no token yet.

        Those to be written get one as well, so that a preview can show something there.
        """
        place = self._plan.cells(window)
        missing = ~(self._read | self.written)[place]
        if self._source is None or not missing.any():
            return
        picture = compositing.window_of(self._source, self._plan, window)
        tokens = encoded(self._pretrained, picture)
        for grid in self._tokens:
            grid[place] = np.where(missing, tokens, grid[place])
        self._read[place] = True

    def put(self, image: int, window: Window, token: int) -> None:
        """Sets a picture's wanted cells of a window to a token."""
        rows, columns = np.broadcast_arrays(*self._plan.cells(window))
        self._tokens[image, rows[window.wanted], columns[window.wanted]] = token

    def decoded(self, image: int, window: Window, rows: int | None = None) -> NDArray[np.float32]:
        """A window of a picture, or its upper `rows` of cells: float32 [16 * rows, 320, 3] in 0..1."""
        place = self._plan.cells(window)
        return decoded(self._pretrained, self._tokens[image][place][:rows])

    def picture(self, image: int) -> NDArray[np.float32]:
        """All windows of a picture, float32 [height, width, 3]; one alone is black far from drawn cells."""
        return compositing.stitched(
            self._plan, [self._needed(image, window) for window in self._plan.windows]
        )

    def _needed(self, image: int, window: Window) -> NDArray[np.float32]:
        """A window of a picture, float32 [192, 320, 3], decoded as far as NEAR its unknown cells.

        Of several windows each is needed as a whole: they are cross-faded wherever they overlap.
        """
        if len(self._plan.windows) > 1:
            return self.decoded(image, window)
        part = tuple(
            slice(max(0, int(places[0]) - NEAR), int(places[-1]) + NEAR + 1)
            for places in (np.flatnonzero(window.unknown.any(axis=axis)) for axis in (1, 0))
        )
        result = np.zeros((HEIGHT, WIDTH, 3), np.float32)
        tokens = self._tokens[image][self._plan.cells(window)][part]
        rows, columns = (slice(CELL * cells.start, CELL * cells.stop) for cells in part)
        result[rows, columns] = decoded(self._pretrained, tokens)
        return result

    def confidence(self, image: int) -> NDArray[np.float32]:
        """The probability of each pixel's cell when it was written, float32 [height, width].

        For cells that were known, as if they had been written row by row; where no window looked, 1.
        """
        found = np.ones(self._plan.drawn.shape, np.float32)
        seen = np.zeros(found.shape, np.bool_)
        for window in self._plan.windows:
            place = self._plan.cells(window)
            every = self.probabilities(image, window)
            own = every[np.arange(CELLS), self._tokens[image][place].reshape(CELLS)].reshape(
                seen[place].shape
            )
            take = window.wanted | ~(window.unknown | seen[place])
            found[place] = np.where(take, own, found[place])
            seen[place] |= take
        return self._pixels(found)

    def probabilities(self, image: int, window: Window) -> NDArray[np.float32]:
        """What each cell of a window may be, given those before it: float32 [240, codebook_size]."""
        with backend.threads(1):
            return probabilities(
                self._pretrained.transformer,
                self._text[image],
                self._tokens[image][self._plan.cells(window)].reshape(CELLS),
                known_first(window.unknown),
                self._recipes[image].guidance,
            )

    def shown(self, image: int, window: Window, mask: Mask, before: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """How a picture looks so far: `before`, and over it what of this window is written."""
        result = before.copy()
        decoded = as_bytes(self.decoded(image, window))
        ys, xs = self._plan.pixels(window)
        height, width = self._plan.shape
        rows, columns = (ys[:, 0] >= 0) & (ys[:, 0] < height), (xs[0] >= 0) & (xs[0] < width)
        place = ys[rows], xs[:, columns]
        written = self.written[self._plan.cells(window)].repeat(CELL, 0).repeat(CELL, 1)
        show = mask[place] & written[rows][:, columns]
        result[place] = np.where(show[..., None], decoded[rows][:, columns], result[place])
        return result

    def _pixels(self, cells: NDArray[np.float32]) -> NDArray[np.float32]:
        """A value for each cell of the grid as one for each pixel of the canvas."""
        height, width = self._plan.shape
        rows = (np.arange(height) - self._plan.top) // CELL
        columns = (np.arange(width) - self._plan.left) // CELL
        return cells[rows[:, None], columns[None] % cells.shape[1]]

    @cached_property
    def _text(self) -> NDArray[np.int32]:
        return self._pretrained.pieces.encode(
            [recipe.prompt for recipe in self._recipes], self._pretrained.transformer_config.text_length
        )


def encoded(pretrained: Pretrained, picture: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """A picture, uint8 [192, 320, 3], as tokens uint32 [12, 20]. One at a time, one thread: see `decoded`."""
    with backend.threads(1):
        return np.array(pretrained.vqgan.encode(mx.array(picture[None]))[0])


def decoded(pretrained: Pretrained, tokens: NDArray[np.uint32]) -> NDArray[np.float32]:
    """Tokens of a grid of cells [rows, columns] to RGB float32 [16 * rows, 16 * columns, 3] in 0..1.

    One picture at a time (see `writing.BATCH`), and with one BLAS thread: another number rounds differently.

    Raises:
        SceneError: The checkpoint gives numbers that are no colours.
    """
    with backend.threads(1):
        rgb = np.array(pretrained.vqgan.decode(mx.array(tokens[None]))[0])
    if not np.isfinite(rgb).all():
        raise SceneError(
            "the checkpoint gives numbers that are no colours", "It is damaged: take another checkpoint."
        )
    return rgb


def as_bytes(rgb: NDArray[np.float32]) -> NDArray[np.uint8]:
    """0..1 to 0..255."""
    return np.round(rgb * 255).astype(np.uint8)
