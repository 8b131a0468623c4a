-- What all of Scene's dialogs share: the state of the connection with what to do about it, the preview, the job
-- and its buttons. A dialog brings its fields, what it asks the engine for, and where a picture goes.

local need = ...
local jobs = need "jobs"
local pairing = need "pairing"
local preview = need "preview"
local preferences = need "preferences"
local protocol = need "protocol"
local status = need "status"
local system = need "system"
local text_of = need "text"

local panel = {}

local TICK = 0.25
local LINES = 4

local Panel = {}
Panel.__index = Panel

-- engine: { connection, jobs, panels }, panels being a set of those that are open; kind is a table of
--   title; action: the word on the button that draws; build(panel): adds the fields
--   update(panel): after any field changed; prepare(panel): what to ask for, or nil and why not:
--     { request, canvas, mask, width, height, base, cells, done }
--   insert(panel, picture, prepared): true, or false and why not
function panel.open(engine, kind)
  local self = setmetatable({
    engine = engine,
    kind = kind,
    preview = preview.new(),
    shown = {},
    note = nil, -- the last answer to the artist's own doing
    quiet = false, -- fields change because we change them
    is_closed = false,
  }, Panel)
  self.dialog = Dialog({
    title = kind.title,
    onclose = function()
      self:closed()
    end,
  })
  if not self.dialog then
    return nil -- no window: Aseprite runs in batch mode
  end
  kind.build(self)
  self:build()
  engine.connection:listen(self)
  engine.panels[self] = true
  self.timer = Timer({
    interval = TICK,
    ontick = function()
      engine.connection:tick()
      self:refresh()
    end,
  })
  self.timer:start()
  if preferences.get("was_connected") then
    engine.connection:open()
  end
  self:update_fields()
  self:refresh()
  self.dialog:show({ wait = false, autoscrollbars = true })
  return self
end

function Panel:build()
  local dialog = self.dialog
  dialog:separator({})
  dialog:label({ id = "state", label = "Engine:", text = " " })
  for line = 1, LINES do
    dialog:newrow()
    dialog:label({ id = "hint" .. line, text = " " })
  end
  dialog:entry({ id = "command", label = "Command:", text = system.command(), visible = false })
  dialog:entry({
    id = "token",
    label = "Token:",
    visible = false,
    onchange = function()
      self:paste_token()
    end,
  })
  dialog:button({
    id = "remedy",
    text = "Connect",
    onclick = function()
      self:act("button")
    end,
  })
  dialog:button({
    id = "other_remedy",
    text = "Find engine",
    onclick = function()
      self:act("other")
    end,
  })
  dialog:newrow()
  dialog:canvas({
    id = "preview",
    width = preview.WIDTH,
    height = preview.TOTAL,
    hexpand = false,
    vexpand = false,
    onpaint = function(event)
      self.preview:paint(event.context)
    end,
    onmousedown = function(event)
      self:choose(self.preview:at(event.x, event.y))
    end,
  })
  local function button(id, text, action)
    dialog:button({ id = id, text = text, onclick = action })
  end
  button("draw", self.kind.action, function()
    self:draw()
  end)
  button("cancel", "Cancel", function()
    self:cancel()
  end)
  button("insert", "Insert", function()
    self:insert()
  end)
  button("copy_seed", "Copy seed", function()
    self:copy_seed()
  end)
end

-- Changes a widget, if it isn't so already: a dialog lays itself out anew each time.
function Panel:set(id, properties)
  local before = self.shown[id] or {}
  local change, any = { id = id }, false
  for key, value in pairs(properties) do
    if before[key] ~= value then
      change[key], before[key], any = value, value, true
    end
  end
  self.shown[id] = before
  if any then
    self:quietly(function()
      self.dialog:modify(change)
    end)
  end
end

-- Changing a widget's options tells onchange, as if the artist had chosen.
function Panel:quietly(change)
  local before = self.quiet
  self.quiet = true
  change()
  self.quiet = before
end

function Panel:changed()
  if not self.quiet and not self.is_closed then
    self:update_fields()
  end
end

function Panel:update_fields()
  if self.kind.update then
    self.kind.update(self)
  end
end

-- The connection, in words and buttons.

function Panel:on_state()
  self:update_fields()
  self:refresh()
end

function Panel:refresh()
  if self.is_closed then
    return
  end
  local connection, job = self.engine.connection, self.job
  local state = status.of_connection(connection)
  local title, text = state.title, state.text
  if job and (connection:is_ready() or jobs.has_ended(job)) then
    title = status.of_job(job)
    if job.state == "failed" then
      text = job.message .. ". " .. job.fix
    end
  end
  if self.note then
    text = self.note
  end
  self:set("state", { text = title })
  for line, words in ipairs(text_of.wrapped(text, LINES)) do
    self:set("hint" .. line, { text = words == "" and " " or words, visible = words ~= "" })
  end
  self:set("command", { visible = state.shows == "command" })
  self:set("token", { visible = state.shows == "token" })
  self:set("remedy", { visible = state.button ~= nil, text = state.button and state.button[1] })
  self:set("other_remedy", { visible = state.other ~= nil, text = state.other and state.other[1] })
  self:refresh_buttons()
