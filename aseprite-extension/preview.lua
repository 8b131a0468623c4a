-- The picture as it comes, and the variants as thumbnails to click. Drawn on a canvas of the dialog's own:
-- nothing of it is in a sprite.

local need = ...
local pixels = need "pixels"

local preview = { WIDTH = 320, HEIGHT = 192 }

local THUMB_WIDTH, THUMB_HEIGHT, GAP = 37, 22, 3
preview.TOTAL = preview.HEIGHT + GAP + THUMB_HEIGHT + 2

local Preview = {}
Preview.__index = Preview

function preview.new()
  return setmetatable({ images = {}, count = 1, chosen = 0, cells = nil, base = nil, size = nil }, Preview)
end

-- A new job: `base` is RGB of the canvas that is drawn into, or nil.
function Preview:begin(count, width, height, base)
  self.images, self.count, self.chosen = {}, count, 0
  self:show_base(width, height, base)
end

function Preview:show_base(width, height, base)
  self.size = { width = width, height = height }
  self.base = base and self.image_of(width, height, pixels.rgba(base))
end

function Preview.image_of(width, height, rgba)
  local image = Image(width, height, ColorMode.RGB)
  image.bytes = rgba
  return image
end

-- RGB rows, from the top.
function Preview:take_rows(frame)
  self.images[frame.image] = self.image_of(frame.width, frame.height, pixels.rgba(frame.pixels))
end

-- A finished picture.
function Preview:take_picture(frame)
  local map = {}
  for index = 0, #frame.palette // 3 - 1 do
    map[string.char(index)] = frame.palette:sub(3 * index + 1, 3 * index + 3) .. "\255"
  end
  self.images[frame.image] = self.image_of(frame.width, frame.height, (frame.pixels:gsub(".", map)))
end

local function fitted(width, height, box)
  local scale = math.min(box.width / width, box.height / height)
  if scale > 1 then
    scale = math.floor(scale)
  end
  local w, h = math.max(1, math.floor(width * scale)), math.max(1, math.floor(height * scale))
  return Rectangle(box.x + (box.width - w) // 2, box.y + (box.height - h) // 2, w, h), scale
end

function Preview.thumb(index)
  local y = preview.HEIGHT + GAP
  return { x = 1 + index * (THUMB_WIDTH + GAP), y = y, width = THUMB_WIDTH, height = THUMB_HEIGHT }
end

-- Which thumbnail lies at a point; nil for none.
function Preview:at(x, y)
  for index = 0, self.count - 1 do
    local box = self.thumb(index)
    if x >= box.x and x < box.x + box.width and y >= box.y and y < box.y + box.height then
      return index
    end
  end
end

function Preview:draw_image(context, image, whole, box)
  if image then
    local target, scale = fitted(whole.width, whole.height, box)
    local height = math.max(1, math.floor(image.height * scale))
    context:drawImage(image, image.bounds, Rectangle(target.x, target.y, target.width, height))
  end
end

function Preview:paint(context)
  context.color = Color({ r = 24, g = 24, b = 32, a = 255 })
  context:fillRect(Rectangle(0, 0, context.width, context.height))
  if not self.size then
    return
  end
  local box = { x = 0, y = 0, width = preview.WIDTH, height = preview.HEIGHT }
  self:draw_image(context, self.base, self.size, box)
  self:draw_image(context, self.images[self.chosen], self.size, box)
  if self.cells and not self.images[self.chosen] then
    self:paint_cells(context, box)
  end
  for index = 0, self.count > 1 and self.count - 1 or -1 do
    self:paint_thumb(context, index)
  end
end

function Preview:paint_cells(context, box)
  local target, scale = fitted(self.size.width, self.size.height, box)
  context.color = Color({ r = 255, g = 224, b = 64, a = 255 })
  for _, cell in ipairs(self.cells) do
    local x, y = target.x + math.floor(cell.x * scale), target.y + math.floor(cell.y * scale)
    local w, h = math.max(1, math.floor(cell.width * scale)), math.max(1, math.floor(cell.height * scale))
    context:strokeRect(Rectangle(x, y, w, h))
  end
end

function Preview:paint_thumb(context, index)
  local box = self.thumb(index)
  if self.chosen == index then
    context.color = Color({ r = 255, g = 224, b = 64, a = 255 })
  else
    context.color = Color({ r = 72, g = 72, b = 88, a = 255 })
  end
  context:fillRect(Rectangle(box.x - 1, box.y - 1, box.width + 2, box.height + 2))
  context.color = Color({ r = 24, g = 24, b = 32, a = 255 })
  context:fillRect(Rectangle(box.x, box.y, box.width, box.height))
  self:draw_image(context, self.base, self.size, box)
  self:draw_image(context, self.images[index], self.size, box)
end

return preview
