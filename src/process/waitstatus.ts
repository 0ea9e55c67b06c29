import { constants } from 'node:os'

/** How a process ended: a raw wait status (wait(2)), taken apart. */
export interface Ending {
  code: number | null
  signal: string | null
}

export function readStatus(raw: number): Ending {
  const signal = raw & 0x7f
  return signal === 0
    ? { code: (raw >> 8) & 0xff, signal: null }
    : { code: null, signal: signalName(signal) }
}

// Of a signal with two names the first counts: SIGABRT, not SIGIOT.
const names = new Map(
  Object.entries(constants.signals)
    .reverse()
    .map(([name, number]) => [number, name]),
)

/** `SIGTERM` for 15. */
export const signalName = (signal: number) => names.get(signal as never) ?? `signal ${signal}`
