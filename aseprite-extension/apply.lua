-- Finished pictures into sprites, each with one undo step. All writing to sprites is here, and it happens only
-- when the artist presses a button: never from the network, so never under a brush stroke.

local need = ...
local colors = need "colors"
local pixels = need "pixels"
local recipes = need "recipes"

local apply = {}

local NAME = "Scene"

local function clear_pixel(sprite)
  if sprite.colorMode == ColorMode.INDEXED then
    return string.char(sprite.transparentColor)
  end
  return string.rep("\0", pixels.BPP[sprite.colorMode])
end

local function new_image(sprite, width, height, bytes)
  local image = Image(ImageSpec({
    width = width,
    height = height,
    colorMode = sprite.colorMode,
    transparentColor = sprite.transparentColor,
  }))
  image.bytes = bytes
  return image
end

-- Whether a sprite is still open: the artist may close it while we draw.
function apply.is_open(sprite)
  for _, open in ipairs(app.sprites) do
    if open == sprite then
      return true
    end
  end
  return false
end

-- True, or false and why not; the sprite is then as it was.
local function as_one_step(sprite, name, write)
  local ok, problem = pcall(function()
    if app.sprite ~= sprite then
      app.sprite = sprite -- a transaction belongs to the active sprite
    end
    app.transaction(name, write)
  end)
  app.refresh()
  return ok, ok and "" or tostring(problem)
end

-- The picture's pixels in the sprite's colors. `drawn` are the indices that will be written; on a layer that
-- isn't the background the transparent index is see-through, so it isn't written. Sets the sprite's palette if
-- colors are added.
local function converted(sprite, picture, drawn, opaque, grow)
  if sprite.colorMode ~= ColorMode.INDEXED then
    return (picture.pixels:gsub(".", colors.to_pixels(picture.palette, sprite.colorMode)))
  end
  local own = colors.of_palette(sprite.palettes[1])
  local avoid = not opaque and sprite.transparentColor or nil
  local map, palette = colors.map(own, picture.palette, drawn, avoid, grow)
  if palette ~= own then
    sprite:setPalette(colors.to_palette(palette))
  end
  return (picture.pixels:gsub(".", map))
end

local function keep_recipe(layer, picture, place, mask)
  if layer.data == "" or recipes.read(layer.data) then -- the artist's own words stay
    layer.data = recipes.write(picture.recipe, place, mask)
  end
end

local function unused_index(indices)
  for index = 255, 0, -1 do
    if not indices:find(string.char(index), 1, true) then
      return index
    end
  end
end

-- A new sprite that is the picture: its indices, its palette, one background layer.
function apply.new_sprite(picture)
  local sprite = Sprite(picture.width, picture.height, ColorMode.INDEXED)
  return as_one_step(sprite, "Scene: new sprite", function()
    sprite:setPalette(colors.to_palette(picture.palette))
    app.command.BackgroundFromLayer()
    local layer = sprite.layers[1]
    if not layer.isBackground then -- then no index may be see-through
      sprite.transparentColor = unused_index(picture.pixels) or 0
    end
    local image = new_image(sprite, picture.width, picture.height, picture.pixels)
    local cel = layer:cel(1)
    if cel then
      cel.image = image
    else
      sprite:newCel(layer, 1, image, Point(0, 0))
    end
    keep_recipe(layer, picture, { x = 0, y = 0 })
  end)
end

-- Whether nothing is painted yet, or the picture will cover all that is: then the palette may be the picture's.
local function is_blank(sprite, covered)
  for _, cel in ipairs(sprite.cels) do
    if cel.layer.isBackground then
      if #sprite.cels > 1 or not covered then
        return false
      end
    elseif not cel.image:isEmpty() then
      return false
    end
  end
  return true
end

