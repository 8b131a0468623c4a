-- RGB to at most 256 colours: exact where there are no more, median cut where there are.

local reduce = {}

local MOST = 256

-- The channel in which a box is widest, and how wide.
local function widest(box)
  local channel, width = 1, -1
  for c = 1, 3 do
    local low, high = 255, 0
    for _, color in ipairs(box) do
      low, high = math.min(low, color[c]), math.max(high, color[c])
    end
    if high - low > width then
      channel, width = c, high - low
    end
  end
  return channel, width
end

local function measured(box)
  box.channel, box.width = widest(box)
  box.pixels = 0
  for _, color in ipairs(box) do
    box.pixels = box.pixels + color.pixels
  end
  return box
end

-- Two boxes with about as many pixels each.
local function split(box)
  table.sort(box, function(one, other)
    if one[box.channel] ~= other[box.channel] then
      return one[box.channel] < other[box.channel]
    end
    return one.key < other.key
  end)
  local lower, upper, seen = {}, {}, 0
  for index, color in ipairs(box) do
    if index == 1 or (seen + color.pixels <= box.pixels / 2 and index < #box) then
      lower[#lower + 1] = color
    else
      upper[#upper + 1] = color
    end
    seen = seen + color.pixels
  end
  return measured(lower), measured(upper)
end

local function mean(box)
  local sums = { 0, 0, 0 }
  for _, color in ipairs(box) do
    for c = 1, 3 do
      sums[c] = sums[c] + color[c] * color.pixels
    end
  end
  local function channel(c)
    return math.floor(sums[c] / box.pixels + 0.5)
  end
  return string.char(channel(1), channel(2), channel(3))
end

local function median_cut(list)
  local boxes = { measured(list) }
  while #boxes < MOST do
    local best, most = nil, 0
    for index, box in ipairs(boxes) do
      if #box > 1 and box.width * box.pixels > most then
        best, most = index, box.width * box.pixels
      end
    end
    if not best then
      break
    end
    boxes[best], boxes[#boxes + 1] = split(boxes[best])
  end
  return boxes
end

-- RGB bytes to indices and a palette. The third result is whether colours were lost.
function reduce.indexed(rgb)
  local counts, list = {}, {}
  for key in rgb:gmatch("...") do
    local color = counts[key]
    if not color then
      color = { key:byte(1, 3) }
      color.key, color.pixels = key, 0
      counts[key], list[#list + 1] = color, color
    end
    color.pixels = color.pixels + 1
  end
  local lossy = #list > MOST
  local palette, map = {}, {}
  if lossy then
    for index, box in ipairs(median_cut(list)) do
      palette[index] = mean(box)
      for _, color in ipairs(box) do
        map[color.key] = string.char(index - 1)
      end
    end
  else
    for index, color in ipairs(list) do
      palette[index] = color.key
      map[color.key] = string.char(index - 1)
    end
  end
  local indices = rgb:gsub("...", map)
  return indices, table.concat(palette), lossy
end

return reduce
