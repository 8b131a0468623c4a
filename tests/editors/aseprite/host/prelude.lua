-- The host's side in Lua: objects of Python look like Aseprite's userdata, and permissions are asked for in the
-- name of the script that calls. `bridge` are Python's functions.

local bridge = ...
local raw_type = type
local handles = setmetatable({}, { __mode = "k" })
local meta = {}
local wrap

local function unwrap(value)
  return handles[value] or value
end

local function answer(kind, ...)
  if kind == "error" then
    error((...), 3)
  end
  return ...
end

local function wrapped(...)
  local values = table.pack(...)
  for index = 1, values.n do
    values[index] = wrap(values[index])
  end
  return table.unpack(values, 1, values.n)
end

local function unwrapped(...)
  local values = table.pack(...)
  for index = 1, values.n do
    values[index] = unwrap(values[index])
  end
  return table.unpack(values, 1, values.n)
end

wrap = function(value)
  if raw_type(value) ~= "userdata" then
    return value
  end
  local proxy = setmetatable({}, meta)
  handles[proxy] = value
  return proxy
end

function meta.__index(self, key)
  local kind, value = bridge.get(handles[self], key)
  if kind == "method" then
    return function(of, ...)
      return wrapped(answer(bridge.call(unwrap(of), key, unwrapped(...))))
    end
  end
  return wrap(answer(kind, value))
end

function meta.__newindex(self, key, value)
  answer(bridge.set(handles[self], key, unwrap(value)))
end

function meta.__len(self)
  return answer(bridge.len(handles[self]))
end

function meta.__eq(self, other)
  return bridge.same(handles[self], handles[other])
end

function meta.__tostring(self)
  return bridge.text(handles[self])
end

function meta.__pairs(self)
  local keys = bridge.keys(handles[self])
  local index = 0
  return function()
    index = index + 1
    if keys[index] ~= nil then
      return keys[index], self[keys[index]]
    end
  end, self
end

-- luacheck: push ignore 121 122
function type(value)
  return handles[value] and "userdata" or raw_type(value)
end

local open, popen = io.open, io.popen
bridge.open, bridge.popen = open, popen

-- These are called without a Lua function between, as Aseprite's own are: a tail call keeps its caller then.
io.open, io.popen, os.execute = bridge.secured_open, bridge.secured_popen, bridge.secured_execute

function os.time()
  return bridge.time()
end

function print(...)
  bridge.print(...)
end
-- luacheck: pop

local app = {}

function app.transaction(name, work)
  if work == nil then
    name, work = "Transaction", name
  end
  bridge.begin(name)
  local results = table.pack(pcall(work))
  bridge.finish(results[1])
  if not results[1] then
    error(results[2], 0)
  end
  return table.unpack(results, 2, results.n)
end

return {
  wrap = wrap,
  unwrap = unwrap,
  transaction = app.transaction,
  -- The script of the function that called into Python.
  script = function()
    local info = debug.getinfo(3, "S")
    return info and (info.source:gsub("^@", "")) or ""
  end,
  -- Calls an extension's function as Aseprite does: protected.
  invoke = function(work, ...)
    return pcall(work, wrapped(...))
  end,
  invoke_with = function(work, field, value)
    return pcall(work, { [field] = wrap(value) })
  end,
}
