try {
  const { start } = await import('./commands/start.ts')
  const { runAction } = await import('./commands/action.ts')
  await start(() => runAction(process.env))
} catch (error) {
  console.error(`fork-safety: ${(error as Error).message}`)
  process.exitCode = 3
}
