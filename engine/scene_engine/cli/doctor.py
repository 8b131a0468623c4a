"""`scene-engine doctor`: what this machine can do, and what is wrong with the installation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from scene_engine.cli.common import device_option, json_option, output, print_json

if TYPE_CHECKING:
    from scene_engine.doctor import Report


@click.command()
@device_option
@json_option
@click.pass_context
def command(ctx: click.Context, device: str, as_json: bool) -> None:
    """Check this machine and what is installed.

    Prints the device and its measured speed, versions, the shipped checkpoint and the folders in use; then
    everything that is wrong, each with its fix. The exit code is 0 if nothing is.

    \b
    Examples:
      scene-engine doctor
      scene-engine doctor --device cpu --json
    """
    import logging

    logging.getLogger("scene_engine.backend").setLevel(logging.ERROR)  # the report says it in its own place
    from scene_engine.doctor import examine

    report = examine(device)
    if as_json:
        print_json(report.to_json())
    else:
        show(report)
    ctx.exit(1 if report.problems else 0)


def show(report: Report) -> None:
    """Prints the report as a table, then the problems."""
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, text in rows(report):
        table.add_row(name, text)
    output.print(table)
    output.print()
    for problem in report.problems:
        output.print("[red]Problem:[/]", problem.message, soft_wrap=True)
        output.print("    Fix:", problem.fix, soft_wrap=True)
    if not report.problems:
        output.print("[green]All is well.[/]")


def rows(report: Report) -> list[tuple[str, str]]:
    """The report's facts as (name, text); a name is empty where a row goes on with the one above."""
    result: list[tuple[str, str]] = []
    if (device := report.device) is not None:
        result += [
            ("Device", f"{device.name}: {device.description}"),
            (
                "Memory",
                f"{gibibytes(device.memory_bytes)}, suggested batch size {device.suggested_batch_size}",
            ),
            ("BLAS", device.blas),
            ("Speed", f"{device.gflops:,.0f} GFLOP/s (1024x1024 float32 product)"),
            ("", f"{device.row_gbps:,.1f} GB/s of weights (one row, as in decoding tokens)"),
        ]
    else:
        result.append(("Device", "none"))
    if (checkpoint := report.checkpoint) is not None:
        size = f"{checkpoint.bytes / 2**20:.1f} MiB"
        result += [("Checkpoint", checkpoint.path), ("", f"{size}, digest {checkpoint.digest or 'not read'}")]
    else:
        result.append(("Checkpoint", "missing"))
    for name, folder in report.folders.items():
        state = f"{gibibytes(folder.free_bytes)} free" if folder.writable else "not writable"
        result.append((name.capitalize(), f"{folder.path} ({state})"))
    result.append(("Versions", ", ".join(f"{name} {version}" for name, version in report.versions.items())))
    return result


def gibibytes(count: int) -> str:
    return f"{count / 2**30:.1f} GiB"
