import { existsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolder } from '../folders.ts'
import { guardCommandFiles } from '../guard/commandfiles.ts'
import { trialEnvironment } from '../guard/environment.ts'
import type { Python } from '../plan/python.ts'
import type { Package, StarterFile } from '../plan/starter.ts'
import { spawnRun } from '../process/run.ts'
import { findPythons } from '../python/pythons.ts'
import { SettingsError } from '../settings/raw.ts'
import { statuses } from '../verdict/status.ts'
import { root } from '../version.ts'
import { runAndReport, settingsFrom } from './runcommand.ts'
import { say } from './say.ts'
import { settled } from './settled.ts'
import { interruptedBySignals } from './signals.ts'
import { lastLook } from './step.ts'

/**
 * `fork-safety init [--matrix]`: writes a first repro for the project's own package and the workflow,
 * never over what is there, and runs the repro. Returns the exit status.
 */
export async function initCommand(args: readonly string[]): Promise<number> {
  const strange = args.filter((arg) => arg !== '--matrix')
  if (strange.length > 0) {
    throw new SettingsError(strange.map((arg) => `init: got '${arg}', allowed is --matrix`))
  }
  const { homeOf, packageOf, starterMatrix, starterRepro, starterWorkflow } = await import(
    '../plan/starter.ts'
  )
  const cwd = process.cwd()
  const found = attempt(() => packageOf(cwd))
  const home = homeOf(root)
  const repro = starterRepro(found)
  const others = [
    starterWorkflow(home),
    ...(args.includes('--matrix') ? [starterMatrix(home)] : []),
  ]
  const files = [repro, ...others]
  const written = files.filter((file) => write(file, cwd))
  const lines = files.map((file) => `${written.includes(file) ? 'wrote' : 'kept '}  ${file.path}`)
  if (home === null && others.some((file) => written.includes(file))) {
    lines.push('in the workflow, replace OWNER by where Fork Safety lives')
  }
  await say(process.stdout, `${lines.join('\n')}\n\n`)
  return written.includes(repro) ? runFirst(repro, found) : statuses.ok
}

/** Runs what was written, with the project installed where it is not yet. */
async function runFirst({ path }: StarterFile, { name }: Package): Promise<number> {
  const commandFiles = guardCommandFiles(process.env)
  const interrupt = interruptedBySignals()
  const asked = await settled(settingsFrom([path]))
  const pythons = await findPythons(asked, { env: process.env, log: () => {}, interrupt })
  const isThere = name !== null && (await isInstalled(name, pythons))
  const settings = isThere ? asked : await settled(settingsFrom([path, '--install', '.']))
  const means = { commandFiles, interrupt, pythons: Promise.resolve(pythons) }
  const status = await runAndReport(settings, means)
  return lastLook(commandFiles, status, (text) => say(process.stderr, `${text}\n`))
}

function attempt<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw new SettingsError([`init: ${(error as Error).message}`])
  }
}

/** False where it is there already. */
function write({ path, text }: StarterFile, cwd: string): boolean {
  const place = join(cwd, path)
  if (existsSync(place)) return false
  makeFolder(dirname(place))
  writeFileSync(place, text, { flag: 'wx' })
  return true
}

/** Does the Python that will run it have the package already, in an editable install, say? */
async function isInstalled(name: string, [python]: readonly Python[]): Promise<boolean> {
  if (!python || python.missing) return false
  const { satisfied } = await import('../python/requirements.ts')
  const env = { ...trialEnvironment(process.env, []), ...python.env }
  return (await satisfied({ ...python, env }, [name], spawnRun)) === null
}
