"""Arguments of the procedures, and the recipe that they make: names, ranges and defaults of PROTOCOL.md."""

from __future__ import annotations

import secrets
from typing import Any

import gi

gi.require_version("Gimp", "3.0")
from gi.repository import Gimp, GObject  # noqa: E402

WRITE = GObject.ParamFlags.READWRITE
MAX_SEED = 2**31 - 1
DITHERS = ("none", "bayer2", "bayer4", "bayer8", "floyd-steinberg")
PALETTES = (
    "adaptive", "image", "gimp", "vga", "vga16", "ega", "ega64", "cga0", "cga0-bright", "cga1",
    "cga1-bright", "cga5", "cga5-bright", "pico-8",
)  # fmt: skip


def choice(*options: tuple[str, str]) -> Gimp.Choice:
    """A choice of (name, label)."""
    made = Gimp.Choice.new()
    for number, (name, label) in enumerate(options):
        made.add(name, number, label, "")
    return made


def add_prompt(procedure: Gimp.Procedure) -> None:
    """What to draw, and what decides it beside the words."""
    procedure.add_string_argument("prompt", "_Prompt", "What to draw, in English", "", WRITE)
    procedure.add_int_argument(
        "seed", "S_eed", "The same seed draws the same picture; -1 takes another each time",
        -1, MAX_SEED, -1, WRITE,
    )  # fmt: skip


def add_sampling(procedure: Gimp.Procedure) -> None:
    """How tokens are drawn."""
    procedure.add_double_argument(
        "temperature", "Te_mperature", "Lower is likelier, higher stranger", 0, 10, 0.9, WRITE
    )
    procedure.add_int_argument("top-k", "Top _k", "Choose among this many; 0 for all", 0, 65536, 100, WRITE)
    procedure.add_double_argument("guidance", "_Guidance", "How much the words weigh", 0, 20, 4, WRITE)
    procedure.add_choice_argument(
        "dither", "Dit_her", "Mixes colours of the palette", choice(*((name, name) for name in DITHERS)),
        "none", WRITE,
    )  # fmt: skip


def add_count(procedure: Gimp.Procedure) -> None:
    """Variants, whose seeds follow each other."""
    procedure.add_int_argument("count", "_Number", "Variants to draw", 1, 16, 1, WRITE)


def add_palette(procedure: Gimp.Procedure) -> None:
    """Which colours a new picture may have."""
    labels = {
        "adaptive": "Adaptive: the picture's own",
        "image": "This image's, locked",
        "gimp": "The palette chosen below, locked",
    }
    procedure.add_choice_argument(
        "palette", "Pale_tte", "Which colours the picture may have",
        choice(*((name, labels.get(name, name.upper())) for name in PALETTES)), "adaptive", WRITE,
    )  # fmt: skip
    procedure.add_palette_argument(
        "gimp-palette", "GIM_P palette", "Of at most 256 colours", True, None, True, WRITE
    )
    procedure.add_int_argument("colors", "Colo_urs", "Of an adaptive palette", 2, 256, 64, WRITE)


def add_more_colors(procedure: Gimp.Procedure) -> None:
    """Whether the palette may grow."""
    procedure.add_int_argument(
        "add-colors", "_Add colours", "At most so many after the palette's own", 0, 255, 0, WRITE
    )


def recipe(config: Gimp.ProcedureConfig) -> dict[str, Any]:
    """The recipe of a procedure's arguments, less its palette."""
    seed = config.get_property("seed")
    return {
        "prompt": " ".join(config.get_property("prompt").split()),
        "seed": secrets.randbelow(MAX_SEED) if seed < 0 else seed,
        "temperature": config.get_property("temperature"),
        "top_k": config.get_property("top-k"),
        "guidance": config.get_property("guidance"),
        "dither": config.get_property("dither"),
    }
