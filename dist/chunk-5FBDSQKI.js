import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/settings/replay.ts
var MAIN = "MainThread";
function replayLine({ lock, order, thread, fork, early, standIn }) {
  return `${order > 1 ? `${lock}#${order}` : lock} ${standIn ? STAND_IN : thread} ${fork}${early ? " early" : ""}`;
}
var STAND_IN = "(stand-in)", LINE = /^(\S.*?:\d+)(?:#(\d+))? (\S.*?) (\d+(?:\.\d+)*)( early)?$/, REPLAY_WAIT = 5;
function readReplay(line) {
  let [, lock, order = "1", thread, fork, early] = LINE.exec(line.trim()) ?? [];
  if (lock === void 0 || thread === void 0 || fork === void 0) return null;
  let standIn = thread === STAND_IN;
  return {
    lock,
    order: Number(order),
    thread: standIn ? "*" : thread,
    fork,
    standIn,
    early: early !== void 0,
    forker: MAIN,
    wait: REPLAY_WAIT
  };
}

export {
  MAIN,
  replayLine,
  readReplay
};
