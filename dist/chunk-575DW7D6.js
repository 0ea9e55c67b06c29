import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/process/prevented.ts
var Prevented = class extends Error {
  code = "PREVENTED";
  constructor(reason) {
    super(reason), this.name = "Prevented";
  }
};

export {
  Prevented
};
