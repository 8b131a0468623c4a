"""YAML as configs need it: the core schema of YAML 1.2, no key said twice, nothing to expand.

PyYAML follows YAML 1.1, where `1e-4` is a text, `no` is false and `1:30` is ninety. Here a number, a truth
value and null are what YAML 1.2 (section 10.3.2) says, and all else is text. Anchors, aliases and tags are
refused, so that a small file cannot grow large and cannot make objects.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from scene_engine.errors import SceneError

MAX_BYTES = 64 * 1024


class _Loader(yaml.SafeLoader):
    """See the module's docstring."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012  pyyaml's name

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if getattr(event, "anchor", None) is not None or getattr(event, "tag", None) not in (None, "!"):
            raise yaml.composer.ComposerError(
                None, None, "anchors, aliases and tags are not used in configs", event.start_mark
            )
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, "a key must be a name", key.start_mark)
            if key.value in seen:
                problem = f"the key {key.value[:60]} is there twice"
                raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?(0|[1-9][0-9_]*)", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|(0|[1-9][0-9_]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), _first)


def read(path: Path) -> dict[Any, Any]:
    """The mapping in a YAML file; an empty file is an empty mapping.

    Raises:
        SceneError: Unreadable, larger than `MAX_BYTES`, not UTF-8, not YAML, or not a mapping.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise SceneError(
            f"cannot read the config {path}: {error.strerror}", "Check the path given to --config."
        ) from error
    if len(data) > MAX_BYTES:
        raise SceneError(f"{path} is too large for a config", f"At most {MAX_BYTES // 1024} KB are read.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SceneError(f"{path} is not UTF-8 text", "Save it as UTF-8.") from error
    values = parse(text, str(path))
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise SceneError(f"{path} is not a list of keys and values", "Write lines such as `seed: 1`.")
    return values


def parse(text: str, where: str) -> Any:
    """The value that `text` says: None, bool, int, float, str, list or dict.

    Raises:
        SceneError: Not YAML; names `where` and the line.
    """
    try:
        return yaml.load(text, _Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = f", line {mark.line + 1}" if mark is not None else ""
        raise SceneError(
            f"{where}{line} is not valid YAML: {error.problem}", "Correct that line; indent with spaces."
        ) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        # ValueError: a number of thousands of digits.
        problem = "nested too deep" if isinstance(error, RecursionError) else " ".join(str(error).split())
        raise SceneError(f"{where} is not valid YAML: {problem}", "Correct the file or the value.") from error
