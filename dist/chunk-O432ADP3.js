import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  acceptedFile,
  findAccepted
} from "./chunk-V2DIBNBO.js";
import {
  showKeys
} from "./chunk-VNWCTKMG.js";

// src/verdict/unmatched.ts
var contextOf = ({ one, os }) => ({
  variant: one.variant,
  os,
  emulation: one.emulation,
  python: one.python,
  packages: one.packages ?? {}
});
function entries(accepted) {
  let ofVariant = (repro, variant, entry) => Array.isArray(entry) ? [[repro, variant, null]] : Object.keys(entry).map((key) => [repro, variant, key]);
  return Object.entries(accepted).flatMap(
    ([repro, table]) => Object.entries(table).flatMap(([variant, entry]) => ofVariant(repro, variant, entry))
  );
}
function unmatchedExpectations(accepted, placed, complete) {
  let id = (...parts) => JSON.stringify(parts), used = new Set(
    placed.map((p) => {
      let found = findAccepted(accepted, p.one.repro, contextOf(p));
      return id(p.one.repro, p.one.variant, found?.key ?? null);
    })
  ), repros = new Set(placed.map(({ one }) => one.repro)), variants = new Set(placed.map(({ one }) => id(one.repro, one.variant)));
  return entries(accepted).filter((entry) => !used.has(id(...entry))).filter(
    ([repro, variant]) => complete || repros.has(repro) && !variants.has(id(repro, variant))
  ).map(([repro, variant, key]) => {
    let keys = [repro, variant, ...key === null ? [] : [key]];
    return `${acceptedFile}: no case matches expect${showKeys(keys)}`;
  });
}

export {
  contextOf,
  unmatchedExpectations
};
