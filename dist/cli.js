#!/usr/bin/env node
import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);

// src/cli.ts
try {
  let [{ start }, { commandLine }] = await Promise.all([
    import("./start-622VCGX2.js"),
    import("./commandline-QGZD3N5Q.js")
  ]);
  await start(() => commandLine(process.argv.slice(2)));
} catch (error) {
  console.error(`fork-safety: ${error.message}`), process.exitCode = 3;
}
