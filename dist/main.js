import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/main.ts
try {
  let [{ start }, { runAction }] = await Promise.all([
    import("./start-VY2XN7ID.js"),
    import("./action-LFKPYIQB.js")
  ]);
  await start(() => runAction(process.env));
} catch (error) {
  console.error(`fork-safety: ${error.message}`), process.exitCode = 3;
}
