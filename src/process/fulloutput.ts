import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { StreamName } from './capture.ts'

/** Takes all that a trial prints. */
export interface Tee {
  write(stream: StreamName, bytes: Buffer): void
  close(): void
}

/**
 * Writes all that a trial prints into two files, with the secrets' values replaced by `***`.
 * Written at once: what a program prints faster than the disk takes it must not pile up here.
 */
export function teeInto(folder: string, name: string, secrets: readonly string[]): Tee {
  mkdirSync(folder, { recursive: true })
  const open = (stream: StreamName) => masked(join(folder, `${name}.${stream}.txt`), secrets)
  const files = { stdout: open('stdout'), stderr: open('stderr') }
  return {
    write: (stream, bytes) => files[stream].write(bytes),
    close: () => {
      files.stdout.close()
      files.stderr.close()
    },
  }
}

function masked(path: string, secrets: readonly string[]) {
  const file = openSync(path, 'w')
  // As bytes in latin1: a secret may be cut anywhere, also inside a character.
  const needles = secrets.map((secret) => Buffer.from(secret).toString('latin1'))
  const longest = Math.max(1, ...needles.map((needle) => needle.length))
  const mask = (text: string) => needles.reduce((all, one) => all.replaceAll(one, '***'), text)
  let held = ''
  return {
    write: (bytes: Buffer) => {
      const text = mask(held + bytes.toString('latin1'))
      const safe = Math.max(0, text.length - (longest - 1))
      writeSync(file, text.slice(0, safe), null, 'latin1')
      held = text.slice(safe)
    },
    close: () => {
      writeSync(file, held, null, 'latin1')
      closeSync(file)
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
