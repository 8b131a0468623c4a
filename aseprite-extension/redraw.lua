-- File > Scene > Redraw Selection

local need = ...
local apply = need "apply"
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

function redraw.update(panel)
  fields.update_advanced(panel)
end

function redraw.prepare(panel)
  local data = panel.dialog.data
  local recipe, problem = fields.recipe(panel)
  if not recipe then
    return nil, problem
  end
  local found, none = target.active()
  if not found then
    return nil, none
  end
  local selection = found.sprite.selection
  if selection.isEmpty then
    return nil, "Select what is to be drawn anew first."
  end
  local read, too_large = target.read(found, selection.bounds)
  if not read then
    return nil, too_large
  end
  local mask = canvas.mask(found.sprite, read.part)
  if not mask then
    return nil, "The selection holds no pixel of the sprite."
  end
  local part = read.part
  return {
    request = {
      type = "redraw",
      recipe = recipe,
      count = data.count,
      feather = data.feather,
      add_colors = math.min(data.redraw_colors, 256 - #read.canvas.palette // 3),
    },
    canvas = read.canvas,
    mask = mask,
    width = part.width,
    height = part.height,
    base = read.base,
    cells = cells.of(mask, part.width, part.height),
    note = read.note,
    found = found,
    size = { width = found.sprite.width, height = found.sprite.height },
    part = part,
  }
end

function redraw.insert(panel, picture, prepared)
  local problem = target.problem(prepared.found, prepared.size)
  if problem then
    return false, problem
  end
  local layer, locked = target.layer(panel.dialog.data.onto, prepared.found)
  if layer == false then
    return false, locked
  end
  return apply.masked(prepared.found.sprite, picture, {
    name = "Scene: redraw",
    frame = prepared.found.frame,
    part = prepared.part,
    mask = prepared.mask,
    layer = layer,
    grow = true,
  })
end

redraw.remember = fields.remember

return redraw
