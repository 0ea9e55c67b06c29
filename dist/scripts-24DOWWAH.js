import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/python/scripts.ts
import { chmod, mkdtemp, realpath, stat, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
async function pathFor(python, env, folder) {
  let beside = (env.PYTHONPATH ?? "").split(delimiter).filter((one) => one.startsWith("/")), folders = await Promise.all(beside.map((one) => existing(join(one, "bin"))));
  return [...[await stand(python, folder), ...folders, dirname(python)].filter((one) => one !== null), env.PATH ?? ""].filter(Boolean).join(delimiter);
}
async function existing(folder) {
  return (await stat(folder).catch(() => null))?.isDirectory() ? folder : null;
}
async function stand(python, folder) {
  let file = await realpath(python), names = ["python", "python3"];
  if ((await Promise.all(
    names.map((name) => realpath(join(dirname(python), name)).catch(() => null))
  )).every((one) => one === file)) return null;
  let made = await mkdtemp(join(folder, "python-"));
  for (let name of names)
    await writeFile(join(made, name), `#!/bin/sh
exec ${quoted(python)} "$@"
`), await chmod(join(made, name), 493);
  return made;
}
var quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
export {
  pathFor
};