end

function Panel:refresh_buttons()
  local job = self.job
  local is_drawing = job ~= nil and not jobs.has_ended(job)
  local picture = self:chosen_picture()
  self:set("draw", { enabled = not is_drawing, text = job and "Again" or self.kind.action })
  self:set("cancel", { enabled = is_drawing and job.state ~= "cancelling" })
  self:set("insert", { enabled = picture ~= nil })
  self:set("copy_seed", { enabled = picture ~= nil })
end

function Panel:act(which)
  local connection = self.engine.connection
  local remedy = status.of_connection(connection)[which]
  self.note = nil
  if not remedy then
    return
  elseif remedy[2] == "connect" then
    connection:reopen()
  else
    local work = remedy[2] == "start" and system.start_engine or system.find_engine
    local ok, problem = work()
    if not ok then
      self.note = problem
    elseif remedy[2] == "start" then
      connection:starting()
    else
      connection:reopen()
    end
  end
  self:refresh()
end

function Panel:paste_token()
  if not self.quiet and pairing.take(self.dialog.data.token) then
    self.note = nil
    self.engine.connection:reopen()
  end
end

-- The job.

-- Asks for pictures as the fields say, with another seed unless it is locked.
function Panel:draw()
  if self.job and not jobs.has_ended(self.job) then
    return
  end
  if self.job and self.roll_seed then
    self:roll_seed()
  end
  local prepared, problem = self.kind.prepare(self)
  if not prepared then
    self.note = problem
    self:refresh()
    return
  end
  self:remember()
  self.note, self.prepared = prepared.note, prepared
  self.preview:begin(prepared.request.count or 1, prepared.width, prepared.height, prepared.base)
  self.preview.cells = prepared.cells
  self.seen = {}
  self.job = self.engine.jobs:start({
    request = prepared.request,
    canvas = prepared.canvas,
    mask = prepared.mask,
    on_change = function(job)
      self:job_changed(job)
    end,
  })
  self.engine.connection:open()
  self:refresh()
  self.dialog:repaint()
end

function Panel:job_changed(job)
  if job ~= self.job or self.is_closed then
    return
  end
  local any = false
  for image = 0, job.count - 1 do
    local picture, rows = job.pictures[image], job.previews[image]
    local newest = picture and picture.pixels and picture or rows
    if newest and newest ~= self.seen[image] then
      self.seen[image], any = newest, true
      if newest.kind == protocol.PREVIEW then
        self.preview:take_rows(newest)
      else
        self.preview:take_picture(newest)
      end
    end
  end
  if any then
    self.dialog:repaint()
  end
  self:refresh()
end

function Panel:cancel()
  if self.job then
    self.engine.jobs:cancel(self.job)
  end
end

-- The variants.

function Panel:choose(index)
  if index then
    self.preview.chosen = index
    self.dialog:repaint()
    self:refresh()
  end
end

-- The chosen picture, once it is whole.
function Panel:chosen_picture()
  local picture = self.job and self.job.pictures[self.preview.chosen]
  if picture and picture.pixels and picture.recipe then
    return picture
  end
end

function Panel:insert()
  local picture = self:chosen_picture()
  if picture then
    local ok, problem = self.kind.insert(self, picture, self.prepared)
    self.note = ok and "Inserted. One undo takes it away." or problem
    self:refresh()
  end
end

-- Into the seed's field, locked: Aseprite would ask for one more permission to reach the clipboard.
function Panel:copy_seed()
  local picture = self:chosen_picture()
  if picture then
    local seed = tostring(picture.recipe.seed)
    if self.take_seed then
      self:take_seed(seed)
      self.note = "Seed " .. seed .. " is in the seed's field, and locked."
    else
      preferences.set("seed", seed)
      preferences.set("lock_seed", true)
      self.note = "Seed " .. seed .. " will be in the next dialog's field, locked."
    end
    self:refresh()
  end
end

function Panel:remember()
  if self.kind.remember then
    self.kind.remember(self)
  end
end

-- Closing the window ends the job, and the connection if it was the last one.
function Panel:closed()
  if self.is_closed then
    return
  end
  self.is_closed = true
  self.timer:stop()
  self:remember()
  self:cancel()
  local engine = self.engine
  engine.connection:unlisten(self)
  engine.panels[self] = nil
  if next(engine.panels) == nil then
    engine.connection:close()
  end
end

return panel
