-- Which cells the engine will draw anew. It lays a grid of 16x16 cells over the canvas so that a window of 20x12
-- of them knows as much of the picture as can be; this finds the same grid, to show it beforehand.

local cells = {}

local CELL, COLUMNS, ROWS = 16, 20, 12
local MOST_AREA = 1024 * 768 -- of larger canvases it would take too long

local function ceil_div(value, by)
  return (value + by - 1) // by
end

-- Sums over all above and left of each corner, row by row, (width + 1) a row.
local function integral(width, height, value)
  local sums, stride = {}, width + 1
  for x = 0, width do
    sums[x] = 0
  end
  for y = 1, height do
    local run = 0
    sums[y * stride] = 0
    for x = 1, width do
      run = run + value(x - 1, y - 1)
      sums[y * stride + x] = sums[(y - 1) * stride + x] + run
    end
  end
  return function(left, top, right, bottom)
    return sums[bottom * stride + right]
      - sums[top * stride + right]
      - sums[bottom * stride + left]
      + sums[top * stride + left]
  end
end

-- Pixels, whole cells, before a canvas that is smaller than the window, to centre it.
local function margin(size, count)
  return math.max(0, count - ceil_div(size, CELL)) // 2 * CELL
end

-- The cells of a grid that begins at top, left (0 or less): what of the mask each has, and its pixels.
local function grid(sum, width, height, top, left)
  local rows = math.max(ROWS, ceil_div(height - top, CELL))
  local columns = math.max(COLUMNS, ceil_div(width - left, CELL))
  local drawn, seen, total = {}, {}, 0
  for row = 0, rows - 1 do
    local y0 = math.min(math.max(top + CELL * row, 0), height)
    local y1 = math.min(math.max(top + CELL * (row + 1), 0), height)
    for column = 0, columns - 1 do
      local x0 = math.min(math.max(left + CELL * column, 0), width)
      local x1 = math.min(math.max(left + CELL * (column + 1), 0), width)
      local index = row * columns + column
      local touched = sum(x0, y0, x1, y1) > 0
      drawn[index] = touched and 1 or 0
      seen[index] = touched and 0 or (x1 - x0) * (y1 - y0)
      total = total + drawn[index]
    end
  end
  return { top = top, left = left, rows = rows, columns = columns, drawn = drawn, seen = seen, total = total }
end

-- Whether one window holds all drawn cells, and how many pixels are known then.
local function score(found)
  local columns = found.columns
  local drawn = integral(columns, found.rows, function(x, y)
    return found.drawn[y * columns + x]
  end)
  local seen = integral(columns, found.rows, function(x, y)
    return found.seen[y * columns + x]
  end)
  local best
  for row = 0, found.rows - ROWS do
    for column = 0, columns - COLUMNS do
      if drawn(column, row, column + COLUMNS, row + ROWS) == found.total then
        best = math.max(best or 0, seen(column, row, column + COLUMNS, row + ROWS))
      end
    end
  end
  return best ~= nil, best or seen(0, 0, columns, found.rows)
end

local function is_better(one, other)
  if other == nil or one.whole ~= other.whole then
    return other == nil or one.whole
  elseif one.known ~= other.known then
    return one.known > other.known
  elseif one.top ~= other.top then
    return one.top > other.top
  end
  return one.left > other.left
end

-- The cells that a mask's redraw touches, as a list of rectangles { x, y, width, height } cut off at the canvas's
-- edge; nil where the canvas is too large to say.
function cells.of(mask, width, height)
  if width * height > MOST_AREA then
    return nil
  end
  local sum = integral(width, height, function(x, y)
    return mask:byte(y * width + x + 1) ~= 0 and 1 or 0
  end)
  local best
  for up = 0, CELL - 1 do
    local top = -margin(height + up, ROWS) - up
    for across = 0, CELL - 1 do
      local left = -margin(width + across, COLUMNS) - across
      local found = grid(sum, width, height, top, left)
      found.whole, found.known = score(found)
      if is_better(found, best) then
        best = found
      end
    end
  end
  local list = {}
  for row = 0, best.rows - 1 do
    for column = 0, best.columns - 1 do
      if best.drawn[row * best.columns + column] == 1 then
        local x, y = best.left + CELL * column, best.top + CELL * row
        local right, bottom = math.min(x + CELL, width), math.min(y + CELL, height)
        x, y = math.max(x, 0), math.max(y, 0)
        list[#list + 1] = { x = x, y = y, width = right - x, height = bottom - y }
      end
    end
  end
  return list
end

return cells
