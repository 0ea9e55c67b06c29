import { oneLine } from '../guard/text.ts'
import type { Case } from '../plan/plan.ts'
import type { CaseResult } from '../results/model.ts'
import { caseName, outcomeSentence } from './names.ts'
import { type ProgressState, renderProgress } from './progress.ts'

export interface Live {
  planned: (cases: number) => void
  started: (one: Case) => void
  finished: (result: CaseResult) => void
  end: () => void
}

/** Milliseconds without a line. */
const LONGEST_QUIET = 55_000

/**
 * On a terminal one line that is drawn anew; elsewhere a line for each case that is done, and one a
 * minute where none is.
 */
export function showProgress(stream: NodeJS.WriteStream, mask: (text: string) => string): Live {
  const progress = openProgress()
  const skipped = new Set<string>()
  const erase = stream.isTTY ? '\r\u001b[K' : ''

  function draw(): void {
    if (stream.isTTY) {
      stream.write(erase + mask(renderProgress(progress.now(), stream.columns || 80)))
    }
  }

  function print(line: string): void {
    stream.write(`${mask(oneLine(line, 200))}\n`)
    quiet?.refresh()
  }

  const timer = stream.isTTY ? setInterval(draw, 250) : undefined
  // A log in which nothing happens for long looks as if the run had hung itself.
  const quiet = stream.isTTY
    ? undefined
    : setInterval(() => print(renderProgress(progress.now(), 200)), LONGEST_QUIET)
  return {
    planned: (cases) => {
      progress.planned(cases)
      draw()
    },
    started: (one) => {
      progress.started(keyOf(one.repro.name, one))
      draw()
    },
    finished: (result) => {
      progress.finished(result)
      if (!stream.isTTY && !isTold(result, skipped)) print(lineOf(result, progress.now()))
      draw()
    },
    end: () => {
      clearInterval(timer)
      clearInterval(quiet)
      stream.write(erase)
    },
  }
}

const lineOf = (result: CaseResult, { done, total }: ProgressState) =>
  `${done} of ${total}: ${caseName(result)}: ${outcomeSentence(result)}`

/** One cause skips many; the report has them all. */
function isTold({ outcome, reason }: CaseResult, skipped: Set<string>): boolean {
  if (outcome !== 'skipped') return false
  const before = skipped.has(reason ?? '')
  skipped.add(reason ?? '')
  return before
}

interface Progress {
  planned(cases: number): void
  started(key: string): void
  finished(result: CaseResult): void
  now(): ProgressState
}

/** How far a run is. */
function openProgress(): Progress {
  const begun = performance.now()
  const running = new Map<string, number>()
  const counts = { total: 0, done: 0, hung: 0, regressions: 0 }
  const seconds = (since: number) => (performance.now() - since) / 1000
  return {
    planned: (cases) => {
      counts.total = cases
    },
    started: (key) => void running.set(key, performance.now()),
    finished: (result) => {
      running.delete(keyOf(result.repro, result))
      counts.done++
      counts.hung += result.hangs > 0 ? 1 : 0
      counts.regressions += result.verdict === 'regression' ? 1 : 0
    },
    now: () => ({
      ...counts,
      elapsed: seconds(begun),
      running: [...running].map(([key, since]) => {
        const [repro, variant] = key.split('\0') as [string, string]
        return { repro, variant, seconds: seconds(since) }
      }),
    }),
  }
}

interface Named {
  variant: string
  emulation: string | null
  python: { path: string }
  with?: readonly unknown[]
}

const keyOf = (repro: string, { variant, emulation, python, with: versions = [] }: Named) =>
  [repro, variant, emulation, python.path, versions.map(labelOf)].join('\0')

/** Of a version as the plan has it, and as results do. */
const labelOf = (version: unknown) =>
  typeof version === 'string' ? version : Object.values(version as object).join(' ')
