import type { Outcome } from '../results/model.ts'
import {
  type Expectation,
  type ExpectContext,
  type ExpectTable,
  findExpectation,
  findProblems,
  showKeys,
} from './expectations.ts'

/** The reviewed expectations' file, in the working directory. */
export const acceptedFile = 'fork-safety.toml'

/** Reviewed expectations, by repro. */
export type Accepted = Readonly<Record<string, ExpectTable>>

/** Line (from 1) of the last of `keys`, each looked for after the one before; null if not found. */
export function lineOfKeys(text: string, keys: readonly string[]): number | null {
  let at = 0
  for (const key of keys) {
    const next = text.indexOf(key, at)
    if (next < 0) return null
    at = next
  }
  return text.slice(0, at).split('\n').length
}

function sentence(text: string, keys: string[], problem: string): string {
  const line = lineOfKeys(text, keys)
  const where = line === null ? acceptedFile : `${acceptedFile}, line ${line}`
  return `${where}: expect${showKeys(keys)}: ${problem}`
}

function problemsOf(data: Record<string, unknown>, text: string): string[] {
  const strange = Object.keys(data).filter((key) => key !== 'expect')
  const problems = strange.map(
    (key) => `${acceptedFile}: unknown table ${JSON.stringify(key)}; allowed: expect`,
  )
  const expect = data.expect ?? {}
  if (typeof expect !== 'object' || Array.isArray(expect)) {
    return [...problems, sentence(text, [], 'must be a table of repros')]
  }
  return [
    ...problems,
    ...Object.entries(expect).flatMap(([repro, table]) =>
      findProblems(table).map((one) => sentence(text, [repro, ...one.keys], one.text)),
    ),
  ]
}

/** Reads the text of `fork-safety.toml`: what it says, and all that is wrong with it. */
export async function parseAccepted(
  text: string,
): Promise<{ accepted: Accepted; problems: string[] }> {
  const { parse } = await import('smol-toml')
  try {
    const data = parse(text)
    const problems = problemsOf(data, text)
    return { accepted: problems.length > 0 ? {} : ((data.expect ?? {}) as Accepted), problems }
  } catch (error) {
    const [first] = String((error as Error).message).split('\n')
    const { line } = error as { line?: number }
    const where = line === undefined ? acceptedFile : `${acceptedFile}, line ${line}`
    return { accepted: {}, problems: [`${where}: ${first}`] }
  }
}

/** What the reviewed expectations say of a case; null if nothing. */
export function findAccepted(
  accepted: Accepted,
  repro: string,
  context: ExpectContext,
): Expectation | null {
  const table = Object.hasOwn(accepted, repro) ? accepted[repro] : null
  return findExpectation(table, context)
}

/**
 * What a case may come to: by the reviewed expectations, else by the repro's own metadata, else that
 * it passes.
 */
export function expectationFor(
  accepted: Accepted,
  repro: string,
  metadata: ExpectTable | null | undefined,
  context: ExpectContext,
): Expectation {
  const found = findAccepted(accepted, repro, context) ?? findExpectation(metadata, context)
  return found ?? { outcomes: ['passed'], locks: [], key: null }
}

/** The outcomes alone. */
export const expectedOutcomes = (...of: Parameters<typeof expectationFor>): Outcome[] => [
  ...expectationFor(...of).outcomes,
]
