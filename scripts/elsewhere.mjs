// Runs the hazards and the living programs of the tests on Pythons that this machine does not have, in
// a folder with a whole Debian of its own, or on builds of one's own, and prints the table of
// docs/limits.md. For maintainers: the folder needs root, debootstrap and a mirror of Debian; it is no
// part of the tests.
//   node scripts/elsewhere.mjs --folder /var/tmp/sid [--mirror URL] [--suite sid] [--pythons 3.14,3.15]
//   node scripts/elsewhere.mjs --here /opt/free-threaded/bin/python3,/usr/bin/pypy3
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    mirror: { type: 'string', default: 'http://deb.debian.org/debian' },
    suite: { type: 'string', default: 'sid' },
    pythons: { type: 'string', default: '3.14,3.15' },
    here: { type: 'string' },
  },
})
if (!values.folder === !values.here)
  throw new Error('--folder, where the other Debian is or is to be made, or --here with Pythons')
const root = fileURLToPath(new URL('../', import.meta.url))
const folder = values.folder && resolve(values.folder)
const pythons = values.here
  ? values.here.split(',')
  : values.pythons.split(',').map((one) => `/usr/bin/python${one}`)

/** Programs by kind, and what each kind is to be. */
const kinds = {
  hazards: { folder: 'hazards', limit: 8, good: (one) => one.outcome === 'deadlocked' },
  ended: { folder: 'ended', limit: 15, good: (one) => !isHung(one) },
  living: { folder: 'living', limit: 3, good: (one) => one.outcome !== 'deadlocked' },
}
const isHung = ({ outcome }) => outcome === 'deadlocked' || outcome === 'timed-out'
const quietly = { encoding: 'utf8', stdio: 'pipe', maxBuffer: 1 << 28 }
const shared = ['common', 'mutex', 'native', 'slow_module']

function make() {
  if (existsSync(join(folder, 'etc/debian_version'))) return
  const packages = ['nodejs', ...pythons.map((one) => basename(one))]
  const command = ['--variant=minbase', `--include=${packages}`, values.suite, folder]
  execFileSync('debootstrap', [...command, values.mirror], { stdio: 'inherit' })
}

function copy() {
  const inside = join(folder, 'fork-safety')
  rmSync(inside, { recursive: true, force: true })
  mkdirSync(inside)
  for (const part of ['dist', 'harness', 'package.json', '__tests__/watchdog/programs']) {
    cpSync(join(root, part), join(inside, part), { recursive: true, dereference: true })
  }
}

/** Runs a command there, with mounts that end with it. */
function there(...command) {
  const mounts = [
    `mount -t proc proc '${folder}/proc'`,
    ...['dev', 'sys'].map((one) => `mount --rbind /${one} '${folder}/${one}'`),
  ]
  const script = `set -e; mount --make-rprivate /; ${mounts.join('; ')}; exec chroot '${folder}' "$@"`
  const namespace = ['--mount', '--pid', '--fork', '--kill-child', 'sh', '-c', script, 'sh']
  return execFileSync('unshare', [...namespace, ...command], quietly)
}

/** Where the program lies for what is run, and how a command is run there. */
const place = values.here
  ? { base: root, tell: (...command) => execFileSync(command[0], command.slice(1), quietly) }
  : { base: '/fork-safety/', tell: there }
const output = mkdtempSync(join(folder ? join(folder, 'tmp') : tmpdir(), 'fork-safety-'))

function run(python, { folder: name, limit }) {
  const programs = join('__tests__/watchdog/programs', name)
  const files = readdirSync(join(root, programs))
    .filter((one) => one.endsWith('.py') && !shared.includes(one.slice(0, -3)))
    .map((one) => join(place.base, programs, one))
  const options = ['--trials', '1', '--variants', 'baseline', '--timeout', `${limit}`]
  const seen = folder ? `/tmp/${basename(output)}` : output
  const more = ['--fail-on', 'never', '--allow-skips', '--output', seen]
  try {
    const command = [join(place.base, 'dist/cli.js'), 'run', ...files]
    place.tell('node', ...command, '--python', python, ...options, ...more)
  } catch {
    // What was invalid ends the command with a status of its own; the results tell.
  }
  return JSON.parse(readFileSync(join(output, 'results.json'), 'utf8'))
}

if (folder) {
  make()
  copy()
}
const nameOf = ({ implementation, version, freeThreaded }) =>
  `${implementation} ${version}${freeThreaded ? ', free-threaded' : ''}`

console.log(
  '| Python | hazards deadlocked | of these proven | ended by their own, none hung | living, none deadlocked |',
)
console.log('|---|---|---|---|---|')
for (const python of pythons) {
  const found = Object.values(kinds).map((kind) => ({ kind, results: run(python, kind) }))
  const cells = found.map(({ kind, results: { cases } }) => {
    for (const one of cases.filter((each) => !kind.good(each)))
      console.error(`${python} ${kind.folder} ${one.repro}: ${one.outcome} ${one.reason ?? ''}`)
    return `${cases.filter(kind.good).length} of ${cases.length}`
  })
  const [first] = found
  const proven = first.results.cases.filter(({ proof }) => proof === 'proven').length
  console.log(
    `| ${nameOf(first.results.cases[0].python)} | ${cells[0]} | ${proven} | ${cells[1]} | ${cells[2]} |`,
  )
}
