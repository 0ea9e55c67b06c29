#!/usr/bin/env node
import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/cli.ts
try {
  let [{ start }, { commandLine }, { exactArguments }] = await Promise.all([
    import("./start-EV5MQQ6B.js"),
    import("./commandline-JOIE45O6.js"),
    import("./filenames-LVI74EZL.js")
  ]);
  await start(() => commandLine(exactArguments(process.argv.slice(2))));
} catch (error) {
  console.error(`fork-safety: ${error.message}`), process.exitCode = 3;
}
