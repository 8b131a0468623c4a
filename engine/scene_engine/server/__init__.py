"""`scene-engine serve`: pictures for editors, over a local websocket; plugins/PROTOCOL.md says how."""
