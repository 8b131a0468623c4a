-- Files and programs: the one file that opens them, so that Aseprite asks for each permission once. Nothing here
-- runs before the artist has pressed a button whose words say what Aseprite will ask.

local need = ...
local pairing = need "pairing"

local system = {}

local function is_windows()
  return app.fs.pathSeparator == "\\"
end

-- engine.json: where the installer says, else where the engine writes it on this system.
function system.engine_file()
  local join = app.fs.joinPath
  local installed = pairing.installed().engine_file
  if installed then
    return installed
  elseif is_windows() then
    return join(os.getenv("LOCALAPPDATA") or "", "scene-engine", "engine.json")
  end
  local home = os.getenv("HOME") or ""
  if app.fs.isDirectory("/System/Library") then
    return join(home, "Library", "Application Support", "scene-engine", "engine.json")
  end
  local data = os.getenv("XDG_DATA_HOME") or ""
  return join(data ~= "" and data or join(home, ".local", "share"), "scene-engine", "engine.json")
end

-- Pairs by engine.json. True, or false and why not.
function system.find_engine()
  local path = system.engine_file()
  local ok, text, problem = pcall(function()
    local file, trouble = io.open(path, "r")
    if not file then
      return nil, trouble
    end
    local all = file:read("a")
    file:close()
    return all
  end)
  if not ok then
    return false, "Aseprite was not allowed to read it. Press the button again and allow it."
  elseif not text then
    return false, "No engine is running: " .. tostring(problem)
  elseif not pairing.take(text) then
    return false, "That file is damaged. Start the engine again: scene-engine serve"
  end
  return true
end

-- The command that starts the engine, as the artist would type it.
function system.command()
  local words = pairing.installed().command
  if type(words) ~= "table" then
    words = { "scene-engine" }
  end
  local quoted = {}
  for index, word in ipairs(words) do
    if not word:find("[^%w_./:\\+-]") then
      quoted[index] = word
    elseif is_windows() then
      quoted[index] = '"' .. word .. '"'
    else
      quoted[index] = "'" .. word:gsub("'", "'\\''") .. "'"
    end
  end
  return table.concat(quoted, " ") .. " serve"
end

-- Starts the engine and doesn't wait for it. True, or false and why not.
function system.start_engine()
  local command = system.command() .. " --exit-when-idle 60"
  if is_windows() then
    command = 'start "Scene" /min ' .. command
  else
    command = "nohup " .. command .. " >/dev/null 2>&1 &"
  end
  local ok, started = pcall(function()
    return os.execute(command)
  end)
  if not ok then
    return false, "Aseprite was not allowed to run it. Press the button again and allow it."
  elseif not started then
    return false, "It could not be started. Type the command below in a terminal."
  end
  return true
end

-- The colours of a palette file of any kind that Aseprite reads, as three bytes a colour; or nil and why not.
function system.read_palette(path)
  local ok, found = pcall(function()
    return Palette({ fromFile = path })
  end)
  if not ok then
    return nil, "Aseprite was not allowed to read " .. app.fs.fileName(path)
  elseif not found then
    return nil, app.fs.fileName(path) .. " is no palette that Aseprite can read"
  end
  return need("colors").of_palette(found)
end

return system
