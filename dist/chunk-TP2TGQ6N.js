import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  trialEnvironment
} from "./chunk-FWJNAAEN.js";
import {
  spawnRun
} from "./chunk-SJBLR35I.js";
import {
  SettingsError
} from "./chunk-QM5K7KEC.js";
import {
  probe
} from "./chunk-26CV3KZN.js";
import {
  contextVariables,
  ownFolder
} from "./chunk-6UAD42KB.js";

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
  let variables = trialEnvironment(world.env, settings.passEnv), context = contextFor(settings, world, spawnRun, variables), specs = [...settings.pythons, ...await fromFile(settings)], wanted = specs.length > 0 ? specs : ["python3"], ask = null, askOnce = () => (ask ??= import("./find-VYAOHZWY.js").then(({ asker }) => asker(context)), ask), found = await Promise.all(wanted.map((spec) => findOne(spec, context, askOnce)));
  return distinct(found);
}
async function fromFile(settings) {
  if (settings.pythonVersionFile === null) return [];
  let { readVersionFile } = await import("./version-file-JLFJAOGV.js");
  return readVersionFile(settings.pythonVersionFile, settings.cwd).catch((error) => {
    throw new SettingsError([`python-version-file: ${error.message}`]);
  });
}
async function findOne(spec, context, askOnce) {
  try {
    if (spec === "python3" || spec.includes("/")) {
      let origin = spec === "python3" ? "PATH" : "path", command = spec.includes("/") ? pathFrom(context.cwd, spec) : spec;
      return { ...await probe(command, { ...context, origin }), env: {} };
    }
    let { findOrInstall } = await import("./install-XSCKYFYV.js");
    return await findOrInstall(spec, context, await askOnce());
  } catch (error) {
    return { ...unknown, version: spec, missing: error.message };
  }
}
var pathFrom = (cwd, path) => path.startsWith("/") ? path : `${cwd}/${path}`, unknown = {
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
