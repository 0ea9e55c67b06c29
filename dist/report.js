import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);

// src/report.ts
try {
  let [{ start }, { runReportAction }] = await Promise.all([
    import("./start-622VCGX2.js"),
    import("./reportaction-4ZFUDQKG.js")
  ]);
  await start(() => runReportAction(process.env));
} catch (error) {
  console.error(`fork-safety: ${error.message}`), process.exitCode = 3;
}
