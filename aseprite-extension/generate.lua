-- File > Scene > Generate Background

local need = ...
local apply = need "apply"
local fields = need "fields"

local CORNERS = { "Top left", "Top right", "Bottom left", "Bottom right", "Centre", "Selection" }
local WHERE = { "New sprite", "New layer", "Background" }

local generate = { title = "Scene: Generate Background", action = "Generate" }

function generate.build(panel)
  local dialog = panel.dialog
  local preferences = need "preferences"
  local function changed()
    panel:changed()
  end
  fields.prompt(panel)
  fields.seed(panel)
  fields.palette(panel)
  fields.dither(panel)
  dialog:combobox({
    id = "where",
    label = "Into:",
    option = app.sprite and preferences.get("where") or WHERE[1],
    options = WHERE,
    onchange = changed,
  })
  dialog:combobox({ id = "corner", label = "At:", option = preferences.get("corner"), options = CORNERS })
  dialog:check({
    id = "add_colors",
    text = "May add colours to the sprite's palette",
    selected = preferences.get("add_colors"),
  })
  fields.advanced(panel)
end

function generate.update(panel)
  fields.update_palette(panel)
  fields.update_advanced(panel)
  local into_sprite = panel.dialog.data.where ~= WHERE[1]
  panel:set("corner", { visible = into_sprite })
  panel:set("add_colors", { visible = into_sprite })
end

function generate.prepare(panel)
  local recipe, problem = fields.recipe(panel)
  if not recipe then
    return nil, problem
  end
  return {
    request = { type = "generate", recipe = recipe, count = panel.dialog.data.count },
    width = 320,
    height = 192,
  }
end

-- Where the picture's corner goes, and what it must stay in.
local function placed(corner, sprite, picture)
  local right, bottom = sprite.width - picture.width, sprite.height - picture.height
  if corner == "Selection" then
    local selection = sprite.selection
    if selection.isEmpty then
      return nil, nil, nil, "There is no selection: make one, or choose a corner."
    end
    local bounds = selection.bounds
    local clip = { x = bounds.x, y = bounds.y, width = bounds.width, height = bounds.height }
    return bounds.x + (bounds.width - picture.width) // 2, bounds.y + (bounds.height - picture.height) // 2, clip
  elseif corner == "Centre" then
    return right // 2, bottom // 2
  end
  return corner:find("right") and right or 0, corner:find("Bottom") and bottom or 0
end

function generate.insert(panel, picture)
  local data, sprite = panel.dialog.data, app.sprite
  if data.where == WHERE[1] then
    return apply.new_sprite(picture)
  elseif not sprite then
    return false, "Open a sprite first, or choose New sprite."
  end
  local x, y, clip, problem = placed(data.corner, sprite, picture)
  if not x then
    return false, problem
  end
  return apply.picture(sprite, picture, {
    frame = app.frame and app.frame.frameNumber or 1,
    x = x,
    y = y,
    clip = clip,
    grow = data.add_colors,
    background = data.where == "Background",
  })
end

generate.remember = fields.remember

return generate
