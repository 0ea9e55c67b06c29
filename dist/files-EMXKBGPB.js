import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  makeFolder
} from "./chunk-K4BH3FO7.js";
import {
  rooted
} from "./chunk-YCNCJ4T7.js";
import "./chunk-WJ46NSHB.js";

// src/reporting/files.ts
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
async function writeFiles(results, folder, mask, options = {}) {
  let [{ renderSummary }, { renderJunit }, { renderSarif }] = await Promise.all([
    import("./summary-VC3OBZR7.js"),
    import("./junit-625YOYFI.js"),
    import("./sarif-MYZ6MJLA.js")
  ]);
  try {
    makeFolder(folder);
  } catch (error) {
    return [`the results could not be written: ${error.message}`];
  }
  let shown = rooted(results), write = (name, render) => {
    try {
      return writeWhole(join(folder, name), render()), [];
    } catch (error) {
      return [`${name} could not be written: ${error.message}`];
    }
  };
  return [
    // JSON has masked texts already, and is not to be broken by what joins two of them.
    ...write("results.json", () => `${JSON.stringify(results, null, 2)}
`),
    ...write("fork-safety.sarif", () => renderSarif(shown, options)),
    ...write("summary.md", () => mask(renderSummary(shown, options))),
    ...write("junit.xml", () => mask(renderJunit(shown, options)))
  ];
}
function writeWhole(path, text) {
  let temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text, { flush: !0 }), renameSync(temporary, path);
  } catch (error) {
    throw rmSync(temporary, { force: !0 }), error;
  }
}
export {
  writeFiles,
  writeWhole
};
