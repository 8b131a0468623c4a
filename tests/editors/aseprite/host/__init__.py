"""A stand-in for Aseprite, which is no package that tests could install."""
