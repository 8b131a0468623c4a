-- What the dialogs remember, in plugin.preferences. Aseprite saves them when it exits: strings, numbers,
-- booleans and lists of them, with names that are plain identifiers.

local preferences = {}

local HISTORY = 20

local DEFAULTS = {
  prompt = "",
  seed = "1",
  lock_seed = false,
  count = 4,
  palette = "adaptive",
  palette_file = "",
  colors = 64,
  dither = "none",
  where = "New sprite",
  corner = "Top left",
  add_colors = true,
  advanced = false,
  temperature = 0.9,
  top_k = 100,
  guidance = 4,
  crisp = 4,
  tokens_a_step = 1,
  onto = "New layer",
  feather = "none",
  redraw_colors = 0,
  extend_by = 160,
  extend_left = false,
  extend_right = true,
  extend_up = false,
  extend_down = false,
  keep_share = 30,
}

local plugin

function preferences.use(of_plugin)
  plugin = of_plugin
end

function preferences.get(name)
  local value = plugin.preferences[name]
  if value == nil or (DEFAULTS[name] ~= nil and type(value) ~= type(DEFAULTS[name])) then
    return DEFAULTS[name]
  end
  return value
end

function preferences.set(name, value)
  plugin.preferences[name] = value
end

-- Earlier prompts, the newest first.
function preferences.history()
  local found = {}
  local saved = plugin.preferences.history
  for _, prompt in ipairs(type(saved) == "table" and saved or {}) do
    found[#found + 1] = prompt
  end
  return found
end

function preferences.remember_prompt(prompt)
  local kept = { prompt }
  for _, earlier in ipairs(preferences.history()) do
    if earlier ~= prompt and #kept < HISTORY then
      kept[#kept + 1] = earlier
    end
  end
  plugin.preferences.history = kept
end

return preferences
