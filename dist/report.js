import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/report.ts
try {
  let [{ start }, { runReportAction }] = await Promise.all([
    import("./start-EV5MQQ6B.js"),
    import("./reportaction-3EXYSQFN.js")
  ]);
  await start(() => runReportAction(process.env));
} catch (error) {
  console.error(`fork-safety: ${error.message}`), process.exitCode = 3;
}
