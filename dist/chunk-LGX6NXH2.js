import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);

// src/commands/settled.ts
async function settled({ settings, problems }) {
  if (problems.length > 0) {
    let { readPlan } = await import("./read-D33GW73Q.js");
    await readPlan(settings, problems);
  }
  return settings;
}

// src/commands/signals.ts
import { setMaxListeners } from "node:events";
function interruptedBySignals() {
  let controller = new AbortController();
  setMaxListeners(0, controller.signal);
  for (let signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.once(signal, () => controller.abort());
  return controller.signal;
}

// src/settings/names.ts
var settingKinds = {
  repro: "list",
  "python-version": "list",
  "python-path": "list",
  "python-version-file": "one",
  install: "list",
  "pass-env": "list",
  variants: "one",
  replay: "one",
  trials: "one",
  timeout: "one",
  jobs: "one",
  emulate: "one",
  "mongodb-uri": "one",
  baseline: "one",
  "fail-on": "one",
  "fail-on-warnings": "switch",
  "allow-skips": "switch",
  "max-hang-rate": "one",
  budget: "one",
  shard: "one",
  offline: "switch",
  "full-output": "switch",
  "dry-run": "switch",
  output: "one",
  "working-directory": "one",
  name: "one",
  matrix: "one"
};

export {
  settingKinds,
  settled,
  interruptedBySignals
};
