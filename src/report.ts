try {
  const { start } = await import('./commands/start.ts')
  const { runReportAction } = await import('./commands/reportaction.ts')
  await start(() => runReportAction(process.env))
} catch (error) {
  console.error(`fork-safety: ${(error as Error).message}`)
  process.exitCode = 3
}
