#!/usr/bin/env node
import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/cli.ts
try {
  let [{ start }, { commandLine }, { exactArguments }] = await Promise.all([
    import("./start-QVUQVFOY.js"),
    import("./commandline-ISEVBCQC.js"),
    import("./filenames-QZ3A4BFT.js")
  ]);
  await start(() => commandLine(exactArguments(process.argv.slice(2))));
} catch (error) {
  console.error(`fork-safety: ${error.message}`), process.exitCode = 3;
}
