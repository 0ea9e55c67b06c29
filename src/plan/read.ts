import { existsSync, readdir, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { harness } from '../assets.ts'
import { bytesOf, nameOf } from '../filenames.ts'
import { SettingsError } from '../settings/raw.ts'
import type { Settings } from '../settings/settings.ts'
import { kindOf } from '../settings/values.ts'
import { type Accepted, acceptedFile, type Project, parseAccepted } from './accepted.ts'
import { type Repro, readRepros } from './plan.ts'

/** Folder of the scenarios that ship. */
export const scenariosFolder = join(harness, 'scenarios')

/** How a glob lists a folder: by names that lead to the files. */
const exact = {
  readdir: ((folder: string, _: object, done: (error: unknown, entries?: object[]) => void) =>
    readdir(bytesOf(folder), { withFileTypes: true, encoding: 'buffer' }, (error, entries) =>
      done(
        error,
        entries?.map((entry) => Object.assign(entry, { name: nameOf(entry.name) })),
      ),
    )) as typeof readdir,
}

/**
 * Reads the repros and the project's reviewed expectations.
 * @throws SettingsError that lists all that is wrong in them, after what was wrong before.
 */
export async function readPlan(
  settings: Settings,
  before: readonly string[] = [],
): Promise<{ repros: Repro[]; accepted: Accepted }> {
  const { parseToml } = await import('./toml.ts')
  const problems = [...before]
  const places = {
    parseToml,
    cwd: settings.cwd,
    scenarios: scenariosFolder,
    kindOf,
    glob: async (pattern: string, cwd: string) =>
      (await import('tinyglobby')).glob(pattern, {
        cwd,
        absolute: true,
        onlyFiles: true,
        fs: exact,
      }),
  }
  const { accepted, commands, problems: inAccepted } = await readAccepted(settings.cwd)
  const repros = await readRepros(settings, commands, places, problems)
  if (problems.length + inAccepted.length > 0) throw new SettingsError([...problems, ...inAccepted])
  return { repros, accepted }
}

async function readAccepted(cwd: string): Promise<Project> {
  const file = join(cwd, acceptedFile)
  if (!existsSync(file)) return { accepted: {}, commands: [], problems: [] }
  return parseAccepted(readFileSync(file, 'utf8'))
}
