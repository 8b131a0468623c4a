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

-- What a dialog that draws into the active sprite prepares: all but the request, and what only that dialog has.
-- bounds_of(sprite): the part to read, or nil and why there is none; without it the whole is read. Or nil and why not.
function target.prepare(bounds_of)
  local found, none = target.active()
  if not found then
    return nil, none
  end
  local bounds, problem
  if bounds_of then
    bounds, problem = bounds_of(found.sprite)
    if not bounds then
      return nil, problem
    end
  end
  local read, too_large = target.read(found, bounds)
  if not read then
    return nil, too_large
  end
  return {
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

-- Puts a picture where it was drawn for, as the "onto" field says; or false and why not.
--   options: name; mask; part, if it isn't the one that was read; resize: the sprite's new bounds, or nil
function target.insert(panel, picture, prepared, options)
  local problem = target.problem(prepared.found, prepared.size)
  if problem then
    return false, problem
  end
  local layer, locked = target.layer(panel.dialog.data.onto, prepared.found)
  if layer == false then
    return false, locked
  end
  return apply.masked(prepared.found.sprite, picture, {
    name = options.name,
    frame = prepared.found.frame,
    part = options.part or prepared.part,
    mask = options.mask,
    layer = layer,
    grow = true,
    resize = options.resize,
  })
end

return target
