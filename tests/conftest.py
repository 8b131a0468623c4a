"""Every test computes on the CPU, so that it means the same on every machine.

The backend is prepared here, before any test module imports mlx.
"""

from __future__ import annotations

from scene_engine import backend

backend.prepare("cpu")
