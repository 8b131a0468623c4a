"""The extension for Aseprite, its own Lua in a stand-in for the program, against the real engine."""
