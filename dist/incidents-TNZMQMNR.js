import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/run/incidents.ts
async function incidentsOf(reports, explain) {
  let found = /* @__PURE__ */ new Map();
  for (let [at, { incidents }] of reports.entries())
    for (let seen of incidents) {
      let diagnosis = seen.evidence && await explain(seen.evidence), key = keyOf(seen, diagnosis), same = found.get(key);
      same ? addTo(same, at + 1) : found.set(key, published(seen, diagnosis, at + 1));
    }
  return [...found.values()];
}
function keyOf({ test, pid, seconds }, diagnosis) {
  let { blocked, fork, holder, hazard } = diagnosis ?? {}, lines = [blocked, fork, holder].map(
    (place) => place ? [place.file, place.line] : null
  );
  return JSON.stringify(diagnosis ? [test, hazard, lines] : [test, pid, seconds]);
}
function addTo(same, trial) {
  same.processes++, same.trials.includes(trial) || same.trials.push(trial);
}
function published(seen, diagnosis, trial) {
  let { test, proof, pid, seconds, secondsToVerdict, reason } = seen;
  return {
    test,
    diagnosis,
    proof,
    pid,
    seconds,
    secondsToVerdict,
    reason,
    trials: [trial],
    processes: 1
  };
}
export {
  incidentsOf
};
