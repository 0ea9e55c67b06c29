#!/usr/bin/env node
import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/cli.ts
try {
  let [{ start }, { commandLine }, { exactArguments }] = await Promise.all([
    import("./start-NEFYY7UI.js"),
    import("./commandline-KKVEI5BG.js"),
    import("./filenames-APHM724R.js")
  ]);
  await start(() => commandLine(exactArguments(process.argv.slice(2))));
} catch (error) {
  console.error(`fork-safety: ${error.message}`), process.exitCode = 3;
}