-- The picture's palette for a sprite on which nothing is painted. Where its layer isn't the background, the
-- see-through index moves to one that the picture doesn't use; empty cels are full of the old one, so they go.
local function take_palette(sprite, picture, drawn, background)
  sprite:setPalette(colors.to_palette(picture.palette))
  local index = not background and unused_index(drawn)
  if index then
    local cels = {}
    for _, cel in ipairs(sprite.cels) do
      cels[#cels + 1] = cel
    end
    for _, cel in ipairs(cels) do
      sprite:deleteCel(cel)
    end
    sprite.transparentColor = index
  end
end

local function add_layer(sprite, at_bottom)
  local layer = sprite:newLayer()
  layer.name = NAME
  if at_bottom then
    layer.stackIndex = 1
  end
  return layer
end

-- The part of a rectangle that lies on the sprite; nil if none does.
local function on_sprite(sprite, x, y, width, height)
  local left, top = math.max(0, x), math.max(0, y)
  local right, bottom = math.min(sprite.width, x + width), math.min(sprite.height, y + height)
  if left >= right or top >= bottom then
    return nil
  end
  return { x = left, y = top, width = right - left, height = bottom - top }
end

-- A whole picture on a layer of its own.
--   options: frame; x, y: where its corner lies; clip: a rectangle that it stays in, or nil; grow: whether
--   colors may be added; background: onto the background, or below all layers where there is none
function apply.picture(sprite, picture, options)
  local area = on_sprite(sprite, options.x, options.y, picture.width, picture.height)
  if area and options.clip then
    local clip = options.clip
    local right, bottom = area.x + area.width, area.y + area.height
    area.x, area.y = math.max(area.x, clip.x), math.max(area.y, clip.y)
    area.width = math.min(right, clip.x + clip.width) - area.x
    area.height = math.min(bottom, clip.y + clip.height) - area.y
  end
  if not area or area.width <= 0 or area.height <= 0 then
    return false, "No pixel of it would lie on the sprite. Choose another corner."
  end
  return as_one_step(sprite, "Scene: insert", function()
    local background = options.background and sprite.backgroundLayer or nil
    local within = { x = area.x - options.x, y = area.y - options.y, width = area.width, height = area.height }
    local shown = pixels.crop(picture.pixels, picture.width, within, 1)
    local covered = background and area.width == sprite.width and area.height == sprite.height
    if sprite.colorMode == ColorMode.INDEXED and is_blank(sprite, covered) then
      take_palette(sprite, picture, shown, background)
    end
    local bpp = pixels.BPP[sprite.colorMode]
    local bytes = converted(sprite, picture, shown, background ~= nil, options.grow)
    bytes = pixels.crop(bytes, picture.width, within, bpp)
    local layer = background or add_layer(sprite, options.background)
    if background then
      local cel = background:cel(options.frame)
      local all = pixels.paste(
        cel.image.bytes, sprite.width, sprite.height, bytes, area.width, area.height, area.x, area.y, bpp
      )
      cel.image = new_image(sprite, sprite.width, sprite.height, all)
    else
      local image = new_image(sprite, area.width, area.height, bytes)
      sprite:newCel(layer, options.frame, image, Point(area.x, area.y))
    end
    keep_recipe(layer, picture, { x = options.x, y = options.y })
  end)
end

-- Where a layer can be written to, or why it can't.
function apply.why_not(layer)
  if not layer then
    return "There is no active layer."
  elseif not layer.isImage or layer.isTilemap or layer.isReference then
    return "The active layer holds no pixels: choose New layer."
  elseif not layer.isEditable then
    return "The active layer is locked: unlock it, or choose New layer."
  end
end

local function union(one, other)
  local left, top = math.min(one.x, other.x), math.min(one.y, other.y)
  local right = math.max(one.x + one.width, other.x + other.width)
  local bottom = math.max(one.y + one.height, other.y + other.height)
  return { x = left, y = top, width = right - left, height = bottom - top }
end

-- The picture's pixels where the mask is, over those that a layer has. Nothing else of it changes.
local function write_into(sprite, layer, frame, bytes, mask, area)
  local bpp = pixels.BPP[sprite.colorMode]
  local cel = layer:cel(frame)
  local all = area
  if cel then
    local bounds = cel.bounds
    all = union(area, { x = bounds.x, y = bounds.y, width = bounds.width, height = bounds.height })
  end
  local count = all.width * all.height
  local function placed(base, top, box, size)
    return pixels.paste(
      base, all.width, all.height, top, box.width, box.height, box.x - all.x, box.y - all.y, size
    )
  end
  local base = string.rep(clear_pixel(sprite), count)
  if cel then
    base = placed(base, cel.image.bytes, cel.bounds, bpp)
  end
  local whole_mask = placed(string.rep("\0", count), mask, area, 1)
  local image = new_image(
    sprite, all.width, all.height, pixels.masked(base, placed(base, bytes, area, bpp), whole_mask, bpp)
  )
  if not cel then
    sprite:newCel(layer, frame, image, Point(all.x, all.y))
    return
  end
  cel.image = image
  if cel.position.x ~= all.x or cel.position.y ~= all.y then
    cel.position = Point(all.x, all.y)
  end
end

-- What the mask covers of a picture that was drawn into a part of the sprite.
--   options: frame; part: the sprite's rectangle that the picture shows; mask; grow; layer: to write into, or
--   nil for a new one; resize: the rectangle that the sprite is to become first, or nil; name: of the step
function apply.masked(sprite, picture, options)
  local part, mask = options.part, options.mask
  local box = pixels.bounds(mask, picture.width)
  local drawn = {}
  for first, last in mask:gmatch("()[^\0]+()") do
    drawn[#drawn + 1] = picture.pixels:sub(first, last - 1)
  end
  return as_one_step(sprite, options.name, function()
    if options.resize then
      local size = options.resize
      sprite:crop(Rectangle(size.x, size.y, size.width, size.height))
    end
    local layer = options.layer or add_layer(sprite)
    local bpp = pixels.BPP[sprite.colorMode]
    local bytes = converted(sprite, picture, table.concat(drawn), layer.isBackground, options.grow)
    bytes = pixels.crop(bytes, picture.width, box, bpp)
    local area = { x = part.x + box.x, y = part.y + box.y, width = box.width, height = box.height }
    write_into(sprite, layer, options.frame, bytes, pixels.crop(mask, picture.width, box, 1), area)
    keep_recipe(layer, picture, part, mask)
  end)
end

return apply
