-- Run by ./neovim inside of Neovim, with Chat.java in the first buffer.
local function check(condition, what)
  if not condition then error(what .. "\n" .. vim.inspect(vim.diagnostic.get(0)), 2) end
end

local function wait_for_count(buffer, count)
  check(vim.wait(30000, function() return #vim.diagnostic.get(buffer) == count end, 20),
    "wanted " .. count .. " diagnostics")
end

local function test()
  local buffer = vim.api.nvim_get_current_buf()
  local client = vim.lsp.start_client({
    name = "lint429",
    cmd = { "java", "-jar", vim.env.LINT429_JAR, "lsp" },
    root_dir = vim.fn.getcwd(),
    workspace_folders = { { uri = vim.uri_from_fname(vim.fn.getcwd()), name = "project" } },
  })
  vim.lsp.buf_attach_client(buffer, client)
  wait_for_count(buffer, 1)
  local found = vim.diagnostic.get(buffer)[1]
  check(found.lnum == 11, "line")
  local line = vim.api.nvim_buf_get_lines(buffer, 11, 12, true)[1]
  -- Neovim counts bytes, and the emoji before it has four of them.
  check(found.col + 1 == line:find("http.send", 1, true), "column")
  check(found.code == "UnhandledRateLimit", "code")
  check(found.source == "lint429", "source")

  -- What a person would do: put the cursor there, open the menu, choose.
  vim.api.nvim_win_set_cursor(0, { 12, found.col })
  local shown
  vim.ui.select = function(items, options, choose)
    shown = {}
    for _, item in ipairs(items) do local title = options.format_item(item); table.insert(shown, title) end
    choose(items[1], 1)
  end
  vim.lsp.buf.code_action()
  check(vim.wait(30000, function() return shown ~= nil end, 20), "no menu")
  check(shown[1]:find("Wrap the call in Backoff and add lint429-backoff to pom.xml", 1, true),
    vim.inspect(shown))
  check(table.concat(shown, "\n"):find("Suppress UnhandledRateLimit here", 1, true), "suppress")
  wait_for_count(buffer, 0)
  vim.cmd("silent wall")
  vim.cmd("silent undo")
  wait_for_count(buffer, 1)
  vim.cmd("silent redo")
  wait_for_count(buffer, 0)

  local hover = vim.lsp.buf_request_sync(buffer, "textDocument/hover",
    vim.lsp.util.make_position_params(), 10000)
  local _, answer = next(hover)
  local cursor = vim.api.nvim_win_get_cursor(0)
  check(answer ~= nil and answer.error == nil, "hover at " .. vim.inspect(cursor))
  vim.lsp.stop_client(client)
  vim.wait(5000, function() return vim.lsp.client_is_stopped(client) end, 20)
end

local passed, message = xpcall(test, debug.traceback)
if not passed then
  io.stderr:write(message .. "\n")
  vim.cmd("cquit! 1")
end
vim.cmd("qall!")
