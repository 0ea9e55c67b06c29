import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import "./chunk-WJ46NSHB.js";

// src/reporting/files.ts
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
async function writeFiles(results, folder) {
  let [{ renderSummary }, { renderJunit }, { renderSarif }] = await Promise.all([
    import("./summary-FHCQSAPW.js"),
    import("./junit-GYJR5QF2.js"),
    import("./sarif-67H3J6Z6.js")
  ]);
  mkdirSync(folder, { recursive: !0 });
  let write = (name, text) => writeFileSync(join(folder, name), text);
  write("results.json", `${JSON.stringify(results, null, 2)}
`), write("summary.md", renderSummary(results)), write("junit.xml", renderJunit(results)), write("fork-safety.sarif", renderSarif(results));
}
export {
  writeFiles
};
