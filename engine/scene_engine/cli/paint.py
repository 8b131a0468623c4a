"""`scene-engine dataset paint`: the painter's pictures, as a data set or on a sheet."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scene_engine.cli.common import console, json_option, output, print_json
from scene_engine.errors import SceneError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scene_engine.painter.corpus import Series
    from scene_engine.painter.painting import Painting, Wish

STOPPED = 130
"""Exit code of a command that Ctrl-C stopped, as shells give it."""

COUNT, SHOWN = 1000, 12


@click.command()
@click.option(
    "--count", type=int, help=f"Pictures to paint.  [default: {COUNT}, or {SHOWN} with --show]", metavar="N"
)
@click.option(
    "--seed", type=int, default=0, show_default=True, help="Another seed paints other pictures.", metavar="N"
)
@click.option(
    "--out",
    "folder",
    type=click.Path(path_type=Path),
    default=Path("data"),
    show_default=True,
    help="Folder to paint into, or to add to: images/, undithered/ and captions.jsonl.",
)
@click.option("--kind", help="Only pictures of this kind; see --list.")
@click.option("--view", help="Only in this composition of the kind.")
@click.option("--time", "time_of_day", help='Only at this hour, such as "dusk" or "moonlit night".')
@click.option("--weather", help='Only in this weather, such as "mist" or "snow".')
@click.option("--season", help='Only in this season: "spring", "summer", "autumn" or "winter".')
@click.option(
    "--lamp", help='Only rooms in this light: "daylight", "candlelight", "lamplight" or "firelight".'
)
@click.option("--captions", type=int, default=3, show_default=True, help="Captions a picture.", metavar="N")
@click.option(
    "--workers",
    type=click.IntRange(1, 512),
    help="Processes to paint in.  [default: the machine's cores]",
    metavar="N",
)
@click.option("--show", metavar="WORDS", help="Paint a sheet of what these words mean, and no data set.")
@click.option(
    "-o",
    "--output",
    "path",
    type=click.Path(path_type=Path),
    help="With --show, the PNG to write; a single picture is an indexed one.  [default: sheet.png]",
)
@click.option("--list", "listed", is_flag=True, help="List the kinds with their views, hours and lamps.")
@json_option
@click.pass_context
def paint(
    ctx: click.Context,
    /,
    count: int | None,
    seed: int,
    folder: Path,
    captions: int,
    workers: int | None,
    show: str | None,
    path: Path | None,
    listed: bool,
    as_json: bool,
    time_of_day: str | None,
    **values: str | None,
) -> None:
    """Paint pictures with captions that say exactly what is there.

    The painter is a program, not a network: it needs no checkpoint, and the same seed paints the same
    pictures on every machine. Interrupted, the same command goes on where it stopped.

    \b
    Examples:
      scene-engine dataset paint --count 10000 --seed 7 --out data
      scene-engine dataset paint --count 500 --seed 8 --kind "haunted mansion" --time dusk
      scene-engine dataset paint --show "stormy harbour at dusk" -o sheet.png
      scene-engine dataset paint --list
    """
    from scene_engine import machine
    from scene_engine.painter.corpus import Series

    if listed:
        _list(as_json)
        return
    wish = _wish({**values, "time": time_of_day})
    if show is not None:
        _show(show, wish, Series(seed, SHOWN if count is None else count), path or Path("sheet.png"), as_json)
        return
    if path is not None:
        raise click.UsageError("-o is for --show; the data set goes to --out.")
    series = Series(seed, COUNT if count is None else count, captions, wish)
    if not _paint(folder, series, workers or machine.cores(), as_json):
        ctx.exit(STOPPED)


def _paint(folder: Path, series: Series, workers: int, as_json: bool) -> bool:
    """Paints with a bar; returns whether all is done."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from scene_engine.painter.corpus import paint_corpus

    columns = (
        TextColumn("painting"),
        BarColumn(bar_width=40),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    started, done, new = time.monotonic(), 0, 0
    try:
        with (
            Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar,
            closing(paint_corpus(folder, series, workers)) as progress,
        ):
            task = bar.add_task("painting", total=series.count, rate="")
            for done, new in progress:
                rate = new / max(time.monotonic() - started, 1e-9)
                bar.update(task, completed=done, rate=f"{rate:.0f} pictures/s" if new else "")
    except KeyboardInterrupt:
        click.echo(
            f"\nStopped with {done:,} of {series.count:,} pictures in {folder}. The same command goes on.",
            err=True,
        )
        return False
    seconds = time.monotonic() - started
    if as_json:
        print_json(
            {
                "folder": click.format_filename(folder),
                "pictures": done,
                "painted": new,
                "seed": series.seed,
                "workers": workers,
                "seconds": round(seconds, 3),
            }
        )
    else:
        said = f"{done:,} pictures of seed {series.seed}, {new:,} of them new"
        if new:
            said += f", in {seconds:.0f} s ({new / seconds:.0f} a second)"
        output.print(f"{folder}: {said}", markup=False, soft_wrap=True)
    return True


def _show(words: str, wish: Wish, series: Series, path: Path, as_json: bool) -> None:
    from dataclasses import asdict, replace

    from scene_engine.painter.asking import understand
    from scene_engine.painter.painting import paint

    if path.suffix.lower() != ".png":
        raise SceneError(f"{path} is not named .png", "Give it a name such as sheet.png.")
    if series.count > 200:
        raise SceneError(f"{series.count} pictures are too many for a sheet", "Ask for 200 or fewer.")
    asked = understand(words)
    wish = replace(asked.wish, **{name: value for name, value in asdict(wish).items() if value is not None})
    with console.status("Painting ..."):
        paintings = [paint(series.seed, number, wish) for number in range(series.count)]
        _write(paintings, path)
    understood = {name: value for name, value in asdict(wish).items() if value is not None}
    if as_json:
        print_json(
            {
                "file": click.format_filename(path),
                "pictures": len(paintings),
                "understood": understood,
                "not_understood": list(asked.unknown),
                "changed": list(asked.changed),
                "captions": [painting.captions(1)[0] for painting in paintings],
            }
        )
        return
    _preview([painting.canvas.rgb() for painting in paintings])
    said = ", ".join(f"{name} {value}" for name, value in understood.items()) or "anything"
    output.print(f"{path}: {len(paintings)} of {said}", markup=False, soft_wrap=True)
    notes = list(asked.changed)
    if asked.unknown:
        notes.append(f"Not understood: {', '.join(asked.unknown)}.")
    for note in notes:
        console.print(note, style="yellow", markup=False, soft_wrap=True)


def _write(paintings: Sequence[Painting], path: Path) -> None:
    """A sheet of several; one alone as an indexed PNG."""
    from scene_engine.canvas import save_png
    from scene_engine.dataset.sheet import contact_sheet
    from scene_engine.files import replacing

    if len(paintings) == 1:
        save_png(paintings[0].canvas, path)
        return
    labels = [f"{painting.number}  {painting.captions(1)[0]}" for painting in paintings]
    sheet = contact_sheet([painting.canvas.rgb() for painting in paintings], labels, columns=4)
    with replacing(path) as temporary:
        sheet.save(temporary, format="PNG")


def _preview(pictures: Sequence[NDArray[Any]]) -> None:
    """Shows the first few where the terminal can."""
    from scene_engine.cli.preview import COLUMNS, LINES, HalfBlocks, can_preview, side_by_side

    if can_preview(console):
        columns, lines = min(COLUMNS, console.width), min(LINES, console.height - 3)
        console.print(HalfBlocks(side_by_side(pictures[:4]), columns, lines), end="")


def _wish(values: dict[str, str | None]) -> Wish:
    """What the options ask for, each a name that there is."""
    from scene_engine.painter.kinds import all_kinds
    from scene_engine.painter.kinds.base import LAMPS, SEASONS, WEATHERS
    from scene_engine.painter.light import HOURS
    from scene_engine.painter.painting import Wish

    kinds = all_kinds()
    kind = _named("kind", values["kind"], list(kinds))
    chosen = [kinds[kind]] if kind else list(kinds.values())
    if values["view"] and not kind:
        raise click.UsageError("--view is of a kind: name it with --kind.")
    if values["lamp"] and not (kind and chosen[0].indoors):
        rooms = ", ".join(name for name, one in kinds.items() if one.indoors)
        raise click.UsageError(f"--lamp is of a room: name it with --kind. There are: {rooms}.")
    lamp = _named("lamp", values["lamp"], [lamp for lamp in LAMPS if any(lamp in k.lamps for k in chosen)])
    hours = [hour for hour in HOURS if any(hour in k.hours(lamp) for k in chosen)]
    return Wish(
        kind=kind,
        view=_named("view", values["view"], list(chosen[0].views)),
        time=_named("time", values["time"], hours),
        weather=_named("weather", values["weather"], [weather for weather, _ in WEATHERS]),
        season=_named("season", values["season"], list(SEASONS)),
        lamp=lamp,
    )


def _named(option: str, value: str | None, names: Sequence[str]) -> str | None:
    from difflib import get_close_matches

    if value is None or value.strip().lower() in names:
        return value and value.strip().lower()
    near = get_close_matches(value.lower(), names, n=1, cutoff=0.4)
    hint = f'Did you mean "{near[0]}"? ' if near else ""
    raise SceneError(
        f"there is no {option} {value[:60]!a} to paint",
        f"{hint}There are: {', '.join(names)}.",
    )


def _list(as_json: bool) -> None:
    from rich.table import Table

    from scene_engine.painter.kinds import all_kinds

    kinds = all_kinds().values()
    if as_json:
        print_json(
            [
                {
                    "kind": kind.name,
                    "views": list(kind.views),
                    "times": _once(kind.times),
                    "lamps": list(kind.lamps),
                }
                for kind in kinds
            ]
        )
        return
    table = Table("kind", "views", "times", "lamps", box=None, pad_edge=False, header_style="bold")
    for kind in kinds:
        table.add_row(
            kind.name, ", ".join(kind.views), ", ".join(_once(kind.times)), ", ".join(_once(kind.lamps))
        )
    output.print(table)
    output.print(f"{len(kinds)} kinds")


def _once(names: Sequence[str]) -> list[str]:
    """Each name once: one may be there twice to be rolled more often."""
    return list(dict.fromkeys(names))
