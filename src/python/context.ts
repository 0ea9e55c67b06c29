import { join } from 'node:path'
import type { Run } from '../process/run.ts'

/** What finding and installing may use of the world. */
export interface Context {
  /** An allow-list: all that a tool gets to see. See `contextVariables`. */
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
  readonly platform: string
  /** As `process.arch`. */
  readonly arch: string
  /** True where nothing may be fetched. */
  readonly offline: boolean
  readonly run: Run
  /** Our own folder: all that is written lies below it. See `ownFolder`. */
  readonly folder: string
  readonly log: (text: string) => void
  /** Seconds that one command of an install may take; 600 unless given. */
  readonly timeout?: number
}

/** An install that failed. `log` holds the last 40 lines of the tool that did it. */
export class InstallError extends Error {
  readonly log: string

  constructor(message: string, log = '') {
    super(message)
    this.name = 'InstallError'
    this.log = log
  }
}

/** Names that `env` of a context needs, beside those that every child gets, to find all Pythons. */
export const contextVariables = [
  'RUNNER_TOOL_CACHE',
  'AGENT_TOOLSDIRECTORY',
  'PYENV_ROOT',
  'PYENV_VERSION',
  'XDG_CACHE_HOME',
  'XDG_DATA_HOME',
  'UV_PYTHON_INSTALL_DIR',
  'UV_PYTHON_INSTALL_MIRROR',
  'UV_PYPY_INSTALL_MIRROR',
  'UV_PYTHON_DOWNLOADS_JSON_URL',
  'FORK_SAFETY_UV_MIRROR',
] as const

/** The runner's tool caches, the one that wins first. */
export function toolCaches(env: Context['env']): string[] {
  const folders = [env.AGENT_TOOLSDIRECTORY, env.RUNNER_TOOL_CACHE]
  return [...new Set(folders.filter((folder) => folder !== undefined && folder !== ''))] as string[]
}

/** Our own folder: in the tool cache where there is one, else in the user's cache. */
export function ownFolder(env: Context['env']): string {
  const [toolCache] = toolCaches(env)
  const cache = toolCache ?? env.XDG_CACHE_HOME ?? join(env.HOME ?? '/tmp', '.cache')
  return join(cache, 'fork-safety')
}

/** The last `count` lines that say something. */
export function lastLines(text: string, count = 40): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.slice(-count).join('\n')
}
