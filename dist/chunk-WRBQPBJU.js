import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/diagnosis/words.ts
function summaryOf(told) {
  return `${sentence(told).replace(
    /^(?:child|main|process|the)\b/,
    (word) => word.replace(/^./, (first) => first.toUpperCase())
  )} ${told.remedy}`;
}
function sentence(told) {
  return told.hazard === "lost-thread" ? lost(told) : told.hazard === "not-fork" ? notFork(told) : told.hazard === "unknown" ? unknown(told) : told.hazard === "native-lock" && !told.holder ? native(told) : orphan(told);
}
function places(first) {
  return (place) => place ? place !== first && place.file === first?.file ? ` at line ${place.line}` : ` at ${place.file}:${place.line}` : "";
}
function orphan(told) {
  let { lock, fork, blocked, holder, process } = told, at = places(holder ?? fork), what = lock ? lockWords(lock) : "a lock", waits = told.failure ? `${process} asked for it in vain and failed${at(blocked)} (${told.failure})` : `${process} waits for it for ever${at(blocked)}`;
  return holder ? `${holder.thread} held ${what}${at(holder)} when the process forked${at(fork)}. That thread does not exist in the child, nobody can ever release the lock there, and ${waits}.` : `the process forked${at(fork)} while ${what} was held, and ${waits}; who held it could not be seen.`;
}
function native({ lock, fork, blocked, process }) {
  let at = places(blocked ?? fork);
  return `${`${process} waits for ${lock ? lockWords(lock) : "native code"} for ever${at(blocked)}`}: either a thread that the child does not have held it when the process forked${at(fork)}, or the library's own threads are gone.`;
}
var lockWords = (lock) => /^(?:the|an?|import lock)\s/.test(lock) ? lock.replace(/^import lock/, "the import lock") : `\`${lock}\``;
function lost({ lock, fork, blocked, holder, process, native: native2 }) {
  let at = places(blocked ?? fork), waits = `${process} waits${lock ? ` on \`${lock}\`` : ""}${at(blocked)}`;
  return holder ? `${waits} for ${holder.thread}${at(holder)}. That thread was not copied when the process forked${at(fork)}, so it will never answer.` : `${waits} for ever: the thread that would end the wait was not copied by the fork${native2 ? ", which native code made" : at(fork)}.`;
}
function notFork({ lock, blocked, holder, process, self }) {
  let at = places(blocked), waits = `${process} waits for ${lock ? `\`${lock}\`` : "something"}${at(blocked)}`;
  return self ? `${waits}, which the same thread already holds; no fork is needed for that.` : holder ? `${waits}, which its own living thread ${holder.thread} holds${at(holder)}; no fork is needed for that.` : `${waits}, and nothing that a fork took away would have ended the wait.`;
}
function unknown({ lock, fork, blocked, process }) {
  let at = places(blocked ?? fork), forked = fork ? ` after the fork${at(fork)}` : "";
  return lock ? `${process} waits for ${lockWords(lock)} for ever${at(blocked)}${forked}.` : `${process} can never run again${at(blocked)}${forked}, but what it waits for could not be found out.`;
}

export {
  summaryOf
};
