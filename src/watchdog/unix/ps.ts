/** One process as `ps` shows it. */
export interface Row {
  pid: number
  parent: number
  group: number
  /** First letter: `R` running, `S` and `I` sleeping, `U` and `D` uninterruptible, `T`, `Z`, … */
  state: string
  /** Start time as `ps` writes it, to the second: with the pid it names a process. */
  start: string
  /** Processor time as `ps` writes it; only ever compared. */
  time: string
  command: string
}

/** What a thread of a process waits for, as the kernel's wait channel names it. */
export interface ThreadRow {
  tid: number
  state: string
  channel: string
}

const columns = (...names: string[]) => names.flatMap((name) => ['-o', `${name}=`])

/** Columns of `parseTable`. POSIX gives each its own `-o`: a `=` takes the rest of its argument. */
export const tableColumns = columns('pid', 'ppid', 'pgid', 'state', 'lstart', 'time', 'command')
/** Columns of `parseThreads`; the BSDs differ in what they call a thread's id. */
export const threadColumns = (tid: 'lwp' | 'tid') => columns('pid', tid, 'state', 'wchan')
/** Column of `catches`: the bits of the signals that have a handler. */
export const caughtColumns = columns('sigcatch')

const tableLine =
  /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+((?:\S+\s+){4}\d{4})\s+(\d[\d:.-]*)(?:\s+(.*))?$/

/** Parses all processes; lines that are not of the form are left out. */
export function parseTable(text: string): Row[] {
  return text.split('\n').flatMap((line) => {
    const [all, pid, parent, group, state, start, time, command] = tableLine.exec(line) ?? []
    if (all === undefined) return []
    return {
      pid: Number(pid),
      parent: Number(parent),
      group: Number(group),
      state: state!,
      start: start!.replace(/\s+/g, ' '),
      time: time!,
      command: command ?? '',
    }
  })
}

/** Parses the threads of one process, one a line. */
export function parseThreads(text: string, pid: number): ThreadRow[] {
  return text.split('\n').flatMap((line) => {
    const [owner, tid, state, channel] = line.trim().split(/\s+/)
    // OpenBSD has a line for the process as a whole, too, without a thread's id.
    if (Number(owner) !== pid || !(Number(tid) > 0) || channel === undefined) return []
    return { tid: Number(tid), state: state!, channel }
  })
}

/** Whether a process has a handler for a signal, from the hexadecimal mask that `ps` prints. */
export function catches(text: string, signal: number): boolean {
  const mask = /^\s*(?:0x)?([0-9a-f]+)\s*$/i.exec(text)
  return mask !== null && (BigInt(`0x${mask[1]}`) & (1n << BigInt(signal - 1))) !== 0n
}

export const isZombie = (row: Row) => row.state.startsWith('Z')
export const isAsleep = (row: { state: string }) => /^[SI]/.test(row.state)
/** Names a process for ever. */
export const identity = ({ pid, start }: { pid: number; start: string }) => `${pid} ${start}`

/**
 * The rows of a family: those that `isMember` knows, all below them, and all that share a process
 * group with one of them; parents before children. A group of the watchdog's own is never taken.
 */
export function findFamily(rows: Row[], isMember: (row: Row) => boolean, self: number): Row[] {
  const own = rows.find((row) => row.pid === self)
  const forbidden = new Set([0, 1, own?.group])
  const pids = new Set<number>()
  const groups = new Set<number>()
  const belongs = (row: Row) => isMember(row) || pids.has(row.parent) || groups.has(row.group)
  for (let found = true; found; ) {
    found = false
    for (const row of rows) {
      if (pids.has(row.pid) || row.pid === self || row.pid <= 1 || !belongs(row)) continue
      pids.add(row.pid)
      if (!forbidden.has(row.group)) groups.add(row.group)
      found = true
    }
  }
  return parentsFirst(rows.filter((row) => pids.has(row.pid)))
}

function parentsFirst(rows: Row[]): Row[] {
  const pids = new Set(rows.map((row) => row.pid))
  const ordered: Row[] = []
  const visit = (row: Row) => {
    ordered.push(row)
    for (const child of rows) if (child.parent === row.pid) visit(child)
  }
  for (const row of rows) if (!pids.has(row.parent)) visit(row)
  return ordered
}
