"""Dialogs: what an artist sees and does; and the canvas that scripts paint on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from tests.editors.aseprite.host.exposed import Exposed, HostError, Rectangle
from tests.editors.aseprite.host.images import GRAY, INDEXED, Array, Color, Image

if TYPE_CHECKING:
    from tests.editors.aseprite.host.program import Aseprite

WIDEST = 64
"""Characters of a label beyond which its window grows too wide."""


@dataclass
class Widget:
    """One widget; `values` are its properties."""

    kind: str
    id: str
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def visible(self) -> bool:
        return self.values.get("visible", True) is not False

    @property
    def enabled(self) -> bool:
        return self.values.get("enabled", True) is not False


KINDS = ("separator", "label", "entry", "number", "slider", "combobox", "check", "button", "canvas", "file")
DATA = {
    "label": "text",
    "entry": "text",
    "number": "text",
    "slider": "value",
    "combobox": "option",
    "check": "selected",
    "file": "filename",
}
CALLBACKS = {"check": "onclick", "button": "onclick"}


class Dialog(Exposed):
    """A window. The methods below `As an artist` are the tests' hands and eyes."""

    GET = "data bounds"
    SET = "bounds"
    CALL = " ".join(KINDS) + " newrow show close modify repaint"

    def __init__(self, program: Aseprite, title: str, onclose: Any) -> None:
        self.program, self.title, self._onclose = program, title, onclose
        self.widgets: list[Widget] = []
        self.is_open, self.repaints = False, 0
        self.bounds = Rectangle()

    # What Lua calls.

    def lua_call(self, name: str, *arguments: Any) -> Any:
        if name in KINDS:
            values = dict(arguments[0].items()) if arguments else {}
            self.widgets.append(Widget(name, values.get("id", ""), self._checked(name, values)))
            return self
        return super().lua_call(name, *arguments)

    def _checked(self, kind: str, values: dict[str, Any]) -> dict[str, Any]:
        if kind == "combobox":
            options = list(values["options"].values())
            values["options"] = options
            if values.get("option") not in options:
                values["option"] = options[0] if options else ""
        if kind == "slider":
            values["value"] = int(min(max(values["value"], values["min"]), values["max"]))
        return values

    def newrow(self, *_: Any) -> Dialog:
        return self

    def show(self, options: Any = None) -> Dialog:
        self.is_open = True
        if self not in self.program.dialogs:
            self.program.dialogs.append(self)
        if options is None or options["wait"] is not False:
            raise HostError("the host shows no modal dialogs")
        return self

    def close(self) -> None:
        if not self.is_open:
            return
        self.is_open = False
        self.program.dialogs.remove(self)
        self.program.invoke(self._onclose)

    def repaint(self) -> None:
        self.repaints += 1

    @property
    def data(self) -> Any:
        values: dict[str, Any] = {}
        for widget in self.widgets:
            if widget.id and widget.kind in DATA:
                values[widget.id] = self._value(widget)
        return self.program.table(values)

    def _value(self, widget: Widget) -> Any:
        value = widget.values.get(DATA[widget.kind])
        if widget.kind == "number":
            decimals = int(widget.values.get("decimals") or 0)
            try:
                number = float(value or 0)
            except ValueError:
                number = 0.0
            return number if decimals else int(number)
        if widget.kind == "check":
            return bool(value)
        return "" if value is None else value

    def modify(self, table: Any) -> Dialog:
        values = dict(table.items())
        name = values.pop("id", None)
        widget = self._find(name)
        if widget is None:
            raise HostError(f"cannot find a widget with id={name}")
        if "options" in values:
            values["options"] = list(values["options"].values())
        widget.values.update(values)
        if "options" in values:
            if widget.values.get("option") not in widget.values["options"]:
                widget.values["option"] = (widget.values["options"] or [""])[0]
            self._tell(widget, "onchange")  # as if the artist had chosen
        return self

    # As an artist.

    def _find(self, name: Any) -> Widget | None:
        return next((widget for widget in self.widgets if widget.id == name), None)

    def widget(self, name: str) -> Widget:
        found = self._find(name)
        assert found is not None, f"no widget {name}"
        return found

    def _usable(self, name: str) -> Widget:
        found = self.widget(name)
        assert self.is_open, "the dialog is closed"
        assert found.visible, f"{name} can't be seen"
        assert found.enabled, f"{name} is greyed out"
        return found

    def _tell(self, widget: Widget, name: str, event: Any = None) -> None:
        work = widget.values.get(name)
        if work is not None:
            self.program.invoke(work, *(() if event is None else (event,)))

    def click(self, name: str) -> None:
        """A button or a check box."""
        widget = self._usable(name)
        if widget.kind == "check":
            widget.values["selected"] = not widget.values.get("selected")
        self._tell(widget, "onclick")

    def fill(self, name: str, value: Any) -> None:
        """Types, chooses or slides."""
        widget = self._usable(name)
        if widget.kind == "combobox":
            assert value in widget.values["options"], f"{value} is none of {widget.values['options']}"
        if widget.kind == "check":
            if bool(widget.values.get("selected")) != value:
                self.click(name)
            return
        if isinstance(value, str):
            value = value.encode().decode("latin-1")
        widget.values[DATA[widget.kind]] = value
        self._tell(widget, "onchange")

    def press(self, name: str, x: int, y: int) -> None:
        """Clicks into a canvas."""
        self._tell(self._usable(name), "onmousedown", self.program.table({"x": x, "y": y, "button": 1}))

    def text(self, name: str) -> str:
        """What a widget says."""
        return str(self.widget(name).values.get("text") or "").encode("latin-1").decode()

    def says(self) -> str:
        """The state and all hints, as one line."""
        hints = [widget.id for widget in self.widgets if widget.id.startswith("hint")]
        lines = [self.text(hint) for hint in hints if self.widget(hint).visible]
        return f"{self.text('state')}: {' '.join(' '.join(lines).split())}"

    def can(self, name: str) -> bool:
        """Whether a button can be pressed."""
        widget = self.widget(name)
        return widget.visible and widget.enabled

    def painted(self, name: str) -> Array:
        """What a canvas shows: RGB."""
        widget = self._usable(name)
        context = GraphicsContext(int(widget.values["width"]), int(widget.values["height"]))
        self.program.invoke_with(widget.values["onpaint"], "context", context)
        return context.canvas


