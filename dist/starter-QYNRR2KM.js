import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  manifest,
  version
} from "./chunk-DEM7RGM6.js";
import {
  parseRange
} from "./chunk-UOZYLLCR.js";
import "./chunk-2EPJRQWD.js";
import {
  parseToml
} from "./chunk-AXEQGFCT.js";
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/plan/starter.ts
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
var file = "pyproject.toml";
function packageOf(folder) {
  let { name, requiresPython } = namedIn(folder);
  if (name !== null) return { name, module: moduleOf(name, folder), requiresPython };
  let [module, ...others] = packagesOf(folder);
  if (module && others.length === 0) return { name, module, requiresPython };
  throw new Error(
    "setup.py is here, but not one package beside it or in src, which is to be tested"
  );
}
function namedIn(folder) {
  let data = readProject(join(folder, file)), project = tableAt(data, ["project"]), name = project.name ?? tableAt(data, ["tool", "poetry"]).name, range = project["requires-python"], requiresPython = typeof range == "string" && parseRange(range) !== null ? range : null;
  if (isName(name)) return { name, requiresPython };
  if (existsSync(join(folder, "setup.py"))) return { name: null, requiresPython };
  throw new Error(
    data ? `${file} names no package: [project] has no name` : `neither ${file} nor setup.py is here, which tell the package to test`
  );
}
var isName = (name) => typeof name == "string" && /^[A-Za-z0-9][\w.-]*$/.test(name);
function readProject(place) {
  if (existsSync(place))
    try {
      return parseToml(readFileSync(place, "utf8")).data;
    } catch (error) {
      let { line, message } = error;
      throw new Error(`${file}, line ${line}: ${message}`);
    }
}
function tableAt(data, keys) {
  let found = keys.reduce((table, key) => table?.[key], data);
  return typeof found == "object" && found !== null ? found : {};
}
function moduleOf(name, folder) {
  let plain = name.replace(/[-.]+/g, "_"), own = modulesOf(folder).find((module) => module.toLowerCase() === plain.toLowerCase()), packages = packagesOf(folder);
  return own ?? (packages.length === 1 ? packages[0] : plain);
}
var modulesOf = (folder) => ["src", "."].flatMap((place) => modulesIn(join(folder, place))), packagesOf = (folder) => modulesOf(folder).filter((module) => !/^(tests?|docs?|examples?|setup|conftest)$/.test(module));
function modulesIn(folder) {
  return existsSync(folder) ? readdirSync(folder, { withFileTypes: !0 }).flatMap((one) => {
    let name = one.name.replace(/\.py$/, "");
    return /^[A-Za-z_]\w*$/.test(name) ? (one.isDirectory() ? existsSync(join(folder, name, "__init__.py")) : one.name.endsWith(".py")) ? [name] : [] : [];
  }) : [];
}
var starterFolder = "tests/forks";
function starterRepro({ name, module, requiresPython }) {
  let range = requiresPython === null ? "" : ((key, value) => `# ${key} = ${JSON.stringify(value)}
`)("requires-python", requiresPython), needs = name === null ? "" : `# needs = [${JSON.stringify(name)}]
`, text = `# /// script
${range}# [tool.fork-safety]
${needs}# timeout = 10
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
var major = `v${version.split(".")[0]}`;
function homeOf(root, { repository } = manifest) {
  let said = typeof repository == "string" ? repository : repository?.url;
  return onGitHub(said) ?? onGitHub(originOf(join(root, ".git/config")));
}
var onGitHub = (url = "") => /\bgithub(?:\.com)?[:/]([\w-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(url)?.[1] ?? null;
function originOf(config) {
  if (existsSync(config))
    return /^\[remote "origin"\]\n(?:\s+.*\n)*?\s+url = (.*)$/m.exec(
      readFileSync(config, "utf8")
    )?.[1];
}
var calling = (home, path) => ({
  todo: `# ${home ? "In" : "OWNER is where Fork Safety lives; in"} earnest, name a commit instead of ${major}.`,
  uses: `uses: ${home ?? "OWNER/fork-safety"}${path}@${major}`
});
function starterWorkflow(home) {
  let { todo, uses } = calling(home, "");
  return { path: ".github/workflows/fork-safety.yml", text: `name: Fork Safety
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
      ${todo}
      - ${uses}
        with:
          repro: ${starterFolder}
          install: .
` };
}
function starterMatrix(home) {
  let { todo, uses } = calling(home, "/.github/workflows/matrix.yml");
  return { path: ".github/workflows/fork-safety-matrix.yml", text: `name: Fork Safety matrix
on:
  workflow_dispatch:
  schedule:
    - cron: '23 4 * * 1'
permissions: {}
jobs:
  forks:
    ${todo}
    ${uses}
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
` };
}
export {
  homeOf,
  packageOf,
  starterFolder,
  starterMatrix,
  starterRepro,
  starterWorkflow
};
