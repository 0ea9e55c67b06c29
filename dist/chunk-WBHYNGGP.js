import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  describeError
} from "./chunk-24X7FJQM.js";
import {
  cleaner
} from "./chunk-LUQBKZON.js";
import {
  noSuccess,
  statuses
} from "./chunk-QU3RPW44.js";
import {
  SettingsError
} from "./chunk-EDXCZYEH.js";

// src/commands/step.ts
async function runStep(env, work) {
  try {
    return await work();
  } catch (error) {
    let wrong = error instanceof SettingsError;
    return await fail(describeError(error), env), wrong ? statuses.wrong : statuses.couldNotRun;
  }
}
async function lastLook(files, status, tell) {
  let changed = files.check();
  for (let text of changed) await tell(text);
  return changed.length > 0 ? noSuccess(status) : status;
}
async function fail(text, env) {
  let { setFailed } = await import("./core-JDEPI2KQ.js");
  setFailed(cleaner(env)(text));
}
function ownPart({ GITHUB_ACTION: step = "" }) {
  return (step.startsWith("__") ? /_(\d+)$/.exec(step)?.[1] ?? "" : step).replace(/[^A-Za-z0-9._-]/g, "_");
}

export {
  runStep,
  lastLook,
  fail,
  ownPart
};
