import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { programs } from './trials.ts'

/** Builds the C library of some programs; null where there is no compiler. */
export function buildNative(folder: string): string | null {
  const library = join(folder, 'native.so')
  const source = join(programs, 'living/native.c')
  try {
    execFileSync('gcc', ['-O1', '-shared', '-fPIC', '-o', library, source, '-lpthread', '-lrt'])
    return library
  } catch {
    return null
  }
}
