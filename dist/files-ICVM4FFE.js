import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  rooted
} from "./chunk-YIDHKZVI.js";
import {
  makeFolder
} from "./chunk-7L7X57OG.js";
import {
  attempt
} from "./chunk-334XWBFB.js";
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/reporting/files.ts
import { randomUUID } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
async function writeFiles(results, folder, mask, options = {}) {
  let [{ renderSummary }, { renderJunit }, { renderSarif }, { renderPage }] = await Promise.all([
    import("./summary-ZJ7BSWWP.js"),
    import("./junit-3ZVN7YB2.js"),
    import("./sarif-TSFBANXU.js"),
    import("./page-HXCP6XQ6.js")
  ]), lost = [];
  if (attempt("the results", () => makeFolder(folder), lost), lost.length > 0) return lost;
  let shown = rooted(results), write = (name, render) => attempt(name, () => writeWhole(join(folder, name), render()), lost);
  return write("results.json", () => `${JSON.stringify(results, null, 2)}
`), write("fork-safety.sarif", () => renderSarif(shown, options)), write("summary.md", () => mask(renderSummary(shown, options))), write("report.html", () => mask(renderPage(shown, options))), write("junit.xml", () => mask(renderJunit(shown, options))), lost;
}
function writeWhole(path, text, mode) {
  let temporary = `${path}.${randomUUID()}.tmp`;
  try {
    writeFileSync(temporary, text, { flush: !0, flag: "wx", mode }), renameSync(temporary, path);
  } catch (error) {
    throw rmSync(temporary, { force: !0 }), error;
  }
}
export {
  writeFiles,
  writeWhole
};
