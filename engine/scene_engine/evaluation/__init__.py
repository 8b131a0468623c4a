"""Measures of what the networks make: whether a picture is what its caption says."""
