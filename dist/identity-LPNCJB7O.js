import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  ownPart
} from "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/commands/identity.ts
import { createHash } from "node:crypto";
function identify(env, { name, matrix }) {
  let { GITHUB_WORKFLOW: workflow = "", GITHUB_JOB: job = "", GITHUB_ACTION: step = "" } = env, parts = [
    [workflow, job].filter(Boolean).join(" / "),
    ...valuesOf(matrix).map((value) => value.slice(0, 40)),
    ownPart(env)
  ].filter(Boolean), byParts = parts.length > 0 ? `Fork Safety (${parts.join(", ").slice(0, 150)})` : "Fork Safety", all = JSON.stringify([workflow, job, step, matrix, name]), digest = createHash("sha256").update(all).digest("hex").slice(0, 12);
  return { name: name ?? byParts, key: `${workflow}:${job}:${digest}` };
}
function valuesOf(matrix) {
  let flat = (value) => typeof value == "object" && value !== null ? Object.values(value).flatMap(flat) : [String(value)];
  return matrix === null ? [] : flat(JSON.parse(matrix));
}
export {
  identify
};
