import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/main.ts
try {
  let [{ start }, { runAction }] = await Promise.all([
    import("./start-JKJU4BXS.js"),
    import("./action-5NYDYJUT.js")
  ]);
  await start(() => runAction(process.env));
} catch (error) {
  console.error(`fork-safety: ${error.message}`), process.exitCode = 3;
}
