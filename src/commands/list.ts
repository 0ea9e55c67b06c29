import { trialEnvironment } from '../guard/environment.ts'
import { scenariosFolder } from '../plan/read.ts'
import { scenarioNames } from '../plan/repros.ts'
import { knownVariants } from '../plan/variants.ts'
import { spawnRun } from '../process/run.ts'
import { listPythons, nameOf } from '../python/find.ts'
import { contextFor } from '../python/pythons.ts'
import { SettingsError } from '../settings/raw.ts'
import { say } from './say.ts'

/** `fork-safety list`: scenarios, variants, Pythons found here. */
export async function listCommand(args: readonly string[]): Promise<number> {
  if (args.length > 0)
    throw new SettingsError([`list: takes no arguments, got '${args.join(' ')}'`])
  const world = { env: process.env, log: () => {} }
  const settings = { cwd: process.cwd(), offline: true }
  const context = contextFor(settings, world, spawnRun, trialEnvironment(process.env, []))
  const pythons = await listPythons(context)
  const lines = [
    'Scenarios',
    ...scenarioNames(scenariosFolder).map((name) => `  ${name}`),
    'Variants',
    ...knownVariants.map((name) => `  ${name}`),
    'Pythons',
    ...pythons.map((one) => `  ${nameOf(one)}  ${one.path}  (${one.origin})`),
  ]
  await say(process.stdout, `${lines.join('\n')}\n`)
  return 0
}
