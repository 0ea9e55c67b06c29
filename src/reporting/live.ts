import { oneLine } from '../guard/text.ts'
import type { Case } from '../plan/plan.ts'
import type { CaseResult } from '../results/model.ts'
import { duration } from './format.ts'
import { caseName, outcomeSentence } from './names.ts'
import { type ProgressState, renderProgress } from './progress.ts'

export interface Live {
  planned: (cases: number) => void
  started: (one: Case) => void
  finished: (result: CaseResult) => void
  /** What a command has printed. */
  printed: (text: string) => void
  end: () => void
}

/** Milliseconds without a line, on what is no terminal, after which one says what runs. */
const SILENCE = 45_000

/**
 * On a terminal one line that is drawn anew; elsewhere a line for each case that is done, and at
 * least one a minute. `clean` makes any text masked and neutral.
 */
export function showProgress(stream: NodeJS.WriteStream, clean: (text: string) => string): Live {
  const progress = openProgress()
  const skipped = new Set<string>()
  const erase = stream.isTTY ? '\r\u001b[K' : ''
  let told = performance.now()
  let lastLine = ''

  function draw(): void {
    if (!stream.isTTY) return
    stream.write(erase + clean(renderProgress(progress.now(), stream.columns || 80)))
  }

  function tell(text: string): void {
    told = performance.now()
    stream.write(erase + clean(text))
    draw()
  }

  /** A log in which nothing happens for long looks as if the run had hung itself. */
  function sayWhatRuns(): void {
    const now = progress.now()
    if (performance.now() - told < SILENCE) return
    const names = now.running
      .slice(0, 3)
      .map(
        ({ repro, variant, seconds }) =>
          `${repro}, ${variant}, for ${duration(Math.floor(seconds))}`,
      )
    const last = lastLine && `; its last line: ${lastLine}`
    const what =
      names.length > 0 ? `still running: ${names.join('; ')}${last}` : renderProgress(now, 200)
    tell(`${oneLine(what, 400)}\n`)
  }

  const timer = stream.isTTY ? setInterval(draw, 250) : setInterval(sayWhatRuns, SILENCE / 3)
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
      const line = lineOf(result, progress.now())
      if (!stream.isTTY && !isTold(result, skipped)) tell(`${oneLine(line, 200)}\n`)
      draw()
    },
    printed: (text) => {
      lastLine = text.trimEnd().split('\n').at(-1) ?? ''
      tell(text)
    },
    end: () => {
      clearInterval(timer)
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
