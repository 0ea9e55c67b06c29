import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  plural,
  pythonName
} from "./chunk-Y3TY6NIN.js";
import "./chunk-7JWRBYYI.js";
import "./chunk-7JQGRVNU.js";
import "./chunk-5ZMJKVG2.js";
import {
  breakCommands,
  oneLine
} from "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import "./chunk-WJ46NSHB.js";

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
