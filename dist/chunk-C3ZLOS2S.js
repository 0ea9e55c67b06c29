import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);

// src/settings/matrix.ts
function matrixOf(text = "") {
  try {
    let value = JSON.parse(text);
    return value === null ? null : JSON.stringify(value);
  } catch {
    return null;
  }
}

export {
  matrixOf
};
