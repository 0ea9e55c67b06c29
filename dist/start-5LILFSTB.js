import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  describeError,
  outliveStreams
} from "./chunk-KVWGYCXR.js";
import "./chunk-ZKAOGPAP.js";
import "./chunk-MPD5VYC6.js";
import {
  noSuccess,
  statuses
} from "./chunk-VKJV4PSY.js";
import "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import "./chunk-QM5K7KEC.js";
import "./chunk-WJ46NSHB.js";

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
