-- Text that fits: long labels and options widen a dialog's window.

local text = {}

local WIDTH = 58 -- characters of a line

-- The beginning of some words, cut between characters.
function text.cut(words, width)
  if #words <= width then
    return words
  end
  local last = width - 3
  while last > 0 and (words:byte(last + 1) & 0xC0) == 0x80 do
    last = last - 1
  end
  return words:sub(1, last) .. "..."
end

-- Words in `most` lines; those that they don't need are empty.
function text.wrapped(words, most)
  local lines, line = {}, ""
  for word in words:gmatch("%S+") do
    if line ~= "" and #line + 1 + #word > WIDTH then
      lines[#lines + 1] = line
      line = word
    else
      line = line == "" and word or line .. " " .. word
    end
    line = text.cut(line, WIDTH)
  end
  lines[#lines + 1] = line
  if #lines > most then
    lines[most] = text.cut(lines[most], WIDTH - 3):gsub("%.%.%.$", "") .. "..."
  end
  local found = {}
  for index = 1, most do
    found[index] = lines[index] or ""
  end
  return found
end

return text
