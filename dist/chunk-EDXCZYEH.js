import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/settings/raw.ts
var SettingsError = class extends Error {
  problems;
  constructor(problems) {
    super(problems.join(`
`)), this.name = "SettingsError", this.problems = problems;
  }
};

export {
  SettingsError
};
