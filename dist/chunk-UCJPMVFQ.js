import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/results/model.ts
var outcomes = ["deadlocked", "crashed", "timed-out", "failed", "passed"], sweepAnswers = [
  "hangs",
  "fails",
  "renewed",
  "protected",
  "not-asked-for",
  "not-reached"
];

export {
  outcomes,
  sweepAnswers
};
