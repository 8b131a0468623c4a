-- Recipes as they are kept in a layer's user data, so that a picture can be repeated and its words read again.

local need = ...
local protocol = need "protocol"

local recipes = {}

-- `place` is where the picture's corner lay on the sprite.
function recipes.write(recipe, place)
  return protocol.encode({ scene = { recipe = recipe, x = place.x, y = place.y } })
end

-- { recipe, x, y }, or nil where the data isn't ours.
function recipes.read(data)
  if not data:find('"scene"', 1, true) then
    return nil
  end
  local found = protocol.decode(data)
  local kept = found and found.scene
  if type(kept) == "table" and type(kept.recipe) == "table" then
    return kept
  end
  return nil
end

-- Lines for a reader: pairs of a label and a text.
function recipes.lines(recipe)
  local edit = recipe.edit
  local found = {
    { "Prompt", recipe.prompt },
    { "Seed", tostring(recipe.seed) },
    { "Temperature", tostring(recipe.temperature) },
    { "Top-k", tostring(recipe.top_k) },
    { "Guidance", tostring(recipe.guidance) },
    { "Crisp", tostring(recipe.crisp) },
    { "Palette", recipe.palette },
    { "Dither", recipe.dither },
    { "Checkpoint", recipe.checkpoint },
  }
  if recipe.palette == "adaptive" then
    table.insert(found, 8, { "Colours", tostring(recipe.colors) })
  end
  if edit then
    table.insert(found, 2, { "Drawn by", edit.action .. ", " .. edit.width .. "x" .. edit.height })
  end
  return found
end

return recipes
