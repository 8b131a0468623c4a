#!/usr/bin/env python3
"""Scene for GIMP 3: backgrounds drawn from words, into indexed images of exact colours.

GIMP runs this file to ask which procedures there are, and again for each that is called. All that draws is in
the engine, `scene-engine serve`; this plug-in only asks it.
"""

from __future__ import annotations

import sys

import gi

gi.require_version("Gimp", "3.0")
from gi.repository import Gimp  # noqa: E402
from scene_gimp import procedures  # noqa: E402


class Scene(Gimp.PlugIn):
    """What GIMP asks of a plug-in."""

    def do_set_i18n(self, name: str) -> bool:
        """There are no translations yet."""
        return False

    def do_query_procedures(self) -> list[str]:
        """Names in GIMP's procedural database."""
        return list(procedures.ALL)

    def do_create_procedure(self, name: str) -> Gimp.Procedure:
        """One of them."""
        return procedures.ALL[name].create(self, name)


Gimp.main(Scene.__gtype__, sys.argv)
