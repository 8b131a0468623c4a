-- The artist's sprite as the engine takes it: indices, a palette and a mask. Nothing here changes a sprite.

local need = ...
local colors = need "colors"
local pixels = need "pixels"
local reduce = need "reduce"

local canvas = {}

local MOST_SIDE, MOST_AREA = 4096, 4194304 -- what the engine takes
local AROUND = 320 -- pixels of a larger sprite that are sent with a selection, to each side

-- The part of a sprite to send: all of it, or of one that is too large what lies around `bounds`. nil if that
-- is too large too.
function canvas.part(sprite, bounds)
  if sprite.width <= MOST_SIDE and sprite.height <= MOST_SIDE and sprite.width * sprite.height <= MOST_AREA then
    return { x = 0, y = 0, width = sprite.width, height = sprite.height }
  elseif not bounds then
    return nil
  end
  local left, top = math.max(0, bounds.x - AROUND), math.max(0, bounds.y - AROUND)
  local right = math.min(sprite.width, bounds.x + bounds.width + AROUND)
  local bottom = math.min(sprite.height, bounds.y + bounds.height + AROUND)
  local width, height = right - left, bottom - top
  if width > MOST_SIDE or height > MOST_SIDE or width * height > MOST_AREA then
    return nil
  end
  return { x = left, y = top, width = width, height = height }
end

-- What a part of a sprite shows, as bytes of its color mode.
local function shown(sprite, frame, part)
  local image = Image(ImageSpec({
    width = sprite.width,
    height = sprite.height,
    colorMode = sprite.colorMode,
    transparentColor = sprite.transparentColor,
  }))
  image:drawSprite(sprite, frame)
  return pixels.crop(image.bytes, sprite.width, part, pixels.BPP[sprite.colorMode])
end

-- See-through pixels count as black.
local function over_black(pixel)
  local alpha = pixel:byte(-1)
  if alpha == 255 then
    return nil
  end
  local dark = {}
  for index = 1, #pixel - 1 do
    dark[index] = string.char((pixel:byte(index) * alpha + 127) // 255)
  end
  return table.concat(dark) .. "\255"
end

-- { width, height, indices, palette, lossy }: what the sprite shows. lossy: it has more than 256 colours.
function canvas.read(sprite, frame, part)
  local bytes = shown(sprite, frame, part)
  local read = { width = part.width, height = part.height }
  if sprite.colorMode == ColorMode.INDEXED then
    read.indices, read.palette = bytes, colors.of_palette(sprite.palettes[1]):sub(1, 3 * 256)
    for index = 255, #read.palette // 3, -1 do
      if bytes:find(string.char(index), 1, true) then -- Aseprite keeps indices that its palette lacks
        read.palette = read.palette .. string.rep("\0", 3 * (index + 1) - #read.palette)
        break
      end
    end
  else
    local rgb
    if sprite.colorMode == ColorMode.RGB then
      rgb = bytes:gsub("....", over_black):gsub("(...).", "%1")
    else
      rgb = bytes:gsub("..", over_black):gsub("(.).", "%1%1%1")
    end
    read.indices, read.palette, read.lossy = reduce.indexed(rgb)
  end
  return read
end

-- The sprite's selection within a part of it: one byte a pixel, 255 is drawn. nil if there is none.
function canvas.mask(sprite, part)
  local selection = sprite.selection
  if selection.isEmpty then
    return nil
  end
  local bounds = selection.bounds
  local rows, any = {}, false
  local empty = string.rep("\0", part.width)
  for y = part.y, part.y + part.height - 1 do
    if y < bounds.y or y >= bounds.y + bounds.height then
      rows[#rows + 1] = empty
    else
      local left = math.max(part.x, bounds.x)
      local right = math.min(part.x + part.width, bounds.x + bounds.width)
      local row = { string.rep("\0", left - part.x) }
      for x = left, right - 1 do
        local inside = selection:contains(Point(x, y))
        row[#row + 1] = inside and "\255" or "\0"
        any = any or inside
      end
      row[#row + 1] = string.rep("\0", part.x + part.width - math.max(left, right))
      rows[#rows + 1] = table.concat(row)
    end
  end
  return any and table.concat(rows) or nil
end

-- A canvas as RGB bytes for a preview.
function canvas.rgb(read)
  local map = {}
  for index = 0, #read.palette // 3 - 1 do
    map[string.char(index)] = read.palette:sub(3 * index + 1, 3 * index + 3)
  end
  return (read.indices:gsub(".", map))
end

return canvas
