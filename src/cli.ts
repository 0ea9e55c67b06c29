#!/usr/bin/env node
try {
  const [{ start }, { commandLine }, { exactArguments }] = await Promise.all([
    import('./commands/start.ts'),
    import('./commands/commandline.ts'),
    import('./filenames.ts'),
  ])
  await start(() => commandLine(exactArguments(process.argv.slice(2))))
} catch (error) {
  // The machine does not even let it be loaded: too few descriptors, say.
  console.error(`fork-safety: ${(error as Error).message}`)
  process.exitCode = 3
}
