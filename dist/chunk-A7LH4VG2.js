import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/python/context.ts
import { join } from "node:path";
var InstallError = class extends Error {
  log;
  constructor(message, log = "") {
    super(message), this.name = "InstallError", this.log = log;
  }
}, contextVariables = [
  "RUNNER_TOOL_CACHE",
  "AGENT_TOOLSDIRECTORY",
  "PYENV_ROOT",
  "PYENV_VERSION",
  "XDG_CACHE_HOME",
  "XDG_DATA_HOME",
  "UV_PYTHON_INSTALL_DIR",
  "UV_PYTHON_INSTALL_MIRROR",
  "UV_PYPY_INSTALL_MIRROR",
  "UV_PYTHON_DOWNLOADS_JSON_URL",
  "FORK_SAFETY_UV_MIRROR"
];
function toolCaches(env) {
  let folders = [env.AGENT_TOOLSDIRECTORY, env.RUNNER_TOOL_CACHE];
  return [...new Set(folders.filter((folder) => folder !== void 0 && folder !== ""))];
}
function ownFolder(env) {
  let [toolCache] = toolCaches(env), cache = toolCache ?? env.XDG_CACHE_HOME ?? join(env.HOME ?? "/tmp", ".cache");
  return join(cache, "fork-safety");
}
function lastLines(text, count = 40) {
  return text.split(`
`).filter((line) => line.trim() !== "").slice(-count).join(`
`);
}

export {
  InstallError,
  contextVariables,
  toolCaches,
  ownFolder,
  lastLines
};
