-- Recipes as they are kept in a layer's user data, so that a picture can be repeated and its words read again.

local need = ...
local protocol = need "protocol"

local recipes = {}

-- A mask as lengths of runs, what stays and what is drawn in turn: a recipe's own mask is deflated.
local function to_runs(mask)
  local runs, done = {}, 0
  for first, last in mask:gmatch("()[^\0]+()") do
    runs[#runs + 1] = first - 1 - done
    runs[#runs + 1] = last - first
    done = last - 1
  end
  return table.concat(runs, " ")
end

-- The mask of `size` pixels that `kept.runs` says; nil if it says none, or more pixels.
function recipes.mask(kept, size)
  if type(kept.runs) ~= "string" then
    return nil
  end
  local pieces, done, is_drawn = {}, 0, false
  for word in kept.runs:gmatch("%d+") do
    local count = math.tointeger(tonumber(word))
    done = done + (count or size + 1)
    if done > size then
      return nil
    end
    pieces[#pieces + 1] = string.rep(is_drawn and "\255" or "\0", count)
    is_drawn = not is_drawn
  end
  return table.concat(pieces) .. string.rep("\0", size - done)
end

-- `place` is where the picture's corner lay on the sprite; `mask` what was written of it, or nil for all.
function recipes.write(recipe, place, mask)
  local runs = mask and to_runs(mask)
  return protocol.encode({ scene = { recipe = recipe, x = place.x, y = place.y, runs = runs } })
end

-- { recipe, x, y, runs }, or nil where the data isn't ours.
function recipes.read(data)
  if not data:find('"scene"', 1, true) then
    return nil
  end
  local found = protocol.decode(data)
  local kept = found and found.scene
  local is_ours = type(kept) == "table" and type(kept.recipe) == "table"
  if is_ours and math.type(kept.x) == "integer" and math.type(kept.y) == "integer" then
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
