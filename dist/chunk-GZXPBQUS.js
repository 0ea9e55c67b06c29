import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  trialEnvironment,
  unlessAborted
} from "./chunk-WG3NJKA4.js";
import {
  spawnRun
} from "./chunk-KGRCLQAR.js";
import {
  SettingsError
} from "./chunk-QM5K7KEC.js";
import {
  probe
} from "./chunk-5JBALO6U.js";
import {
  contextVariables,
  ownFolder
} from "./chunk-PQWB7WEF.js";

// src/python/pythons.ts
import { arch, platform } from "node:os";
function contextFor(settings, { env, log }, run, variables) {
  let own = contextVariables.flatMap((name) => env[name] ? [[name, env[name]]] : []), all = { ...variables, ...Object.fromEntries(own) };
  return {
    env: all,
    cwd: settings.cwd,
    platform: platform(),
    arch: arch(),
    offline: settings.offline,
    run,
    folder: ownFolder(all),
    log
  };
}
function findPythons(settings, world) {
  let finding = findAll(settings, world);
  return finding.catch(() => {
  }), finding;
}
async function findAll(settings, world) {
  let variables = trialEnvironment(world.env, settings.passEnv), { interrupt } = world, context = contextFor(settings, world, (command, options) => spawnRun(command, { ...options, interrupt }), variables), specs = [...settings.pythons, ...await fromFile(settings)], wanted = specs.length > 0 ? specs : ["python3"], ask = null, askOnce = () => (ask ??= import("./find-5TPZSRY6.js").then(({ asker }) => asker(context)), ask), search = (spec) => unlessAborted(findOne(spec, context, askOnce), interrupt, new Error("interrupted")).catch(
    (error) => missing(spec, error)
  ), found = await Promise.all(wanted.map(search));
  return distinct(found);
}
async function fromFile(settings) {
  if (settings.pythonVersionFile === null) return [];
  let { readVersionFile } = await import("./version-file-SHCC67CX.js");
  return readVersionFile(settings.pythonVersionFile, settings.cwd).catch((error) => {
    throw new SettingsError([`python-version-file: ${error.message}`]);
  });
}
async function findOne(spec, context, askOnce) {
  if (spec === "python3" || spec.includes("/")) {
    let origin = spec === "python3" ? "PATH" : "path", command = spec.includes("/") ? pathFrom(context.cwd, spec) : spec;
    return { ...await probe(command, { ...context, origin }), env: {} };
  }
  let { findOrInstall } = await import("./install-BHNPWII7.js");
  return findOrInstall(spec, context, await askOnce());
}
var missing = (spec, error) => ({
  ...unknown,
  version: spec,
  missing: error.message + hintOf(spec)
}), hintOf = (spec) => /^3\.[12]$/.test(spec) ? `; should it be 3.${spec.at(-1)}0? Write it in quotes, since YAML reads 3.${spec.at(-1)}0 as ${spec}` : "", pathFrom = (cwd, path) => path.startsWith("/") ? path : `${cwd}/${path}`, unknown = {
  implementation: "unknown",
  freeThreaded: !1,
  path: "",
  env: {}
};
function distinct(pythons) {
  let key = (one) => one.path || `${one.version}: ${one.missing}`;
  return [...new Map(pythons.map((one) => [key(one), one])).values()];
}

export {
  contextFor,
  findPythons
};
