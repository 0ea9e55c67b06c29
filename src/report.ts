try {
  const [{ start }, { runReportAction }] = await Promise.all([
    import('./commands/start.ts'),
    import('./commands/reportaction.ts'),
  ])
  await start(() => runReportAction(process.env))
} catch (error) {
  console.error(`fork-safety: ${(error as Error).message}`)
  process.exitCode = 3
}
