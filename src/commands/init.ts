import { existsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolder } from '../folders.ts'
import { trialEnvironment } from '../guard/environment.ts'
import type { StarterFile } from '../plan/starter.ts'
import { spawnRun } from '../process/run.ts'
import { findPythons } from '../python/pythons.ts'
import { SettingsError } from '../settings/raw.ts'
import { runCommand, settingsFrom } from './runcommand.ts'
import { say } from './say.ts'

/**
 * `fork-safety init [--matrix]`: writes a first repro for the project's own package and the workflow,
 * never over what is there, and runs the repro. Returns the exit status.
 */
export async function initCommand(args: readonly string[]): Promise<number> {
  const strange = args.filter((arg) => arg !== '--matrix')
  if (strange.length > 0) {
    throw new SettingsError(strange.map((arg) => `init: got '${arg}', allowed is --matrix`))
  }
  const { packageOf, starterMatrix, starterRepro, starterWorkflow } = await import(
    '../plan/starter.ts'
  )
  const cwd = process.cwd()
  const found = attempt(() => packageOf(cwd))
  const repro = starterRepro(found)
  const others = [starterWorkflow(), ...(args.includes('--matrix') ? [starterMatrix()] : [])]
  const files = [repro, ...others]
  const written = files.filter((file) => write(file, cwd))
  const lines = files.map((file) => `${written.includes(file) ? 'wrote' : 'kept '}  ${file.path}`)
  if (others.some((file) => written.includes(file))) {
    lines.push('in the workflow, replace OWNER by where Fork Safety lives')
  }
  await say(process.stdout, `${lines.join('\n')}\n\n`)
  if (!written.includes(repro)) return 0
  const install = (await isInstalled(found.name)) ? [] : ['--install', '.']
  return runCommand([repro.path, ...install])
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
async function isInstalled(name: string): Promise<boolean> {
  const world = { env: process.env, log: () => {}, interrupt: new AbortController().signal }
  const [python] = await findPythons(settingsFrom([]).settings, world)
  if (!python || python.missing) return false
  const { satisfied } = await import('../python/requirements.ts')
  const env = { ...trialEnvironment(process.env, []), ...python.env }
  return (await satisfied({ ...python, env }, [name], spawnRun)) === null
}
