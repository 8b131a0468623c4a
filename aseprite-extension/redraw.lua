-- File > Scene > Redraw Selection

local need = ...
local canvas = need "canvas"
local cells = need "cells"
local fields = need "fields"
local preferences = need "preferences"
local target = need "target"

local FEATHERS = { "none", "half", "dither" }

local redraw = { title = "Scene: Redraw Selection", action = "Redraw" }

-- The preview shows the cells that will be drawn, before anything is asked.
local function show_cells(panel)
  local found = target.active()
  if not found or found.sprite.selection.isEmpty then
    return
  end
  local read = target.read(found, found.sprite.selection.bounds)
  local mask = read and canvas.mask(found.sprite, read.part)
  if mask then
    panel.preview:show_base(read.part.width, read.part.height, read.base)
    panel.preview.cells = cells.of(mask, read.part.width, read.part.height)
  end
end

function redraw.build(panel)
  local dialog = panel.dialog
  fields.prompt(panel)
  fields.seed(panel)
  dialog:combobox({
    id = "onto",
    label = "Onto:",
    option = preferences.get("onto"),
    options = target.ONTO,
  })
  dialog:combobox({ id = "feather", label = "Feather:", option = preferences.get("feather"), options = FEATHERS })
  dialog:slider({
    id = "redraw_colors",
    label = "Add colours:",
    min = 0,
    max = 64,
    value = preferences.get("redraw_colors"),
  })
  fields.dither(panel)
  fields.advanced(panel)
  show_cells(panel)
end

redraw.update = fields.update_advanced

function redraw.prepare(panel)
  local data = panel.dialog.data
  local recipe, problem = fields.recipe(panel)
  if not recipe then
    return nil, problem
  end
  local prepared, none = target.prepare(function(sprite)
    if sprite.selection.isEmpty then
      return nil, "Select what is to be drawn anew first."
    end
    return sprite.selection.bounds
  end)
  if not prepared then
    return nil, none
  end
  local mask = canvas.mask(prepared.found.sprite, prepared.part)
  if not mask then
    return nil, "The selection holds no pixel of the sprite."
  end
  prepared.request = {
    type = "redraw",
    recipe = recipe,
    count = data.count,
    feather = data.feather,
    add_colors = math.min(data.redraw_colors, 256 - #prepared.canvas.palette // 3),
  }
  prepared.mask = mask
  prepared.cells = cells.of(mask, prepared.width, prepared.height)
  return prepared
end

function redraw.insert(panel, picture, prepared)
  return target.insert(panel, picture, prepared, { name = "Scene: redraw", mask = prepared.mask })
end

redraw.remember = fields.remember

return redraw
