import { closeSync, openSync, readdirSync, readlinkSync, readSync } from 'node:fs'
import { definedSymbols, mayImport } from './elf.ts'

/** What the kernel shows of processes. Reading never stops or changes the process read. */
export interface Proc {
  /** A file's text below the root, or null where it is gone or may not be read. */
  text(path: string): string | null
  names(path: string): string[]
  link(path: string): string | null
  /** Bytes of a process's memory, or null. */
  memory(pid: number, address: bigint, length: number): Buffer | null
  /** Whether a program or library, by its path, defines one of those symbols for others. */
  defines(file: string, names: string[]): boolean
  /** Whether one, by its path, may call one of those functions of another. */
  imports(file: string, names: string[]): boolean
  /** What was refused so far (`/proc/7/mem: EACCES`), for the reason of an "unknown". */
  refused(): string[]
}

const gone = new Set(['ENOENT', 'ESRCH', 'ENOTDIR'])

/** The real `/proc`. All reads are synchronous: a picture must not be interleaved with other work. */
export function procfs(root = '/proc'): Proc {
  const refusals = new Set<string>()
  const defining = cached((file, names) => definedSymbols(file, names).size > 0)
  const importing = cached(mayImport)
  let buffer = Buffer.allocUnsafe(1 << 16)

  function guarded<T>(path: string, read: () => T): T | null {
    try {
      return read()
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? String(error)
      if (!gone.has(code) && refusals.size < 20) refusals.add(`${path}: ${code}`)
      return null
    }
  }

  function readWhole(path: string): string {
    const file = openSync(path, 'r')
    try {
      let length = 0
      for (;;) {
        const count = readSync(file, buffer, length, buffer.length - length, null)
        if (count === 0) return buffer.toString('latin1', 0, length)
        length += count
        if (length === buffer.length) buffer = Buffer.concat([buffer], length * 2)
      }
    } finally {
      closeSync(file)
    }
  }

  function readMemory(path: string, address: bigint, length: number): Buffer | null {
    const file = openSync(path, 'r')
    try {
      const bytes = Buffer.alloc(length)
      return readSync(file, bytes, 0, length, address) === length ? bytes : null
    } finally {
      closeSync(file)
    }
  }

  const at = (path: string) => `${root}/${path}`
  return {
    text: (path) => guarded(at(path), () => readWhole(at(path))),
    names: (path) => guarded(at(path), () => readdirSync(at(path))) ?? [],
    link: (path) => guarded(at(path), () => readlinkSync(at(path))),
    memory: (pid, address, length) => {
      const path = at(`${pid}/mem`)
      return guarded(path, () => readMemory(path, address, length))
    },
    defines: defining,
    imports: importing,
    refused: () => [...refusals],
  }
}

type AsksFile = (file: string, names: string[]) => boolean

/** Of each file the same is asked again and again. */
function cached(ask: AsksFile): AsksFile {
  const known = new Map<string, boolean>()
  return (file, names) => {
    const key = `${file} ${names}`
    const answer = known.get(key) ?? ask(file, names)
    known.set(key, answer)
    return answer
  }
}
