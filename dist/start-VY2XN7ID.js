import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  describeError,
  outliveStreams
} from "./chunk-24X7FJQM.js";
import "./chunk-57MXYEPM.js";
import "./chunk-LUQBKZON.js";
import {
  noSuccess,
  statuses
} from "./chunk-QU3RPW44.js";
import "./chunk-XES5G6ES.js";
import "./chunk-I3CUTFA2.js";
import "./chunk-EDXCZYEH.js";
import "./chunk-ZCVG6V4W.js";

// src/commands/start.ts
import { writeSync } from "node:fs";
async function start(program) {
  let hasLost = outliveStreams();
  process.on("uncaughtException", (error) => {
    try {
      writeSync(2, `${describeError(error)}
`);
    } finally {
      process.exit(statuses.couldNotRun);
    }
  });
  let status = await program();
  process.exit(hasLost() ? noSuccess(status) : status);
}
export {
  start
};
