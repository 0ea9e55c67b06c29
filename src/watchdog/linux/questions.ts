import type { Fork } from '../../results/model.ts'
import type { Question } from './explain.ts'
import { mappingAt, readMappings } from './mappings.ts'
import { lockOwner } from './owner.ts'
import type { Proc } from './proc.ts'
import type { Process } from './processes.ts'
import { stackPointer } from './stacks.ts'
import { readWait } from './waits.ts'

/** The forks that led to a process, the nearest first. */
export function forksOf(pid: number, forks: Fork[]): Fork[] {
  const found: Fork[] = []
  for (let at: number | null = pid; at !== null; ) {
    const made: Fork | undefined = forks.find((one) => one.child === at && !found.includes(one))
    if (made) found.push(made)
    at = made?.pid ?? null
  }
  return found
}

/** A question for each thread of the process that waits for a lock of its own memory. */
export function questionsOf(process: Process, forks: Fork[], arch: string, proc: Proc): Question[] {
  if (forks.length === 0) return []
  const { pid, threads } = process
  const mappings = readMappings(pid, proc)
  const lines = threads.map(({ tid }) => ({ tid, line: proc.text(`${pid}/task/${tid}/syscall`) }))
  const pointers = lines.flatMap(({ line }) => stackPointer(line) ?? [])
  return lines.flatMap(({ tid, line }) => {
    const wait = readWait(line, pid, arch, proc)
    if (wait.kind !== 'futex' || mappingAt(mappings, wait.address)?.shared !== false) return []
    const owner = lockOwner(wait, pid, proc)
    const tids = threads.map((one) => one.tid)
    return [{ pid, tid, address: wait.address, owner, tids, pointers, mappings, forks }]
  })
}
