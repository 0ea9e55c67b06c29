import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import "./chunk-WJ46NSHB.js";

// src/reporting/files.ts
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
async function writeFiles(results, folder) {
  let [{ renderSummary }, { renderJunit }, { renderSarif }] = await Promise.all([
    import("./summary-Q32WLYYT.js"),
    import("./junit-M3RIIRWW.js"),
    import("./sarif-USIOOF2X.js")
  ]);
  mkdirSync(folder, { recursive: !0 });
  let write = (name, text) => writeFileSync(join(folder, name), text);
  write("results.json", `${JSON.stringify(results, null, 2)}
`), write("summary.md", renderSummary(results)), write("junit.xml", renderJunit(results)), write("fork-safety.sarif", renderSarif(results));
}
export {
  writeFiles
};
