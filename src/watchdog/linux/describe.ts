import type { Fork, LockNote, Wait } from '../../results/model.ts'
import { isWaitedFor } from './explain.ts'
import { type Mapping, mappingAt, readMappings } from './mappings.ts'
import { lockOwner } from './owner.ts'
import type { Proc } from './proc.ts'
import type { Process, Thread } from './processes.ts'
import { type enderFinder, isInterpreter, waitOf } from './stuck.ts'
import type { Blocked } from './waits.ts'

/** Where a thread stands that is to be described. */
interface Place {
  pid: number
  proc: Proc
  wait: Blocked
  mapping: Mapping | null
}

/** What each thread of a process waits for, with the owner where the lock keeps one. */
export function describeWaits(
  process: Process,
  { arch, proc }: { arch: string; proc: Proc },
  forks: Fork[],
  endersOf: ReturnType<typeof enderFinder> | null = null,
): Wait[] {
  const { pid, threads } = process
  const mappings = readMappings(pid, proc)
  const notes = forks.flatMap((fork) => fork.stacks.flatMap((stack) => stack.locks ?? []))
  return threads.map(({ tid }) => {
    const wait = waitOf(pid, tid, arch, proc)
    const address = 'address' in wait ? wait.address : null
    const mapping = address === null ? null : mappingAt(mappings, address)
    const place = { pid, proc, wait, mapping }
    const ends = wait.kind === 'descriptors' ? endersOf?.(process, tid, wait) : undefined
    return {
      ...{ pid, tid, kind: kindOf(place), text: textOf(place) },
      address: address === null ? null : `0x${address.toString(16)}`,
      mapping: mapping ? mapping.name || 'anonymous memory' : null,
      owner: ownerOf(place, threads),
      lock: notes.find((note) => isIts(note, place))?.object ?? null,
      ...(ends && { ends }),
    }
  })
}

function ownerOf({ pid, proc, wait }: Place, threads: Thread[]): Wait['owner'] {
  const tid = wait.kind === 'futex' ? lockOwner(wait, pid, proc) : null
  return tid === null ? null : { tid, alive: threads.some((one) => one.tid === tid) }
}

const isIts = (note: LockNote, { pid, proc, wait }: Place) =>
  wait.kind === 'futex' && isWaitedFor(note, { pid, address: wait.address }, proc)

/** Whether it waits in steps as who asks for the GIL does, for something else. */
const isPoll = ({ wait, mapping, proc }: Place) =>
  wait.kind === 'gil' && !isInterpreter(mapping?.staticOf, proc)

function kindOf(place: Place): Wait['kind'] {
  const { wait, mapping } = place
  if (wait.kind === 'futex' && mapping?.shared) return 'shared-futex'
  return isPoll(place) ? 'other' : kinds[wait.kind]
}

const textOf = (place: Place) =>
  isPoll(place)
    ? 'waits in steps of a few milliseconds'
    : describe(place.wait, place.mapping?.shared ?? false)

const kinds: Record<Blocked['kind'], Wait['kind']> = {
  futex: 'futex',
  gil: 'gil',
  process: 'process',
  descriptors: 'pipe',
  'file-lock': 'other',
  named: 'other',
  running: 'other',
  timed: 'other',
  outside: 'other',
  unreadable: 'other',
}

function describe(wait: Blocked, shared: boolean): string {
  switch (wait.kind) {
    case 'futex': {
      const value = wait.value === null ? '' : `, value ${wait.value}`
      return `futex at 0x${wait.address.toString(16)}, ${shared ? 'shared' : 'private'}, no time limit${value}`
    }
    case 'gil':
      return 'asks for the interpreter lock (GIL) every few milliseconds'
    case 'process':
      return wait.pid === null ? 'waits for any child' : `waits for process ${wait.pid}`
    case 'file-lock':
      return 'waits for the lock of a file, no time limit'
    case 'named':
      return `waits for ${wait.what}, no time limit`
    case 'descriptors':
      return `waits on descriptors ${[...wait.reads, ...wait.writes].join(', ')}, no time limit`
    case 'running':
      return 'runs'
    case 'timed':
      return `waits with a time limit (${wait.what})`
    case 'outside':
      return `waits for something outside (${wait.what})`
    case 'unreadable':
      return 'cannot be read'
  }
}
