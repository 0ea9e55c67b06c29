import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);

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
