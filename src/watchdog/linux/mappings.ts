import type { Proc } from './proc.ts'

/** One line of `/proc/PID/maps`. */
export interface Mapping {
  from: bigint
  to: bigint
  shared: boolean
  writable: boolean
  executable: boolean
  /** Device and inode: what a shared futex is keyed by. */
  file: string
  /** A path, `[heap]`, `[stack]` or empty. */
  name: string
  /** The program or library whose static data it holds, file-backed or zeroed; else null. */
  staticOf: string | null
}

/** A process's mappings, or null where they cannot be read. */
export function readMappings(pid: number, proc: Proc): Mapping[] | null {
  const text = proc.text(`${pid}/maps`)
  if (text === null) return null
  const mappings: Mapping[] = []
  for (const line of text.split('\n')) {
    const match = /^([0-9a-f]+)-([0-9a-f]+) (\S{4}) \S+ (\S+ \d+)\s*(.*)$/.exec(line)
    if (!match) continue
    const [, from, to, permissions, file, name] = match as unknown as string[]
    const before = mappings.at(-1)
    const writable = permissions!.charAt(1) === 'w'
    const start = BigInt(`0x${from}`)
    const behind = name === '' && before?.to === start ? before.staticOf : null
    mappings.push({
      from: start,
      to: BigInt(`0x${to}`),
      shared: permissions!.charAt(3) === 's',
      writable,
      executable: permissions!.charAt(2) === 'x',
      file: file!,
      name: name!,
      staticOf: writable ? (name!.startsWith('/') ? name! : behind) : null,
    })
  }
  return mappings
}

export function mappingAt(mappings: Mapping[] | null, address: bigint): Mapping | null {
  return mappings?.find((one) => one.from <= address && address < one.to) ?? null
}
