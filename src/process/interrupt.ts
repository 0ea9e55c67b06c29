/** As `work`, but rejects with `reason` as soon as `signal` is aborted; `work` itself goes on. */
export async function unlessAborted<T>(
  work: Promise<T>,
  signal: AbortSignal,
  reason: Error,
): Promise<T> {
  let give = () => {}
  const aborted = new Promise<never>((_, reject) => {
    give = () => reject(reason)
    if (signal.aborted) give()
    else signal.addEventListener('abort', give)
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', give)
  }
}
