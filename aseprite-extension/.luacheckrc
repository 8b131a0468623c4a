std = "lua54"
self = false
max_line_length = 120
globals = { app = { fields = { sprite = { other_fields = true } }, other_fields = true } } -- app.sprite is set
read_globals = {
  "json", "Color", "ColorMode", "Dialog", "Image", "ImageSpec", "MouseButton", "Palette", "Point",
  "Rectangle", "Sprite", "Timer", "WebSocket", "WebSocketMessageType",
}
files["init.lua"] = { globals = { "init", "exit" } } -- what Aseprite calls, by these names
