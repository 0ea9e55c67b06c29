import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  trialEnvironment,
  unlessAborted
} from "./chunk-JNBFA7ZL.js";
import {
  spawnRun
} from "./chunk-SC35BYON.js";
import {
  SettingsError
} from "./chunk-EDXCZYEH.js";
import {
  probe
} from "./chunk-YW4UTD3O.js";
import {
  contextVariables,
  ownFolder
} from "./chunk-A7LH4VG2.js";

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
  let variables = trialEnvironment(world.env, settings.passEnv), { interrupt } = world, context = contextFor(settings, world, (command, options) => spawnRun(command, { ...options, interrupt }), variables), specs = [...settings.pythons, ...await fromFile(settings)], wanted = specs.length > 0 ? specs : ["python3"], ask = null, askOnce = () => (ask ??= import("./find-IUOB4UL5.js").then(({ asker }) => asker(context)), ask), search = (spec) => unlessAborted(findOne(spec, context, askOnce), interrupt, new Error("interrupted")).catch(
    (error) => missing(spec, error)
  ), found = await Promise.all(wanted.map(search));
  return distinct(found);
}
async function fromFile(settings) {
  if (settings.pythonVersionFile === null) return [];
  let { readVersionFile } = await import("./version-file-IDA7CMRK.js");
  return readVersionFile(settings.pythonVersionFile, settings.cwd).catch((error) => {
    throw new SettingsError([`python-version-file: ${error.message}`]);
  });
}
async function findOne(spec, context, askOnce) {
  if (spec === "python3" || spec.includes("/")) {
    let origin = spec === "python3" ? "PATH" : "path", command = spec.includes("/") ? pathFrom(context.cwd, spec) : spec;
    return { ...await probe(command, { ...context, origin }), env: {} };
  }
  let { findOrInstall } = await import("./install-JM6WIOH6.js");
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
