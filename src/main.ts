try {
  const [{ start }, { runAction }] = await Promise.all([
    import('./commands/start.ts'),
    import('./commands/action.ts'),
  ])
  await start(() => runAction(process.env))
} catch (error) {
  console.error(`fork-safety: ${(error as Error).message}`)
  process.exitCode = 3
}
