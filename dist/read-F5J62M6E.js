import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  filesOf
} from "./chunk-VRHXLW4T.js";
import {
  harness
} from "./chunk-JPSADPAB.js";
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/diagnosis/read.ts
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
var SECONDS = 10;
async function readFacts(evidence, context, asking) {
  let { run, python, env, folder, below } = asking, [question, answer] = [join(folder, "question"), join(folder, "answer")], files = filesOf(evidence, context);
  writeFileSync(question, JSON.stringify({ facts: { files, below } }));
  let command = [python, ...["-E", "-s", "-S", "-B"], join(harness, "reader.py"), question, answer];
  try {
    return await run(command, { env, cwd: folder, timeout: SECONDS }), JSON.parse(readFileSync(answer, "utf8")).facts;
  } catch {
    return { library: [], files: {} };
  }
}
export {
  readFacts
};
