import type { Proc } from './proc.ts'

export interface Thread {
  tid: number
  /** `S` sleeping, `R` running, `D`, `T`, `Z`, … as in proc(5). */
  state: string
  /** Context switches so far, voluntary and not. Unchanged means: has not run. */
  switches: string
}

export interface Process {
  pid: number
  parent: number
  /** Start time in clock ticks since boot: with the pid it names a process for ever. */
  start: string
  threads: Thread[]
  zombie: boolean
  traced: boolean
  signalsPending: boolean
  /** Made by a fork, and the same program still. */
  forked: boolean
  /** Bit n-1 is set where the process has a handler for signal n. */
  caught: bigint
}

/** All processes below `root` (without it), parents before children. */
export function readTree(root: number, proc: Proc): Process[] {
  const childrenOf = childLister(proc)
  const found: Process[] = []
  const seen = new Set([root])
  const visit = (parent: number) => {
    for (const pid of childrenOf(parent)) {
      if (seen.has(pid)) continue
      seen.add(pid)
      found.push(readProcess(pid, parent, proc) ?? hidden(pid, parent))
      visit(pid)
    }
  }
  visit(root)
  return found
}

/** A child that is listed and shows nothing (hidepid, or just gone): it may do anything. */
const hidden = (pid: number, parent: number): Process => ({
  ...{ pid, parent, start: '', threads: [] },
  ...{ zombie: false, traced: false, signalsPending: false, forked: false, caught: 0n },
})

export const isHidden = ({ threads }: Process) => threads.length === 0

/** Uses the kernel's lists of children, or one scan of all processes where it keeps none. */
function childLister(proc: Proc): (pid: number) => number[] {
  let scanned: Map<number, number[]> | null = null
  return (pid) => {
    const threads = proc.names(`${pid}/task`)
    const lists = threads.map((tid) => proc.text(`${pid}/task/${tid}/children`))
    if (lists.some((list) => list !== null) || threads.length === 0) {
      return lists.flatMap((list) => list?.split(' ').filter(Boolean).map(Number) ?? [])
    }
    scanned ??= scanParents(proc)
    return scanned.get(pid) ?? []
  }
}

function scanParents(proc: Proc): Map<number, number[]> {
  const children = new Map<number, number[]>()
  for (const pid of allPids(proc)) {
    const parent = Number(statFields(pid, proc)?.[1])
    children.set(parent, [...(children.get(parent) ?? []), pid])
  }
  return children
}

export function allPids(proc: Proc): number[] {
  return proc
    .names('')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
}

/** Fields of `/proc/PID/stat` from the state on; the name before may hold spaces and brackets. */
function statFields(pid: number, proc: Proc): string[] | null {
  const stat = proc.text(`${pid}/stat`)
  return stat === null ? null : stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

/** Start time of a process in clock ticks since boot, or null where there is none. */
export function startTime(pid: number, proc: Proc): string | null {
  return statFields(pid, proc)?.[19] ?? null
}

/** The kernel's mark of a process that forked and did not exec since (PF_FORKNOEXEC). */
const FORKED = 0x40

export function readProcess(pid: number, parent: number, proc: Proc): Process | null {
  const fields = statFields(pid, proc)
  const start = fields?.[19]
  if (!fields || start === undefined) return null
  const statuses = proc
    .names(`${pid}/task`)
    .map((tid) => ({ tid: Number(tid), status: proc.text(`${pid}/task/${tid}/status`) }))
  const known = statuses.filter((one): one is { tid: number; status: string } => !!one.status)
  if (known.length === 0) return null
  const leader = known.find((one) => one.tid === pid)?.status ?? known[0]!.status
  const threads = known.map(({ tid, status }) => ({
    tid,
    state: field(status, 'State').charAt(0),
    switches: `${field(status, 'voluntary_ctxt_switches')}/${field(status, 'nonvoluntary_ctxt_switches')}`,
  }))
  return {
    pid,
    parent,
    start,
    threads,
    zombie: threads.every((thread) => 'ZX'.includes(thread.state)),
    traced: field(leader, 'TracerPid') !== '0',
    signalsPending: known.some(
      ({ status }) => mask(status, 'SigPnd') !== 0n || mask(status, 'ShdPnd') !== 0n,
    ),
    forked: (Number(fields[6]) & FORKED) !== 0,
    caught: mask(leader, 'SigCgt'),
  }
}

function field(status: string, name: string): string {
  // Anchored at a line's start: the process's name, on the first line, is chosen by the process.
  const at = status.indexOf(`\n${name}:\t`)
  if (at < 0) return ''
  const from = at + name.length + 3
  return status.slice(from, status.indexOf('\n', from)).trim()
}

const mask = (status: string, name: string) => BigInt(`0x${field(status, name) || '0'}`)
