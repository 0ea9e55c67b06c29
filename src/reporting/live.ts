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

  function draw(): void {
    if (!stream.isTTY) return
    state.elapsed = seconds(begun)
    state.running = [...running].map(([key, since]) => {
      const [repro, variant] = key.split('\0') as [string, string]
      return { repro, variant, seconds: seconds(since) }
    })
    stream.write(erase + clean(renderProgress(state, stream.columns || 80)))
  }

  let told = performance.now()
  let lastLine = ''
  function tell(text: string): void {
    told = performance.now()
    stream.write(erase + clean(text))
    draw()
  }

  function sayWhatRuns(): void {
    if (running.size === 0 || performance.now() - told < SILENCE) return
    const names = [...running].slice(0, 3).map(([key, since]) => {
      const [repro, variant] = key.split('\0') as [string, string]
      return `${repro}, ${variant}, for ${duration(Math.floor(seconds(since)))}`
    })
    const last = lastLine && `; its last line: ${lastLine}`
    tell(`${oneLine(`still running: ${names.join('; ')}${last}`, 400)}\n`)
  }

  const timer = stream.isTTY ? setInterval(draw, 250) : setInterval(sayWhatRuns, SILENCE / 3)
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
      if (!stream.isTTY && !isTold) tell(`${oneLine(line, 200)}\n`)
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

interface Named {
  variant: string
  emulation: string | null
  python: { path: string }
}

const keyOf = (repro: string, { variant, emulation, python }: Named) =>
  [repro, variant, emulation, python.path].join('\0')
