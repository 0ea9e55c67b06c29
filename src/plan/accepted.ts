import { type Command, declaredCommands } from './commands.ts'
import {
  type Expectation,
  type ExpectContext,
  type ExpectTable,
  findExpectation,
  findProblems,
  showKeys,
} from './expectations.ts'
import type { Toml, TomlError } from './toml.ts'

/** The project's file, in the working directory: its commands and reviewed expectations. */
export const acceptedFile = 'fork-safety.toml'

/** Reviewed expectations, by repro. */
export type Accepted = Readonly<Record<string, ExpectTable>>

const placeOf = ({ lineOf }: Toml, keys: string[]) => `${acceptedFile}, line ${lineOf(keys)}`

/** A sentence on what stands at these keys. */
const sentence = (toml: Toml, [table = '', ...keys]: string[], problem: string) =>
  `${placeOf(toml, [table, ...keys])}: ${table}${showKeys(keys)}: ${problem}`

function problemsOf(toml: Toml): string[] {
  const { data } = toml
  const strange = Object.keys(data).filter((key) => key !== 'expect' && key !== 'repros')
  const problems = strange.map(
    (key) =>
      `${placeOf(toml, [key])}: unknown table ${JSON.stringify(key)}; allowed: expect, repros`,
  )
  const expect = data.expect ?? {}
  if (typeof expect !== 'object' || Array.isArray(expect)) {
    return [...problems, sentence(toml, ['expect'], 'must be a table of repros')]
  }
  return [
    ...problems,
    ...Object.entries(expect).flatMap(([repro, table]) =>
      findProblems(table).map((one) => sentence(toml, ['expect', repro, ...one.keys], one.text)),
    ),
  ]
}

/** What `fork-safety.toml` says, and all that is wrong with it. */
export interface Project {
  accepted: Accepted
  commands: Command[]
  problems: string[]
}

/** Reads the text of `fork-safety.toml`. */
export async function parseAccepted(text: string): Promise<Project> {
  const { parseToml } = await import('./toml.ts')
  try {
    const toml = parseToml(text)
    const problems = problemsOf(toml)
    const commands = declaredCommands(toml.data.repros, acceptedFile, (keys, said) =>
      problems.push(sentence(toml, ['repros', ...keys], said)),
    )
    const accepted = problems.length > 0 ? {} : ((toml.data.expect ?? {}) as Accepted)
    return { accepted, commands, problems }
  } catch (error) {
    const { line, message } = error as TomlError
    return { accepted: {}, commands: [], problems: [`${acceptedFile}, line ${line}: ${message}`] }
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
