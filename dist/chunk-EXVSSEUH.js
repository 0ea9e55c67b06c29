import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/results/identity.ts
function pythonName(python) {
  let minor = python.version.split(".").slice(0, 2).join(".");
  return `${python.implementation} ${minor}${python.freeThreaded ? "t" : ""}`;
}
function environmentOf(results, one) {
  return results.legs?.find(({ name }) => name === one.leg)?.environment ?? results.environment;
}
function caseKey(one, os) {
  let python = pythonName(one.python);
  return JSON.stringify([one.repro, one.variant, one.emulation, python, os, one.with ?? []]);
}
function caseName(one, os) {
  let emulation = one.emulation ? ` under ${one.emulation}` : "", versions = (one.with ?? []).map((text) => ` with ${text}`).join("");
  return `${one.repro}, ${one.variant}${emulation}${versions}, ${pythonName(one.python)} on ${os}`;
}
function groupBy(values, keyOf) {
  let groups = /* @__PURE__ */ new Map();
  for (let value of values) {
    let key = keyOf(value), group = groups.get(key);
    group ? group.push(value) : groups.set(key, [value]);
  }
  return groups;
}

export {
  pythonName,
  environmentOf,
  caseKey,
  caseName,
  groupBy
};
