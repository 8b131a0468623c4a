"""`python -m scene_engine` is `scene-engine`."""

from scene_engine.cli import main

if __name__ == "__main__":
    main(prog_name="scene-engine")
