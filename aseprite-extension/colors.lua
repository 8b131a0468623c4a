-- Palettes as strings of three bytes a colour, and how the colours of one are found in another.

local colors = {}

function colors.of_palette(palette)
  local found = {}
  for index = 0, #palette - 1 do
    local color = palette:getColor(index)
    found[#found + 1] = string.char(color.red, color.green, color.blue)
  end
  return table.concat(found)
end

function colors.to_palette(bytes)
  local palette = Palette(#bytes // 3)
  for index = 0, #bytes // 3 - 1 do
    local red, green, blue = bytes:byte(3 * index + 1, 3 * index + 3)
    palette:setColor(index, Color({ r = red, g = green, b = blue, a = 255 }))
  end
  return palette
end

-- As a recipe names them: "#rrggbb,#rrggbb,...".
function colors.inline(bytes)
  local names = {}
  for red, green, blue in bytes:gmatch("(.)(.)(.)") do
    names[#names + 1] = string.format("#%02x%02x%02x", red:byte(), green:byte(), blue:byte())
  end
  return table.concat(names, ",")
end

local function distance(palette, index, red, green, blue)
  local r, g, b = palette:byte(3 * index + 1, 3 * index + 3)
  return 2 * (r - red) ^ 2 + 4 * (g - green) ^ 2 + 3 * (b - blue) ^ 2
end

-- The index of a colour in `palette`, not `avoid`; `wanted` if it is there. nil if it isn't.
local function exact(palette, color, avoid, wanted)
  if wanted ~= avoid and palette:sub(3 * wanted + 1, 3 * wanted + 3) == color then
    return wanted
  end
  for index = 0, #palette // 3 - 1 do
    if index ~= avoid and palette:sub(3 * index + 1, 3 * index + 3) == color then
      return index
    end
  end
end

local function nearest(palette, color, avoid)
  local red, green, blue = color:byte(1, 3)
  local best, least
  for index = 0, #palette // 3 - 1 do
    local far = distance(palette, index, red, green, blue)
    if index ~= avoid and (not least or far < least) then
      best, least = index, far
    end
  end
  return best or 0
end

-- How to write a picture's indices with another palette.
--   own: the sprite's palette; theirs: the picture's
--   used: the picture's indices, as they are drawn
--   avoid: an index that may not be written, since it is see-through there; or nil
--   grow: whether colours may be added at the end
-- Returns a table from character to character, and the palette with what was added.
function colors.map(own, theirs, used, avoid, grow)
  local map = {}
  for index = 0, #theirs // 3 - 1 do
    if used:find(string.char(index), 1, true) then
      local color = theirs:sub(3 * index + 1, 3 * index + 3)
      local found = exact(own, color, avoid, index)
      local only_avoided = not found and exact(own, color, nil, index)
      if not found and (grow or only_avoided) and #own < 3 * 256 then
        if #own // 3 == avoid then
          own = own .. "\0\0\0"
        end
        if #own < 3 * 256 then
          own = own .. color
          found = #own // 3 - 1
        end
      end
      map[string.char(index)] = string.char(found or nearest(own, color, avoid))
    end
  end
  return map, own
end

-- What each index of a picture is in an image of a color mode, for gsub.
function colors.to_pixels(palette, mode)
  local map = {}
  for index = 0, #palette // 3 - 1 do
    local red, green, blue = palette:byte(3 * index + 1, 3 * index + 3)
    if mode == ColorMode.RGB then
      map[string.char(index)] = string.char(red, green, blue, 255)
    else
      local grey = (2126 * red + 7152 * green + 722 * blue + 5000) // 10000
      map[string.char(index)] = string.char(grey, 255)
    end
  end
  return map
end

return colors
