import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/reporting/hazards.ts
function hazardPage({ page, hazard }) {
  return page && /^[a-z0-9-]{1,60}$/.test(page) ? page : hazard;
}

export {
  hazardPage
};
