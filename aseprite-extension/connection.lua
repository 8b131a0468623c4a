-- The connection to the engine, as a state machine. The one file with socket code: Aseprite asks for its
-- permission once for each file that opens one.
--
--   unasked --> connecting --> greeting --> ready <--> lost --> not_running
--                    |             |                               ^  |
--                    |             +--> refused, too_old           |  v
--                    +--> denied, no_websocket             connecting, starting
--
-- In lost, not_running and starting the socket goes on trying by itself, so an engine that is started by hand
-- is noticed.

local need = ...
local protocol = need "protocol"

local GREETING_SECONDS = 6 -- without an answer to our hello: something else listens there
local CONNECTING_SECONDS = 10
local PATIENCE = 15 -- seconds in which a lost engine may come back before we say that it isn't running
local STARTING_SECONDS = 90

local Connection = {}
Connection.__index = Connection

local connection = {}

-- candidates() lists where the engine may be and with what token: { { url =, token = }, ... }.
-- accepted(candidate) is told which one worked.
function connection.new(options)
  return setmetatable({
    state = "unasked",
    detail = nil, -- the engine's or the system's own words on what is wrong
    fix = nil,
    welcome = nil,
    since = os.time(),
    wanted = false,
    listeners = {},
    client = options.client,
    session = options.session,
    find_candidates = options.candidates,
    accepted = options.accepted,
    clock = options.clock or os.time,
  }, Connection)
end

