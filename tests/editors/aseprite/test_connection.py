"""Every state of the connection, with a real server that comes, goes and refuses."""

from __future__ import annotations

import signal
from pathlib import Path

import numpy as np
import pytest

from tests.editors.aseprite.conftest import Start, again, begun, drawn, opened, paired, state
from tests.editors.aseprite.host.program import Aseprite
from tests.editors.aseprite.sprites import painted
from tests.server.conftest import Served


def test_a_prompt_is_explained_before_it_comes_and_comes_once(start: Start, served: Served) -> None:
    program = start(paired(served))
    dialog = program.dialog("SceneGenerate")
    assert dialog.says().startswith("Not connected: ")
    assert "Aseprite will ask once whether it may connect" in dialog.says()
    assert program.prompts == []
    dialog.click("remedy")
    program.until(lambda: state(dialog) == "Ready")
    assert program.prompts == [("connection.lua", "socket", served.url)]
    dialog.close()
    opened(program)
    assert len(program.prompts) == 1
    assert len(program.sockets) == 1  # each new one could ask again
    program.quit()
    later = start(None)
    dialog = opened(later)  # the next time it connects by itself
    assert not dialog.can("remedy")


def test_a_denied_prompt(start: Start, served: Served) -> None:
    answers = [False, True]
    program = start(paired(served), allow=lambda *_: answers.pop(0))
    dialog = program.dialog("SceneGenerate")
    dialog.click("remedy")
    assert dialog.says().startswith("Not allowed: ")
    dialog.click("remedy")
    program.until(lambda: state(dialog) == "Ready")


def test_a_build_without_websocket(start: Start, served: Served) -> None:
    program = start(paired(served), has_websocket=False)
    dialog = program.dialog("SceneGenerate")
    dialog.click("remedy")
    assert dialog.says().startswith("This Aseprite can't connect: ")
    dialog.fill("prompt", "a castle")
    dialog.click("draw")
    dialog.click("cancel")
    dialog.close()


def test_batch_mode_opens_nothing(start: Start, served: Served) -> None:
    program = start(paired(served), batch=True)
    assert program.run("SceneGenerate") is None


@pytest.mark.parametrize("api", [26, 30, 36, 37])
def test_older_apis(start: Start, served: Served, api: int) -> None:
    program = start(paired(served), api=api)
    program.open(painted(320, 192, 2))
    dialog = opened(program)
    drawn(program, dialog, count=1)
    dialog.click("insert")
    assert "Inserted" in dialog.says()


def test_an_aseprite_that_is_too_old_says_so(start: Start, served: Served) -> None:
    program = start(paired(served), api=25)
    program.run("SceneGenerate")
    assert program.alerts == ["Scene needs Aseprite 1.3 or newer."]


@pytest.mark.parametrize("api", [26, 41])
def test_not_running_then_started_by_hand(start: Start, own: Served, tiny: Path, api: int) -> None:
    own.stop()
    program = start(paired(own, command="/opt/scene's/bin/scene-engine"), api=api)
    dialog = program.dialog("SceneGenerate")
    dialog.click("remedy")
    program.until(lambda: state(dialog) == "Not running")
    assert dialog.text("command") == "'/opt/scene'\\''s/bin/scene-engine' serve"
    assert "Aseprite will ask whether Scene may run" in dialog.says()
    again(own, tiny)
    program.until(lambda: state(dialog) == "Ready")
    assert not dialog.widget("command").visible


def test_start_engine(start: Start, own: Served, tiny: Path) -> None:
    own.stop()
    program = start(paired(own, command="/opt/scene-engine"))
    dialog = program.dialog("SceneGenerate")
    dialog.click("remedy")
    program.until(lambda: state(dialog) == "Not running")
    dialog.click("remedy")
    assert program.executed == ["nohup /opt/scene-engine serve --exit-when-idle 60 >/dev/null 2>&1 &"]
    assert [prompt[:2] for prompt in program.prompts] == [
        ("connection.lua", "socket"),
        ("system.lua", "command"),
    ]
    assert state(dialog) == "Starting"
    program.wait(1)
    assert state(dialog) == "Starting"
    again(own, tiny)
    program.until(lambda: state(dialog) == "Ready")


def test_an_engine_that_never_starts(start: Start, own: Served) -> None:
    own.stop()
    program = start(paired(own))
    dialog = program.dialog("SceneGenerate")
    dialog.click("remedy")
    program.until(lambda: state(dialog) == "Not running")
    dialog.click("remedy")
    program.skip(100)
    program.until(lambda: state(dialog) == "Not running")


def test_a_job_waits_for_the_engine(start: Start, own: Served, tiny: Path) -> None:
    own.stop()
    program = start(paired(own))
    dialog = program.dialog("SceneGenerate")
    dialog.fill("prompt", "a castle")
    dialog.fill("count", 1)
    dialog.click("draw")
    program.until(lambda: state(dialog) == "Not running")
    again(own, tiny)
    program.until(lambda: state(dialog) == "Done")


def test_busy_tells_the_place_in_the_queue(aseprite: Aseprite, served: Served) -> None:
    dialog = opened(aseprite)
    with served.client() as other:
        for number in (1, 2):
            other.say("generate", id=number, recipe={"prompt": "x", "seed": 1}, count=16)
        begun(aseprite, dialog, 1)
        aseprite.until(lambda: state(dialog).startswith(("Busy", "Drawing")))
        assert state(dialog).startswith("Busy: ")
        dialog.click("cancel")
        aseprite.until(lambda: state(dialog) == "Cancelled")


