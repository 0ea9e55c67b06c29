import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/main.ts
try {
  let [{ start }, { runAction }] = await Promise.all([
    import("./start-EV5MQQ6B.js"),
    import("./action-XTJSBRBW.js")
  ]);
  await start(() => runAction(process.env));
} catch (error) {
  console.error(`fork-safety: ${error.message}`), process.exitCode = 3;
}
