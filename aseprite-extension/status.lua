-- What the states are called, and what the artist can do about each.

local status = {}

-- For each state of the connection: title, text, and what its buttons do.
--   button: { label, action }, actions: "connect", "start", "find"
--   shows: "command" or "token", the entry that belongs to it
local STATES = {}

function STATES.unasked()
  return {
    title = "Not connected",
    text = "Scene draws with an engine on this computer. Aseprite will ask once whether it may connect to it: "
      .. "tick \"Don't show this specific alert again\" and allow it.",
    button = { "Connect", "connect" },
  }
end

function STATES.connecting()
  return { title = "Connecting", text = "" }
end

function STATES.greeting()
  return { title = "Connecting", text = "" }
end

function STATES.ready(connection)
  local model = connection.welcome.model or {}
  return { title = "Ready", text = "Engine " .. tostring(connection.welcome.engine) .. ", " .. tostring(model.name) }
end

function STATES.not_running(connection)
  return {
    title = "Not running",
    text = (connection.detail or "The engine isn't running.")
      .. " Aseprite will ask whether Scene may run the command below; or type it in a terminal.",
    button = { "Start engine", "start" },
    other = { "Find engine", "find" },
    shows = "command",
  }
end

function STATES.starting()
  return {
    title = "Starting",
    text = "The engine is starting; this takes some seconds. Find asks to read where it listens, if it takes longer.",
    other = { "Find engine", "find" },
  }
end

function STATES.lost()
  return { title = "Lost, reconnecting", text = "The connection to the engine was lost. Scene is trying to come back." }
end

function STATES.unpaired()
  return {
    title = "Not paired",
    text = "Start the engine and press Find: Aseprite will ask whether Scene may read engine.json. Or run "
      .. "'scene-engine plugins install aseprite' and press Try again; or paste the token.",
    button = { "Find engine", "find" },
    other = { "Try again", "connect" },
    shows = "token",
  }
end

function STATES.refused()
  return {
    title = "Refused",
    text = "The engine's token is another one. Press Find: Aseprite will ask whether Scene may read engine.json. Or "
      .. "run 'scene-engine plugins install aseprite' and press Try again; or paste the token.",
    button = { "Find engine", "find" },
    other = { "Try again", "connect" },
    shows = "token",
  }
end

function STATES.too_old(connection)
  return {
    title = "Too old",
    text = (connection.detail or "") .. ". " .. (connection.fix or ""),
    button = { "Connect", "connect" },
  }
end

function STATES.denied()
  return {
    title = "Not allowed",
    text = "Aseprite was told not to let Scene connect to its engine. Press Connect, tick \"Don't show this "
      .. 'specific alert again" and allow it.',
    button = { "Connect", "connect" },
  }
end

function STATES.no_websocket()
  return {
    title = "This Aseprite can't connect",
    text = "It was built without WebSocket. Use a release of Aseprite 1.3 from aseprite.org or Steam.",
  }
end

function status.of_connection(connection)
  return STATES[connection.state](connection)
end

local function time_left(seconds)
  if not seconds then
    return ""
  elseif seconds < 90 then
    return string.format(", %d s left", math.ceil(seconds))
  end
  return string.format(", %d min left", math.ceil(seconds / 60))
end

-- A line on a job; nil where there is nothing to say.
function status.of_job(job)
  if job.state == "queued" then
    if (job.position or 0) == 0 then
      return "Waiting for the engine"
    end
    return string.format("Busy: %d before this one", job.position)
  elseif job.state == "loading" then
    return "Loading the model"
  elseif job.state == "running" then
    local share = job.done and job.total and job.total > 0 and job.done / job.total or 0
    return string.format("Drawing: %d %%%s", math.floor(100 * share), time_left(job.seconds_left))
  elseif job.state == "waiting" then
    return "Will be drawn when the engine is there"
  elseif job.state == "cancelling" then
    return "Cancelling"
  elseif job.state == "cancelled" then
    return "Cancelled"
  elseif job.state == "finished" then
    return "Done"
  elseif job.state == "failed" then
    return "Failed"
  end
end

return status
