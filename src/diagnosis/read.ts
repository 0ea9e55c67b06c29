/** Asks a Python what the sources say that the stacks name. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { harness } from '../assets.ts'
import type { Run } from '../process/run.ts'
import type { Evidence } from '../results/model.ts'
import type { Facts } from './facts.ts'
import { filesOf, type Whereabouts } from './scene.ts'

export interface Asking {
  run: Run
  /** The case's own interpreter: each Python is read by its own rules. */
  python: string
  env: Record<string, string>
  /** A folder for question and answer. */
  folder: string
  /** Where the code of the case can come from; the interpreter adds its own. */
  below: string[]
}

const SECONDS = 10

/** What the reader says; nothing at all where it could not be run. */
export async function readFacts(
  evidence: Evidence,
  context: Whereabouts,
  asking: Asking,
): Promise<Facts> {
  const { run, python, env, folder, below } = asking
  const [question, answer] = [join(folder, 'question'), join(folder, 'answer')]
  const files = filesOf(evidence, context)
  writeFileSync(question, JSON.stringify({ facts: { files, below } }))
  const flags = ['-E', '-s', '-S', '-B']
  const command = [python, ...flags, join(harness, 'reader.py'), question, answer]
  try {
    await run(command, { env, cwd: folder, timeout: SECONDS })
    return (JSON.parse(readFileSync(answer, 'utf8')) as { facts: Facts }).facts
  } catch {
    return { library: [], files: {} }
  }
}
