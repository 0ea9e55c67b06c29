import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  CannotRun
} from "./chunk-57MXYEPM.js";
import {
  cleaner
} from "./chunk-LUQBKZON.js";
import {
  SettingsError
} from "./chunk-EDXCZYEH.js";

// src/commands/say.ts
import { writeSync } from "node:fs";
function say(stream, text, keep = "nothing") {
  let clean = cleaner(process.env, keep);
  return new Promise((resolve) => stream.write(clean(text), () => resolve()));
}
function outliveStreams() {
  let lost = !1;
  for (let [stream, name, other] of [
    [process.stdout, "standard output", 2],
    [process.stderr, "standard error", 1]
  ]) {
    let told = !1;
    stream.on("error", ({ code }) => {
      if (!(told || code === "EPIPE")) {
        told = !0, lost ||= stream === process.stdout;
        try {
          writeSync(other, `fork-safety: ${name} could not be written to: ${code}
`);
        } catch {
        }
      }
    });
  }
  return () => lost;
}
function describeError(error) {
  if (error instanceof SettingsError) return error.problems.join(`
`);
  let { code, message, stack } = error;
  return `fork-safety: ${code !== void 0 || error instanceof CannotRun ? message : stack ?? error}`;
}

export {
  say,
  outliveStreams,
  describeError
};
