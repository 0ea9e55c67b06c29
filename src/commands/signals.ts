import { setMaxListeners } from 'node:events'

/** Aborted at the first SIGINT, SIGTERM or SIGHUP; at the second the process ends as it would by default. */
export function interruptedBySignals(): AbortSignal {
  const controller = new AbortController()
  setMaxListeners(0, controller.signal) // one for each trial that runs
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => controller.abort())
  }
  return controller.signal
}
