-- The wire, as plugins/PROTOCOL.md has it: frames and messages. No socket here.

local protocol = { VERSION = 1, CANVAS_UP = 1, MASK_UP = 2, PREVIEW = 3, CANVAS = 4 }

local HEADER = "<c4BBI2I4I4I2I2I2I2"
local HEADER_SIZE = string.packsize(HEADER)

-- A canvas or a mask on its way up. `palette` is three bytes a colour.
function protocol.frame(kind, job, width, height, palette, pixels)
  return string.pack(HEADER, "SCN1", kind, 0, #palette // 3, job, 0, 0, 0, width, height) .. palette .. pixels
end

-- A frame of the engine's; nil if it is none, or of another size than it says.
function protocol.read_frame(data)
  if #data < HEADER_SIZE then
    return nil
  end
  local magic, kind, image, colors, job, sequence, x, y, width, height, start = string.unpack(HEADER, data)
  local bytes_a_pixel = kind == protocol.PREVIEW and 3 or 1
  local size = HEADER_SIZE + 3 * colors + width * height * bytes_a_pixel
  if magic ~= "SCN1" or #data ~= size or width * height == 0 then
    return nil
  end
  local palette_end = start + 3 * colors
  return {
    kind = kind,
    image = image,
    job = job,
    sequence = sequence,
    x = x,
    y = y,
    width = width,
    height = height,
    palette = data:sub(start, palette_end - 1),
    pixels = data:sub(palette_end),
  }
end

-- Aseprite decodes JSON to userdata that json.encode can't take inside a table, whose arrays pairs() passes
-- over, and whose numbers are floats. This makes plain tables and whole numbers of it.
local function plain(value)
  if type(value) == "number" then
    return math.tointeger(value) or value
  elseif type(value) ~= "userdata" then
    return value
  end
  local copy = {}
  if tostring(value):sub(1, 1) == "[" then
    for index = 1, #value do
      copy[index] = plain(value[index])
    end
  else
    for key, item in pairs(value) do
      copy[key] = plain(item)
    end
  end
  return copy
end

-- A JSON object as a table; nil if it is none.
function protocol.decode(text)
  local ok, value = pcall(json.decode, text)
  if not ok or type(value) ~= "userdata" then
    return nil
  end
  return plain(value)
end

function protocol.encode(message)
  return json.encode(message)
end

return protocol
