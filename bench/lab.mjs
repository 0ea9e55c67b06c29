import { execFileSync, spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { cpus, homedir, tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

export const root = fileURLToPath(new URL('../', import.meta.url))
const cache = join(root, '.cache')
/** A script of this folder, or of elsewhere by its whole path. */
export const file = (name) => resolve(root, 'bench', name)

/** Bundles `parts.ts` beside a link to the harness, where the bundle looks for it; imports it. */
export async function loadParts() {
  mkdirSync(join(cache, 'bench'), { recursive: true })
  linkBeside('harness')
  const outfile = join(cache, 'bench', 'parts.mjs')
  const options = { bundle: true, platform: 'node', format: 'esm', logLevel: 'error' }
  await build({ entryPoints: [file('parts.ts')], outfile, ...options })
  return import(pathToFileURL(outfile))
}

/** Where a bundle in the cache looks for what is not in it. */
function linkBeside(name) {
  if (!existsSync(join(cache, name))) symlinkSync(join(root, name), join(cache, name))
}

/** Builds the whole program as it is published; returns its folder. */
export function buildProgram() {
  for (const name of ['harness', 'package.json']) linkBeside(name)
  const folder = join(cache, 'bench-program')
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), folder], { cwd: root })
  return folder
}

/** Those at the paths asked for, or else Pythons of pyenv, `python3` and `pypy3`; oldest first. */
export function findPythons(asked) {
  return (asked ?? pathsOfPythons()).map(describe).sort((one, other) => one.version - other.version)
}

function pathsOfPythons() {
  const versions = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions')
  const names = existsSync(versions) ? readdirSync(versions) : []
  const places = (process.env.PATH ?? '').split(':')
  const onPath = (name) => places.map((place) => join(place, name)).find((path) => existsSync(path))
  const found = names.map((name) => join(versions, name, 'bin/python'))
  const others = [onPath('pypy3'), found.length === 0 ? onPath('python3') : undefined]
  return [...found, ...others.filter(Boolean)]
}

function describe(path) {
  const code =
    'import sys, sysconfig; print(sys.executable); print("%d%02d" % sys.version_info[:2]); ' +
    'print("t" if sysconfig.get_config_var("Py_GIL_DISABLED") else "")'
  const printed = execFileSync(path, ['-c', code], { encoding: 'utf8' })
  const [executable, version, freeThreaded] = printed.split('\n')
  const pypy = basename(path).startsWith('pypy')
  const [major, minor] = [version.slice(0, 1), Number(version.slice(1))]
  const name = `${pypy ? 'PyPy' : 'CPython'} ${major}.${minor}${freeThreaded}`
  return { name, path: executable, version: Number(version), pypy }
}

const plainly = (command, env) =>
  new Promise((done, reject) => {
    const child = spawn(command[0], command.slice(1), { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (text) => {
      output += text
    })
    child.stderr.resume()
    child.on('error', reject)
    child.on('close', (status) => done({ status, output }))
  })

/** A place to run trials in: `trial(script, python, options)`. */
export function openLab(parts) {
  const temporary = mkdtempSync(join(tmpdir(), 'bench-'))
  const system = {
    ...parts.linuxSystem(),
    debuggers: { pythonStacks: async () => '', nativeStacks: async () => '' },
  }
  const reapers = new Map()
  const reapersOf = ({ reaper, path }) => {
    const python = reaper ?? path
    if (!reapers.has(python)) reapers.set(python, parts.keepReapers(python, 2))
    return reapers.get(python)
  }
  const env = { PATH: process.env.PATH ?? '', PYTHONDONTWRITEBYTECODE: '1' }
  return {
    temporary,
    env,
    system,
    close: () => {
      for (const kept of reapers.values()) kept.close()
      rmSync(temporary, { recursive: true, force: true })
    },
    trial: async (
      script,
      python,
      { observed = true, limit = 60, args = [], suite = null } = {},
    ) => {
      const folder = mkdtempSync(join(temporary, 'trial-'))
      for (const name of ['trace', 'stacks']) writeFileSync(join(folder, name), '')
      const observer = { PYTHONPATH: join(root, 'harness/observer'), FORK_SAFETY_TRIAL: folder }
      const request = {
        ...{
          reapers: reapersOf(python),
          cwd: dirname(file(script)),
          timeout: limit,
          folder,
          suite,
        },
        readHeld: parts.readHeldBy(python.path),
        command: [python.path, file(script), ...args],
        env: observed ? { ...env, ...observer } : env,
      }
      try {
        return await parts.runTrial(request, system, new AbortController().signal)
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
    /** Runs a command without anything around it; its exit status. */
    bare: async (command) => (await plainly(command, env)).status,
    /** The same; its output. */
    output: async (command) => (await plainly(command, env)).output,
  }
}

/** Keeps every core busy while `work` runs. */
export async function withBusyCores(work) {
  const loop = ['-e', 'for (;;) {}']
  const busy = cpus().map(() => spawn(process.execPath, loop, { stdio: 'ignore' }))
  try {
    return await work()
  } finally {
    for (const child of busy) child.kill('SIGKILL')
  }
}

export function quantile(values, share) {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
}

export const median = (values) => quantile(values, 0.5)
