import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  limitOf,
  reasonOf,
  runUv,
  uvHere
} from "./chunk-US66GMK7.js";
import {
  InstallError,
  lastLines
} from "./chunk-U5ILEWQD.js";

// src/python/environment.ts
import { cp, lstat, mkdir, mkdtemp, readdir, realpath, rm } from "node:fs/promises";
import { basename, delimiter, join, relative, resolve } from "node:path";
function environments(context) {
  let made = /* @__PURE__ */ new Map();
  return {
    async prepare(python, requirements) {
      let key = await keyOf(python, requirements), before = made.get(key);
      if (before) return before;
      let prepared2 = prepareEnvironment(python, requirements, context);
      return made.set(key, prepared2), prepared2;
    },
    async remove() {
      for (let each of made.values()) {
        let folder = await each.then((prepared2) => prepared2.folder).catch(() => null);
        folder && await rm(folder, { recursive: !0, force: !0 });
      }
    }
  };
}
async function keyOf(python, requirements) {
  let { path, version, build, freeThreaded } = python, file = await realpath(path).catch(() => path), needs = [...new Set(requirements.map((each) => each.trim()))].sort();
  return JSON.stringify([path, file, version, build, freeThreaded, needs]);
}
async function prepareEnvironment(python, requirements, context) {
  if (requirements.length === 0)
    return { python: python.path, env: python.env, log: "", folder: null };
  let root = join(context.folder, "environments");
  await mkdir(root, { recursive: !0 });
  let folder = await mkdtemp(join(root, `${python.version}-`));
  try {
    return await make(python, requirements, folder, context);
  } catch (error) {
    throw await rm(folder, { recursive: !0, force: !0 }), error;
  }
}
async function make(python, requirements, folder, context) {
  let args = [];
  for (let each of requirements) args.push(...await argumentsOf(each.trim(), folder, context));
  let job = { python, args, folder, context };
  return await withUv(job) ?? await withVenv(job) ?? withTarget(job);
}
async function withUv(job) {
  let { python, args, folder, context } = job, uv = python.version.startsWith("2.") ? null : await uvHere(context);
  if (!uv) return null;
  let venv = join(folder, "venv"), create = ["venv", "--no-project", "--python", python.path, venv], created = await runUv(uv, create, context, python.env);
  if (created.code !== 0) return notMade(created, "uv venv", job);
  let command = join(venv, "bin/python"), index = context.env.PIP_NO_INDEX ? ["--no-index"] : [], install = ["pip", "install", ...compiling(python), "--python", command, ...index, ...args], installed = await runUv(uv, install, context, python.env);
  return prepared(installed, { python: command, env: python.env }, job);
}
function compiling({ version }) {
  return version.startsWith("3.6.") ? [] : ["--compile-bytecode"];
}
async function withVenv(job) {
  let { python, args, folder } = job;
  if (python.version.startsWith("2.")) return null;
  let venv = join(folder, "venv"), created = await runPython(python.path, ["-m", "venv", "--clear", venv], job);
  if (created.code !== 0) return notMade(created, "venv", job);
  let command = join(venv, "bin/python"), installed = await runPython(command, ["-m", "pip", "install", ...args], job);
  return prepared(installed, { python: command, env: python.env }, job);
}
async function withTarget(job) {
  let { python, args, folder, context } = job, target = join(folder, "packages"), install = ["-m", "pip", "install", "--target", target, ...args], installed = await runPython(python.path, install, job), before = context.env.PYTHONPATH, PYTHONPATH = before ? `${target}${delimiter}${before}` : target;
  return prepared(installed, { python: python.path, env: { ...python.env, PYTHONPATH } }, job);
}
function notMade(ended, tool, { python, context }) {
  return context.log(`${tool} does not work with Python ${python.version}: ${reasonOf(ended, context)}`), null;
}
function prepared(ended, made, { folder, context }) {
  let log = lastLines(`${ended.stdout}
${ended.stderr}`);
  if (ended.code === 0) return { ...made, log, folder };
  throw new InstallError(`the install failed: ${reasonOf(ended, context)}`, log);
}
var elsewhere = ["PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER", "PIP_REQUIRE_VIRTUALENV"];
function runPython(command, args, { python, context }) {
  let env = {
    ...context.env,
    ...python.env,
    PIP_CACHE_DIR: join(context.folder, "pip-cache"),
    PIP_NO_INPUT: "1",
    PIP_DISABLE_PIP_VERSION_CHECK: "1",
    PYTHONDONTWRITEBYTECODE: "1",
    ...context.offline ? { PIP_NO_INDEX: "1" } : {}
  };
  for (let name of elsewhere) delete env[name];
  return context.run([command, ...args], { env, cwd: context.cwd, timeout: limitOf(context) });
}
async function argumentsOf(text, folder, context) {
  let option = /^(-r|--requirement|-c|--constraint)[\s=]*(\S.*)$/.exec(text);
  if (option) return [option[1] ?? "", resolve(context.cwd, option[2] ?? "")];
  if (text.startsWith("-"))
    throw new InstallError(`${text} is no requirement; of options only -r and -c are taken`);
  let path = /^([./][^[]*)(\[.*\])?$/.exec(text);
  if (!path) return [text];
  let source = resolve(context.cwd, path[1] ?? "");
  return [`${await staged(source, folder, context)}${path[2] ?? ""}`];
}
var leftOut = ["node_modules", ".venv", "venv", ".tox", ".nox", "__pycache__"];
async function staged(source, folder, context) {
  if (!(await lstat(source).catch((error) => {
    throw new InstallError(`${source} cannot be installed: ${error.message}`);
  })).isDirectory()) return source;
  let copy = await mkdtemp(join(folder, "project-")), place = join(copy, basename(await realpath(source)));
  await mkdir(place);
  for (let name of await readdir(source)) {
    let from = join(source, name);
    !relative(from, context.folder).startsWith("..") || await cp(from, join(place, name), { ...copying, filter: isPart });
  }
  return place;
}
var copying = { recursive: !0, verbatimSymlinks: !0 };
async function isPart(from) {
  if (leftOut.includes(basename(from))) return !1;
  let info = await lstat(from);
  return info.isFile() || info.isDirectory() || info.isSymbolicLink();
}

export {
  environments,
  prepareEnvironment
};
