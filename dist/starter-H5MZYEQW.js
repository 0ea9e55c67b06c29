import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  version
} from "./chunk-2ZSAF75P.js";
import {
  parseRange
} from "./chunk-UOZYLLCR.js";
import {
  parseToml
} from "./chunk-U5KPZHEE.js";
import "./chunk-2EPJRQWD.js";
import "./chunk-ZCVG6V4W.js";

// src/plan/starter.ts
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
var file = "pyproject.toml";
function packageOf(folder) {
  let place = join(folder, file);
  if (!existsSync(place)) throw new Error(`${file} is not here, which names the package to test`);
  let data;
  try {
    data = parseToml(readFileSync(place, "utf8")).data;
  } catch (error) {
    let { line, message } = error;
    throw new Error(`${file}, line ${line}: ${message}`);
  }
  let project = tableAt(data, ["project"]), poetry = tableAt(data, ["tool", "poetry"]), name = project.name ?? poetry.name;
  if (typeof name != "string" || !/^[A-Za-z0-9][\w.-]*$/.test(name))
    throw new Error(`${file} names no package: [project] has no name`);
  let range = project["requires-python"], isRange = typeof range == "string" && parseRange(range) !== null;
  return { name, module: moduleOf(name, folder), requiresPython: isRange ? range : null };
}
function tableAt(data, keys) {
  let found = keys.reduce((table, key) => table?.[key], data);
  return typeof found == "object" && found !== null ? found : {};
}
function moduleOf(name, folder) {
  let plain = name.replace(/[-.]+/g, "_"), found = ["src", "."].flatMap((place) => modulesIn(join(folder, place))), own = found.find((module) => module.toLowerCase() === plain.toLowerCase()), packages = found.filter((module) => !/^(tests?|docs?|examples?|setup)$/.test(module));
  return own ?? (packages.length === 1 ? packages[0] : plain);
}
function modulesIn(folder) {
  return existsSync(folder) ? readdirSync(folder, { withFileTypes: !0 }).flatMap((one) => {
    let name = one.name.replace(/\.py$/, "");
    return /^[A-Za-z_]\w*$/.test(name) ? (one.isDirectory() ? existsSync(join(folder, name, "__init__.py")) : one.name.endsWith(".py")) ? [name] : [] : [];
  }) : [];
}
var starterFolder = "tests/forks";
function starterRepro({ name, module, requiresPython }) {
  let text = `# /// script
${requiresPython === null ? "" : `# requires-python = ${JSON.stringify(requiresPython)}
`}# [tool.fork-safety]
# needs = [${JSON.stringify(name)}]
# timeout = 10
# ///
"""Does ${module} survive a fork? A thread uses it, the main thread forks, and the child uses it."""
import os
import sys
import threading

import ${module}


def use():
    """What your users do with it: put a call here that logs, connects, or takes a lock."""
    for name in dir(${module}):
        getattr(${module}, name)


in_use = threading.Event()
over = threading.Event()


def keep_using():
    while not over.is_set():
        in_use.set()
        use()


threading.Thread(target=keep_using).start()
in_use.wait()

child = os.fork()
if child == 0:
    use()
    os._exit(0)

_, status = os.waitpid(child, 0)
over.set()
sys.exit(status != 0)
`;
  return { path: `${starterFolder}/fork_${module}.py`, text };
}
var major = `v${version.split(".")[0]}`, starterWorkflow = () => ({
  path: ".github/workflows/fork-safety.yml",
  text: `name: Fork Safety
on: [push, pull_request]
permissions: {}
jobs:
  forks:
    runs-on: ubuntu-latest
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@v7
        with: { persist-credentials: false }
      # OWNER is where Fork Safety lives; in earnest, name a commit instead of ${major}.
      - uses: OWNER/fork-safety@${major}
        with:
          repro: ${starterFolder}
          install: .
`
}), starterMatrix = () => ({
  path: ".github/workflows/fork-safety-matrix.yml",
  text: `name: Fork Safety matrix
on:
  workflow_dispatch:
  schedule:
    - cron: '23 4 * * 1'
permissions: {}
jobs:
  forks:
    # OWNER is where Fork Safety lives; in earnest, name a commit instead of ${major}.
    uses: OWNER/fork-safety/.github/workflows/matrix.yml@${major}
    permissions:
      contents: read
      actions: read # for the last good results
      issues: write # for the one issue that a regression opens
    with:
      runners: '["ubuntu-24.04", "macos-15"]'
      pythons: '["3.12", "3.14"]'
      repros: ${starterFolder}
      install: .
      baseline: auto
      comment: true
`
});
export {
  packageOf,
  starterFolder,
  starterMatrix,
  starterRepro,
  starterWorkflow
};
