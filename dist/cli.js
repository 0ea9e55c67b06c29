#!/usr/bin/env node
import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/cli.ts
try {
  let [{ start }, { commandLine }, { exactArguments }] = await Promise.all([
    import("./start-2A4UFK6L.js"),
    import("./commandline-S6LJC5QW.js"),
    import("./filenames-KRNLC5CC.js")
  ]);
  await start(() => commandLine(exactArguments(process.argv.slice(2))));
} catch (error) {
  console.error(`fork-safety: ${error.message}`), process.exitCode = 3;
}
