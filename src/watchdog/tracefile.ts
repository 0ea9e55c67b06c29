/** Reads what a trial writes into its own files while it runs; the trial can write there too. */
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs'
import { emptyTrace, recorder } from './records.ts'
import type { Trace } from './trace.ts'

/** Bytes that are read of a file at once, and of one trial's records altogether. */
const MAX_PIECE = 8 << 20
const MAX_BYTES = 256 << 20

/** The trial can remove its file, or take the rights of its folder. */
function sizeOf(path: string): number {
  try {
    return lstatSync(path).size
  } catch {
    return 0
  }
}

/** What the records say by now; of a file only what was added is read. */
export function traceReader(path: string): () => Trace {
  const trace = emptyTrace()
  const add = recorder(trace)
  let at = 0
  let rest = ''
  return () => {
    if (sizeOf(path) <= at || at > MAX_BYTES) return trace
    const text = readHead(path, MAX_PIECE, at)
    at += Buffer.byteLength(text)
    const lines = (rest + text).split('\n')
    rest = lines.pop()!.slice(0, MAX_PIECE)
    lines.forEach(add)
    return trace
  }
}

/** All that the records of a file say. */
export function readTrace(path: string): Trace {
  const read = traceReader(path)
  let size = -1
  for (let next = sizeOf(path); next !== size; next = sizeOf(path)) {
    size = next
    for (let at = 0; at <= size; at += MAX_PIECE) read()
  }
  return read()
}

/**
 * At most `limit` bytes from `offset` on, as text. Empty where the file is gone, or where the trial
 * has put something else in its place: a pipe without a writer, a link to what is not its own.
 */
export function readHead(path: string, limit: number, offset = 0): string {
  let file: number
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW)
  } catch {
    return ''
  }
  try {
    const stat = fstatSync(file)
    if (!stat.isFile()) return ''
    // Not to an end that may never come: files of /proc have no size.
    const end = Math.min(limit, stat.size - offset)
    const chunks: Buffer[] = []
    for (let at = 0; at < end; ) {
      const chunk = Buffer.allocUnsafe(Math.min(1 << 16, end - at))
      const count = readSync(file, chunk, 0, chunk.length, offset + at)
      if (count === 0) break
      chunks.push(chunk.subarray(0, count))
      at += count
    }
    return Buffer.concat(chunks).toString('utf8')
  } finally {
    closeSync(file)
  }
}
