import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  kindOf
} from "./chunk-5PQQY4VC.js";
import {
  harness
} from "./chunk-6NC7F4AF.js";
import {
  didYouMean
} from "./chunk-ZKOPNLTC.js";
import {
  acceptedFile,
  expectationFor,
  parseAccepted
} from "./chunk-OONRCSJ3.js";
import {
  findScripts,
  readMetadata
} from "./chunk-Z2B6CRZT.js";
import {
  builtIn
} from "./chunk-UJ6LKRCG.js";
import {
  matches,
  parseSelector
} from "./chunk-DZWHC3UU.js";
import {
  outcomes
} from "./chunk-5ZMJKVG2.js";
import {
  SettingsError
} from "./chunk-QM5K7KEC.js";

// src/plan/read.ts
import { existsSync, readFileSync } from "node:fs";
import { join as join2 } from "node:path";

// src/plan/plan.ts
import { dirname, join, relative, resolve } from "node:path";
var DEFAULT_TRIALS = 5, DEFAULT_TIMEOUT = 30;
async function readRepros(settings, places, parseToml, problems) {
  let repros = (await findScripts(settings.repros, places, problems)).map((script) => readRepro(script, places, parseToml, problems)), scriptsOfOthers = new Set(
    repros.flatMap(
      (repro) => Object.values(repro.variants).flatMap(
        ({ script }) => script ? [join(repro.folder, script)] : []
      )
    )
  );
  checkVariantNames(settings.variants, repros, problems), checkHangRate(settings, repros, problems);
  let named = (repro) => settings.repros.some((one) => resolve(places.cwd, one) === repro.file);
  return repros.filter((repro) => !scriptsOfOthers.has(repro.file) || named(repro));
}
function readRepro(script, places, parseToml, problems) {
  let below = relative(places.cwd, script.file), shown = below.startsWith("..") ? script.file : below, folder = dirname(script.file), metadata = readMetadata(script.source, shown, parseToml, problems);
  for (let [name, { script: other }] of Object.entries(metadata.variants))
    other && places.kindOf(join(folder, other)) !== "file" && problems.push(
      `${shown}: tool.fork-safety.variants.${name}.script: no file '${other}' beside it`
    );
  let range = metadata.requiresPython;
  range !== null && typeof parseSelector(rangeKey(range)) == "string" && problems.push(`${shown}: requires-python: '${range}' is no range such as >=3.9`);
  let usesPymongo = /^\s*(import|from)\s+pymongo\b/m.test(script.source) || [...metadata.dependencies, ...metadata.needs].some((one) => /^pymongo\b/i.test(one)), { "connect=False": connect, ...general } = builtIn, variants = { ...usesPymongo && connect ? { ...general, "connect=False": connect } : general, ...metadata.variants };
  return { ...script, folder, shown, metadata, usesPymongo, variants };
}
var rangeKey = (range) => `python${range.replaceAll(" ", "")}`;
function checkVariantNames(wanted, repros, problems) {
  let known = new Set(repros.flatMap((repro) => Object.keys(repro.variants)));
  for (let name of wanted ?? []) {
    if (known.has(name) || repros.length === 0) continue;
    let told = didYouMean(name, [...known]) || `; ${howToDeclare(name)}`;
    problems.push(`variants: got '${name}', these repros have ${[...known].join(", ")}${told}`);
  }
}
function howToDeclare(name) {
  return `declare it in a repro's block: ${`[tool.fork-safety.variants.${/^[\w-]+$/.test(name) ? name : JSON.stringify(name)}]`} with script = "fork_first.py"`;
}
function checkHangRate({ trials, maxHangRate }, repros, problems) {
  maxHangRate === null || trials !== null || repros.length === 0 || repros.some(({ metadata }) => metadata.trials === "auto") || problems.push("max-hang-rate: decides how many trials are run, so trials must be auto");
}
function makeCases(repros, settings, target) {
  return repros.flatMap(
    (repro) => target.pythons.flatMap(
      (python) => settings.emulations.flatMap(
        (emulation) => variantsOf(repro, settings).map(
          (variant) => makeCase({ repro, python, emulation, variant }, settings, target)
        )
      )
    )
  );
}
function makeCase(choice, settings, target) {
  let { repro, python, emulation, variant } = choice, { metadata } = repro, where = { variant, os: target.os, emulation, python }, { outcomes: outcomes2, locks } = expectationFor(target.accepted, repro.name, metadata.expect, where);
  return {
    ...choice,
    knobs: settings.replay === null ? repro.variants[variant] : { replay: settings.replay },
    timeout: settings.timeout ?? metadata.timeout ?? DEFAULT_TIMEOUT,
    trials: settings.trials ?? metadata.trials ?? DEFAULT_TRIALS,
    expected: [...outcomes2],
    ...locks.length > 0 ? { acceptedLocks: [...locks] } : {},
    skip: python.missing ?? unmetPython(metadata.requiresPython, where)
  };
}
function makeExplainingCase(choice, settings, target) {
  let { repro, variant } = choice, said = [target.accepted[repro.name], repro.metadata.expect].some(
    (table) => table && Object.hasOwn(table, variant)
  ), one = makeCase(choice, settings, target);
  return said ? one : { ...one, expected: [...outcomes], explains: !0 };
}
function variantsOf(repro, { variants: wanted, replay }) {
  return replay !== null ? ["replay"] : wanted ? wanted.filter((name) => Object.hasOwn(repro.variants, name)) : ["baseline", ...Object.keys(repro.metadata.variants)];
}
function unmetPython(range, where) {
  if (range === null) return null;
  let selector = parseSelector(rangeKey(range));
  return typeof selector != "string" && matches(selector, where) ? null : `requires Python ${range}, this is ${where.python.version}`;
}

// src/plan/read.ts
var scenariosFolder = join2(harness, "scenarios");
async function readPlan(settings, before = []) {
  let { parse } = await import("./dist-QDGTBAJV.js"), problems = [...before], places = {
    cwd: settings.cwd,
    scenarios: scenariosFolder,
    kindOf,
    glob: async (pattern, cwd) => (await import("./dist-ZDNSVGGO.js")).glob(pattern, { cwd, absolute: !0, onlyFiles: !0 })
  }, repros = await readRepros(settings, places, parse, problems), { accepted, problems: inAccepted } = await readAccepted(settings.cwd);
  if (problems.length + inAccepted.length > 0) throw new SettingsError([...problems, ...inAccepted]);
  return { repros, accepted };
}
async function readAccepted(cwd) {
  let file = join2(cwd, acceptedFile);
  return existsSync(file) ? parseAccepted(readFileSync(file, "utf8")) : { accepted: {}, problems: [] };
}

export {
  makeCases,
  makeExplainingCase,
  scenariosFolder,
  readPlan
};
