import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'

/** A dynamic symbol: its address before the file is mapped, and its size in bytes. */
export interface Symbol {
  value: bigint
  size: bigint
}

const SHT_DYNSYM = 11
const SYMBOL_BYTES = 24
const MAX_TABLE = 64 << 20

/**
 * What a 64-bit little-endian ELF file (elf(5)) defines under those names, for others to link
 * against; empty where the file is none, or is gone. Only a regular file is read.
 */
export const definedSymbols = (file: string, names: string[]): Map<string, Symbol> =>
  opened(file, (open) => readSymbols(open, names)) ?? new Map()

/**
 * Whether an ELF file takes one of those names from another; true too where that cannot be known, as
 * of a program that was linked statically.
 */
export const mayImport = (file: string, names: string[]): boolean =>
  opened(file, (open) => importsAny(open, names)) ?? true

/** What is read of a regular file; null where it is none, is gone or makes no sense. */
function opened<T>(file: string, read: (open: number) => T): T | null {
  let open: number
  try {
    open = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK)
  } catch {
    return null
  }
  try {
    return fstatSync(open).isFile() ? read(open) : null
  } catch {
    return null
  } finally {
    closeSync(open)
  }
}

function importsAny(file: number, names: string[]): boolean {
  const [table, text] = dynamicTables(file) ?? []
  if (!table || !text) return true
  for (let at = 0; at + SYMBOL_BYTES <= table.length; at += SYMBOL_BYTES) {
    const isDefined = table.readUInt16LE(at + 6) !== 0
    if (!isDefined && names.includes(stringAt(text, table.readUInt32LE(at)))) return true
  }
  return false
}

/** A name may be the end of a longer one. */
const stringAt = (text: Buffer, at: number) => text.toString('latin1', at, text.indexOf(0, at))

function readSymbols(file: number, names: string[]): Map<string, Symbol> {
  const found = new Map<string, Symbol>()
  const [table, text] = dynamicTables(file) ?? []
  if (!table || !text) return found
  const wanted = new Map(
    names.flatMap((name) => {
      const at = text.indexOf(`\0${name}\0`)
      return at < 0 ? [] : [[at + 1, name] as const]
    }),
  )
  for (let at = 0; wanted.size > 0 && at + SYMBOL_BYTES <= table.length; at += SYMBOL_BYTES) {
    const name = wanted.get(table.readUInt32LE(at))
    const isDefined = table.readUInt16LE(at + 6) !== 0
    if (!name || !isDefined) continue
    found.set(name, {
      value: table.readBigUInt64LE(at + 8),
      size: table.readBigUInt64LE(at + 16),
    })
  }
  return found
}

/** The table of dynamic symbols and the one of their names. */
function dynamicTables(file: number): [Buffer, Buffer] | null {
  const head = bytesAt(file, 0, 64)
  if (head.toString('latin1', 0, 4) !== '\x7fELF' || head[4] !== 2 || head[5] !== 1) return null
  const size = head.readUInt16LE(58)
  const sections = bytesAt(file, Number(head.readBigUInt64LE(40)), size * head.readUInt16LE(60))
  for (let at = 0; at + size <= sections.length; at += size) {
    if (sections.readUInt32LE(at + 4) !== SHT_DYNSYM) continue
    const names = sections.readUInt32LE(at + 40) * size
    return [sectionAt(file, sections, at), sectionAt(file, sections, names)]
  }
  return null
}

function sectionAt(file: number, sections: Buffer, at: number): Buffer {
  const place = Number(sections.readBigUInt64LE(at + 24))
  return bytesAt(file, place, Number(sections.readBigUInt64LE(at + 32)))
}

function bytesAt(file: number, place: number, length: number): Buffer {
  if (length > MAX_TABLE) throw new RangeError('a table of that size is none')
  const bytes = Buffer.alloc(length)
  if (readSync(file, bytes, 0, length, place) !== length) throw new RangeError('cut off')
  return bytes
}
