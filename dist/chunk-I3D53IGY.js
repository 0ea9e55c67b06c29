import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/verdict/sweep.ts
var isHanging = ({ answer, possible, counts }) => answer === "hangs" && (!possible || counts === !0), hanging = ({ sweep }) => (sweep?.locks ?? []).filter(isHanging);
function compareSweep(now, before) {
  if (!now.sweep || !before.sweep) return now;
  let known = new Set(hanging(before).map(({ name }) => name)), isNew = (lock) => isHanging(lock) && !lock.accepted && !known.has(lock.name), locks = now.sweep.locks.map(
    (lock) => isNew(lock) ? { ...lock, change: "new-hang" } : lock
  ), found = locks.filter(isNew);
  if (found.length === 0) return { ...now, change: changeOf(now, before) };
  let reason = `not so in the baseline: ${found.map(({ name }) => name).join(", ")}`, sweep = { ...now.sweep, locks };
  return { ...now, sweep, change: "new-hang", verdict: "regression", reason };
}
function changeOf(now, before) {
  let [left, had] = [hanging(now).length, hanging(before).length];
  return had > 0 && left === 0 && now.outcome === "passed" ? "fixed" : now.outcome !== before.outcome && now.outcome !== "passed" && left === 0 ? "new-failure" : "unchanged";
}

export {
  isHanging,
  compareSweep
};
