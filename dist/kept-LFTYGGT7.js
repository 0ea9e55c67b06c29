import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  satisfied
} from "./chunk-SDTZR5NF.js";
import {
  prepareEnvironment
} from "./chunk-MWC6I3YO.js";
import "./chunk-US66GMK7.js";
import "./chunk-OLY2NPJF.js";
import "./chunk-2EPJRQWD.js";
import "./chunk-NPL4NAEF.js";
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/python/kept.ts
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
async function keptEnvironment(python, requirements, context) {
  let bare = { ...python, env: { ...context.env, ...python.env } };
  if (await satisfied(bare, requirements, context.run) === null) return python;
  let key = JSON.stringify([python.path, python.version, python.build, requirements]), name = createHash("sha256").update(key).digest("hex").slice(0, 16), file = join(context.folder, "kept", `${name}.json`), before = await readKept(file);
  if (before && await isUsable({ ...python, ...before }, requirements, context))
    return { ...python, ...before };
  let { python: path, env } = await prepareEnvironment(python, requirements, context);
  return await mkdir(join(context.folder, "kept"), { recursive: !0 }), await writeFile(`${file}.${process.pid}`, JSON.stringify({ path, env })), await rename(`${file}.${process.pid}`, file), { ...python, path, env };
}
async function readKept(file) {
  try {
    let { path, env } = JSON.parse(await readFile(file, "utf8"));
    return typeof path == "string" && typeof env == "object" ? { path, env } : null;
  } catch {
    return null;
  }
}
async function isUsable(python, requirements, context) {
  let asked = { ...python, env: { ...context.env, ...python.env } };
  return satisfied(asked, requirements, context.run).then(
    (missing) => missing === null,
    () => !1
  );
}
export {
  keptEnvironment
};
