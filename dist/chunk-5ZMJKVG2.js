import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);

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
