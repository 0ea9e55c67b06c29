import type { NativeStack, Stack } from '../../results/model.ts'
import { type DumpRequest, requestDump } from '../stacks.ts'
import { mappingAt, readMappings } from './mappings.ts'
import type { Proc } from './proc.ts'
import { readProcess } from './processes.ts'
import { STACKS_SIGNAL } from './stuck.ts'

export interface Asking extends Pick<DumpRequest, 'kill' | 'pause' | 'file'> {
  proc: Proc
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
  const stacks = await requestDump(pid, { ...asking, signal: STACKS_SIGNAL, asleep, step: 2 })
  const program = proc.text(`${pid}/comm`)?.trim()
  return typeof stacks === 'string' ? stacks : stacks.map((one) => pythonNamed(one, program))
}

/** The kernel's names of threads are cut, and a main thread has that of the program. */
const KERNEL_NAME = 15

function pythonNamed(stack: Stack, program: string | undefined): Stack {
  const { name } = stack
  const isPythons = name !== null && name !== program && Buffer.byteLength(name) < KERNEL_NAME
  return isPythons ? stack : { ...stack, name: null }
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
  const from = stackPointer(line)
  if (from === null) return null
  const mappings = readMappings(pid, proc)
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

/** The stack pointer in a line of `/proc/PID/task/TID/syscall`, where the thread is blocked. */
export function stackPointer(line: string | null): bigint | null {
  const pointer = line?.trim().split(' ').at(-2)
  return pointer?.startsWith('0x') ? BigInt(pointer) : null
}
