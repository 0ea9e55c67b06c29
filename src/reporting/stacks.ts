/** Where the threads of a trial stood that was shown to be neither stuck nor done: each stack once. */
import { groupBy } from '../results/identity.ts'
import type { CaseResult, Evidence, Place, Stack } from '../results/model.ts'
import { plural } from './format.ts'
import { caseName, line } from './names.ts'

export interface Standing {
  /** `slow, baseline, CPython 3.13.0, at the time limit`. */
  title: string
  /** Threads that stood at the same lines, and these, innermost first. */
  groups: { threads: string; lines: string[] }[]
  /** How many groups there are beyond those. */
  more: number
}

const MAX_GROUPS = 12
const MAX_NAMES = 4
const MAX_FRAMES = 8

/**
 * Null where the case has another explanation, ended, or is expected to take too long. `cwd` is what
 * files are shown relative to.
 */
export function standingOf(one: CaseResult, cwd = ''): Standing | null {
  const { evidence, diagnosis, outcome, verdict, endedBy } = one
  const isLate = outcome === 'timed-out' && verdict !== 'ok'
  const isBrokenOff = endedBy === 'interrupted' && (outcome === 'passed' || outcome === 'skipped')
  if (!evidence || diagnosis || !(isLate || isBrokenOff)) return null
  const stacks = evidence.stacks.filter(({ frames }) => ownFrames(frames).length > 0)
  if (stacks.length === 0) return null
  const groups = [...groupBy(stacks, (stack) => linesOf(stack, cwd).join('\n'))].map(
    ([, alike]) => ({
      threads: namesOf(alike, evidence),
      lines: linesOf(alike[0]!, cwd),
    }),
  )
  const when = isLate ? 'at the time limit' : 'when it was interrupted'
  return {
    title: `${caseName(one)}, ${when}`,
    groups: groups.slice(0, MAX_GROUPS),
    more: Math.max(0, groups.length - MAX_GROUPS),
  }
}

/** Without the observer, which stands between the program and what it calls. */
const ownFrames = (frames: readonly Place[]) =>
  frames.filter(({ file }) => !/(?:^|\/)harness\/observer\//.test(file))

function linesOf({ frames }: Stack, cwd: string): string[] {
  const own = ownFrames(frames)
  const shown = own
    .slice(0, MAX_FRAMES)
    .map((place) => `${line(below(place, cwd))} in ${place.function}`)
  const left = own.length - shown.length
  return [...shown, ...(left > 0 ? [`and ${plural(left, 'more frame')}`] : [])]
}

const below = (place: Place, cwd: string): Place =>
  cwd && place.file.startsWith(`${cwd}/`)
    ? { ...place, file: place.file.slice(cwd.length + 1) }
    : place

function namesOf(stacks: readonly Stack[], evidence: Evidence): string {
  const names = stacks.slice(0, MAX_NAMES).map((stack) => threadName(stack, evidence))
  const left = stacks.length - names.length
  return names.join('; ') + (left > 0 ? ` and ${plural(left, 'more thread')}` : '')
}

/** `child 1, MainThread`; what was asked of a process knows a thread by its number only. */
function threadName(stack: Stack, { processes, forks, waits }: Evidence): string {
  const process = processes.find(({ pid }) => pid === stack.pid)?.name ?? `process ${stack.pid}`
  const known = forks
    .flatMap((fork) => fork.stacks)
    .find(({ ident, name }) => ident === stack.ident && name !== null)
  const name = stack.name ?? known?.name ?? 'a thread'
  const own = waits.filter(({ pid }) => pid === stack.pid)
  const wait = own.length === 1 ? own[0] : own.find(({ tid }) => tid === known?.tid)
  return [process, name, wait && waitText(wait.text)].filter(Boolean).join(', ')
}

const waitText = (text: string) => text.replace(/^futex at 0x[0-9a-f]+, .*$/, 'waits for a lock')
