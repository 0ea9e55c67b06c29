import { existsSync, readFileSync } from 'node:fs'
import { arch } from 'node:os'
import { dirname, relative, resolve, sep } from 'node:path'
import { harness } from '../assets.ts'
import type { Variables } from '../guard/environment.ts'
import { isScenario, type Repro, type Target } from '../plan/plan.ts'
import { pythonName } from '../results/identity.ts'
import type { Folders, Results } from '../results/model.ts'
import type { Settings } from '../settings/settings.ts'
import { describeMachine } from './machine.ts'

/**
 * What tells this step's results from those of all others of the same workflow run, but not from
 * those of its own earlier attempts.
 */
export function legOf(
  settings: Settings,
  env: Variables,
  target: Target,
  repros: readonly Repro[],
): NonNullable<Results['leg']> {
  const { shard, name, cwd } = settings
  const folders = foldersOf(cwd, env, repros)
  return {
    name: shard ? `${shard.index}/${shard.of}` : name,
    attempt: Number(env.GITHUB_RUN_ATTEMPT) || 1,
    job: JSON.stringify([stepOf(env), machineOf(env), asked(settings, folders, target)]),
    folders,
  }
}

const stepOf = (env: Variables) => [
  env.GITHUB_RUN_ID,
  env.GITHUB_WORKFLOW,
  env.GITHUB_JOB,
  env.GITHUB_ACTION,
]

/** Of a container's image too, which nothing else tells; patch levels change between attempts. */
function machineOf(env: Variables) {
  const { os, libc } = describeMachine()
  return [os, arch(), libc, env.ImageOS, distribution()]
}

function distribution(): string[] {
  try {
    const text = readFileSync('/etc/os-release', 'utf8')
    return [...text.matchAll(/^(?:ID|VERSION_ID)=.*$/gm)].map(([line]) => line).sort()
  } catch {
    return [] // not Linux, or a very small one
  }
}

/** All that was asked, but where results go and what they are compared with. */
function asked(settings: Settings, { repository, cwd }: Folders, { pythons }: Target) {
  const { output, baseline, jobs, cwd: _, ...rest } = settings
  return [rest, relative(repository, cwd), pythons.map(pythonName)]
}

/**
 * The folder of the repository that this run is about, and what else places a file in it. A
 * workspace may hold several checkouts: it is the one that the working directory is in, else the one
 * that the first script is in.
 */
export function foldersOf(cwd: string, env: Variables, repros: readonly Repro[]): Folders {
  const workspace = env.GITHUB_WORKSPACE ? resolve(env.GITHUB_WORKSPACE) : null
  const own = repros.find((repro) => !isScenario(repro))
  const started = [cwd, ...(own ? [own.folder] : [])]
  const found = started.map((folder) => checkoutOf(folder, workspace)).find((one) => one !== null)
  return { cwd, repository: found ?? workspace ?? cwd, tool: dirname(resolve(harness)) }
}

/** The nearest folder with a `.git`, in the workspace if there is one. */
function checkoutOf(folder: string, workspace: string | null): string | null {
  if (workspace && !isIn(folder, workspace)) return null
  if (existsSync(resolve(folder, '.git'))) return folder
  const parent = dirname(folder)
  return parent === folder || folder === workspace ? null : checkoutOf(parent, workspace)
}

const isIn = (path: string, folder: string) => path === folder || path.startsWith(folder + sep)