class GraphicsContext(Exposed):
    """Paints on a canvas."""

    GET = "width height color"
    SET = "color"
    CALL = "fillRect strokeRect drawImage"

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.canvas: Array = np.zeros((height, width, 3), np.uint8)
        self.color = Color({"r": 0, "g": 0, "b": 0, "a": 255})

    def _fill(self, x: int, y: int, width: int, height: int) -> None:
        color = self.color.red, self.color.green, self.color.blue
        self.canvas[max(0, y) : max(0, y + height), max(0, x) : max(0, x + width)] = color

    def fill_rect(self, rect: Rectangle) -> None:
        self._fill(rect.x, rect.y, rect.width, rect.height)

    def stroke_rect(self, rect: Rectangle) -> None:
        self._fill(rect.x, rect.y, rect.width, 1)
        self._fill(rect.x, rect.y + rect.height - 1, rect.width, 1)
        self._fill(rect.x, rect.y, 1, rect.height)
        self._fill(rect.x + rect.width - 1, rect.y, 1, rect.height)

    def draw_image(self, image: Image, source: Rectangle, to: Rectangle) -> None:
        if image.pixels.mode in (GRAY, INDEXED):
            raise HostError("the host paints RGB images alone")
        part = image.pixels.array()[source.y : source.y + source.height, source.x : source.x + source.width]
        rows = np.arange(to.height) * source.height // to.height
        columns = np.arange(to.width) * source.width // to.width
        scaled = part[rows[:, None], columns[None]]
        height, width = self.canvas[to.y : to.y + to.height, to.x : to.x + to.width].shape[:2]
        self.canvas[to.y : to.y + height, to.x : to.x + width] = scaled[:height, :width, :3]


class Timer(Exposed):
    """Ticks while a dialog is open."""

    GET = "isRunning interval"
    CALL = "start stop"

    def __init__(self, interval: float, ontick: Any) -> None:
        self.interval, self.ontick = float(interval), ontick
        self.is_running, self.due = False, 0.0

    def start(self) -> None:
        self.is_running, self.due = True, 0.0

    def stop(self) -> None:
        self.is_running = False
