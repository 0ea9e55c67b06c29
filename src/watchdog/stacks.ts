import { statSync } from 'node:fs'
import type { NativeStack, Place, Stack } from '../results/model.ts'
import { mappingAt, readMappings } from './linux/mappings.ts'
import type { Proc } from './linux/proc.ts'
import { readProcess } from './linux/processes.ts'
import { STACKS_SIGNAL } from './linux/stuck.ts'
import { readHead } from './trace.ts'

const MAX_DUMP = 1 << 20

export interface Asking {
  proc: Proc
  /** Sends a signal; throws where it may not. */
  kill: (pid: number, signal: number) => void
  pause: (milliseconds: number) => Promise<void>
  /** The file that the observer's handler writes to. */
  file: string
}

/**
 * Python stacks of one process by the observer's own signal, or a reason why not. The signal is
 * sent only where a handler for it is installed and the handler's file is still open there, so it
 * can neither kill nor write into something else. Waits at most 0.5 s.
 */
export async function askForStacks(pid: number, asking: Asking): Promise<Stack[] | string> {
  const { proc, file } = asking
  const process = readProcess(pid, 0, proc)
  if (!process) return `process ${pid} is gone`
  if (!(process.caught & (1n << BigInt(STACKS_SIGNAL - 1)))) {
    return `process ${pid} has no handler that would write its Python stacks`
  }
  const open = proc.names(`${pid}/fd`).some((fd) => proc.link(`${pid}/fd/${fd}`) === file)
  if (!open) return `process ${pid} has closed the file for its Python stacks`
  const asleep = () => readProcess(pid, 0, proc)?.threads.every((one) => one.state !== 'R') ?? true
  return requestDump(pid, { ...asking, signal: STACKS_SIGNAL, asleep, step: 2 })
}

export interface DumpRequest extends Omit<Asking, 'proc'> {
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

const STACK_BYTES = 16_384
const MAX_NATIVE_FRAMES = 40

/**
 * The libraries on a blocked thread's native stack, innermost first, without a debugger: return
 * addresses are looked for in the stack's memory. A word left over from an earlier call can be
 * among them, so this names candidates and proves nothing.
 */
export function scanNativeStack(pid: number, tid: number, proc: Proc): NativeStack | null {
  const line = proc.text(`${pid}/task/${tid}/syscall`)
  const pointer = line?.trim().split(' ').at(-2)
  if (!pointer?.startsWith('0x')) return null
  const mappings = readMappings(pid, proc)
  const from = BigInt(pointer)
  const stack = mappingAt(mappings, from)
  if (!stack) return null
  const room = Number(stack.to - from)
  const bytes = proc.memory(pid, from, Math.min(room - (room % 8), STACK_BYTES))
  if (!bytes) return null
  const libraries: string[] = []
  for (let at = 0; at + 8 <= bytes.length && libraries.length < MAX_NATIVE_FRAMES; at += 8) {
    const mapping = mappingAt(mappings, bytes.readBigUInt64LE(at))
    if (!mapping?.executable || !mapping.name.startsWith('/')) continue
    if (libraries.at(-1) !== mapping.name) libraries.push(mapping.name)
  }
  return { pid, tid, frames: libraries.map((library) => ({ function: '?', library })) }
}
