import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);

// src/main.ts
try {
  let [{ start }, { runAction }] = await Promise.all([
    import("./start-5LILFSTB.js"),
    import("./action-6P4QHIBT.js")
  ]);
  await start(() => runAction(process.env));
} catch (error) {
  console.error(`fork-safety: ${error.message}`), process.exitCode = 3;
}
