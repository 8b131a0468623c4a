"""Configs: the right value, or an error that names the file, the key and the way out."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scene_engine.config import from_dict, load_config, to_dict
from scene_engine.errors import SceneError


@dataclass(frozen=True)
class Model:
    channels: tuple[int, ...] = (64, 128)
    shape: tuple[int, float] = (1, 0.5)
    codes: int = 512
    order: Literal["raster", "known-first"] = "raster"

    def __post_init__(self) -> None:
        if self.codes < 1:
            raise ValueError(f"codes is {self.codes}: at least 1 is needed")


@dataclass(frozen=True)
class Training:
    batch_size: int | Literal["auto"] = "auto"
    learning_rate: float = 1e-4
    compile: bool = False
    clip: float | None = 1.0
    data: Path = Path("data")


@dataclass(frozen=True)
class Config:
    seed: int = 0
    name: str = "base"
    model: Model = field(default_factory=Model)
    training: Training = field(default_factory=Training)


def load(tmp_path: Path, text: str, *overrides: str) -> Config:
    path = tmp_path / "vqgan.yaml"
    path.write_text(text, encoding="utf-8")
    return load_config(Config, path, overrides)


def fails(tmp_path: Path, text: str, *overrides: str) -> str:
    with pytest.raises(SceneError) as caught:
        load(tmp_path, text, *overrides)
    return str(caught.value)


def test_missing_keys_take_their_defaults(tmp_path: Path) -> None:
    assert load_config(Config, None) == Config()
    assert load(tmp_path, "") == Config()
    assert load(tmp_path, "training:\n  batch_size: 8\n").training == Training(batch_size=8)


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("training: {learning_rate: 1e-4}", "learning_rate", 1e-4),
        ('training: {learning_rate: "1e-4"}', "learning_rate", 1e-4),
        ("training: {learning_rate: 1}", "learning_rate", 1.0),
        ("training: {learning_rate: .5}", "learning_rate", 0.5),
        ("training: {batch_size: auto}", "batch_size", "auto"),
        ("training: {batch_size: 1_000}", "batch_size", 1000),
        ("training: {compile: true}", "compile", True),
        ("training: {clip: null}", "clip", None),
        ("training: {clip: 2}", "clip", 2.0),
        ("training: {data: pictures/mine}", "data", Path("pictures/mine")),
    ],
)
def test_values_are_read_as_a_person_means_them(tmp_path: Path, text: str, key: str, value: object) -> None:
    found = getattr(load(tmp_path, text).training, key)
    assert found == value
    assert type(found) is type(value)


def test_lists_become_tuples_and_no_is_a_text(tmp_path: Path) -> None:
    assert load(tmp_path, "model: {channels: [1, 2, 3], shape: [4, 5]}").model == Model((1, 2, 3), (4, 5.0))
    assert load(tmp_path, "name: no").name == "no"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "training: {bach_size: 8}",
            ["unknown key training.bach_size", "vqgan.yaml", "did you mean batch_size?"],
        ),
        ("batch_size: 8", ["unknown key batch_size", "did you mean training.batch_size?"]),
        ("1: 2", ["unknown key 1"]),
        ("seed: many", ["seed in", "vqgan.yaml", '"many"', "expected a whole number"]),
        ("seed: true", ["seed", "true", "expected a whole number"]),
        ("seed: 1.5", ["1.5", "expected a whole number"]),
        ("training: {compile: 1}", ["training.compile", "expected true or false"]),
        ("training: {compile: yes}", ["training.compile", "expected true or false"]),
        ("training: {learning_rate: .nan}", ["expected a number"]),
        ('training: {learning_rate: "inf"}', ["expected a number"]),
        ("training: {learning_rate: 1e999}", ["expected a number"]),
        ("training: {batch_size: all}", ['expected a whole number or "auto"']),
        ("model: {order: snake}", ['expected "raster" or "known-first"']),
        ("model: {channels: 64}", ["model.channels", "expected a list, each a whole number"]),
        ("model: {channels: [64, x]}", ["model.channels", "each a whole number"]),
        ("model: {shape: [1]}", ["expected a list of 2: a whole number, a number"]),
        ("model: {codes: 0}", ["model: codes is 0", "vqgan.yaml"]),
        ("model: 5", ["model in", "expected a section", "channels, shape, codes, order"]),
        ("seed: 1\nname: x\nseed: 2", ["vqgan.yaml, line 3", "seed is there twice"]),
        ("seed: &a 1\n", ["line 1", "anchors"]),
        ("seed: !!python/object:os.system 1", ["tags are not used"]),
        ("seed: [1", ["not valid YAML"]),
        ("- 1\n- 2", ["not a list of keys and values"]),
        ("? [a]\n: 1", ["a key must be a name"]),
        ("seed: \x07", ["not valid YAML"]),
        (f"seed: {'9' * 5000}", ["vqgan.yaml"]),
        (f"seed: {'[' * 5000}", ["too deep"]),
    ],
)
def test_mistakes_are_named(tmp_path: Path, text: str, words: list[str]) -> None:
    message = fails(tmp_path, text)
    assert [word for word in words if word not in message] == []


def test_overrides_win_over_the_file(tmp_path: Path) -> None:
    text = "training: {batch_size: 4, learning_rate: 1e-3}"
    config = load(tmp_path, text, "training.batch_size=8", "model.channels=[1, 2]", "seed=7")
    assert config.training == Training(batch_size=8, learning_rate=1e-3)
    assert config.model.channels == (1, 2)
    assert config.seed == 7
    assert load(tmp_path, "training:", "training.batch_size=8").training.batch_size == 8


@pytest.mark.parametrize(
    ("override", "words"),
    [
        ("training.bach_size=8", ["unknown key training.bach_size", "--set", "did you mean batch_size?"]),
        ("modl.codes=8", ["unknown key modl", "--set modl.codes=8", "did you mean model?"]),
        ("training.batch_size=x", ["training.batch_size in --set training.batch_size=x", "whole number"]),
        ("model.codes=-1", ["codes is -1", "--set model.codes=-1"]),
        ("seed", ["--set seed is not a key and a value"]),
        (".seed=1", ["is not a key and a value"]),
        ("training={compile: true}", ["sets a whole section"]),
        ("seed.x=1", ["--set seed.x=1"]),
        ("seed=[1", ["--set seed=[1", "not valid YAML"]),
    ],
)
def test_mistakes_in_overrides_name_the_override(tmp_path: Path, override: str, words: list[str]) -> None:
    message = fails(tmp_path, "seed: 1", override)
    assert [word for word in words if word not in message] == []


def test_unreadable_files(tmp_path: Path) -> None:
    with pytest.raises(SceneError, match="cannot read the config"):
        load_config(Config, tmp_path / "missing.yaml")
    with pytest.raises(SceneError, match="cannot read the config"):
        load_config(Config, tmp_path)
    (tmp_path / "latin.yaml").write_bytes(b"name: caf\xe9")
    with pytest.raises(SceneError, match="not UTF-8"):
        load_config(Config, tmp_path / "latin.yaml")
    (tmp_path / "large.yaml").write_bytes(b"# " + b"x" * 300_000)
    with pytest.raises(SceneError, match="too large"):
        load_config(Config, tmp_path / "large.yaml")


def test_a_billion_laughs_are_refused(tmp_path: Path) -> None:
    rows = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]" for n in range(1, 30)]
    assert "anchors, aliases and tags" in fails(tmp_path, "\n".join(rows))


def test_dicts_there_and_back_name_their_source() -> None:
    config = Config(seed=3, training=Training(batch_size=4, clip=None, data=Path("a/b")))
    values = to_dict(config)
    assert from_dict(Config, json.loads(json.dumps(values, allow_nan=False))) == config
    values["training"]["clip"] = "tight"
    with pytest.raises(SceneError, match=r"training\.clip in checkpoint metadata is \"tight\""):
        from_dict(Config, values)


def test_a_saved_config_takes_overrides_and_stays_as_it_was() -> None:
    saved = to_dict(Config(seed=3))
    config = load_config(Config, saved, ["training.batch_size=8"], where="the checkpoint's config")
    assert (config.seed, config.training.batch_size) == (3, 8)
    assert saved == to_dict(Config(seed=3))
    with pytest.raises(SceneError, match="unknown key sed in the checkpoint's config; did you mean seed"):
        load_config(Config, {"sed": 1}, where="the checkpoint's config")


configs = st.builds(
    Config,
    st.integers(-(10**12), 10**12),
    st.text(),
    st.builds(
        Model,
        st.lists(st.integers(0, 999)).map(tuple),
        st.tuples(st.integers(), st.floats(-1e9, 1e9)),
        st.integers(1, 9999),
    ),
    st.builds(
        Training,
        st.one_of(st.just("auto"), st.integers(1, 64)),
        st.floats(allow_nan=False, allow_infinity=False),
        st.booleans(),
        st.none() | st.floats(0, 1),
    ),
)


@settings(deadline=None, max_examples=50)
@given(configs)
def test_every_config_survives_its_dict(config: Config) -> None:
    assert from_dict(Config, json.loads(json.dumps(to_dict(config)))) == config


_words = ["seed", "name", "model", "training", "batch_size", "codes", "channels", "clip"]
_words += [": ", ":", "\n", "  ", "- ", "[", "]", "{", "}", ",", "1", "1e3", "null", "true", "auto", "x", '"']
_words += [
    "&a",
    "*a",
    "!!int ",
    "!",
    "<<",
    "=",
    "2020-13-45",
    "0x_",
    "|",
    ">",
    "?",
    "%",
    "#",
    "\t",
    "---",
    "'",
]


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.lists(st.sampled_from(_words), max_size=12).map("".join), st.text()), st.data())
def test_any_text_gives_a_config_or_a_clear_error(tmp_path: Path, text: str, data: Any) -> None:
    path = tmp_path / "junk.yaml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    overrides = data.draw(st.lists(st.lists(st.sampled_from(_words), max_size=5).map("".join), max_size=1))
    try:
        config = load_config(Config, path, overrides)
    except SceneError as error:
        assert error.message  # noqa: PT017  the point: this error, and no other
    else:
        assert from_dict(Config, to_dict(config)) == config
