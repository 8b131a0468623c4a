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

vary.update = fields.update_advanced

function vary.prepare(panel)
  local data = panel.dialog.data
  local recipe, problem = fields.recipe(panel)
  if not recipe then
    return nil, problem
  end
  local prepared, none = target.prepare()
  if not prepared then
    return nil, none
  end
  prepared.request = { type = "vary", recipe = recipe, count = data.count, share = data.keep_share / 100 }
  return prepared
end

-- Also the way in which a recipe that was repeated goes back into its sprite.
function vary.insert(panel, picture, prepared)
  if panel.dialog.data.onto == "New sprite" then
    return apply.new_sprite(picture)
  end
  local everything = string.rep("\255", picture.width * picture.height)
  return target.insert(panel, picture, prepared, { name = "Scene: vary", mask = everything })
end

vary.remember = fields.remember

return vary
