import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/report.ts
try {
  let [{ start }, { runReportAction }] = await Promise.all([
    import("./start-NEFYY7UI.js"),
    import("./reportaction-ZBRQKDS3.js")
  ]);
  await start(() => runReportAction(process.env));
} catch (error) {
  console.error(`fork-safety: ${error.message}`), process.exitCode = 3;
}
