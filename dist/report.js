import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/report.ts
try {
  let [{ start }, { runReportAction }] = await Promise.all([
    import("./start-QVUQVFOY.js"),
    import("./reportaction-4REJVLOH.js")
  ]);
  await start(() => runReportAction(process.env));
} catch (error) {
  console.error(`fork-safety: ${error.message}`), process.exitCode = 3;
}
