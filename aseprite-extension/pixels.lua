-- Pixels as strings, row by row without padding: what Image.bytes takes and gives. `bpp` is bytes a pixel.

local pixels = {}

pixels.BPP = { [ColorMode.RGB] = 4, [ColorMode.GRAY] = 2, [ColorMode.INDEXED] = 1 }

-- The part of a picture in `rect` { x, y, width, height }, which lies within it.
function pixels.crop(data, width, rect, bpp)
  if rect.x == 0 and rect.width == width then
    return data:sub(rect.y * width * bpp + 1, (rect.y + rect.height) * width * bpp)
  end
  local rows = {}
  for y = rect.y, rect.y + rect.height - 1 do
    local start = (y * width + rect.x) * bpp
    rows[#rows + 1] = data:sub(start + 1, start + rect.width * bpp)
  end
  return table.concat(rows)
end

-- `top` laid over `base` at x, y; what reaches over the edge is cut off.
function pixels.paste(base, base_width, base_height, top, top_width, top_height, x, y, bpp)
  local left, right = math.max(0, x), math.min(base_width, x + top_width)
  if left >= right then
    return base
  end
  local rows = {}
  for row = 0, base_height - 1 do
    local start = row * base_width * bpp
    if row < y or row >= y + top_height then
      rows[#rows + 1] = base:sub(start + 1, start + base_width * bpp)
    else
      local from = ((row - y) * top_width + left - x) * bpp
      rows[#rows + 1] = base:sub(start + 1, start + left * bpp)
        .. top:sub(from + 1, from + (right - left) * bpp)
        .. base:sub(start + right * bpp + 1, start + base_width * bpp)
    end
  end
  return table.concat(rows)
end

-- `top` where the mask isn't 0, `base` elsewhere; all three of one size.
function pixels.masked(base, top, mask, bpp)
  local pieces, done = {}, 0
  for first, last in mask:gmatch("()[^\0]+()") do
    pieces[#pieces + 1] = base:sub(done * bpp + 1, (first - 1) * bpp)
    pieces[#pieces + 1] = top:sub((first - 1) * bpp + 1, (last - 1) * bpp)
    done = last - 1
  end
  pieces[#pieces + 1] = base:sub(done * bpp + 1)
  return table.concat(pieces)
end

-- The smallest rectangle that holds all of a mask; nil for an empty one.
function pixels.bounds(mask, width)
  local left, right, top, bottom
  for first, last in mask:gmatch("()[^\0]+()") do
    local row, end_row = (first - 1) // width, (last - 2) // width
    top, bottom = top or row, end_row
    if row == end_row then
      left = math.min(left or width, (first - 1) % width)
      right = math.max(right or 0, (last - 2) % width)
    else
      left, right = 0, width - 1 -- a run over the end of a row
    end
  end
  return top and { x = left, y = top, width = right - left + 1, height = bottom - top + 1 }
end

-- A mask of everything but a rectangle.
function pixels.all_but(width, height, rect)
  local hole = string.rep("\0", rect.width * rect.height)
  local all = string.rep("\255", width * height)
  return pixels.paste(all, width, height, hole, rect.width, rect.height, rect.x, rect.y, 1)
end

-- RGB to what an RGB image holds.
function pixels.rgba(rgb)
  return (rgb:gsub("...", "%0\255"))
end

return pixels
