-- File > Scene > Show Recipe: what a layer was drawn from, and drawing it again.

local need = ...
local apply = need "apply"
local canvas = need "canvas"
local recipes = need "recipes"
local target = need "target"
local text_of = need "text"

local show_recipe = {}

local PROMPT_LINES = 3

-- Reads the sprite as it was before a layer was drawn: without that layer. A layer's visibility that is changed
-- outside a transaction is no step of undo; it is put back before anything is painted.
local function read_without(found, layer, part)
  local was_visible = layer.isVisible
  layer.isVisible = false
  local ok, read = pcall(canvas.read, found.sprite, found.frame, part)
  layer.isVisible = was_visible
  if not ok then
    return nil, tostring(read)
  end
  return read
end

local function needs_canvas(recipe)
  return recipe.edit ~= nil and recipe.edit.action ~= "new"
end

-- A dialog for a layer's recipe: { title, build, ... } for panel.open.
local function kind_for(layer, kept)
  local recipe = kept.recipe
  local kind = { title = "Scene: Recipe of " .. layer.name, action = "Repeat" }

  function kind.build(panel)
    for _, line in ipairs(recipes.lines(recipe)) do
      local label, text = line[1], tostring(line[2])
      local lines = text_of.wrapped(text, label == "Prompt" and PROMPT_LINES or 1)
      panel.dialog:label({ label = label .. ":", text = lines[1] == "" and "-" or lines[1] })
      for index = 2, PROMPT_LINES do
        if (lines[index] or "") ~= "" then
          panel.dialog:newrow()
          panel.dialog:label({ text = lines[index] })
        end
      end
    end
  end

  function kind.prepare()
    local found, none = target.active()
    if not found then
      return nil, none
    end
    local width = recipe.edit and recipe.edit.width or 320
    local height = recipe.edit and recipe.edit.height or 192
    local prepared = {
      request = { type = "generate", recipe = recipe },
      width = width,
      height = height,
      found = found,
      size = { width = found.sprite.width, height = found.sprite.height },
      part = { x = kept.x, y = kept.y, width = width, height = height },
    }
    if not needs_canvas(recipe) then
      return prepared
    elseif kept.x + width > found.sprite.width or kept.y + height > found.sprite.height then
      return nil, "The sprite was " .. width .. "x" .. height .. " when this was drawn; it is smaller now."
    end
    local read, problem = read_without(found, layer, prepared.part)
    if not read then
      return nil, problem
    end
    prepared.canvas, prepared.base = read, canvas.rgb(read)
    prepared.mask_of_layer = recipes.mask(kept, width * height)
    return prepared
  end

  function kind.insert(_, picture, prepared)
    local problem = target.problem(prepared.found, prepared.size)
    if problem then
      return false, problem
    end
    if prepared.mask_of_layer then
      return apply.masked(prepared.found.sprite, picture, {
        name = "Scene: repeat",
        frame = prepared.found.frame,
        part = prepared.part,
        mask = prepared.mask_of_layer,
        grow = true,
      })
    end
    return apply.picture(prepared.found.sprite, picture, {
      frame = prepared.found.frame,
      x = kept.x,
      y = kept.y,
      grow = true,
    })
  end

  return kind
end

-- The recipe that the active layer keeps, or nil.
function show_recipe.of_active_layer()
  local layer = app.layer
  return layer and recipes.read(layer.data)
end

function show_recipe.kind()
  local layer = app.layer
  local kept = layer and recipes.read(layer.data)
  return kept and kind_for(layer, kept)
end

return show_recipe
