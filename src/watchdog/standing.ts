/** Where the processes of a trial stood when its time was over, in words. */
import { basename, relative } from 'node:path'
import { ridesAlong } from '../assets.ts'
import type { Evidence, Place, Stack } from '../results/model.ts'

const MAX_PROCESSES = 6
const MAX_THREADS = 4

/** `at the time limit child 1: MainThread at app.py:12 in work, waits with a time limit`; a sentence a process. */
export function standing(evidence: Evidence, folder: string, when: string): string | null {
  const pids = [...new Set(evidence.waits.map((wait) => wait.pid))]
  const told = pids.slice(0, MAX_PROCESSES).map((pid) => {
    const name = evidence.processes.find((one) => one.pid === pid)?.name ?? `process ${pid}`
    return [`${name} ${threads(evidence, pid, folder).join(', ')}`, waits(evidence, pid)]
      .filter(Boolean)
      .join(' ')
  })
  const more = pids.length > MAX_PROCESSES ? [`and ${pids.length - MAX_PROCESSES} more`] : []
  return told.length === 0 ? null : `${when} ${[...told, ...more].join('; ')}`
}

function threads({ stacks }: Evidence, pid: number, folder: string): string[] {
  const own = stacks.filter((stack) => stack.pid === pid && stack.frames.length > 0)
  return own.slice(0, MAX_THREADS).map((stack) => {
    const who = own.length > 1 && stack.name ? `${stack.name} ` : ''
    return `${who}was ${places(stack, folder)}`
  })
}

/** Its innermost line, and where that is not the program's own, the program's line that led there. */
function places(stack: Stack, folder: string): string {
  // The observer stands between the program and what it calls.
  const frames = stack.frames.filter(({ file }) => !ridesAlong(file))
  const inner = frames[0] ?? stack.frames[0]!
  const own = frames.find(({ file }) => isBelow(file, folder))
  const at = ({ file, line, function: name }: Place) =>
    `at ${isBelow(file, folder) ? relative(folder, file) : basename(file)}:${line} in ${name}`
  return own && own !== inner ? `${at(inner)}, called ${at(own)}` : at(inner)
}

const isBelow = (file: string, folder: string) => file.startsWith(`${folder}/`)

/** What its threads waited for, each kind of wait once. */
function waits(evidence: Evidence, pid: number): string {
  const texts = evidence.waits.filter((wait) => wait.pid === pid).map((wait) => wait.text)
  const kinds = [
    ...new Set(texts.map((text) => text.replace(/^futex at 0x[0-9a-f]+, /, 'a lock, '))),
  ]
  return kinds.length === 0 ? '' : `(${kinds.slice(0, MAX_THREADS).join(' | ')})`
}
