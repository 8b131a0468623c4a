-- The fields that several dialogs have, how they are remembered, and the recipe that they make.

local need = ...
local colors = need "colors"
local preferences = need "preferences"
local system = need "system"
local text_of = need "text"

local fields = {}

local MOST_SEED = 4294967295
local MOST_PROMPT = 2000
local EARLIER, EARLIER_WIDTH = "(earlier prompts)", 40
local ADAPTIVE, OWN, FILE = "adaptive", "this sprite's", "from a file"
local DITHERS = { "none", "bayer2", "bayer4", "bayer8", "floyd-steinberg" }

fields.OWN_PALETTE = OWN

local function on_change(panel)
  return function()
    panel:changed()
  end
end

-- Prompt and history.
function fields.prompt(panel, text)
  local dialog = panel.dialog
  dialog:entry({ id = "prompt", label = "Prompt:", text = text or preferences.get("prompt"), focus = true })
  local earlier, prompts = { EARLIER }, {}
  for _, prompt in ipairs(preferences.history()) do
    local short = text_of.cut(prompt, EARLIER_WIDTH)
    while prompts[short] do
      short = short .. "."
    end
    earlier[#earlier + 1], prompts[short] = short, prompt
  end
  dialog:combobox({
    id = "history",
    option = EARLIER,
    options = earlier,
    onchange = function()
      local chosen = prompts[dialog.data.history]
      if not panel.quiet and chosen then
        dialog:modify({ id = "prompt", text = chosen })
      end
    end,
  })
end

-- Seed, dice and lock; and how many pictures.
function fields.seed(panel)
  local dialog = panel.dialog
  function panel.roll_seed(self)
    if not dialog.data.lock_seed then
      self:quietly(function()
        dialog:modify({ id = "seed", text = tostring(math.random(0, MOST_SEED)) })
      end)
    end
  end
  function panel.take_seed(self, seed)
    self:quietly(function()
      dialog:modify({ id = "seed", text = seed })
      dialog:modify({ id = "lock_seed", selected = true })
    end)
  end
  dialog:entry({ id = "seed", label = "Seed:", text = preferences.get("seed") })
  dialog:button({
    id = "dice",
    text = "Dice",
    onclick = function()
      panel:quietly(function()
        dialog:modify({ id = "seed", text = tostring(math.random(0, MOST_SEED)) })
      end)
    end,
  })
  dialog:check({ id = "lock_seed", text = "Lock the seed", selected = preferences.get("lock_seed") })
  dialog:slider({ id = "count", label = "Variants:", min = 1, max = 8, value = preferences.get("count") })
  if not preferences.get("lock_seed") then
    panel:roll_seed()
  end
end

local function palette_options(panel)
  local welcome = panel.engine.connection.welcome
  local names = welcome and welcome.palettes or { "vga", "vga16" }
  local options, remembered = { ADAPTIVE, OWN, FILE }, preferences.get("palette")
  local is_there = remembered == ADAPTIVE or remembered == OWN or remembered == FILE
  for _, name in ipairs(names) do
    options[#options + 1] = name
    is_there = is_there or name == remembered
  end
  if not is_there and not welcome then
    options[#options + 1] = remembered -- the engine will say whether it is still there
  end
  return options
end

-- Palette, number of colours, file.
function fields.palette(panel)
  local dialog = panel.dialog
  dialog:combobox({
    id = "palette",
    label = "Palette:",
    option = preferences.get("palette"),
    options = palette_options(panel),
    onchange = on_change(panel),
  })
  dialog:slider({ id = "colors", label = "Colours:", min = 2, max = 256, value = preferences.get("colors") })
  dialog:file({
    id = "palette_file",
    label = "File:",
    title = "A palette",
    open = true,
    filename = preferences.get("palette_file"),
    filetypes = { "gpl", "pal", "act", "hex", "ase", "aseprite", "png" },
    onchange = on_change(panel),
  })
  dialog:label({ id = "palette_hint", text = "Aseprite will ask whether Scene may read that file." })
end

-- The engine's own palettes are known once it has welcomed us.
function fields.update_palette(panel)
  local dialog = panel.dialog
  local options = palette_options(panel)
  local key = table.concat(options, ",")
  if panel.palette_key ~= key then
    panel.palette_key = key
    local chosen = dialog.data.palette
    panel:quietly(function()
      dialog:modify({ id = "palette", options = options })
      dialog:modify({ id = "palette", option = chosen })
    end)
  end
  panel:set("colors", { visible = dialog.data.palette == ADAPTIVE })
  panel:set("palette_file", { visible = dialog.data.palette == FILE })
  panel:set("palette_hint", { visible = dialog.data.palette == FILE })
end

function fields.dither(panel)
  panel.dialog:combobox({ id = "dither", label = "Dither:", option = preferences.get("dither"), options = DITHERS })
end

local ADVANCED = { "temperature", "top_k", "guidance", "crisp", "tokens_a_step" }

-- Folded away unless asked for.
function fields.advanced(panel)
  local dialog = panel.dialog
  local function number(id, label, decimals)
    dialog:number({ id = id, label = label, text = tostring(preferences.get(id)), decimals = decimals })
  end
  dialog:check({
    id = "advanced",
    text = "Advanced",
    selected = preferences.get("advanced"),
    onclick = on_change(panel),
  })
  number("temperature", "Temperature:", 2)
  number("top_k", "Top-k:", 0)
  number("guidance", "Guidance:", 1)
  dialog:slider({ id = "crisp", label = "Crisp:", min = 0, max = 50, value = preferences.get("crisp") })
  dialog:slider({
    id = "tokens_a_step",
    label = "Cells a step:",
    min = 1,
    max = 8,
    value = preferences.get("tokens_a_step"),
  })
end

function fields.update_advanced(panel)
  for _, id in ipairs(ADVANCED) do
    panel:set(id, { visible = panel.dialog.data.advanced })
  end
end

local function trimmed(text)
  return (text:gsub("%c", " "):match("^%s*(.-)%s*$"))
end

local function within(name, value, low, high)
  if type(value) ~= "number" or value < low or value > high then
    return name .. " must be a number from " .. low .. " to " .. high .. "."
  end
end

-- The palette as a recipe names it; or nil and why not.
local function chosen_palette(data)
  if data.palette == OWN then
    local sprite = app.sprite
    if not sprite then
      return nil, "There is no sprite whose palette could be used."
    end
    local own = colors.of_palette(sprite.palettes[1])
    if #own > 3 * 256 then
      return nil, "The sprite's palette has more than 256 colours."
    end
    return colors.inline(own)
  elseif data.palette == FILE then
    if app.fs.fileName(data.palette_file) == "" then -- nothing, or a folder
      return nil, "Choose a palette's file first."
    end
    local found, problem = system.read_palette(data.palette_file)
    if not found then
      return nil, problem .. "."
    elseif #found > 3 * 256 then
      return nil, app.fs.fileName(data.palette_file) .. " has more than 256 colours."
    end
    return colors.inline(found)
  end
  return data.palette
end

-- The recipe that the fields make; or nil and what is wrong.
function fields.recipe(panel)
  local data = panel.dialog.data
  local prompt = trimmed(data.prompt)
  local seed = data.seed:match("^%s*(%d+)%s*$")
  seed = seed and math.tointeger(tonumber(seed))
  local wrong = (prompt == "" and "Write what to draw first.")
    or ((utf8.len(prompt) or #prompt) > MOST_PROMPT and "The prompt is too long: 2000 characters at most.")
    or ((not seed or seed > MOST_SEED) and "The seed must be a whole number from 0 to " .. MOST_SEED .. ".")
    or within("Temperature", data.temperature, 0, 10)
    or within("Top-k", data.top_k, 0, 1000000)
    or within("Guidance", data.guidance, 0, 20)
  if wrong then
    return nil, wrong
  end
  local recipe = {
    prompt = prompt,
    seed = seed,
    temperature = data.temperature,
    top_k = math.floor(data.top_k),
    guidance = data.guidance,
    crisp = data.crisp,
    dither = data.dither,
  }
  if data.tokens_a_step > 1 then
    recipe.tokens_a_step = data.tokens_a_step
  end
  if data.palette then
    local palette, problem = chosen_palette(data)
    if not palette then
      return nil, problem
    end
    recipe.palette, recipe.colors = palette, data.colors
  end
  preferences.remember_prompt(prompt)
  return recipe
end

-- Keeps what the fields say.
function fields.remember(panel)
  local data = panel.dialog.data
  for _, id in ipairs({
    "prompt", "seed", "lock_seed", "count", "palette", "palette_file", "colors", "dither", "where", "corner",
    "add_colors", "advanced", "temperature", "top_k", "guidance", "crisp", "tokens_a_step", "onto", "feather",
    "redraw_colors", "extend_by", "extend_left", "extend_right", "extend_up", "extend_down", "keep_share",
  }) do
    if data[id] ~= nil then
      preferences.set(id, data[id])
    end
  end
end

return fields
