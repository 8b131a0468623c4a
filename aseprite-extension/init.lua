-- Scene in Aseprite: commands, menus, and what they share. Aseprite calls init and exit, and swallows errors in
-- them, so they do little and say on stderr what went wrong.

local MODULES = {} -- by name; a table of this file's own, since all extensions share one Lua state
local OLDEST = 26 -- Aseprite 1.3

local engine

local function loader(path)
  local function need(name)
    if MODULES[name] == nil then
      local chunk, problem = loadfile(app.fs.joinPath(path, name .. ".lua"))
      if not chunk then
        error(problem, 0)
      end
      MODULES[name] = chunk(MODULES.need)
    end
    return MODULES[name]
  end
  MODULES.need = setmetatable({ path = path }, {
    __call = function(_, name)
      return need(name)
    end,
  })
  return MODULES.need
end

local function random_session()
  return string.format("aseprite-%08x%08x", math.random(0, 0xffffffff), math.random(0, 0xffffffff))
end

local function start(plugin, need)
  need("preferences").use(plugin)
  local pairing = need("pairing")
  local connection = need("connection").new({
    client = "scene-aseprite 0.1.0",
    session = random_session(),
    candidates = pairing.candidates,
    accepted = pairing.accepted,
  })
  return { connection = connection, jobs = need("jobs").new(connection), panels = {} }
end

local function open(kind)
  if app.isUIAvailable and kind then
    MODULES.panel.open(engine, kind)
  end
end

local function has_sprite()
  return app.sprite ~= nil
end

local function has_selection()
  return app.sprite ~= nil and not app.sprite.selection.isEmpty
end

local function add_commands(plugin, need)
  need "panel"
  local show_recipe = need "show_recipe"
  local function command(id, title, group, kind, onenabled)
    plugin:newCommand({
      id = id,
      title = title,
      group = group,
      onenabled = onenabled,
      onclick = function()
        open(kind())
      end,
    })
  end
  local function always(name)
    local kind = need(name)
    return function()
      return kind
    end
  end
  plugin:newMenuGroup({ id = "scene_menu", title = "Scene", group = "file_import" })
  command("SceneGenerate", "Generate Background...", "scene_menu", always("generate"))
  command("SceneRedraw", "Redraw Selection...", "scene_menu", always("redraw"), has_selection)
  command("SceneExtend", "Extend Canvas...", "scene_menu", always("extend"), has_sprite)
  command("SceneVary", "Vary...", "scene_menu", always("vary"), has_sprite)
  command("SceneRecipe", "Show Recipe...", "scene_menu", show_recipe.kind, function()
    return show_recipe.of_active_layer() ~= nil
  end)
end

local function too_old(plugin)
  plugin:newCommand({
    id = "SceneGenerate",
    title = "Scene needs Aseprite 1.3",
    group = "file_import",
    onclick = function()
      app.alert("Scene needs Aseprite 1.3 or newer.")
    end,
  })
end

function init(plugin)
  local ok, problem = pcall(function()
    if (app.apiVersion or 0) < OLDEST then
      too_old(plugin)
      return
    end
    local need = loader(plugin.path)
    engine = start(plugin, need)
    add_commands(plugin, need)
  end)
  if not ok then
    io.stderr:write("Scene: " .. tostring(problem) .. "\n")
  end
end

function exit()
  if not engine then
    return
  end
  for panel in pairs(engine.panels) do
    pcall(panel.remember, panel) -- Aseprite may be closed with a dialog open
  end
  engine.connection:close()
end
