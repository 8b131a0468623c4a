"""Training of both networks: one loop, a thin module for each stage."""
