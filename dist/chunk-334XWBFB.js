import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/reporting/lost.ts
import { getSystemErrorMap } from "node:util";
function attempt(name, write, lost) {
  try {
    write();
  } catch (error) {
    lost.push({ name, reason: reasonOf(error) });
  }
}
function reasonOf({ errno, message }) {
  let known = errno === void 0 ? void 0 : getSystemErrorMap().get(errno);
  return known ? known.join(": ") : message;
}
function lostSentences(lost) {
  return [...new Set(lost.map(({ reason }) => reason))].map((reason) => {
    let names = new Set(lost.filter((one) => one.reason === reason).map(({ name }) => name));
    return `${inWords([...names])} could not be written: ${reason}`;
  });
}
var inWords = (names) => names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : names.join();

export {
  attempt,
  lostSentences
};
