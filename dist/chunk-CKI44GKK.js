import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/commands/settled.ts
async function settled({ settings, problems }) {
  if (problems.length > 0) {
    let { readPlan } = await import("./read-MT7L32LZ.js");
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

export {
  settled,
  interruptedBySignals
};
