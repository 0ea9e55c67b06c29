import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  masker
} from "./chunk-GKCFAAMG.js";
import {
  statuses
} from "./chunk-3MWNHGQM.js";
import {
  SettingsError
} from "./chunk-QM5K7KEC.js";

// src/commands/sinks.ts
function readSinks(env, problems) {
  let truth = (name) => {
    let given = env[`INPUT_${name.toUpperCase()}`] ?? "";
    return /^(true|True|TRUE|false|False|FALSE)?$/.test(given) || problems.push(`${name}: got '${given}', allowed is true or false`), given.toLowerCase() === "true";
  }, sinks = {
    token: env.INPUT_TOKEN ?? "",
    comment: truth("comment"),
    checkRun: truth("check-run")
  };
  return (sinks.comment || sinks.checkRun) && sinks.token === "" && problems.push("token: is empty, but comment and check-run need one"), sinks;
}

// src/commands/step.ts
async function runStep(env, work) {
  try {
    return await work();
  } catch (error) {
    let wrong = error instanceof SettingsError, text = wrong ? error.problems.join(`
`) : `${error.stack ?? error}`;
    return await fail(masker(env)(text)), wrong ? statuses.wrong : statuses.couldNotRun;
  }
}
async function fail(text) {
  let { setFailed } = await import("./core-U5Z3XS6J.js");
  setFailed(text);
}
var unexpected = (cases) => cases === 1 ? "1 case is not as expected" : `${cases} cases are not as expected`;

export {
  readSinks,
  runStep,
  fail,
  unexpected
};
