import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  plural,
  pythonName
} from "./chunk-AEWW6MFW.js";
import "./chunk-EXVSSEUH.js";
import "./chunk-GNQBAFHD.js";
import "./chunk-UCJPMVFQ.js";
import {
  breakCommands,
  oneLine
} from "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/reporting/plan.ts
function renderPlan(cases) {
  let told = /* @__PURE__ */ new Set(), skipped = (reason) => {
    let before = told.has(reason);
    return told.add(reason), before ? "skipped, as above" : `skipped: ${reason}`;
  }, lines = cases.map((one) => {
    let versions = one.with.map(({ name, version }) => `${name} ${version}`), where = [pythonName(one.python), ...versions, one.emulation].filter(Boolean).join(", "), trials = one.trials === "auto" ? "trials as needed" : plural(one.trials, "trial"), what = one.skip ? skipped(one.skip) : `${trials} of at most ${one.timeout} s, expected ${one.expected.join(" or ")}`;
    return oneLine(`${one.repro.name} ${one.variant} (${where}): ${what}`, 400);
  });
  return breakCommands(`${[...lines, plural(cases.length, "case")].join(`
`)}
`);
}
export {
  renderPlan
};
