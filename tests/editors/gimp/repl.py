# ruff: noqa
# mypy: ignore-errors
# Runs inside GIMP's window: whoever connects sends Python, and gets what it calls `result` with.
import json, socket, threading

from gi.repository import GLib

listener = socket.create_server(("127.0.0.1", PORT))


def serve():
    while True:
        link, _ = listener.accept()
        code = b""
        while not code.endswith(b"\0") and (more := link.recv(65536)):
            code += more
        if code:
            GLib.idle_add(run, link, code[:-1].decode())


def run(link, code):
    told = []
    try:
        exec(code, {"Gimp": Gimp, "OUT": "", "result": told.append, "told": told})
    except Exception:
        import traceback

        told.append({"error": traceback.format_exc()})
    link.sendall(json.dumps(told[-1] if told else None).encode())
    link.close()
    return False


threading.Thread(target=serve, daemon=True).start()
GLib.MainLoop().run()
