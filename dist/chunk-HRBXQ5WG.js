import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  acceptedFile,
  expectationFor,
  givenCommand,
  parseAccepted
} from "./chunk-V2DIBNBO.js";
import {
  harness
} from "./chunk-JPSADPAB.js";
import {
  findRepros
} from "./chunk-2EUO3TEG.js";
import {
  readMetadata
} from "./chunk-VNWCTKMG.js";
import {
  isInRange
} from "./chunk-UOZYLLCR.js";
import {
  builtIn,
  delaying,
  isMeasuring,
  namesOf,
  withDelays
} from "./chunk-5RYS45QM.js";
import {
  outcomes
} from "./chunk-UCJPMVFQ.js";
import {
  SettingsError,
  bytesOf,
  didYouMean,
  kindOf,
  nameOf,
  shownName
} from "./chunk-U5ILEWQD.js";

// src/plan/read.ts
import { existsSync, readdir, readFileSync } from "node:fs";
import { join as join2 } from "node:path";

// src/plan/plan.ts
import { dirname, join, relative, resolve } from "node:path";
var isScenario = (repro) => repro.kind === "script" && repro.scenario, defaults = { script: { trials: 5, timeout: 30 }, command: { trials: 1, timeout: 600 } };
async function readRepros(settings, commands, places, problems) {
  let read = (settings.command ? [givenCommand(settings.command, places.cwd)] : await findRepros(settings.repros, commands, places, problems)).map(
    (one) => one.kind === "script" ? readScript(one, places, problems) : readCommand(one, places.cwd)
  ), { sleep } = settings, repros = sleep ? read.map((repro) => withSleep(repro, sleep)) : read, scriptsOfOthers = new Set(
    repros.flatMap(
      (repro) => Object.values(repro.variants).flatMap(
        ({ script }) => script ? [join(repro.folder, script)] : []
      )
    )
  );
  checkVariantNames(settings.variants, repros, problems), checkHangRate(settings, repros, problems);
  let named = (repro) => repro.kind === "command" || !scriptsOfOthers.has(repro.file) || settings.repros.some((one) => resolve(places.cwd, one) === repro.file);
  return repros.filter(named);
}
function readCommand(command, cwd) {
  let { dependencies, needs, variants } = command.metadata, usesPymongo = [...dependencies, ...needs].some(isPymongo);
  return {
    ...command,
    folder: cwd,
    usesPymongo,
    variants: { ...builtInFor(usesPymongo), ...variants }
  };
}
var isPymongo = (requirement) => /^pymongo\b/i.test(requirement);
function builtInFor(usesPymongo) {
  let { "connect=False": connect, ...general } = builtIn;
  return usesPymongo && connect ? { ...general, "connect=False": connect } : general;
}
function readScript(script, places, problems) {
  let below = relative(places.cwd, script.file), shown = shownName(below.startsWith("..") ? script.file : below), folder = dirname(script.file), metadata = readMetadata(script.source, shown, places.parseToml, problems);
  for (let [name, { script: other }] of Object.entries(metadata.variants))
    other && places.kindOf(join(folder, other)) !== "file" && problems.push(
      `${shown}: tool.fork-safety.variants.${name}.script: no file '${other}' beside it`
    );
  let usesPymongo = /^\s*(import|from)\s+pymongo\b/m.test(script.source) || [...metadata.dependencies, ...metadata.needs].some(isPymongo), variants = withDelays({ ...builtInFor(usesPymongo), ...metadata.variants });
  return { ...script, folder, shown, metadata, usesPymongo, variants };
}
function withSleep(repro, delays) {
  let { metadata } = repro, sleep = { ...repro.variants.sleep, ...delaying(delays) }, variants = withDelays({ ...repro.variants, sleep });
  return {
    ...repro,
    variants,
    metadata: { ...metadata, variants: { ...metadata.variants, sleep } }
  };
}
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
  let columns = target.pythons.flatMap(
    (python) => combinations(settings.with).flatMap(
      (versions) => settings.emulations.map((emulation) => ({ python, with: versions, emulation }))
    )
  );
  return repros.flatMap(
    (repro) => columns.flatMap(
      (column) => variantsOf(repro, settings).map(
        (variant) => (isMeasuring(knobsOf(repro, variant, settings)) ? makeExplainingCase : makeCase)(
          { ...column, repro, variant },
          settings,
          target
        )
      )
    )
  );
}
function combinations(compared) {
  return compared.reduce(
    (all, { name, versions }) => all.flatMap((before) => versions.map((version) => [...before, { name, version }])),
    [[]]
  );
}
var knobsOf = ({ variants }, variant, { replay }) => replay === null ? variants[variant] : { replay };
function makeCase(choice, settings, target) {
  let { repro, python, variant } = choice, { metadata } = repro;
  return {
    ...choice,
    knobs: knobsOf(repro, variant, settings),
    timeout: settings.timeout ?? metadata.timeout ?? defaults[repro.kind].timeout,
    trials: settings.trials ?? metadata.trials ?? defaults[repro.kind].trials,
    ...allowed(choice, {}, target),
    explains: !1,
    skip: python.missing ?? unmetPython(metadata.requiresPython, python)
  };
}
function withPackages(one, packages, target) {
  return one.explains ? one : { ...one, ...allowed(one, packages, target) };
}
function allowed({ repro, variant, emulation, python }, packages, { accepted, os }) {
  let where = { variant, os, emulation, python, packages }, found = expectationFor(accepted, repro.name, repro.metadata.expect, where);
  return { expected: [...found.outcomes], acceptedLocks: [...found.locks] };
}
function makeExplainingCase(choice, settings, target) {
  let { repro, variant } = choice, said = [target.accepted[repro.name], repro.metadata.expect].some(
    (table) => table && Object.hasOwn(table, variant)
  ), one = makeCase(choice, settings, target);
  return said ? one : { ...one, expected: [...outcomes], explains: !0 };
}
function variantsOf({ variants, metadata }, { variants: wanted, sleep, replay }) {
  if (replay !== null) return ["replay"];
  let asked = wanted ? [...wanted.filter((name) => Object.hasOwn(variants, name)), ...sleep ? ["sleep"] : []] : ["baseline", ...Object.keys(metadata.variants)];
  return [...new Set(asked.flatMap((name) => namesOf(name, variants[name])))];
}
function unmetPython(range, { version }) {
  return range === null || isInRange(version, range) ? null : `requires Python ${range}, this is ${version}`;
}