function Connection:listen(listener)
  self.listeners[#self.listeners + 1] = listener
end

function Connection:unlisten(listener)
  for index, known in ipairs(self.listeners) do
    if known == listener then
      table.remove(self.listeners, index)
      return
    end
  end
end

function Connection:tell(name, ...)
  for _, listener in ipairs({ table.unpack(self.listeners) }) do
    if listener[name] then
      listener[name](listener, ...)
    end
  end
end

function Connection:enter(state, detail, fix)
  if state ~= self.state then
    self.since = self.clock()
  end
  self.state, self.detail, self.fix = state, detail, fix
  self:tell("on_state")
end

function Connection:is_ready()
  return self.state == "ready"
end

-- Connects, if it isn't connected. Aseprite may ask for its permission here.
function Connection:open()
  if self.wanted then
    return
  end
  if WebSocket == nil then
    self:enter("no_websocket")
    return
  end
  self.candidates, self.candidate = self.find_candidates(), 1
  if #self.candidates == 0 then
    self:enter("unpaired")
    return
  end
  self.wanted = true
  self:enter("connecting")
  self:connect()
end

function Connection:connect()
  local url = self.candidates[self.candidate].url
  if self.socket and self.url ~= url then
    self.socket:close()
    self.socket = nil
  end
  if not self.socket then
    -- Aseprite asks in the name of the function that calls WebSocket: it must be one of this file.
    local ok, made = pcall(function()
      return self:new_socket(url)
    end)
    if not ok then
      self.wanted = false
      self:enter("denied", tostring(made))
      return
    end
    self.socket, self.url = made, url
  end
  self.socket:connect()
end

function Connection:new_socket(url)
  local socket
  socket = WebSocket({
    url = url,
    deflate = false,
    minreconnectwait = 0.5,
    maxreconnectwait = 2,
    -- An error in here would stop the socket for good. What an older socket still says is not ours to hear.
    onreceive = function(kind, data, problem)
      local ok, failure = pcall(function()
        if socket == self.socket then
          self:receive(kind, data, problem)
        end
      end)
      if not ok then
        io.stderr:write("Scene: " .. tostring(failure) .. "\n")
      end
    end,
  })
  return socket
end

-- Lets go of the engine. Sockets are never collected while their callback knows us, so exit() does this too.
function Connection:close()
  local was_wanted = self.wanted
  self.wanted = false
  if self.socket and was_wanted then
    self.socket:close()
  end
  if self.state ~= "unasked" then
    self:enter("unasked")
  end
end

-- Like close and open: after new pairing, or where a refusal ended it.
function Connection:reopen()
  self:close()
  self:open()
end

function Connection:send(text)
  return self.state == "ready" and self:try_send("sendText", text)
end

function Connection:send_frame(bytes)
  return self.state == "ready" and self:try_send("sendBinary", bytes)
end

-- False where the socket isn't open any more: its CLOSE is on the way then.
function Connection:try_send(method, data)
  local socket = self.socket
  return (pcall(function()
    socket[method](socket, data)
  end))
end

function Connection:receive(kind, data, problem)
  local Type = WebSocketMessageType
  if not self.wanted then
    if kind == Type.OPEN then
      self.socket:close() -- an OPEN may still come after we closed it
    end
  elseif kind == Type.OPEN then
    self:opened()
  elseif kind == Type.TEXT then
    local message = protocol.decode(data)
    if message then
      self:hear(message)
    end
  elseif kind == Type.BINARY then
    local frame = protocol.read_frame(data)
    if frame then
      self:tell("on_frame", frame)
    end
  elseif kind == Type.CLOSE then
    if self.state == "ready" or self.state == "greeting" then
      self:enter("lost")
    end
  elseif kind == Type.ERROR then
    self:failed(problem)
  end
  -- PING, PONG and FRAGMENT are the library's own business.
end

function Connection:opened()
  if self.state == "greeting" or self.state == "ready" then
    return
  end
  local hello = protocol.encode({
    type = "hello",
    protocol = protocol.VERSION,
    token = self.candidates[self.candidate].token,
    client = self.client,
    session = self.session,
  })
  if self:try_send("sendText", hello) then
    self:enter("greeting")
  end
end

function Connection:hear(message)
  if message.type == "welcome" then
    self.welcome = message
    self.accepted(self.candidates[self.candidate])
    self:enter("ready")
  elseif message.type == "error" and not message.id and self.state == "greeting" then
    self:refused(message)
  else
    self:tell("on_message", message)
  end
end

function Connection:refused(message)
  if message.code == "bad_token" and self.candidate < #self.candidates then
    self.candidate = self.candidate + 1
    self.socket:close()
    self:enter("connecting")
    self:connect()
    return
  end
  self.wanted = false
  self.socket:close() -- or it would come back and be refused for ever
  self:enter(message.code == "bad_token" and "refused" or "too_old", message.message, message.fix)
end

-- A try to connect failed; the socket tries again by itself. Before 1.3.15.5 nobody says why.
function Connection:failed(problem)
  local detail = problem ~= "" and problem or nil
  if self.state == "lost" and self.clock() - self.since < PATIENCE then
    return
  elseif self.state == "starting" and self.clock() - self.since < STARTING_SECONDS then
    return
  elseif self.state == "connecting" and self.candidate < #self.candidates then
    local url = self.candidates[self.candidate].url
    self.candidate = self.candidate + 1
    if self.candidates[self.candidate].url ~= url then
      self:connect()
      return
    end
  end
  if self.state ~= "not_running" then
    self:enter("not_running", detail)
  end
end

-- The engine was told to start: wait for it.
function Connection:starting()
  if not self.wanted then
    self:open()
  end
  if self.wanted and self.state ~= "ready" and self.state ~= "greeting" then
    self:enter("starting")
  end
end

-- Called a few times a second while a dialog is open.
function Connection:tick()
  local seconds = self.clock() - self.since
  if self.state == "greeting" and seconds > GREETING_SECONDS then
    self.wanted = false
    self.socket:close()
    self:enter("not_running", "Something else answers at " .. self.url)
  elseif self.state == "connecting" and seconds > CONNECTING_SECONDS then
    self:enter("not_running")
  elseif self.state == "lost" and seconds > PATIENCE then
    self:enter("not_running")
  elseif self.state == "starting" and seconds > STARTING_SECONDS then
    self:enter("not_running", "It did not start within " .. STARTING_SECONDS .. " seconds")
  end
end

return connection
