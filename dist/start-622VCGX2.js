import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  describeError,
  outliveStreams
} from "./chunk-3WZZPTEL.js";
import "./chunk-XIQQJYF2.js";
import {
  statuses
} from "./chunk-NHVWGZPX.js";
import "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import "./chunk-QM5K7KEC.js";
import "./chunk-WJ46NSHB.js";

// src/commands/start.ts
import { writeSync } from "node:fs";
async function start(program) {
  outliveStreams(), process.on("uncaughtException", (error) => {
    try {
      writeSync(2, `${describeError(error)}
`);
    } finally {
      process.exit(statuses.couldNotRun);
    }
  }), process.exit(await program());
}
export {
  start
};
