"""The options of `generate` that draw into a canvas or on a larger one, and what they ask for."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scene_engine.cli.sections import SectionOption
from scene_engine.edit import FEATHERS, MAX_SIDE, SIDES, Edit
from scene_engine.errors import SceneError

if TYPE_CHECKING:
    from scene_engine.canvas import Canvas
    from scene_engine.redraw.masks import Mask

DEFAULT_BY = 160

Command = Callable[..., Any]


@dataclass(frozen=True)
class Asked:
    """What was typed; None, False or () for what wasn't."""

    canvas: Path | None
    mask: Path | None
    box: str | None
    feather: str | None
    add_colors: int | None
    extend: tuple[str, ...]
    by: int | None
    vary: float | None
    width: int | None
    height: int | None
    loop: bool
    alternatives: str | None

    @property
    def anything(self) -> bool:
        """Whether any of it was."""
        return any(self.has(field.name) for field in fields(self))

    def has(self, name: str) -> bool:
        """Whether this option was."""
        value = getattr(self, name)
        return value is not None and value is not False and value != ()


def canvas_options(command: Command) -> Command:
    """Adds the options, passed on together as `asked: Asked`."""

    @functools.wraps(command)
    def with_asked(**values: Any) -> Any:
        asked = Asked(**{field.name: values.pop(field.name) for field in fields(Asked)})
        return command(asked=asked, **values)

    decorated: Command = with_asked
    for decorate in reversed(_OPTIONS):
        decorated = decorate(decorated)
    return decorated


def _option(*names: str, **settings: Any) -> Callable[[Command], Command]:
    return click.option(*names, cls=SectionOption, **settings)


_CANVAS, _SIZE = "Into a canvas", "Panoramas and loops"
_OPTIONS = [
    _option(
        "--canvas",
        section=_CANVAS,
        type=click.Path(path_type=Path),
        metavar="PNG",
        help="The picture to draw into: its palette stays, and every pixel that isn't asked for.",
    ),
    _option(
        "--mask",
        section=_CANVAS,
        type=click.Path(path_type=Path),
        metavar="PNG",
        help="Redraw what is white here; of the canvas's size.",
    ),
    _option("--box", section=_CANVAS, metavar="X,Y,W,H", help="Redraw this box, in pixels."),
    _option(
        "--feather",
        section=_CANVAS,
        type=click.Choice(FEATHERS),
        help="Soften the edge of what is redrawn: by halves, or dithered.  [default: none]",
    ),
    _option(
        "--extend",
        section=_CANVAS,
        type=click.Choice(SIDES),
        multiple=True,
        help="Go on beyond this side; several times for several sides.",
    ),
    _option(
        "--by",
        section=_CANVAS,
        type=click.IntRange(1, MAX_SIDE),
        help=f"How many pixels each --extend adds.  [default: {DEFAULT_BY}]",
    ),
    _option(
        "--vary",
        section=_CANVAS,
        type=click.FloatRange(0, 1, max_open=True),
        metavar="SHARE",
        help="Draw it anew, but keep this share of its cells, in clusters: 0.3.",
    ),
    _option(
        "--add-colors",
        section=_CANVAS,
        type=click.IntRange(0, 255),
        help="Colours that may be added to the palette.  [default: 0]",
    ),
    _option(
        "--alternatives",
        section=_CANVAS,
        metavar="X,Y",
        help="Draw nothing: list what else the cell at this pixel may be, and with -o show it.",
    ),
    _option(
        "--width", section=_SIZE, type=click.IntRange(1, MAX_SIDE), help="Of a new picture.  [default: 320]"
    ),
    _option(
        "--height", section=_SIZE, type=click.IntRange(1, MAX_SIDE), help="Of a new picture.  [default: 192]"
    ),
    _option(
        "--loop",
        section=_SIZE,
        is_flag=True,
        help="The left and right ends meet; also with --extend or --box.",
    ),
]


