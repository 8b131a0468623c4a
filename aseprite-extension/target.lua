-- What a dialog draws into: the sprite and frame that were active when it was asked for.

local need = ...
local apply = need "apply"
local canvas = need "canvas"

local target = {}

target.ONTO = { "New layer", "Active layer" }

function target.active()
  local sprite = app.sprite
  if not sprite then
    return nil, "Open a sprite first."
  end
  return { sprite = sprite, frame = app.frame and app.frame.frameNumber or 1, layer = app.layer }
end

-- Whether a picture can still go where it was drawn for; `size` is the sprite's then.
function target.problem(found, size)
  if not apply.is_open(found.sprite) then
    return "The sprite was closed."
  elseif found.sprite.width ~= size.width or found.sprite.height ~= size.height then
    return "The sprite has another size now. Draw again."
  elseif found.frame > #found.sprite.frames then
    return "The frame was deleted. Draw again."
  end
end

-- The layer that an "onto" field means: nil for a new one; or false and why it can't be written to.
function target.layer(onto, found)
  if onto ~= "Active layer" then
    return nil
  end
  local layer = app.layer
  local problem = apply.why_not(layer)
  if problem then
    return false, problem
  elseif layer.sprite ~= found.sprite then
    return false, "The active layer belongs to another sprite: go back to the one that was drawn into."
  end
  return layer
end

-- Reads a sprite: { canvas, part, base, note }; or nil and why not.
function target.read(found, bounds)
  local part = canvas.part(found.sprite, bounds)
  if not part then
    return nil, "The engine takes canvases of at most 4096 pixels a side and 4 million in all."
  end
  local read = canvas.read(found.sprite, found.frame, part)
  local note = read.lossy and "The sprite has more than 256 colours: the engine sees the nearest of 256." or nil
  return { canvas = read, part = part, base = canvas.rgb(read), note = note }
end

return target
