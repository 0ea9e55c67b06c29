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
  const begun = performance.now()
  const running = new Map<string, number>()
  const skipped = new Set<string>()
  const state: ProgressState = {
    total: 0,
    done: 0,
    hung: 0,
    regressions: 0,
    running: [],
    elapsed: 0,
  }
  const seconds = (since: number) => (performance.now() - since) / 1000
  const erase = stream.isTTY ? '\r\u001b[K' : ''

  function count(): void {
    state.elapsed = seconds(begun)
    state.running = [...running].map(([key, since]) => {
      const [repro, variant] = key.split('\0') as [string, string]
      return { repro, variant, seconds: seconds(since) }
    })
  }

  function draw(): void {
    if (!stream.isTTY) return
    count()
    stream.write(erase + mask(renderProgress(state, stream.columns || 80)))
  }

  function print(line: string): void {
    stream.write(`${mask(oneLine(line, 200))}\n`)
    quiet?.refresh()
  }

  /** A log in which nothing happens for long looks as if the run had hung itself. */
  function tellAnyway(): void {
    count()
    print(renderProgress(state, 200))
  }

  const timer = stream.isTTY ? setInterval(draw, 250) : undefined
  const quiet = stream.isTTY ? undefined : setInterval(tellAnyway, LONGEST_QUIET)
  return {
    planned: (cases) => {
      state.total = cases
      draw()
    },
    started: (one) => {
      running.set(keyOf(one.repro.name, one), performance.now())
      draw()
    },
    finished: (result) => {
      running.delete(keyOf(result.repro, result))
      state.done++
      state.hung += result.hangs > 0 ? 1 : 0
      state.regressions += result.verdict === 'regression' ? 1 : 0
      const line = `${state.done} of ${state.total}: ${caseName(result)}: ${outcomeSentence(result)}`
      // One cause skips many; the report has them all.
      const reason = result.outcome === 'skipped' ? (result.reason ?? '') : null
      const isTold = reason !== null && skipped.has(reason)
      if (reason !== null) skipped.add(reason)
      if (!stream.isTTY && !isTold) print(line)
      draw()
    },
    end: () => {
      clearInterval(timer)
      clearInterval(quiet)
      stream.write(erase)
    },
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
