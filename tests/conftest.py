"""Every test computes on the CPU, so that it means the same on every machine.

The backend is prepared here, before any test module imports mlx. How long hypothesis takes is no property of
the code: a machine may be busy.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

from scene_engine import backend

backend.prepare("cpu")
settings.register_profile("scene", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("scene")
