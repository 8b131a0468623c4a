-- Where the engine is and what it knows us by.
--
-- `scene-engine plugins install aseprite` writes paired.lua beside this file: a table with url, token, the path
-- of engine.json and the command that starts the engine. Reading it asks the artist nothing. What the artist
-- pasted, or what was read from engine.json, is kept in the preferences, and tried first.

local need = ...
local preferences = need "preferences"

local pairing = {}

local FILE = "paired.lua"
local DEFAULT_URL = "ws://127.0.0.1:47620"

-- What the installer wrote; an empty table where the extension came as a file from somebody else. It is read
-- each time: after another `plugins install` the new token counts at once.
function pairing.installed()
  local chunk = loadfile(app.fs.joinPath(need.path, FILE), "t", {})
  local ok, found = pcall(chunk or function() end)
  return ok and type(found) == "table" and found or {}
end

function pairing.candidates()
  local found, seen = {}, {}
  local function add(url, token)
    if url and token and not seen[url .. token] then
      seen[url .. token] = true
      found[#found + 1] = { url = url, token = token }
    end
  end
  add(preferences.get("url"), preferences.get("token"))
  local installed = pairing.installed()
  add(installed.url, installed.token)
  return found
end

-- The engine welcomed us with this one: what was pasted before and didn't work is forgotten.
function pairing.accepted(candidate)
  local url, token = preferences.get("url"), preferences.get("token")
  if token and (url ~= candidate.url or token ~= candidate.token) then
    preferences.set("url", nil)
    preferences.set("token", nil)
  end
  preferences.set("was_connected", true)
end

local function is_loopback(url)
  return url:match("^ws://127%.0%.0%.1:%d+$") or url:match("^ws://localhost:%d+$")
end

-- Takes a token, or all of engine.json, as pasted or read. False if it is neither.
function pairing.take(text)
  local token = text:match('"token"%s*:%s*"(%x+)"') or text:match("^%s*(%x+)%s*$")
  if not token or #token ~= 64 then
    return false
  end
  local url = text:match('"url"%s*:%s*"(ws://[%w.:]+)"')
  if url and not is_loopback(url) then
    return false
  end
  preferences.set("url", url or pairing.installed().url or DEFAULT_URL)
  preferences.set("token", token:lower())
  return true
end

return pairing
