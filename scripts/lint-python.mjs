// The Python of the harness, linted and type-checked by tools that need no Python: all of it runs on
// 2.7 too, which no such tool knows any more, so what they would modernise is left out.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs'

const root = fileURLToPath(new URL('../', import.meta.url))
const harness = `${root}harness/`
const files = readdirSync(harness, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.py') && !name.startsWith('scenarios/'))
  .sort()

const options = {
  'line-length': 110,
  // Python 2's, and what the observer gives to the files that it loads.
  builtins: ['unicode', 'xrange', 'observer'],
  lint: {
    select: ['E', 'F', 'W', 'B', 'C4', 'C90', 'PLE', 'RET', 'SIM', 'RUF100'],
    // zip(strict=…) and contextlib.suppress are Python 3's.
    ignore: ['B905', 'SIM105'],
    mccabe: { 'max-complexity': 12 },
  },
}
const ruff = new Workspace(options, PositionEncoding.Utf16)
const found = files.flatMap((name) =>
  ruff
    .check(readFileSync(harness + name, 'utf8'))
    .map(
      ({ code, message, start_location: at }) =>
        `harness/${name}:${at.row}:${at.column} ${code} ${message}`,
    ),
)
for (const line of found) process.stderr.write(`${line}\n`)

const pyright = ['node_modules/pyright/index.js', '-p', 'pyrightconfig.json']
const { status } = spawnSync(process.execPath, pyright, { cwd: root, stdio: 'inherit' })
process.exitCode = found.length > 0 ? 1 : (status ?? 1)
