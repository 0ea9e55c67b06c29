import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  ownPart
} from "./chunk-JGBRUDYB.js";
import "./chunk-KVWGYCXR.js";
import "./chunk-ZKAOGPAP.js";
import "./chunk-MPD5VYC6.js";
import "./chunk-VKJV4PSY.js";
import "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import "./chunk-QM5K7KEC.js";
import "./chunk-WJ46NSHB.js";

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
