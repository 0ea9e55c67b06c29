import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import "./chunk-WJ46NSHB.js";

// src/reporting/files.ts
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
async function writeFiles(results, folder, mask) {
  let [{ renderSummary }, { renderJunit }, { renderSarif }] = await Promise.all([
    import("./summary-BV5OAFKX.js"),
    import("./junit-Z3UTFYU4.js"),
    import("./sarif-CE23J7NX.js")
  ]), write = (name, render) => {
    try {
      return mkdirSync(folder, { recursive: !0 }), writeWhole(join(folder, name), render()), [];
    } catch (error) {
      return [`${name} could not be written: ${error.message}`];
    }
  };
  return [
    // JSON has masked texts already, and is not to be broken by what joins two of them.
    ...write("results.json", () => `${JSON.stringify(results, null, 2)}
`),
    ...write("fork-safety.sarif", () => renderSarif(results)),
    ...write("summary.md", () => mask(renderSummary(results))),
    ...write("junit.xml", () => mask(renderJunit(results)))
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
