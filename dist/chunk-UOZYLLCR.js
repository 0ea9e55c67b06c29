import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  require_pep440,
  require_specifier
} from "./chunk-2EPJRQWD.js";
import {
  __toESM
} from "./chunk-ZCVG6V4W.js";

// src/plan/range.ts
var import_pep440 = __toESM(require_pep440(), 1), import_specifier = __toESM(require_specifier(), 1);
function parseRange(range) {
  let parsed = import_specifier.default.parse(range);
  return !parsed || parsed.length === 0 ? null : parsed.map(({ operator, prefix, release = [] }) => ({
    operator,
    release,
    wildcard: !!prefix
  }));
}
function isInRange(version, range) {
  let parsed = import_specifier.default.parse(range) ?? [], explained = import_pep440.default.explain(version);
  if (!explained) return !1;
  let compared = parsed.some((one) => one.is_prerelease) ? version : explained.base_version;
  return import_pep440.default.satisfies(compared, range, { prereleases: !0 });
}

export {
  parseRange,
  isInRange
};
