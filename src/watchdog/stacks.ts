import { statSync } from 'node:fs'
import type { Place, Stack } from '../results/model.ts'
import { readHead } from './tracefile.ts'

const MAX_DUMP = 1 << 20

export interface DumpRequest {
  /** Sends a signal; throws where it may not. */
  kill: (pid: number, signal: number) => void
  pause: (milliseconds: number) => Promise<void>
  /** The file that the observer's handler writes to. */
  file: string
  signal: number
  /** Whether the process has done what it was woken for. */
  asleep: () => boolean | Promise<boolean>
  /** Milliseconds between two looks at the file. */
  step: number
}

/** Sends the signal, whose handler must be known to be there, and reads what its handler writes. */
export async function requestDump(pid: number, request: DumpRequest): Promise<Stack[] | string> {
  const before = sizeOf(request.file)
  try {
    request.kill(pid, request.signal)
  } catch (error) {
    return `process ${pid} could not be asked for its stacks: ${(error as Error).message}`
  }
  const dump = await settled(before, request)
  return dump ? parseStacks(dump, pid) : `process ${pid} did not write its Python stacks`
}

/** The trial can remove the file. */
const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/** The dump, once it has begun and its writer is asleep again with nothing added. */
async function settled(before: number, request: DumpRequest): Promise<string> {
  let size = before
  for (let waited = 0; waited < 500; waited += request.step) {
    await request.pause(request.step)
    const now = sizeOf(request.file)
    if (now > before && now === size && (await request.asleep())) break
    size = now
  }
  return readHead(request.file, MAX_DUMP, before)
}

/**
 * Parses what CPython's `faulthandler` writes: a line a thread, then its frames, most recent
 * first. https://docs.python.org/3/library/faulthandler.html
 */
export function parseStacks(dump: string, pid: number): Stack[] {
  const stacks: Stack[] = []
  for (const line of dump.split('\n')) {
    const thread = /^(?:Current thread|Thread) (0x[0-9a-f]+)(?: \[(.*)\])? \(most recent/.exec(line)
    if (thread) {
      const ident = BigInt(thread[1]!).toString()
      stacks.push({ pid, ident, tid: null, name: thread[2] ?? null, frames: [] })
      continue
    }
    const frame = parseFrame(line)
    if (frame) stacks.at(-1)?.frames.push(frame)
  }
  return stacks
}

function parseFrame(line: string): Place | null {
  const match = /^ {2}File "(.*)", line (\d+) in (.*)$/.exec(line)
  return match ? { file: match[1]!, line: Number(match[2]), function: match[3]! } : null
}
