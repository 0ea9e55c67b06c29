import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/report.ts
try {
  let [{ start }, { runReportAction }] = await Promise.all([
    import("./start-JKJU4BXS.js"),
    import("./reportaction-TERFVFSB.js")
  ]);
  await start(() => runReportAction(process.env));
} catch (error) {
  console.error(`fork-safety: ${error.message}`), process.exitCode = 3;
}
