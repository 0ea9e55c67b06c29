import { harness } from '../assets.ts'
import { spawnRun } from '../process/run.ts'
import type { HeldAnswer, ReadHeld } from './watch.ts'

/** Seconds for all questions about one hang. */
const PATIENCE = 5
const answers = new Set<unknown>(['held', 'given', 'unknown'])

/** Asks `harness/reader.py`, on that interpreter; whatever goes wrong with it is `unknown`. */
export function readHeldBy(python: string): ReadHeld {
  return async (questions) => {
    if (questions.length === 0) return []
    const command = [python, '-I', '-S', '-B', `${harness}reader.py`]
    const input = JSON.stringify({ held: questions })
    const ended = await spawnRun(command, { env: {}, timeout: PATIENCE, input })
    const said = parse(ended.stdout)
    return questions.map((_, at) => (answers.has(said[at]) ? (said[at] as HeldAnswer) : 'unknown'))
  }
}

function parse(text: string): unknown[] {
  try {
    const { held } = JSON.parse(text)
    return Array.isArray(held) ? held : []
  } catch {
    return []
  }
}
