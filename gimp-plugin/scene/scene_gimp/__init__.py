"""Scene's plug-in for GIMP 3. It imports nothing of the engine and needs no numpy."""
