import { writeSync } from 'node:fs'
import { cleaner } from '../guard/mask.ts'
import { SettingsError } from '../settings/raw.ts'
import { CannotRun } from './cannotrun.ts'

/**
 * Everything that a command prints goes through here: masked, and without a control sequence or a
 * command of the runner; colours stay where they are asked for.
 */
export function say(
  stream: NodeJS.WriteStream,
  text: string,
  keep: 'nothing' | 'colors' = 'nothing',
): Promise<void> {
  const clean = cleaner(process.env, keep)
  return new Promise((resolve) => stream.write(clean(text), () => resolve()))
}

/**
 * A stream that cannot be written to costs what was to be written to it, and one sentence on the other
 * one; a reader that has gone costs nothing. Returns what tells whether anything was lost that was to
 * be read on standard output.
 */
export function outliveStreams(): () => boolean {
  let lost = false
  for (const [stream, name, other] of [
    [process.stdout, 'standard output', 2],
    [process.stderr, 'standard error', 1],
  ] as const) {
    let told = false
    stream.on('error', ({ code }: NodeJS.ErrnoException) => {
      if (told || code === 'EPIPE') return
      told = true
      lost ||= stream === process.stdout
      try {
        writeSync(other, `fork-safety: ${name} could not be written to: ${code}\n`)
      } catch {
        // Nobody can be told.
      }
    })
  }
  return () => lost
}

/** What went wrong, for people: a stack only where it is our own fault. */
export function describeError(error: unknown): string {
  if (error instanceof SettingsError) return error.problems.join('\n')
  const { code, message, stack } = error as NodeJS.ErrnoException
  const isPlain = code !== undefined || error instanceof CannotRun
  return `fork-safety: ${isPlain ? message : (stack ?? error)}`
}
