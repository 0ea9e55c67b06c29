/** What a command prints, as whole lines and soon: for those who watch it run. */
import type { StreamName } from './capture.ts'
import type { Tee } from './fulloutput.ts'

/** Milliseconds that a line waits for others at most. */
const TOGETHER = 300
/** Characters of a line that has no end, and of all that is shown. */
const MAX_LINE = 16_000
const MAX_SHOWN = 8 << 20

/** Gives whole lines to `show`, ending in a line end; of very much the beginning. */
export function printedLines(show: (text: string) => void): Tee {
  const streams = { stdout: lineReader(), stderr: lineReader() }
  let timer: NodeJS.Timeout | undefined
  let left = MAX_SHOWN

  function flush(isEnd: boolean): void {
    clearTimeout(timer)
    timer = undefined
    const text = [streams.stdout, streams.stderr].map((one) => one.take(isEnd)).join('')
    if (text === '' || left <= 0) return
    left -= text.length
    show(
      left > 0 ? text : `${text.slice(0, MAX_LINE)}\n… the rest of its output is not shown here\n`,
    )
  }

  return {
    write: (stream: StreamName, bytes) => {
      if (left <= 0) return
      streams[stream].add(bytes)
      timer ??= setTimeout(() => flush(false), TOGETHER)
    },
    close: () => flush(true),
    problem: () => null,
  }
}

function lineReader() {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let held = ''
  return {
    add: (bytes: Buffer) => {
      held += decoder.decode(bytes, { stream: true })
      // Nobody can read so much before it is cut.
      if (held.length > 2 * MAX_SHOWN) held = held.slice(0, MAX_SHOWN)
    },
    /** The whole lines. One that goes on is ended here: its rest must not become a command. */
    take: (isEnd: boolean): string => {
      const end = held.lastIndexOf('\n') + 1
      const isLong = held.length - end > MAX_LINE
      const text = isEnd || isLong ? held : held.slice(0, end)
      held = held.slice(text.length)
      return text === '' || text.endsWith('\n') ? text : `${text}\n`
    },
  }
}

/** One that writes to both. */
export function both(one: Tee | null, other: Tee | null): Tee | null {
  if (!one || !other) return one ?? other
  return {
    write: (stream, bytes) => {
      one.write(stream, bytes)
      other.write(stream, bytes)
    },
    close: () => {
      one.close()
      other.close()
    },
    problem: () => one.problem() ?? other.problem(),
  }
}
