"""Who may open a connection: decided by the request's headers, before the upgrade.

The server listens on loopback alone, but any page in any browser on the machine can reach that. Two headers
that a page can't choose tell it apart: Host is the name that was asked for (an attacker's, if that resolves
to loopback: DNS rebinding), Origin the page's own. Who passes still has to know the token.
"""

from __future__ import annotations

from collections.abc import Sequence

NAMES = ("127.0.0.1", "localhost")
"""Names of loopback, as clients write them in a URL."""


def refusal(hosts: Sequence[str], origins: Sequence[str], port: int) -> str | None:
    """Why a request is refused, or None.

    Args:
        hosts: Every Host header of it.
        origins: Every Origin header.
        port: The port that the server listens on.
    """
    own = {f"{name}:{port}" for name in NAMES}
    if len(hosts) != 1 or hosts[0] not in own:
        return f"Connect to ws://127.0.0.1:{port}: this server answers to no other name.\n"
    allowed = {f"{scheme}://{name}" for scheme in ("ws", "http") for name in own}
    if len(origins) > 1 or not allowed.issuperset(origins):
        return "This server doesn't talk to web pages.\n"
    return None
