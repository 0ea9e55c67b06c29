import type { Outcome } from '../results/model.ts'
import {
  type Expectation,
  type ExpectContext,
  type ExpectTable,
  findExpectation,
  findProblems,
  showKeys,
} from './expectations.ts'
import type { Toml, TomlError } from './toml.ts'

/** The reviewed expectations' file, in the working directory. */
export const acceptedFile = 'fork-safety.toml'

/** Reviewed expectations, by repro. */
export type Accepted = Readonly<Record<string, ExpectTable>>

function problemsOf({ data, lineOf }: Toml): string[] {
  const place = (keys: string[]) => `${acceptedFile}, line ${lineOf(keys)}`
  const sentence = (keys: string[], problem: string) =>
    `${place(['expect', ...keys])}: expect${showKeys(keys)}: ${problem}`
  const strange = Object.keys(data).filter((key) => key !== 'expect')
  const problems = strange.map(
    (key) => `${place([key])}: unknown table ${JSON.stringify(key)}; allowed: expect`,
  )
  const expect = data.expect ?? {}
  if (typeof expect !== 'object' || Array.isArray(expect)) {
    return [...problems, sentence([], 'must be a table of repros')]
  }
  return [
    ...problems,
    ...Object.entries(expect).flatMap(([repro, table]) =>
      findProblems(table).map((one) => sentence([repro, ...one.keys], one.text)),
    ),
  ]
}

/** Reads the text of `fork-safety.toml`: what it says, and all that is wrong with it. */
export async function parseAccepted(
  text: string,
): Promise<{ accepted: Accepted; problems: string[] }> {
  const { parseToml } = await import('./toml.ts')
  try {
    const toml = parseToml(text)
    const problems = problemsOf(toml)
    return { accepted: problems.length > 0 ? {} : ((toml.data.expect ?? {}) as Accepted), problems }
  } catch (error) {
    const { line, message } = error as TomlError
    return { accepted: {}, problems: [`${acceptedFile}, line ${line}: ${message}`] }
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
 * The outcomes a case may have: by the reviewed expectations, else by the repro's own metadata,
 * else that it passes.
 */
export function expectedOutcomes(
  accepted: Accepted,
  repro: string,
  metadata: ExpectTable | null | undefined,
  context: ExpectContext,
): Outcome[] {
  const found = findAccepted(accepted, repro, context) ?? findExpectation(metadata, context)
  return [...(found?.outcomes ?? ['passed'])]
}
