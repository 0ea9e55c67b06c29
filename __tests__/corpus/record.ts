/**
 * Runs the corpus once on a Python and prints what was seen of each hang and what the reader said of
 * the sources: see scripts/record.mjs.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { release, tmpdir } from 'node:os'
import { join } from 'node:path'
import { readFacts } from '../../src/diagnosis/read.ts'
import { spawnRun } from '../../src/process/run.ts'
import type { Evidence } from '../../src/results/model.ts'
import { inParallel, tryProgram } from '../watchdog/trials.ts'
import { emulationOf, reproNames } from './marks.ts'
import { contextOf, type Recording, root, toPlaceholders } from './recording.ts'

const [python, version, prefix] = process.argv.slice(2) as [string, string, string]

async function see(name: string): Promise<[string, Evidence]> {
  const { script } = contextOf(name)
  const options = { limit: 5, emulation: emulationOf(name) }
  const { evidence, outcome } = await tryProgram(script, python, options)
  if (!evidence) throw new Error(`${name} has shown nothing: ${outcome}`)
  process.stderr.write(`${name}: ${outcome}\n`)
  return [name, evidence]
}

async function read([name, evidence]: [string, Evidence]) {
  const folder = mkdtempSync(join(tmpdir(), 'record-'))
  const asking = { run: spawnRun, python, env: { PATH: process.env.PATH ?? '' } }
  try {
    return await readFacts(evidence, contextOf(name), { ...asking, folder, below: [root, prefix] })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const seen = await inParallel(reproNames, 2, see)
const facts = await inParallel(seen, 2, read)
const cases = seen.map(([name, evidence], at) => {
  const files = Object.keys(facts[at]!.files)
  return [name, { evidence, files }] as const
})
const recording: Recording = {
  origin: { python: version, kernel: release() },
  cases: Object.fromEntries(cases),
  library: facts[0]!.library,
  files: Object.assign({}, ...facts.map((one) => one.files)),
}
process.stdout.write(toPlaceholders(JSON.stringify(recording), prefix))
