-- File > Scene > Extend Canvas

local need = ...
local fields = need "fields"
local pixels = need "pixels"
local preferences = need "preferences"
local target = need "target"

local SIDES = { "left", "right", "up", "down" }

local extend = { title = "Scene: Extend Canvas", action = "Extend" }

function extend.build(panel)
  local dialog = panel.dialog
  fields.prompt(panel)
  fields.seed(panel)
  for _, side in ipairs(SIDES) do
    dialog:check({
      id = "extend_" .. side,
      label = side == "left" and "Sides:" or nil,
      text = side:sub(1, 1):upper() .. side:sub(2),
      selected = preferences.get("extend_" .. side),
    })
  end
  dialog:slider({ id = "extend_by", label = "Pixels:", min = 16, max = 320, value = preferences.get("extend_by") })
  dialog:combobox({ id = "onto", label = "Onto:", option = preferences.get("onto"), options = target.ONTO })
  fields.dither(panel)
  fields.advanced(panel)
end

extend.update = fields.update_advanced

function extend.prepare(panel)
  local data = panel.dialog.data
  local recipe, problem = fields.recipe(panel)
  if not recipe then
    return nil, problem
  end
  local sides, grown = {}, { left = 0, right = 0, up = 0, down = 0 }
  for _, side in ipairs(SIDES) do
    if data["extend_" .. side] then
      sides[#sides + 1] = side
      grown[side] = data.extend_by
    end
  end
  if #sides == 0 then
    return nil, "Choose at least one side."
  end
  local prepared, none = target.prepare()
  if not prepared then
    return nil, none
  end
  local width, height = prepared.width, prepared.height
  local whole = { x = -grown.left, y = -grown.up }
  whole.width, whole.height = width + grown.left + grown.right, height + grown.up + grown.down
  local old = { x = grown.left, y = grown.up, width = width, height = height }
  local black = string.rep("\0", whole.width * whole.height * 3)
  prepared.request = { type = "extend", recipe = recipe, count = data.count, sides = sides, by = data.extend_by }
  prepared.width, prepared.height = whole.width, whole.height
  prepared.base = pixels.paste(black, whole.width, whole.height, prepared.base, width, height, old.x, old.y, 3)
  prepared.whole, prepared.new = whole, pixels.all_but(whole.width, whole.height, old)
  return prepared
end

function extend.insert(panel, picture, prepared)
  local whole = prepared.whole
  return target.insert(panel, picture, prepared, {
    name = "Scene: extend",
    part = { x = 0, y = 0, width = whole.width, height = whole.height },
    mask = prepared.new,
    resize = whole,
  })
end

extend.remember = fields.remember

return extend
