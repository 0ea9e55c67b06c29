/** Reads results that may come from anywhere. Load lazily: it brings the validator along. */
import { Ajv, type ErrorObject } from 'ajv'
import schema from '../../schema/results.schema.json' with { type: 'json' }
import { clampResults } from './clamp.ts'
import type { CaseResult, Results } from './model.ts'

const check = new Ajv({ allowUnionTypes: true }).compile<Results>(schema)

/**
 * Results from the text of a `results.json`. Over-long texts and lists are cut (`clamp.ts`).
 * @throws Error with one line that names the place in the JSON, where it is no results file.
 */
export function parseResults(text: string): Results {
  return checkResults(clampResults(parseJson(text)))
}

/**
 * `value` itself, known to be results.
 * @throws as `parseResults`.
 */
export function checkResults(value: unknown): Results {
  if (!check(value)) throw new Error(`not a results file: ${problem(check.errors![0]!)}`)
  const wrong = value.cases.findIndex(isImpossible)
  if (wrong >= 0) {
    throw new Error(`not a results file: cases[${wrong}] has more hangs than trials, or too many`)
  }
  return value
}

/** More trials than anybody can have run. */
const MAX_TRIALS = 1_000_000

const isImpossible = ({ trials, hangs, baseline }: CaseResult) =>
  [{ trials, hangs }, ...(baseline ? [baseline] : [])].some(
    (one) => one.hangs > one.trials || one.trials > MAX_TRIALS,
  )

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error('not a results file: not JSON', { cause: error })
  }
}

/** `cases[0].outcome must be equal to one of the allowed values: deadlocked, …`. */
function problem({ instancePath, message, params }: ErrorObject): string {
  const path = instancePath
    .slice(1)
    .replace(/(?:^|\/)(\d+)(?=\/|$)/g, '[$1]')
    .replaceAll('/', '.')
  const allowed = params.allowedValues ?? params.allowedValue
  const values = allowed === undefined ? '' : `: ${[allowed].flat().join(', ')}`
  return `${path || 'the whole'} ${message}${values}`
}
