import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  askUv,
  installable,
  obtainUv,
  reasonOf,
  runUv,
  uvHere
} from "./chunk-US66GMK7.js";
import "./chunk-OLY2NPJF.js";
import {
  matches,
  mayMeet,
  newestFirst,
  parseSpec,
  searchPython,
  whatIsHere
} from "./chunk-GC3XMLKJ.js";
import "./chunk-2EPJRQWD.js";
import "./chunk-NPL4NAEF.js";
import {
  InstallError,
  lastLines,
  probe
} from "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/python/install.ts
import { join } from "node:path";
async function findOrInstall(spec, context, ask) {
  let found = await searchPython(spec, context, ask);
  return found || installPython(spec ?? "", context).catch(async (error) => {
    throw error instanceof InstallError ? new InstallError(`${error.message}; ${await whatIsHere(context, ask)}`, error.log) : error;
  });
}
async function installPython(text, context, uv) {
  let spec = parseSpec(text), here = uv ?? await uvHere(context);
  if (!here && !mayBeListed(spec, context)) {
    let minors = installable[spec.implementation] ?? [], range = `${spec.implementation} ${minors[0]} to ${minors.at(-1)}`;
    throw new InstallError(`Python ${text} is not here, and uv installs only ${range}`);
  }
  if (context.offline)
    throw new InstallError(`Python ${text} is not here, and --offline forbids to fetch it`);
  let tool = here ?? await obtainUv(context), offers = await offersOf(tool, [], context), offer = offers.filter((each) => matches(spec, each)).sort(newestFirst)[0];
  if (!offer) throw new InstallError(await notOffered(spec, offers, tool, context));
  context.log(`installing ${offer.key}`);
  let ended = await runUv(tool, ["python", "install", offer.key], context);
  if (ended.code !== 0) {
    let reason = reasonOf(ended, context);
    throw new InstallError(
      `Python ${offer.version} could not be installed: ${reason}`,
      lastLines(ended.stderr)
    );
  }
  let command = join(context.folder, "python", offer.key, "bin", commandOf(offer));
  return { ...await probe(command, { ...context, origin: "installed" }), env: {} };
}
var mayBeListed = (spec, { env }) => !!env.UV_PYTHON_DOWNLOADS_JSON_URL || mayMeet(spec, installable[spec.implementation] ?? []);
function commandOf({ implementation }) {
  return { PyPy: "pypy3", GraalPy: "graalpy" }[implementation] ?? "python3";
}
async function offersOf(uv, args, context) {
  let ended = await askUv(uv, [...[
    "python",
    "list",
    "--only-downloads",
    "--all-versions",
    "--output-format",
    "json"
  ], ...args], context);
  try {
    return JSON.parse(ended.stdout).flatMap(offerOf);
  } catch {
    let reason = reasonOf(ended, context);
    throw new InstallError(`uv cannot list Pythons: ${reason}`, lastLines(ended.stderr));
  }
}
var names = { cpython: "CPython", pypy: "PyPy", graalpy: "GraalPy" };
function offerOf(listed) {
  let implementation = names[listed.implementation];
  if (!implementation || !/^(default|freethreaded)$/.test(listed.variant)) return [];
  let file = listed.url?.split("/").at(-1) ?? "", build = /(?:pypy[\d.]*-v|graalpy[\d.]*-)(\d[\w.]*)-/.exec(file)?.[1] ?? null, { key, version } = listed, libc = listed.libc === "none" ? "" : ` ${listed.libc}`, platform = `${listed.os} ${listed.arch}${libc}`;
  return [
    {
      key,
      version,
      implementation,
      freeThreaded: listed.variant === "freethreaded",
      build,
      platform
    }
  ];
}
async function notOffered(spec, offers, uv, context) {
  let near = nearest(spec, offers).join(", "), os = context.platform === "darwin" ? "macos" : context.platform;
  return [
    `uv knows no Python ${spec.text} for ${os} ${context.arch}`,
    near ? `the nearest are ${near}` : `it knows no ${spec.implementation} there`,
    ...await elsewhere(spec, uv, context)
  ].join("; ");
}
async function elsewhere(spec, uv, context) {
  let request = spec.implementation === "CPython" ? spec.minor : spec.implementation.toLowerCase();
  if (!request) return [];
  let having = (await offersOf(uv, ["--all-platforms", "--all-arches", request], context)).filter((offer) => matches(spec, offer)).map((offer) => offer.platform), platforms = [...new Set(having)].sort().join(", ");
  return [platforms ? `it exists for ${platforms}` : "it exists for no platform"];
}
function nearest(spec, offers) {
  let wanted = weight(spec.near), distance = (offer) => Math.abs(weight(offer.version) - wanted);
  return offers.filter((offer) => offer.implementation === spec.implementation).filter((offer) => offer.freeThreaded === spec.freeThreaded).sort((a, b) => distance(a) - distance(b)).slice(0, 3).sort((a, b) => -newestFirst(a, b)).map(({ version, build }) => build ? `${version} (${build})` : version);
}
function weight(version) {
  let [major = 0, minor = 0, patch = 0] = version.split(".").map((part) => Number.parseInt(part, 10));
  return major * 1e6 + minor * 1e3 + patch;
}
export {
  findOrInstall,
  installPython
};
