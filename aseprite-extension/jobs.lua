-- Jobs: what was asked of the engine and what came of it, over lost connections and restarted engines.

local need = ...
local protocol = need "protocol"

local jobs = {}

local Jobs = {}
Jobs.__index = Jobs

local ENDED = { finished = true, cancelled = true, failed = true }

function jobs.new(connection)
  local self = setmetatable({ connection = connection, last_id = 0, active = {}, cancels = {} }, Jobs)
  connection:listen(self)
  return self
end

function jobs.has_ended(job)
  return ENDED[job.state] or false
end

-- Asks for pictures, now or as soon as the engine is there.
--   request: a message of PROTOCOL.md without its id
--   canvas: { width, height, palette, indices } that is drawn into, or nil; mask: one byte a pixel, or nil
--   on_change(job): called after everything that happens to it
function Jobs:start(options)
  local job = {
    request = options.request,
    canvas = options.canvas,
    mask = options.mask,
    on_change = options.on_change,
    count = options.request.count or 1,
  }
  self:reset(job, "waiting")
  self.active[#self.active + 1] = job
  if self.connection:is_ready() then
    self:ask(job)
  end
  return job
end

function Jobs:reset(job, state)
  job.state, job.id = state, nil
  job.pictures, job.previews = {}, {}
  job.position, job.done, job.total, job.seconds_left = nil, nil, nil, nil
end

-- Ends a job. It is "cancelled" when the engine says so; at once if the engine isn't there.
function Jobs:cancel(job)
  if jobs.has_ended(job) then
    return
  end
  if job.id and self.connection:send(protocol.encode({ type = "cancel", id = job.id })) then
    job.state = "cancelling"
    job.on_change(job)
    return
  end
  if job.id then
    self.cancels[#self.cancels + 1] = job.id -- it may go on without us: end it when we are back
  end
  self:finish(job, "cancelled")
end

function Jobs:ask(job)
  self.last_id = self.last_id + 1
  self:reset(job, "waiting")
  job.id = self.last_id
  local request = { id = job.id, keep = true }
  for key, value in pairs(job.request) do
    request[key] = value
  end
  local sent = true
  local canvas = job.canvas
  if canvas then
    local frame = protocol.frame
    local width, height = canvas.width, canvas.height
    sent = self.connection:send_frame(
      frame(protocol.CANVAS_UP, job.id, width, height, canvas.palette, canvas.indices)
    )
    if sent and job.mask then
      sent = self.connection:send_frame(frame(protocol.MASK_UP, job.id, width, height, "", job.mask))
    end
  end
  if not (sent and self.connection:send(protocol.encode(request))) then
    self:reset(job, "waiting") -- the connection is going; it is asked for again after the next welcome
  end
end

function Jobs:finish(job, state)
  job.state = state
  for index, known in ipairs(self.active) do
    if known == job then
      table.remove(self.active, index)
      break
    end
  end
  job.on_change(job)
end

function Jobs:fail(job, code, message, fix)
  job.code, job.message, job.fix = code, message, fix
  self:finish(job, "failed")
end

function Jobs:by_id(id)
  for _, job in ipairs(self.active) do
    if job.id == id then
      return job
    end
  end
end

-- What the connection tells.

function Jobs:on_state()
  if not self.connection:is_ready() then
    return
  end
  for _, id in ipairs(self.cancels) do
    self.connection:send(protocol.encode({ type = "cancel", id = id }))
  end
  self.cancels = {}
  for _, job in ipairs({ table.unpack(self.active) }) do
    if job.id then
      self.connection:send(protocol.encode({ type = "job", id = job.id }))
      if job.state == "cancelling" then
        self.connection:send(protocol.encode({ type = "cancel", id = job.id }))
      end
    else
      self:ask(job)
    end
  end
end

function Jobs:on_frame(frame)
  local job = self:by_id(frame.job)
  if not job then
    return
  end
  if frame.kind == protocol.PREVIEW then
    job.previews[frame.image] = frame
  elseif frame.kind == protocol.CANVAS then
    frame.recipe = job.pictures[frame.image] and job.pictures[frame.image].recipe
    job.pictures[frame.image] = frame
  end
  job.on_change(job)
end

function Jobs:on_message(message)
  local job = message.id and self:by_id(message.id)
  if not job then
    return
  end
  local handle = Jobs["on_" .. message.type .. "_of_job"]
  if handle then
    handle(self, job, message)
  end
end

-- A request was refused, or a job failed: an engine that doesn't know it, or that is stopping, is followed by another,
-- and the same recipe draws the same picture there.
function Jobs:refused(job, message)
  if job.state == "cancelling" then
    self:finish(job, "cancelled")
  elseif message.code == "unknown_job" then
    self:ask(job)
    job.on_change(job)
  elseif message.code == "stopping" then
    self:wait_again(job)
  else
    self:fail(job, message.code, message.message, message.fix)
  end
end

Jobs.on_error_of_job = Jobs.refused
Jobs.on_failed_of_job = Jobs.refused

function Jobs:wait_again(job)
  self:reset(job, "waiting")
  job.on_change(job)
end

function Jobs:on_queued_of_job(job, message)
  self:progressed(job, "queued", message)
end

function Jobs:on_loading_of_job(job)
  self:progressed(job, "loading", {})
end

function Jobs:on_started_of_job(job)
  self:progressed(job, "running", {})
end

function Jobs:on_progress_of_job(job, message)
  self:progressed(job, "running", message)
end

function Jobs:on_picture_of_job(job, message)
  local picture = job.pictures[message.image]
  if picture then
    picture.recipe = message.recipe
  end
  job.on_change(job)
end

-- The answer to "job" after a reconnect; frames and the last event follow it.
function Jobs:on_job_of_job(job, message)
  for index, recipe in ipairs(message.recipes or {}) do
    job.pictures[index - 1] = job.pictures[index - 1] or { image = index - 1 }
    job.pictures[index - 1].recipe = recipe
  end
  if not ENDED[message.state] then
    self:progressed(job, message.state, message)
  end
end

function Jobs:on_finished_of_job(job)
  self:finish(job, "finished")
end

-- An engine that stops ends its jobs, though nobody asked: another one will draw them.
function Jobs:on_cancelled_of_job(job)
  if job.state == "cancelling" then
    self:finish(job, "cancelled")
  else
    self:wait_again(job)
  end
end

function Jobs:progressed(job, state, message)
  if job.state ~= "cancelling" then
    job.state = state
  end
  job.position = message.position
  job.done, job.total = message.done or job.done, message.total or job.total
  job.seconds_left = message.seconds_left
  job.on_change(job)
end

return jobs
