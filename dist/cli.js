#!/usr/bin/env node
import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);

// src/cli.ts
try {
  let [{ start }, { commandLine }, { exactArguments }] = await Promise.all([
    import("./start-5LILFSTB.js"),
    import("./commandline-7WG3RRIL.js"),
    import("./filenames-O4VJACBI.js")
  ]);
  await start(() => commandLine(exactArguments(process.argv.slice(2))));
} catch (error) {
  console.error(`fork-safety: ${error.message}`), process.exitCode = 3;
}