// src/plan/read.ts
var scenariosFolder = join2(harness, "scenarios"), exact = {
  readdir: ((folder, _, done) => readdir(
    bytesOf(folder),
    { withFileTypes: !0, encoding: "buffer" },
    (error, entries) => done(
      error,
      entries?.map((entry) => Object.assign(entry, { name: nameOf(entry.name) }))
    )
  ))
};
async function readPlan(settings, before = []) {
  let { parseToml } = await import("./toml-G7XTFYDX.js"), problems = [...before], places = {
    parseToml,
    cwd: settings.cwd,
    scenarios: scenariosFolder,
    kindOf,
    glob: async (pattern, cwd) => (await import("./dist-RSJNIFPQ.js")).glob(pattern, {
      cwd,
      absolute: !0,
      onlyFiles: !0,
      fs: exact
    })
  }, { accepted, commands, problems: inAccepted } = await readAccepted(settings.cwd), repros = await readRepros(settings, commands, places, problems);
  if (problems.length + inAccepted.length > 0) throw new SettingsError([...problems, ...inAccepted]);
  return { repros, accepted };
}
async function readAccepted(cwd) {
  let file = join2(cwd, acceptedFile);
  return existsSync(file) ? parseAccepted(readFileSync(file, "utf8")) : { accepted: {}, commands: [], problems: [] };
}

export {
  isScenario,
  makeCases,
  withPackages,
  makeExplainingCase,
  scenariosFolder,
  readPlan
};