def edit_of(asked: Asked, inspected: bool) -> tuple[Edit | None, Canvas | None]:
    """What a recipe is to do, and into what; None for a plain new picture, or where nothing is drawn.

    Args:
        asked: What was typed.
        inspected: Whether the canvas is only looked at, if nothing is to be drawn into it.

    Raises:
        SceneError: Options that don't go together, or files that are no canvas or mask.
    """
    if asked.canvas is None:
        return _new(asked), None
    import numpy as np

    from scene_engine.redraw import artwork

    _check_together(asked, inspected)
    canvas = artwork.read(asked.canvas)
    height, width = canvas.indices.shape
    if asked.mask or asked.box:
        return _edit("redraw", asked, _mask(asked, (height, width))), canvas
    if asked.extend:
        canvas, strips = artwork.extended(canvas, asked.extend, asked.by or DEFAULT_BY)
        return _edit("extend", asked, strips), canvas
    if asked.vary is not None:
        return _edit("vary", asked, np.ones((height, width), np.bool_)), canvas
    return None, canvas


def pixel(text: str) -> tuple[int, int]:
    """The pixel "x,y" that --alternatives names."""
    try:
        x, y = (int(word) for word in text.split(","))
    except ValueError:
        raise SceneError(f"{text[:40]!a} is not a pixel", "Write two whole numbers, x,y: 150,90.") from None
    return x, y


def _new(asked: Asked) -> Edit | None:
    for field in fields(asked):
        if field.name not in ("width", "height", "loop") and asked.has(field.name):
            name = "--" + field.name.replace("_", "-")
            raise SceneError(f"{name} needs a canvas to draw into", "Name a picture with --canvas.")
    from scene_engine.canvas import HEIGHT, WIDTH
    from scene_engine.redraw.artwork import check_size
    from scene_engine.redraw.plan import check_loop

    width, height = asked.width or WIDTH, asked.height or HEIGHT
    check_size(width, height, "the new picture")
    if asked.loop:
        check_loop(width)
    if (width, height) == (WIDTH, HEIGHT) and not asked.loop:
        return None
    return Edit("new", width, height, loop=asked.loop)


def _check_together(asked: Asked, inspected: bool) -> None:
    actions = ("mask", "box", "extend", "vary", "alternatives")
    done = [f"--{name}" for name in actions if asked.has(name)]
    if len(done) > 1:
        raise SceneError(f"{done[0]} and {done[1]} don't go together", "Do one after the other.")
    if asked.width or asked.height:
        raise SceneError(
            "--width and --height are for new pictures: a canvas has its size",
            "To make it larger, use --extend right --by 160.",
        )
    if asked.by and not asked.extend:
        raise SceneError("--by says how far --extend goes", "Add --extend right, for one.")
    if asked.feather and not (asked.mask or asked.box):
        raise SceneError("--feather softens a mask or a box", "Add --mask or --box.")
    if asked.loop and (not done or asked.alternatives):
        raise SceneError(
            "--loop alone changes nothing on a canvas",
            "Bridge its ends with --extend right --by 160, or say what to redraw with --box.",
        )
    if asked.add_colors and (not done or asked.alternatives):
        raise SceneError("--add-colors is for what is drawn", "Add --mask, --box, --extend or --vary.")
    if not done and not inspected:
        raise SceneError(
            "there is a canvas, and nothing to do with it",
            "Add --mask or --box to redraw a part, --extend to go on beyond a side, or --vary.",
        )


def _mask(asked: Asked, shape: tuple[int, int]) -> Mask:
    import numpy as np

    from scene_engine.redraw import masks

    feather = asked.feather or "none"
    if asked.mask is not None:
        return masks.read(asked.mask, shape, feather)
    return masks.hardened(masks.box(asked.box or "", shape).astype(np.float32), feather)


def _edit(action: str, asked: Asked, mask: Mask) -> Edit:
    from scene_engine.redraw import masks
    from scene_engine.redraw.plan import check_loop

    if asked.loop:
        check_loop(mask.shape[1])
    return Edit(
        action,
        mask.shape[1],
        mask.shape[0],
        masks.to_text(mask),
        keep=asked.vary or 0.0,
        loop=asked.loop,
        add_colors=asked.add_colors or 0,
    )