def test_cancel_while_drawing(aseprite: Aseprite) -> None:
    dialog = opened(aseprite)
    begun(aseprite, dialog)
    aseprite.until(lambda: state(dialog).startswith("Drawing"))
    assert "left" in state(dialog) or "%" in state(dialog)
    dialog.click("cancel")
    aseprite.until(lambda: state(dialog) == "Cancelled")
    assert dialog.can("draw")
    drawn(aseprite, dialog, count=1)


def test_the_model_is_loaded_and_cancel_works_meanwhile(start: Start, own: Served) -> None:
    program = start(paired(own))
    dialog = opened(program)
    begun(program, dialog)
    while state(dialog) != "Loading the model":
        program.deliver_one(program.sockets[0])
    dialog.click("cancel")
    assert state(dialog) == "Cancelling"
    program.until(lambda: state(dialog) == "Cancelled")
    drawn(program, dialog, count=1)


def test_cancel_before_there_is_an_engine(start: Start, own: Served, tiny: Path) -> None:
    own.stop()
    program = start(paired(own))
    dialog = program.dialog("SceneGenerate")
    begun(program, dialog)
    dialog.click("cancel")
    assert state(dialog) in ("Cancelled", "Connecting", "Not running")
    again(own, tiny)
    program.until(lambda: state(dialog) == "Cancelled")
    assert not any('"generate"' in str(message) for message in program.sockets[0].sent)


def test_cancel_while_lost_reaches_the_engine_later(start: Start, own: Served) -> None:
    program = start(paired(own))
    dialog = opened(program)
    begun(program, dialog)
    program.until(lambda: state(dialog).startswith("Drawing"))
    socket = program.sockets[0]._socket
    assert socket is not None
    socket.socket.shutdown(2)
    while state(dialog) != "Lost, reconnecting":  # it is back at once: no event further than this
        program.deliver_one(program.sockets[0])
    dialog.click("cancel")
    program.until(lambda: any('"cancel"' in str(message) for message in program.sockets[0].sent))
    assert state(dialog) == "Cancelled"


def test_closing_the_dialog_ends_the_job_and_the_connection(start: Start, own: Served) -> None:
    program = start(paired(own))
    dialog = opened(program)
    begun(program, dialog)
    program.until(lambda: state(dialog).startswith("Drawing"))
    dialog.close()
    assert any('"cancel"' in str(message) for message in program.sockets[0].sent)
    program.until(lambda: program.sockets[0]._socket is None)
    program.wait(0.3)
    with own.client() as client:
        client.say("generate", id=1, recipe={"prompt": "x", "seed": 1})
        assert client.hear()["position"] == 0  # nobody is before us: the job is gone


def test_a_dropped_connection_comes_back_and_misses_nothing(start: Start, own: Served) -> None:
    program = start(paired(own))
    dialog = opened(program)
    begun(program, dialog, 4)
    program.until(lambda: state(dialog).startswith("Drawing"))
    socket = program.sockets[0]._socket
    assert socket is not None
    socket.socket.shutdown(2)
    while state(dialog) != "Lost, reconnecting":
        program.deliver_one(program.sockets[0])
    program.until(lambda: state(dialog) == "Done")
    shown = set()
    for index in range(4):
        dialog.press("preview", 5 + 40 * index, 200)
        assert dialog.can("insert")
        shown.add(dialog.painted("preview")[:192].tobytes())
    assert len(shown) == 4


@pytest.mark.parametrize("kill", [signal.SIGKILL, signal.SIGTERM])
def test_a_server_that_dies_and_comes_back_draws_the_same(
    start: Start, own: Served, tiny: Path, kill: signal.Signals
) -> None:
    program = start(paired(own))
    dialog = opened(program)
    begun(program, dialog, 2)
    program.until(lambda: state(dialog).startswith("Drawing"))
    own.process.send_signal(kill)
    own.process.wait(20)
    program.until(lambda: state(dialog) == "Lost, reconnecting")
    again(own, tiny)
    program.until(lambda: state(dialog) == "Done")
    seed = int(dialog.text("seed"))
    with own.client() as client:
        client.say("generate", id=1, recipe={"prompt": "a castle", "seed": seed})
        indices, palette = client.job(1).pictures[0]
    np.testing.assert_array_equal(dialog.painted("preview")[:192], palette[indices])


def test_a_server_that_stays_away_is_not_running(start: Start, own: Served) -> None:
    program = start(paired(own))
    dialog = opened(program)
    own.process.kill()
    program.until(lambda: state(dialog) == "Lost, reconnecting")
    program.skip(20)
    program.until(lambda: state(dialog) == "Not running")
    assert dialog.can("remedy")


def test_a_ghost_open_after_close_is_ignored(start: Start, served: Served) -> None:
    program = start(paired(served), ghost=True)
    for _ in range(4):
        dialog = opened(program)
        drawn(program, dialog, count=1)
        dialog.close()
        program.wait(0.3)
        assert program.sockets[0]._socket is None, "the ghost brought it back"
    for _ in range(4):  # closed and opened in one breath
        opened(program).close()
    drawn(program, opened(program), count=1)


def test_two_dialogs_share_the_connection(aseprite: Aseprite) -> None:
    aseprite.open(painted(320, 192, 0))
    one, other = opened(aseprite), opened(aseprite, "SceneVary")
    one.fill("prompt", "a castle")
    one.fill("count", 4)
    one.click("draw")
    drawn(aseprite, other, count=1)
    one.close()
    drawn(aseprite, other, count=1)
    assert len(aseprite.sockets) == 1


def test_exit_closes_the_socket(start: Start, served: Served) -> None:
    program = start(paired(served))
    opened(program)
    program.quit()
    assert program.sockets[0]._socket is None
    assert program.sockets[0].stopped
