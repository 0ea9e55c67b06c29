import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);

// src/report.ts
try {
  let [{ start }, { runReportAction }] = await Promise.all([
    import("./start-5LILFSTB.js"),
    import("./reportaction-5XBYZCMO.js")
  ]);
  await start(() => runReportAction(process.env));
} catch (error) {
  console.error(`fork-safety: ${error.message}`), process.exitCode = 3;
}
