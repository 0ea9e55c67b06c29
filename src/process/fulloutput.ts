import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type Mask, maskStream } from '../guard/mask.ts'
import { neutral } from '../guard/text.ts'
import type { StreamName } from './capture.ts'

/** Takes all that a trial prints. */
export interface Tee {
  write(stream: StreamName, bytes: Buffer): void
  close(): void
  /** Why not all of it is there; null where it is. */
  problem(): string | null
}

/**
 * Writes all that a trial prints into two files, masked and neutral: somebody may print them in a log.
 * Written at once: what a program prints faster than the disk takes it must not pile up here.
 */
export function teeInto(folder: string, name: string, mask: Mask): Tee {
  const files = new Map<StreamName, ReturnType<typeof cleaned>>()
  let problem: string | null = null
  const attempt = (act: () => void) => {
    try {
      act()
    } catch (error) {
      problem ??= `not all of its output could be written: ${(error as Error).message}`
    }
  }
  attempt(() => {
    mkdirSync(folder, { recursive: true })
    for (const stream of ['stdout', 'stderr'] as const) {
      files.set(stream, cleaned(join(folder, `${name}.${stream}.txt`), mask))
    }
  })
  return {
    write: (stream, bytes) => {
      if (problem === null) attempt(() => files.get(stream)!.write(bytes))
    },
    close: () => {
      for (const file of files.values()) attempt(file.close)
    },
    problem: () => problem,
  }
}

function cleaned(path: string, mask: Mask) {
  const file = openSync(path, 'w')
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  // Before the cleaning, which takes a value's pieces from their context, and after it.
  const raw = maskStream(mask)
  const clean = maskStream(mask)
  return {
    write: (bytes: Buffer) => {
      writeSync(file, clean.add(neutral(raw.add(decoder.decode(bytes, { stream: true })))))
    },
    close: () => {
      const rest = neutral(raw.add(decoder.decode()) + raw.end())
      try {
        writeSync(file, clean.add(rest) + clean.end())
      } finally {
        closeSync(file)
      }
    },
  }
}

/** A name of a folder for a case: what a file system may not like is replaced. */
export const folderName = (...parts: (string | null)[]) =>
  parts
    .filter((part) => part)
    .join(' ')
    .replace(/[^\w.=-]+/g, '_')
    .slice(0, 150)
