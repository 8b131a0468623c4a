"""Networks that the painter teaches: taught once, and kept in the user's cache."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import mlx.nn as nn
from mlx.utils import tree_flatten

from scene_engine import resources, weights
from scene_engine.errors import SceneError

Network = TypeVar("Network", bound=nn.Module)

MOST = 4
"""Networks of a sort in the cache, 3 to 17 MB each; the oldest go."""


def kept_network(
    sort: str,
    fingerprint: str,
    load: Callable[[Path], Network],
    teach: Callable[[], Network],
    describe: Callable[[Network], Mapping[str, str]] = lambda network: {},
) -> Network:
    """The network of the cache, taught first if there is none by the same lessons.

    Args:
        sort: Its folder in the cache.
        fingerprint: Of all that decides it.
        load: Reads it from its file; raises SceneError if that is missing or damaged.
        teach: Makes it.
        describe: What its file says of it beside its weights.

    Raises:
        SceneError: The cache can't be written to, or whatever `teach` raises.
    """
    path = resources.cache_folder() / sort / f"{fingerprint}.safetensors"
    try:
        return load(path)
    except SceneError:
        pass  # There is none, or it is damaged: it can be made again.
    taught = teach()
    weights.save(path, dict(tree_flatten(taught.parameters())), describe(taught))
    for old in sorted(path.parent.glob("*.safetensors"), key=lambda file: file.stat().st_mtime)[:-MOST]:
        old.unlink(missing_ok=True)
    return taught
