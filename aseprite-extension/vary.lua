-- File > Scene > Vary

local need = ...
local apply = need "apply"
local fields = need "fields"
local preferences = need "preferences"
local target = need "target"

local vary = { title = "Scene: Vary", action = "Vary" }

local INTO = { "New layer", "Active layer", "New sprite" }

function vary.build(panel)
  local dialog = panel.dialog
  fields.prompt(panel)
  fields.seed(panel)
  dialog:slider({ id = "keep_share", label = "Keep %:", min = 0, max = 95, value = preferences.get("keep_share") })
  dialog:combobox({ id = "onto", label = "Onto:", option = preferences.get("onto"), options = INTO })
  fields.dither(panel)
  fields.advanced(panel)
end

function vary.update(panel)
  fields.update_advanced(panel)
end

function vary.prepare(panel)
  local data = panel.dialog.data
  local recipe, problem = fields.recipe(panel)
  if not recipe then
    return nil, problem
  end
  local found, none = target.active()
  if not found then
    return nil, none
  end
  local read, too_large = target.read(found)
  if not read then
    return nil, too_large
  end
  return {
    request = { type = "vary", recipe = recipe, count = data.count, share = data.keep_share / 100 },
    canvas = read.canvas,
    width = read.part.width,
    height = read.part.height,
    base = read.base,
    note = read.note,
    found = found,
    size = { width = found.sprite.width, height = found.sprite.height },
    part = read.part,
  }
end

-- Also the way in which a recipe that was repeated goes back into its sprite.
function vary.insert(panel, picture, prepared)
  local onto = panel.dialog.data.onto
  if onto == "New sprite" then
    return apply.new_sprite(picture)
  end
  local problem = target.problem(prepared.found, prepared.size)
  if problem then
    return false, problem
  end
  local layer, locked = target.layer(onto, prepared.found)
  if layer == false then
    return false, locked
  end
  return apply.masked(prepared.found.sprite, picture, {
    name = "Scene: vary",
    frame = prepared.found.frame,
    part = prepared.part,
    mask = string.rep("\255", picture.width * picture.height),
    layer = layer,
    grow = true,
  })
end

vary.remember = fields.remember

return vary
