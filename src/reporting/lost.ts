/** What could not be written, and how it is told. */
import { getSystemErrorMap } from 'node:util'

export interface Lost {
  /** For people: `results.json`, `the job summary`. */
  name: string
  reason: string
}

/** Writes; what could not be written is added to `lost`. */
export function attempt(name: string, write: () => void, lost: Lost[]): void {
  try {
    write()
  } catch (error) {
    lost.push({ name, reason: reasonOf(error as NodeJS.ErrnoException) })
  }
}

/** Of the system's own errors without the path, which may be a file of ours that nobody knows. */
function reasonOf({ errno, message }: NodeJS.ErrnoException): string {
  const known = errno === undefined ? undefined : getSystemErrorMap().get(errno)
  return known ? known.join(': ') : message
}

/** One sentence for each reason. */
export function lostSentences(lost: readonly Lost[]): string[] {
  const reasons = [...new Set(lost.map(({ reason }) => reason))]
  return reasons.map((reason) => {
    const names = new Set(lost.filter((one) => one.reason === reason).map(({ name }) => name))
    return `${inWords([...names])} could not be written: ${reason}`
  })
}

const inWords = (names: readonly string[]) =>
  names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names.join()
