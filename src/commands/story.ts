import { availableParallelism } from 'node:os'
import { basename, relative } from 'node:path'
import { guardCommandFiles } from '../guard/commandfiles.ts'
import { installEnvironment } from '../guard/environment.ts'
import { masker } from '../guard/mask.ts'
import type { Python } from '../plan/python.ts'
import { spawnRun } from '../process/run.ts'
import type { Context } from '../python/context.ts'
import { contextFor, findPythons } from '../python/pythons.ts'
import { SettingsError } from '../settings/raw.ts'
import type { Settings } from '../settings/settings.ts'
import { CannotRun } from './cannotrun.ts'
import { printReport } from './outcome.ts'
import { runShown, settingsFrom } from './runcommand.ts'
import { say } from './say.ts'
import { settled } from './settled.ts'
import { interruptedBySignals } from './signals.ts'
import { lastLook } from './step.ts'

/** Enough to see it; each hangs, or does not, every time. */
const TRIALS = '3'
/** For each core: these programs wait for most of their time. */
const LANES = 2
/** For pip and uv; in seconds. */
const impatient = {
  ...{ PIP_RETRIES: '1', PIP_DEFAULT_TIMEOUT: '5' },
  ...{ UV_HTTP_RETRIES: '1', UV_HTTP_TIMEOUT: '5' },
}
/** Seconds for an install: a network that does not answer must not be the story. */
const PATIENCE = 25

/**
 * `fork-safety story`: the scenarios of 2015, here and as on a Mac of that year, on one screen. PyMongo
 * is installed into a folder of ours where it is missing and can be had. Returns the exit status.
 */
export async function storyCommand(args: readonly string[]): Promise<number> {
  if (args.length > 0) {
    throw new SettingsError([
      `story: takes no arguments, got '${args.join(' ')}'; did you mean: run ${args.join(' ')}`,
    ])
  }
  const commandFiles = guardCommandFiles(process.env)
  const interrupt = interruptedBySignals()
  const jobs = String(LANES * availableParallelism())
  const given = ['--emulate', 'none,getaddrinfo-lock', '--trials', TRIALS, '--jobs', jobs]
  const bare = await settled(settingsFrom(['getaddrinfo', ...given]))
  const [python] = await findPythons(bare, { env: process.env, log: () => {}, interrupt })
  if (!python || python.missing) throw new CannotRun(python?.missing ?? 'there is no Python')
  const found = await withPymongo(python, bare, interrupt)
  const all = await settled(settingsFrom(['getaddrinfo', 'mongoclient', ...given]))
  const pythons = Promise.resolve([found ?? python])
  const results = await runShown(found ? all : bare, { commandFiles, interrupt, pythons })
  const { renderStory } = await import('../reporting/story.ts')
  const program = programName(process.argv[1] ?? '', process.cwd())
  await printReport(
    (shown, { width, color }) =>
      renderStory(shown, { width, color, program, isBare: found === null }),
    results,
  )
  return lastLook(commandFiles, results.verdict.status, (text) => say(process.stderr, `${text}\n`))
}

/** This Python with PyMongo; null where that cannot be had, which is told. */
async function withPymongo(
  python: Python,
  settings: Settings,
  interrupt: AbortSignal,
): Promise<Python | null> {
  const { keptEnvironment } = await import('../python/kept.ts')
  const log = (text: string) => void say(process.stderr, `${masker(process.env)(text)}\n`)
  const context: Context = {
    ...contextFor(
      settings,
      { env: process.env, log: () => {} },
      (command, options) => {
        if (command.includes('install')) log('PyMongo is installed into a folder of its own …')
        return spawnRun(command, { ...options, interrupt })
      },
      { ...installEnvironment(process.env, []), ...impatient },
    ),
    timeout: PATIENCE,
  }
  return keptEnvironment(python, ['pymongo>=3'], context).catch((error: Error) => {
    log(`PyMongo could not be had: ${error.message}`)
    return null
  })
}

/** How this program is called again from here. */
function programName(file: string, cwd: string): string {
  if (basename(file) === 'fork-safety') return 'fork-safety'
  const path = relative(cwd, file)
  return `node ${path.startsWith('..') ? file : path}`
}
