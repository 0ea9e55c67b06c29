import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/commands/cannotrun.ts
var CannotRun = class extends Error {
  constructor(reason) {
    super(reason), this.name = "CannotRun";
  }
};
function needsFork(platform) {
  if (platform === "win32") throw new CannotRun("Windows has no fork(): there is nothing to test");
}

export {
  CannotRun,
  needsFork
};
