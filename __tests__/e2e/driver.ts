import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findPythons } from '../../scripts/fixtures.mjs'
import type { Results } from '../../src/results/model.ts'

export const root = fileURLToPath(new URL('../../', import.meta.url))

export interface Ended {
  status: number | null
  stdout: string
  stderr: string
}

export interface Spawning {
  cwd: string
  env?: Record<string, string>
  /** Called with the process, for instance to signal it. */
  meanwhile?: (kill: (signal: NodeJS.Signals) => void, output: () => string) => void
}

/** Runs a committed entry the way its caller does, with nothing inherited but PATH and HOME. */
export const runEntry = (
  name: 'cli' | 'main' | 'report',
  args: string[],
  options: Spawning,
): Promise<Ended> =>
  runCommand([process.execPath, join(root, 'dist', `${name}.js`), ...args], options)

/** Runs a shell's line in which `CLI` and `MAIN` stand for entries, below what comes `before`. */
export function runLine(
  line: string,
  { before = [], ...options }: Spawning & { before?: string[] },
): Promise<Ended> {
  const entry = (name: string) => `"${process.execPath}" "${join(root, 'dist', name)}"`
  const text = line.replaceAll('CLI', entry('cli.js')).replaceAll('MAIN', entry('main.js'))
  return runCommand([...before, 'sh', '-c', text], options)
}

function runCommand([file, ...args]: string[], options: Spawning): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(file!, args, {
      cwd: options.cwd,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...options.env },
    })
    const output = { stdout: '', stderr: '' }
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        output[stream] += text
      })
    }
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, ...output }))
    options.meanwhile?.(
      (signal) => child.kill(signal),
      () => output.stdout + output.stderr,
    )
  })
}

/** Whether a command can be run here to its good end. */
export function can(...[file, ...args]: string[]): boolean {
  try {
    execFileSync(file!, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Whether this user can have mounts of his own. */
export const mounts = can('unshare', '--mount', '--pid', '--fork', 'true')

/** A script whose child hangs for ever: fork in line 9, blocked in 11, holder in 5. */
export const hang = `import os, threading, time
lock = threading.Lock()
def hold():
    with lock:
        time.sleep(30)
threading.Thread(target=hold, daemon=True).start()
while not lock.locked():
    time.sleep(0.01)
pid = os.fork()
if pid == 0:
    with lock:
        os._exit(0)
os.waitpid(pid, 0)
`

/** A script that forks and is well. */
export const good = `import os
if os.fork() == 0:
    os._exit(0)
os.wait()
print("fine")
`

/** A folder of its own with files in it, removed by `remove`. */
export function folderWith(files: Record<string, string>): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'fork-safety-test-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), text)
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** The texts of all files below a folder. */
export const filesBelow = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file, readFileSync(file, 'utf8')]),
  )

export const readResults = (folder: string): Results =>
  JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8'))

/** Executables of the CPythons of this machine, by minor version: on PATH, and pyenv's. */
export function pythonsHere(): Map<string, string> {
  const found = findPythons().filter(({ implementation }) => implementation === 'CPython')
  const minorOf = (version: string) => version.split('.').slice(0, 2).join('.')
  return new Map(found.reverse().map(({ version, path }) => [minorOf(version), path]))
}

/** What a runner gives a step: command files, a workspace, an event, inputs. */
export interface Step {
  env: Record<string, string>
  /** Text of a command file: `output`, `summary`, … */
  read: (name: string) => string
  temporary: string
}

const commandFiles = {
  env: ['GITHUB_ENV', 'set_env_1'],
  path: ['GITHUB_PATH', 'add_path_1'],
  output: ['GITHUB_OUTPUT', 'set_output_1'],
  state: ['GITHUB_STATE', 'save_state_1'],
  summary: ['GITHUB_STEP_SUMMARY', 'step_summary_1'],
} as const

export function stepIn(
  workspace: string,
  inputs: Record<string, string>,
  event: object = {},
): Step {
  const temporary = join(workspace, '..', `${workspace.split('/').at(-1)}-runner`)
  const folder = join(temporary, '_runner_file_commands')
  mkdirSync(folder, { recursive: true })
  const env: Record<string, string> = {
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_REPOSITORY: 'owner/name',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: join(temporary, 'event.json'),
    GITHUB_SHA: '0'.repeat(40),
    GITHUB_RUN_ID: '1',
    RUNNER_TEMP: temporary,
    ACTIONS_RUNTIME_TOKEN: 'the-runtime-token',
  }
  writeFileSync(env.GITHUB_EVENT_PATH!, JSON.stringify(event))
  for (const [variable, file] of Object.values(commandFiles)) {
    env[variable] = join(folder, file)
    writeFileSync(env[variable], '')
  }
  for (const [name, value] of Object.entries({ ...declaredDefaults(), ...inputs })) {
    env[`INPUT_${name.toUpperCase()}`] = value
  }
  const read = (name: string) =>
    readFileSync(env[commandFiles[name as keyof typeof commandFiles][0]]!, 'utf8')
  return { env, read, temporary }
}

/** The runner fills in what action.yml declares; `${{ github.token }}` is what it evaluates to. */
function declaredDefaults(): Record<string, string> {
  const text = readFileSync(join(root, 'action.yml'), 'utf8')
  const inputs = text.slice(text.indexOf('\ninputs:'), text.indexOf('\noutputs:'))
  const defaults: Record<string, string> = {}
  let name = ''
  for (const line of inputs.split('\n')) {
    name = /^ {2}([\w-]+):$/.exec(line)?.[1] ?? name
    const value = /^ {4}default: (.*)$/.exec(line)?.[1]
    if (name) defaults[name] ??= ''
    if (value !== undefined) defaults[name] = value.replace(/^'(.*)'$/, '$1')
  }
  return { ...defaults, token: 'the-github-token' }
}
