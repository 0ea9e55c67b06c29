import type { Outcome } from '../results/model.ts'
import { type Command, declaredCommands } from './commands.ts'
import {
  type Expectation,
  type ExpectContext,
  type ExpectTable,
  findExpectation,
  findProblems,
  showKeys,
} from './expectations.ts'

/** The project's file, in the working directory: its commands and reviewed expectations. */
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
  return `${where}: ${keys[0]}${showKeys(keys.slice(1))}: ${problem}`
}

function problemsOf(data: Record<string, unknown>, text: string): string[] {
  const strange = Object.keys(data).filter((key) => key !== 'expect' && key !== 'repros')
  const problems = strange.map(
    (key) => `${acceptedFile}: unknown table ${JSON.stringify(key)}; allowed: expect, repros`,
  )
  const expect = data.expect ?? {}
  if (typeof expect !== 'object' || Array.isArray(expect)) {
    return [...problems, sentence(text, ['expect'], 'must be a table of repros')]
  }
  return [
    ...problems,
    ...Object.entries(expect).flatMap(([repro, table]) =>
      findProblems(table).map((one) => sentence(text, ['expect', repro, ...one.keys], one.text)),
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
  const { parse } = await import('smol-toml')
  try {
    const data = parse(text)
    const problems = problemsOf(data, text)
    const commands = declaredCommands(data.repros, acceptedFile, (keys, said) =>
      problems.push(sentence(text, ['repros', ...keys], said)),
    )
    const accepted = problems.length > 0 ? {} : ((data.expect ?? {}) as Accepted)
    return { accepted, commands, problems }
  } catch (error) {
    const [first] = String((error as Error).message).split('\n')
    const { line } = error as { line?: number }
    const where = line === undefined ? acceptedFile : `${acceptedFile}, line ${line}`
    return { accepted: {}, commands: [], problems: [`${where}: ${first}`] }
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
